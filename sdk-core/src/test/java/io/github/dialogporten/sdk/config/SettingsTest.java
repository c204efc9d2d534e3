package io.github.dialogporten.sdk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings as people copy them: each is taken, or refused for what is really wrong with it. */
class SettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "http://proxy.canary.no; a scheme",
        "HTTPS://proxy.canary.no:8080/; a scheme",
        "socks5://proxy.canary.no; a scheme",
        "http://canary:canary@proxy.canary.no:8080; credentials",
        "canary:canary@proxy.canary.no; credentials",
        "canary@proxy.canary.no; credentials",
        "proxy.canary.no:8080; a port in it",
        "[::1]:8080; a port in it",
        "proxy.canary.no/; a path in it",
        "`proxy.canary.no `; a blank or a line end",
        "bl\u00e5b\u00e6r.canary.no; other characters",
        "canary:canary:x; other characters",
        "` `; empty",
      })
  void aProxyIsRefusedForWhatIsWrongWithIt(String host, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AltinnHttp.builder().proxy(host, 8080))
        .withMessageStartingWith("host: ")
        .withMessageContaining(expected)
        .withMessageNotContaining("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy", "proxy.example.no", "my_proxy", "10.0.0.1", "::1", "[::1]"})
  void aProxyByNameOrAddress(String host) {
    AltinnHttp http = AltinnHttp.builder().proxy(host, 3128).build();

    assertThat(http.proxy().orElseThrow().getHostString()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_536})
  void aPortThatIsNone(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AltinnHttp.builder().proxy("proxy.example.no", port))
        .withMessage("port: the proxy's port, 1 to 65535");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://canary.example/dialogporten/api/v1",
        "https://canary.example/dialogporten/api/v1/",
        "https://canary.example/dialogporten/API/V1/enduser",
        "http://127.0.0.1:8080/api/v1"
      })
  void dialogportensAddressIsThePartBeforeItsPath(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AltinnEnvironment.builder("eget").dialogporten(URI.create(address)))
        .withMessage(
            "dialogporten: the address is the part before /api/v1, which the SDK adds itself");
  }

  @Test
  void soAreTheOthers() {
    AltinnEnvironment.Builder builder = AltinnEnvironment.builder("eget");
    refused(
        "before /authentication",
        () -> builder.platform(URI.create("https://x.example/authentication/api/v1/exchange")));
    refused(
        "before /.well-known",
        () ->
            builder.maskinporten(
                URI.create("https://x.example/.well-known/oauth-authorization-server")));
    refused("before /token", () -> builder.maskinporten(URI.create("https://x.example/token")));
    refused(
        "before /.well-known",
        () -> builder.idporten(URI.create("https://x.example/.well-known/openid-configuration")));
  }

  @ParameterizedTest
  @CsvSource({
    "https://canary:canary@x.example, user info",
    "http://canary.example, http and no loopback",
    "ftp://canary.example, another scheme",
    "//canary.example, no scheme",
    "https:/canary, no host",
    "https://can_ary.example, malformed",
    "https://canary.example?a=b, a query",
    "https://canary.example#a, a fragment"
  })
  void anAddressIsRefusedForWhatIsWrongWithIt(String address, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AltinnEnvironment.builder("eget").platform(URI.create(address)))
        .withMessageStartingWith("platform: ")
        .satisfies(e -> assertThat(e.getMessage().replace(",", "")).contains("; this"))
        .satisfies(
            e ->
                assertThat(e.getMessage().replaceFirst(".*; ", "").replace(",", ""))
                    .contains(expected))
        .withMessageNotContaining("canary");
  }

  private static void refused(String expected, Runnable setting) {
    assertThatIllegalArgumentException().isThrownBy(setting::run).withMessageContaining(expected);
  }
}
