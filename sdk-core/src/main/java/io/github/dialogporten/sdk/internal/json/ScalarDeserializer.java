package io.github.dialogporten.sdk.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads single values without ever failing for what one holds. */
final class ScalarDeserializer<T> extends StdScalarDeserializer<T> {

  private static final long serialVersionUID = 1L;

  /** Makes a value of what the parser stands at, or null. */
  @FunctionalInterface
  interface Reading<T> {
    @Nullable T at(JsonParser parser) throws IOException;
  }

  // Jackson wants deserializers to be serializable; nobody serializes this one.
  private final transient Reading<T> reading;

  ScalarDeserializer(Class<T> type, Reading<T> reading) {
    super(type);
    this.reading = reading;
  }

  @Override
  public @Nullable T deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (parser.currentToken().isScalarValue()) {
      return reading.at(parser);
    }
    parser.skipChildren();
    return null;
  }
}
