package io.github.dialogporten.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @ParameterizedTest
  @CsvSource({
    "text/markdown, text/markdown, true",
    "text/markdown, TEXT/Markdown ; charset=UTF-8, true",
    "text/markdown, text/x-markdown, true",
    "text/markdown, text/plain, true",
    "text/markdown, text/html, false",
    "text/markdown, application/json, false",
    "text/html, text/html;charset=utf-8, true",
    "text/html, application/xhtml+xml, true",
    "text/html, text/plain, false",
    "text/html, text/markdown, false",
    "text/plain, text/plain, true",
    "text/plain, text/markdown, false",
    "text/plain, text/html, false"
  })
  void plainTextStandsForMarkdownAndNeverForHtml(String declared, String sent, boolean fits) {
    assertThat(type(declared).accepts(type(sent))).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html; charset=iso-8859-1",
        "text/html;charset=\"ISO-8859-1\"",
        "text/html ; x=y ; Charset = latin1"
      })
  void theCharsetIsRead(String header) {
    assertThat(type(header))
        .isEqualTo(new MediaType("text/html", StandardCharsets.ISO_8859_1, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/html; charset=", "text/html; charset=no such", "a;b"})
  void withoutAKnownCharsetItIsUtf8(String header) {
    assertThat(type(header).charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(type(header).isCharsetKnown()).isEqualTo(!header.contains("charset"));
  }

  @Test
  void nothingIsNoType() {
    assertThat(MediaType.parse(null)).isEmpty();
    assertThat(MediaType.parse(" ; charset=utf-8")).isEmpty();
  }

  private static MediaType type(String header) {
    return MediaType.parse(header).orElseThrow();
  }
}
