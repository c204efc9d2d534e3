package io.github.dialogporten.sdk.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is made of a single value. Null stands for one that cannot be read. */
final class Scalars {

  private static final int UUID_LENGTH = 36;

  private Scalars() {}

  /** Text as it is, and numbers and booleans as they are written. */
  static @Nullable String text(JsonParser at) throws IOException {
    return at.getText();
  }

  static @Nullable UUID uuid(JsonParser at) throws IOException {
    @Nullable UUID usual =
        Characters.uuid(at.getTextCharacters(), at.getTextOffset(), at.getTextLength());
    if (usual != null) {
      return usual;
    }
    String text = at.getText();
    if (text.length() != UUID_LENGTH) {
      return null; // UUID.fromString takes shorter ones too and fills them up
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  /** A date with {@code Z} or an offset; without one nobody can say which moment is meant. */
  static @Nullable Instant instant(JsonParser at) throws IOException {
    @Nullable Instant usual =
        Characters.instant(at.getTextCharacters(), at.getTextOffset(), at.getTextLength());
    if (usual != null) {
      return usual;
    }
    try {
      return OffsetDateTime.parse(at.getText()).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  static @Nullable Boolean bool(JsonParser at) throws IOException {
    return at.hasToken(JsonToken.VALUE_TRUE)
        ? Boolean.TRUE
        : at.hasToken(JsonToken.VALUE_FALSE) ? Boolean.FALSE : null;
  }

  static @Nullable Integer integer(JsonParser at) throws IOException {
    boolean fits =
        at.hasToken(JsonToken.VALUE_NUMBER_INT) && at.getNumberType() == JsonParser.NumberType.INT;
    return fits ? at.getIntValue() : null;
  }
}
