package io.github.dialogporten.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerCallsTest {

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
    try (AltinnHttp http = AltinnHttp.defaults()) {
      IssuerCalls calls = new IssuerCalls(http, new FakeTime());
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  calls.send(
                      "test.token",
                      URI.create(address),
                      null,
                      Map.of(),
                      false,
                      Duration.ofSeconds(1)))
          .withMessageStartingWith("uri: ");
    }
  }
}
