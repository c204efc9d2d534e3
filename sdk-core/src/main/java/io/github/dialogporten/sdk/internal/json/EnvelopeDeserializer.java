package io.github.dialogporten.sdk.internal.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.github.dialogporten.sdk.internal.wire.Envelope;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record that has members marked as {@link Envelope}, and fails without them. Jackson would
 * take a missing list for an empty one, and of two the last.
 */
final class EnvelopeDeserializer extends StdDeserializer<Object> {

  private static final long serialVersionUID = 1L;

  private final transient Constructor<?> constructor;
  private final transient Map<String, Member> members;

  private record Member(int index, String name, JavaType type, @Nullable Envelope mark) {

    boolean isMarked() {
      return mark != null;
    }
  }

  EnvelopeDeserializer(Class<?> type, TypeFactory types) {
    super(type);
    RecordComponent[] components = type.getRecordComponents();
    members = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      @Nullable JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
      String name = named == null ? component.getName() : named.value();
      JavaType of = types.constructType(component.getGenericType());
      @Nullable Envelope mark = component.getAnnotation(Envelope.class);
      members.put(name, new Member(members.size(), name, of, mark));
    }
    try {
      constructor =
          type.getConstructor(
              Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  /** Whether a type has such members. */
  static boolean reads(Class<?> type) {
    return type.isRecord()
        && Stream.of(type.getRecordComponents())
            .anyMatch(component -> component.isAnnotationPresent(Envelope.class));
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      return context.handleUnexpectedToken(handledType(), parser);
    }
    @Nullable Object[] values = new Object[members.size()];
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      @Nullable Member member = members.get(parser.currentName());
      parser.nextToken();
      if (member == null) {
        parser.skipChildren();
      } else if (member.isMarked() && values[member.index()] != null) {
        throw wrong(parser, member); // which of the two is meant?
      } else {
        values[member.index()] = value(parser, context, member);
      }
    }
    for (Member member : members.values()) {
      if (member.isMarked() && values[member.index()] == null) {
        throw wrong(parser, member);
      }
    }
    return made(values);
  }

  /** Null for a null, and where what is there cannot be read: both fail a marked member. */
  private @Nullable Object value(JsonParser parser, DeserializationContext context, Member member)
      throws IOException {
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      if (member.isMarked()) {
        throw wrong(parser, member);
      }
      return null;
    }
    @Nullable Object value;
    try {
      value =
          member.mark() != null && member.type().isCollectionLikeType()
              ? list(parser, context, member.type().getContentType(), member.mark())
              : context.readValue(parser, member.type());
    } catch (IOException e) {
      throw JsonMappingException.wrapWithPath(e, handledType(), member.name());
    }
    if (value == null && member.isMarked()) {
      throw wrong(parser, member);
    }
    return value;
  }

  /** Reads the items into what asked for them, else into the record itself. */
  private List<?> list(
      JsonParser parser, DeserializationContext context, JavaType type, Envelope mark)
      throws IOException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw MismatchedInputException.from(parser, List.class, "no list");
    }
    JsonDeserializer<Object> item = context.findRootValueDeserializer(type);
    @Nullable Items<?, ?> asked = (Items<?, ?>) context.getAttribute(Items.class);
    if (asked != null && asked.wire() == type.getRawClass()) {
      asked.read(parser, at -> item.deserialize(at, context), mark.nested());
      return List.of();
    }
    Items<?, ?> own = Items.of(type.getRawClass());
    own.read(parser, at -> item.deserialize(at, context), mark.nested());
    return own.all();
  }

  private JsonMappingException wrong(JsonParser parser, Member member) {
    JsonMappingException wrong =
        MismatchedInputException.from(parser, member.type(), "missing, twice or no such value");
    wrong.prependPath(handledType(), member.name());
    return wrong;
  }

  private Object made(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(handledType().getName(), e);
    }
  }
}
