package io.github.dialogporten.sdk.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.world.Client;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import no.ks.fiks.maskinporten.AccessTokenRequest;
import no.ks.fiks.maskinporten.Maskinportenklient;
import no.ks.fiks.maskinporten.MaskinportenklientProperties;

/** Getting a token that is there already, from a Maskinporten in the process. */
final class TokenWork {

  private static final String SCOPE = "digdir:dialogporten";

  /** Stands for the least that a cache has to look at: what is kept, and what time it is. */
  private static volatile long kept = 1;

  private TokenWork() {}

  /** The floor: one volatile read and one look at the clock. */
  static Work floor(URI server) {
    return () -> kept + System.nanoTime();
  }

  /** This SDK: a system user's token from its provider. */
  static Work systemUser(URI server) {
    LocalAltinn altinn = LocalAltinn.start();
    Client client = client(altinn);
    TokenProvider provider =
        MaskinportenClient.builder(altinn.connection())
            .clientId(client.clientId())
            .signingKey(SigningKey.jwk(client.privateJwk()))
            .scopes(SCOPE)
            .build()
            .systemUser(altinn.world().customer().number());
    TokenRequest request = new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(30));
    return () -> provider.token(request).value().length();
  }

  /** ks-no's Maskinporten client: the organisation's token, since it knows no system users. */
  static Work otherClients(URI server) throws ParseException, JOSEException {
    LocalAltinn altinn = LocalAltinn.start();
    Client client = client(altinn);
    Maskinportenklient other =
        Maskinportenklient.builder()
            .withPrivateKey(RSAKey.parse(client.privateJwk()).toPrivateKey())
            .usingAsymmetricKey(client.keyId())
            .withProperties(
                MaskinportenklientProperties.builder()
                    .audience(altinn.maskinportenUrl().toString())
                    .tokenEndpoint(altinn.maskinportenUrl() + "token")
                    .issuer(client.clientId())
                    .numberOfSecondsLeftBeforeExpire(10)
                    .build())
            .build();
    AccessTokenRequest request = AccessTokenRequest.builder().scopes(Set.of(SCOPE)).build();
    return () -> other.getAccessToken(request).length();
  }

  private static Client client(LocalAltinn altinn) {
    return altinn.world().client().tokenLifetime(Duration.ofDays(1));
  }
}
