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
}
