package io.github.dialogporten.sdk.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link tells of itself before anything is fetched. */
class LinkTest {

  @ParameterizedTest
  @CsvSource({
    "https://Etat.example/x?a=b#c, https://Etat.example/x?a=b#c",
    "' https://etat.example:8443/x ', https://etat.example:8443/x",
    "https://min_etat.example:8443/x, https://min_etat.example:8443/x",
    "https://R\u00c5D.example:8443/\u00e6?\u00f8=1, https://xn--rd-yia.example:8443/\u00e6?\u00f8=1",
    "https://[2606:2800:220:1::1]:8443/x, https://[2606:2800:220:1::1]:8443/x",
    "http://etat.example, http://etat.example"
  })
  void itsAddressHasItsHostInAscii(String raw, String uri) {
    Link link = Link.of(raw);
    assertThat(link.isUsable()).isTrue();
    assertThat(link.uri().orElseThrow()).hasToString(uri);
    assertThat(link.raw()).isEqualTo(raw);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "//etat.example/x",
        "ftp://etat.example/x",
        "https:///x",
        "https://user@etat.example/x",
        "https://etat.example:x/",
        "https://2130706433/x",
        "https://127\u30020\u30020\u30021/x",
        "https://\uff45tat.example/x",
        "https://\u212a.example/x"
      })
  void itHasNoAddressThatIsNotWhatItLooksLike(String raw) {
    assertThat(Link.of(raw).uri()).isEmpty();
    assertThat(Link.of(raw)).hasToString("Link[no web address]");
  }

  @Test
  void anAddressIsEqualByItsText() {
    assertThat(Link.of("https://r\u00e5d.example"))
        .isEqualTo(Link.of("https://r\u00e5d.example"))
        .isNotEqualTo(Link.of("https://xn--rd-yia.example"));
  }
}
