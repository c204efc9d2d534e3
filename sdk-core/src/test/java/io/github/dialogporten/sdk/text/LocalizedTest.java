package io.github.dialogporten.sdk.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text in several languages belongs to itself, whatever it was made of. */
class LocalizedTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10})
  void aCallersListIsNotKept(int count) {
    List<LocalizedText> given = texts(count);
    Localized localized = Localized.of(given);

    given.set(0, new LocalizedText("en", "another"));
    given.add(new LocalizedText("de", "one more"));

    assertThat(localized.all()).isEqualTo(texts(count));
    assertThatThrownBy(() -> localized.all().remove(0))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 10})
  void serializationKeepsIt(int count) throws Exception {
    Localized localized = Localized.of(texts(count));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(localized);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(localized);
    }
  }

  @Test
  void aTextMustBeThere() {
    List<LocalizedText> given = texts(1);
    given.add(null);

    assertThatThrownBy(() -> Localized.of(given)).isInstanceOf(NullPointerException.class);
  }

  private static List<LocalizedText> texts(int count) {
    List<LocalizedText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(new LocalizedText("l" + i, "text " + i));
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no", "NO", "no-NO", "no_NO", "nb", "nb_NO", "nb-NO", "NB_no", "nb_NO.UTF-8"})
  void bokmaalHasSeveralNames(String asked) {
    LocalizedText english = new LocalizedText("en", "letter");
    LocalizedText bokmaal = new LocalizedText("nb", "brev");
    LocalizedText norwegian = new LocalizedText("no", "brev, norsk");

    assertThat(Localized.of(List.of(english, norwegian, bokmaal)).pick(asked)).contains(bokmaal);
    assertThat(Localized.of(List.of(english, norwegian)).pick(asked)).contains(norwegian);
    assertThat(Localized.of(List.of(english)).pick(asked)).contains(english);
    LocalizedText other = new LocalizedText("nb_NO", "brev");
    assertThat(Localized.of(List.of(english, other)).pick(asked)).contains(other);
    LocalizedText nynorsk = new LocalizedText("nn", "brev, nynorsk");
    assertThat(Localized.of(List.of(nynorsk, norwegian)).pick()).contains(norwegian);
    assertThat(Localized.of(List.of(norwegian, nynorsk)).pick("nn_NO")).contains(nynorsk);
  }

  @Test
  void whatCannotBeSeenInALanguageIsShownEscaped() {
    LocalizedText odd =
        new LocalizedText("nb\r\nINFO all is well\u001b[31m\u202e\u2028\ud83d\ude00\u00e5", "x");

    String expected = "nb\\u000d\\u000aINFO all is well\\u001b[31m\\u202e\\u2028\ud83d\ude00\u00e5";
    assertThat(odd).hasToString("LocalizedText[" + expected + "]");
    assertThat(Localized.of(List.of(odd))).hasToString("Localized[" + expected + "]");
    assertThat(Localized.of(List.of(new LocalizedText("nb", "x")))).hasToString("Localized[nb]");
  }
}
