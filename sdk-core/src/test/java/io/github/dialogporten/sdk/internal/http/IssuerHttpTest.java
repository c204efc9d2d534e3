package io.github.dialogporten.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerHttpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://issuer.example/token",
        "http://127.issuer.example/token",
        "http://127.0.0.1.issuer.example/token",
        "https://user@issuer.example/token",
        "ftp://127.0.0.1/token"
      })
  void plainHttpIsForLoopbackOnly(String address) {
    IssuerHttp issuers = new IssuerHttp(AltinnConnection.to(AltinnEnvironment.TT02));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                issuers.send(
                    IssuerRequest.get("test.token", URI.create(address), Duration.ofSeconds(1))))
        .withMessageStartingWith("uri: ");
  }
}
