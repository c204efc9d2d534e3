package io.github.dialogporten.sdk.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The application's variables. */
class WebSettingsTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "DIALOGPORTEN_ENV", "tt02",
          "IDPORTEN_CLIENT_ID", "some-client",
          "IDPORTEN_CLIENT_SECRET", "canary-secret",
          "IDPORTEN_REDIRECT_URI", "https://app.example.no/callback");

  @Test
  void readsThem() {
    WebSettings settings = WebSettings.of(GOOD);
    assertThat(settings.connection().environment()).isEqualTo(AltinnEnvironment.TT02);
    assertThat(settings.issuer()).isEqualTo(AltinnEnvironment.TT02.idporten().orElseThrow());
    assertThat(settings.base()).hasToString("https://app.example.no");
    assertThat(settings.toString()).doesNotContain("canary", "some-client");
  }

  @Test
  void namesWhatIsMissing() {
    for (String name : GOOD.keySet()) {
      Map<String, String> less = new HashMap<>(GOOD);
      less.remove(name);
      String expected = name.equals("IDPORTEN_CLIENT_SECRET") ? "IDPORTEN_CLIENT_JWK" : name;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WebSettings.of(less))
          .withMessage(expected + ": is needed");
    }
  }

  @Test
  void takesAnAddressThatEndsInCallback() {
    Map<String, String> other = new HashMap<>(GOOD);
    other.put("IDPORTEN_REDIRECT_URI", "https://app.example.no/elsewhere");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebSettings.of(other))
        .withMessageStartingWith("IDPORTEN_REDIRECT_URI: ");
  }
}
