package io.github.dialogporten.sdk.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.world.Client;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import no.ks.fiks.maskinporten.AccessTokenRequest;
import no.ks.fiks.maskinporten.Maskinportenklient;
import no.ks.fiks.maskinporten.MaskinportenklientProperties;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What it costs to get a token that is there already. */
@State(Scope.Benchmark)
public class TokenReads {

  private static final String SCOPE = "digdir:dialogporten";

  /** Stands for the least that a cache has to look at: what is kept, and what time it is. */
  private volatile long kept = 1;

  private LocalAltinn altinn;
  private TokenProvider systemUser;
  private TokenRequest request;
  private Maskinportenklient other;
  private AccessTokenRequest otherRequest;

  /** Gets each its token, from a Maskinporten in the process. */
  @Setup
  public void start() throws ParseException, JOSEException {
    altinn = LocalAltinn.start();
    Client client = altinn.world().client().tokenLifetime(Duration.ofDays(1));
    MaskinportenClient maskinporten =
        MaskinportenClient.builder(altinn.connection())
            .clientId(client.clientId())
            .signingKey(SigningKey.jwk(client.privateJwk()))
            .scopes(SCOPE)
            .build();
    systemUser = maskinporten.systemUser(altinn.world().customer().number());
    request = new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(30));
    other =
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
    otherRequest = AccessTokenRequest.builder().scopes(Set.of(SCOPE)).build();
    systemUser.token(request);
    other.getAccessToken(otherRequest);
  }

  /** Ends the servers. */
  @TearDown
  public void stop() {
    altinn.close();
  }

  /** The floor: one volatile read and one look at the clock. */
  @Benchmark
  public long floor() {
    return kept + System.nanoTime();
  }

  /** This SDK: a system user's token from its provider. */
  @Benchmark
  public AccessToken systemUserToken() {
    return systemUser.token(request);
  }

  /** ks-no's Maskinporten client: the organisation's token, since it knows no system users. */
  @Benchmark
  public String otherClientsToken() {
    return other.getAccessToken(otherRequest);
  }
}
