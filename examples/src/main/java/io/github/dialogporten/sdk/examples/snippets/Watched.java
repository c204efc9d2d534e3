package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CircuitBreakerOptions;
import io.github.dialogporten.sdk.config.RateLimitOptions;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.micrometer.core.instrument.MeterRegistry;

/** A client that is watched and protected, as the documents show it. */
public final class Watched {

  private Watched() {}

  /**
   * Counts a customer's parties.
   *
   * @param registry where the metrics go
   * @param environment which Altinn
   * @param clientId the client in Maskinporten
   * @param key its key
   * @return how many parties the customer's system user may act for
   */
  public static int parties(
      MeterRegistry registry, AltinnEnvironment environment, String clientId, SigningKey key) {
    // snippet:start watched
    var http =
        AltinnHttp.builder()
            .listener(new MicrometerListener(registry))
            .circuitBreaker(CircuitBreakerOptions.defaults())
            .rateLimit(RateLimitOptions.perSecond(20))
            .build();
    var connection = AltinnConnection.builder(environment).http(http).build();
    var maskinporten = // over the same connection: tokens are watched too
        MaskinportenClient.builder(connection)
            .clientId(clientId)
            .signingKey(key)
            .scopes("digdir:dialogporten")
            .build();
    var altinn =
        DialogportenClient.builder(connection)
            .tokenProvider(maskinporten.systemUser("310923044"))
            .build();
    // snippet:end
    return altinn.parties().list().all().size();
  }
}
