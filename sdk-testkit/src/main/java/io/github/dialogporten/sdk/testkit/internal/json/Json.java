package io.github.dialogporten.sdk.testkit.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The few things that writing JSON by hand takes. */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Problem bodies are written with everything but plain ASCII escaped. */
  private static final ObjectMapper ESCAPING =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final DateTimeFormatter SEVEN_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An object that is written down in the kit itself. */
  public static ObjectNode object(String json) {
    if (parse(json) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("no JSON object");
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** Texts as the API lists them: by language code. */
  public static ArrayNode texts(SortedMap<String, String> byLanguage) {
    ArrayNode list = array();
    byLanguage.forEach(
        (code, text) -> list.addObject().put("value", text).put("languageCode", code));
    return list;
  }

  /** Dates have seven digits and a Z, whatever they hold. */
  public static String date(Instant instant) {
    return SEVEN_DIGITS.format(instant);
  }

  /** The precision of the real service: 100 nanoseconds. */
  public static Instant ticks(Instant instant) {
    long nanos = instant.getNano();
    return Instant.ofEpochSecond(instant.getEpochSecond(), nanos - nanos % 100);
  }

  /** Nulls are left out, and times written as dates. */
  public static void put(ObjectNode node, String name, @Nullable Object value) {
    if (value instanceof Integer number) {
      node.put(name, number);
    } else if (value != null) {
      node.put(name, value instanceof Instant at ? date(at) : value.toString());
    }
  }

  public static byte[] bytes(JsonNode node) {
    return text(node).getBytes(StandardCharsets.UTF_8);
  }

  public static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }

  /** As the .NET serializer writes it by default: apostrophes and the like escaped too. */
  public static byte[] escapedBytes(JsonNode node) {
    try {
      return ESCAPING
          .writeValueAsString(node)
          .replace("'", "\\u0027")
          .replace("<", "\\u003C")
          .replace(">", "\\u003E")
          .replace("&", "\\u0026")
          .replace("+", "\\u002B")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }

  /** Null when it is no JSON. */
  public static @Nullable JsonNode parse(byte[] bytes) {
    return parse(new String(bytes, StandardCharsets.UTF_8));
  }

  /** Null when it is no JSON. */
  public static @Nullable JsonNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null || node.isMissingNode() ? null : node;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
