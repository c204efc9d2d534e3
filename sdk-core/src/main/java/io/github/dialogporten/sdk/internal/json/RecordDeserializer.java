package io.github.dialogporten.sdk.internal.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.github.dialogporten.sdk.internal.wire.Envelope;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a wire record. Members that it does not have are skipped, and of two with one name the last
 * counts. A record that has members marked as {@link Envelope} fails without one of them, and with
 * two: Jackson would take a missing list for an empty one.
 *
 * <p>Jackson's own way to a record allocates twice as much: it collects the members one by one in
 * an object, with what is needed for defaults, ids and setters, and keeps unknown ones to the end.
 */
final class RecordDeserializer extends StdDeserializer<Object> implements ResolvableDeserializer {

  private static final long serialVersionUID = 1L;

  private final transient Constructor<?> constructor;
  private final transient Map<String, Member> members = new HashMap<>();
  private final transient List<Member> marked = new ArrayList<>();

  private static final class Member {

    final int index;
    final String name;
    final JavaType type;
    final @Nullable Envelope mark;

    /** Of the items, for a list whose items are not the member's own affair. */
    @Nullable JsonDeserializer<Object> reading;

    Member(int index, String name, JavaType type, @Nullable Envelope mark) {
      this.index = index;
      this.name = name;
      this.type = type;
      this.mark = mark;
    }

    boolean isMarked() {
      return mark != null;
    }

    boolean isMarkedList() {
      return mark != null && type.isCollectionLikeType();
    }
  }

  RecordDeserializer(Class<?> type, TypeFactory types) {
    super(type);
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      @Nullable JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
      String name = named == null ? component.getName() : named.value();
      JavaType of = types.constructType(component.getGenericType());
      @Nullable Envelope mark = component.getAnnotation(Envelope.class);
      Member member = new Member(members.size(), name, of, mark);
      members.put(name, member);
      if (member.isMarked()) {
        marked.add(member);
      }
    }
    try {
      constructor =
          type.getConstructor(
              Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  /** Once, before the first record is read: a record may hold others of its own type. */
  @Override
  public void resolve(DeserializationContext context) throws JsonMappingException {
    for (Member member : members.values()) {
      JavaType type = member.isMarkedList() ? member.type.getContentType() : member.type;
      member.reading = context.findContextualValueDeserializer(type, null);
    }
  }

  /** As Jackson's own for beans: it is the same for all readers. */
  @Override
  public boolean isCachable() {
    return true;
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      return context.handleUnexpectedToken(handledType(), parser);
    }
    @Nullable Object[] values = new Object[members.size()];
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      @Nullable Member member = members.get(name);
      parser.nextToken();
      if (member == null) {
        parser.skipChildren();
      } else if (member.isMarked() && values[member.index] != null) {
        throw wrong(parser, member); // which of the two is meant?
      } else {
        values[member.index] = value(parser, context, member);
      }
    }
    for (Member member : marked) {
      if (values[member.index] == null) {
        throw wrong(parser, member);
      }
    }
    return made(values);
  }

  /** Null for a null, and where what is there cannot be read: both fail a marked member. */
  private @Nullable Object value(JsonParser parser, DeserializationContext context, Member member)
      throws IOException {
    @Nullable Object value = null;
    if (!parser.hasToken(JsonToken.VALUE_NULL)) {
      JsonDeserializer<Object> reading = Objects.requireNonNull(member.reading, member.name);
      try {
        value =
            member.isMarkedList()
                ? list(parser, context, member, reading)
                : reading.deserialize(parser, context);
      } catch (IOException e) {
        throw JsonMappingException.wrapWithPath(e, handledType(), member.name);
      }
    }
    if (value == null && member.isMarked()) {
      throw wrong(parser, member);
    }
    return value;
  }

  /** Reads the items into what asked for them, else into the record itself. */
  private static List<?> list(
      JsonParser parser,
      DeserializationContext context,
      Member member,
      JsonDeserializer<Object> item)
      throws IOException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw MismatchedInputException.from(parser, List.class, "no list");
    }
    Class<?> type = member.type.getContentType().getRawClass();
    boolean nested = Objects.requireNonNull(member.mark).nested();
    @Nullable Items<?, ?> asked = (Items<?, ?>) context.getAttribute(Items.class);
    if (asked != null && asked.wire() == type) {
      asked.read(parser, at -> item.deserialize(at, context), nested);
      return List.of();
    }
    Items<?, ?> own = Items.of(type);
    own.read(parser, at -> item.deserialize(at, context), nested);
    return own.all();
  }

  private JsonMappingException wrong(JsonParser parser, Member member) {
    JsonMappingException wrong =
        MismatchedInputException.from(parser, member.type, "missing, twice or no such value");
    wrong.prependPath(handledType(), member.name);
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
