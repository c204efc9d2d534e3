package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.internal.wire.WireContentValue;
import io.github.dialogporten.sdk.internal.wire.WireLocalization;
import io.github.dialogporten.sdk.text.Link;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentReferenceTest {

  private static ContentReference reference(
      @Nullable Boolean isAuthorized, String mediaType, String... links) {
    List<WireLocalization> values =
        Stream.of(links)
            .map(link -> new WireLocalization(link.endsWith("/en") ? "en" : "nb", link))
            .toList();
    return Objects.requireNonNull(
        ContentReference.from(new WireContentValue(isAuthorized, mediaType, values)));
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown, MARKDOWN",
    "application/vnd.dialogporten.frontchannelembed-url; type=text/markdown, MARKDOWN",
    "APPLICATION/VND.DIALOGPORTEN.FRONTCHANNELEMBED-URL;TYPE=TEXT/HTML, HTML",
    "application/vnd.dialogporten.frontchannelembed-url;type=\"text/html\", HTML",
    "application/vnd.dialogporten.frontchannelembed+json;type=markdown, MARKDOWN",
    "application/vnd.dialogporten.frontchannelembed+json;type=html, HTML",
    "application/vnd.dialogporten.frontchannelembed+json; type=html, HTML",
    "application/vnd.dialogporten.frontchannelembed-url, OTHER",
    "application/vnd.dialogporten.frontchannelembed-url;type=text/plain, OTHER",
    "text/html, OTHER",
    "'', OTHER",
  })
  void declared(String mediaType, ContentReference.Declared declared) {
    assertThat(reference(true, mediaType).declared()).isEqualTo(declared);
    assertThat(reference(true, mediaType).mediaType()).isEqualTo(mediaType);
  }

  @Test
  void linksByLanguage() {
    ContentReference reference =
        reference(true, "", "https://a.eksempel.invalid/nb", "https://a.eksempel.invalid/en");
    assertThat(reference.link("en")).contains(Link.of("https://a.eksempel.invalid/en"));
    assertThat(reference.link("nb", "en")).contains(Link.of("https://a.eksempel.invalid/nb"));
    assertThat(reference(true, "").link("nb")).isEmpty();
    assertThat(reference.toString()).doesNotContain("eksempel");
  }

  @Test
  void whatTheServerSaysGoesBeforeWhatItMasks() {
    String masked = "urn:dialogporten:unauthorized";
    assertThat(reference(true, "", "https://a.eksempel.invalid/nb").isAuthorized()).isTrue();
    assertThat(reference(false, "", masked).isAuthorized()).isFalse();
    assertThat(reference(null, "", masked).isAuthorized()).isFalse();
    assertThat(reference(null, "", "https://a.eksempel.invalid/nb").isAuthorized()).isTrue();
  }
}
