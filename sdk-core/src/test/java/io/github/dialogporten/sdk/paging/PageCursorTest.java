package io.github.dialogporten.sdk.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors as text: what was written comes back, and nothing else does. */
class PageCursorTest {

  private static final byte[] PLACE = {1, 2, 3, -4, 5, 0};

  @Test
  void comesBackAsItWas() {
    PageCursor cursor = PageCursor.of(PLACE);
    PageCursor back = PageCursor.parse(cursor.text());
    assertThat(back).isEqualTo(cursor).hasSameHashCodeAs(cursor);
    assertThat(back.place()).isEqualTo(PLACE);
    assertThat(back.continuationToken()).isEmpty();
    assertThat(cursor.text()).matches("dp2\\.[A-Za-z0-9_-]+");
  }

  @Test
  void aBareTokenComesBackToo() {
    PageCursor cursor = PageCursor.ofContinuationToken("createdat_x,id_y");
    PageCursor back = PageCursor.parse(cursor.text());
    assertThat(back).isEqualTo(cursor);
    assertThat(back.continuationToken()).contains("createdat_x,id_y");
    assertThat(back.place()).isEmpty();
    assertThat(cursor).isNotEqualTo(PageCursor.of("createdat_x,id_y".getBytes()));
  }

  @Test
  void anyOtherTextIsRefused() {
    String text = PageCursor.of(PLACE).text();
    for (int i = 0; i < text.length(); i++) {
      String cut = text.substring(0, i);
      String changed = cut + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
      for (String wrong : new String[] {cut, changed}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> PageCursor.parse(wrong))
            .withMessageStartingWith("text: ")
            .withMessageNotContaining(text.substring(5));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dp1.abcd.x.y", "dp3.AAAA", "dp10."})
  void anotherVersionIsToldApart(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PageCursor.parse(text))
        .withMessageContaining("another version");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "dp2.", "dp2.AA", "dp2.!!!!", "createdat_2026,id_x", "dp2.AAAAAAAAAA"})
  void noCursorAtAll(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PageCursor.parse(text))
        .withMessageContaining("the whole text");
  }

  @Test
  void isSerialisable() throws Exception {
    PageCursor cursor = PageCursor.of(PLACE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(cursor);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(cursor);
    }
  }

  @Test
  void aForgedStreamIsRefused() throws Exception {
    PageCursor cursor = PageCursor.of(PLACE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(cursor);
    }
    String stream = bytes.toString(StandardCharsets.ISO_8859_1);
    String text = cursor.text();
    for (String forged :
        List.of("x".repeat(text.length()), "dp2." + "A".repeat(text.length() - 4))) {
      byte[] odd = stream.replace(text, forged).getBytes(StandardCharsets.ISO_8859_1);
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(odd))) {
        assertThatExceptionOfType(InvalidObjectException.class)
            .isThrownBy(in::readObject)
            .withMessageStartingWith("text: ")
            .withMessageNotContaining(forged);
      }
    }
  }
}
