package io.github.dialogporten.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.internal.HostName;
import io.github.dialogporten.sdk.internal.NoAddressException;
import io.github.dialogporten.sdk.text.Link;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Router, guard, the list of hosts behind a proxy, and the connection see one and the same host.
 */
class ContentHostsTest {

  private final Router router = new Router(AltinnEnvironment.TT02);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://r\u00e5d.example/x",
        "https://RA\u030aD.example/x",
        "https://xn--rd-yia.example/x",
        "https://Min_Etat.example/x"
      })
  void aListedHostIsFoundInEachOfItsSpellings(String link) throws Exception {
    AltinnHttp http =
        AltinnHttp.builder()
            .proxy("proxy.example", 8080)
            .proxiedContentHost("R\u00c5D.example")
            .proxiedContentHost("min_etat.example")
            .build();
    assertThat(http.proxiedContentHosts())
        .containsExactlyInAnyOrder("xn--rd-yia.example", "min_etat.example");
    try (AltinnConnection connection =
            AltinnConnection.builder(AltinnEnvironment.TT02).http(http).build();
        HttpEngine engine = new HttpEngine(connection)) {
      Route listed = router.link(Link.of(link));
      assertThat(engine.client(listed, BodyKind.TEXT, false).proxy()).isNotNull();
      Route other = router.link(Link.of("https://rad.example/x"));
      assertThatThrownBy(() -> engine.client(other, BodyKind.TEXT, false))
          .isInstanceOf(AddressGuard.RefusedAddressException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://etat.example",
        "etat.example:8443",
        "2130706433",
        "\uff45tat.example"
      })
  void whatIsNoHostIsNotListed(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AltinnHttp.builder().proxiedContentHost(host))
        .withMessage("host: an exact host name, without scheme or port");
  }

  @Test
  void theTextOfAHostIsNotChangedOnTheWayToTheConnection() {
    int letters = 0;
    for (int point = 0x80; point < 0x3000; point++) {
      String host;
      try {
        host = HostName.ascii("a" + Character.toString(point) + "b.example");
      } catch (NoAddressException e) {
        continue;
      }
      letters++;
      assertThat(HttpUrl.get("https://" + host + "/x").host()).isEqualTo(host);
    }
    assertThat(letters).isGreaterThan(5_000);
  }
}
