package io.github.dialogporten.sdk.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The API document, and whether an answer is as it says. */
final class ApiDocument {

  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");

  private final JsonNode root;
  private final boolean nulls;

  private ApiDocument(JsonNode root, boolean nulls) {
    this.root = root;
    this.nulls = nulls;
  }

  /** The same, of a service that writes a null where a value may be missing. */
  ApiDocument writingNulls() {
    return new ApiDocument(root, true);
  }

  static ApiDocument read(Path file) {
    try {
      Object document = new Yaml().load(Files.readString(file));
      return new ApiDocument(new ObjectMapper().valueToTree(document), false);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What is wrong with an answer; empty when nothing is. */
  List<String> check(String method, String path, int status, String contentType, String body) {
    List<String> wrong = new ArrayList<>();
    JsonNode response = operation(method, path).path("responses").path(String.valueOf(status));
    if (response.has("$ref")) {
      response = resolve(response);
    }
    if (response.isMissingNode()) {
      return List.of("status " + status + " is not in the document");
    }
    JsonNode content = response.path("content");
    if (body.isEmpty()) {
      return wrong;
    }
    String type = contentType.replaceAll(";.*", "");
    JsonNode media = content.path(type);
    if (media.isMissingNode()) {
      return List.of("content type " + contentType + " is not in the document for " + status);
    }
    if (type.endsWith("json")) {
      try {
        schema(media.path("schema"), new ObjectMapper().readTree(body), "$", wrong);
      } catch (IOException e) {
        wrong.add("no JSON");
      }
    }
    return wrong;
  }

  private JsonNode operation(String method, String path) {
    for (Map.Entry<String, JsonNode> entry : root.path("paths").properties()) {
      String template = entry.getKey().replaceAll("\\{[^}]*}", "[^/]+");
      JsonNode operation = entry.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
      if (path.matches(template) && !operation.isMissingNode()) {
        return operation;
      }
    }
    throw new AssertionError("no operation " + method + " " + path);
  }

  private JsonNode resolve(JsonNode node) {
    return root.at(node.path("$ref").asText().substring(1));
  }

  private void schema(JsonNode given, JsonNode value, String at, List<String> wrong) {
    JsonNode schema = given;
    while (schema.has("$ref")
        || schema.path("oneOf").size() == 1
        || (schema.path("allOf").size() == 1 && !schema.has("properties"))) {
      schema =
          schema.has("$ref")
              ? resolve(schema)
              : schema.path(schema.has("oneOf") ? "oneOf" : "allOf").get(0);
    }
    if (value.isNull()) {
      boolean allowed = nulls && schema.path("nullable").asBoolean();
      expect(allowed, at + ": nulls are left out", wrong);
      return;
    }
    switch (schema.path("type").asText()) {
      case "object" -> object(schema, value, at, wrong);
      case "array" -> {
        expect(value.isArray(), at + ": no array", wrong);
        for (int i = 0; i < value.size(); i++) {
          schema(schema.path("items"), value.get(i), at + "[" + i + "]", wrong);
        }
      }
      case "string" -> text(schema, value, at, wrong);
      case "integer" -> expect(value.isInt(), at + ": no integer", wrong);
      case "boolean" -> expect(value.isBoolean(), at + ": no boolean", wrong);
      default -> {}
    }
  }

  private void object(JsonNode schema, JsonNode value, String at, List<String> wrong) {
    expect(value.isObject(), at + ": no object", wrong);
    for (Map.Entry<String, JsonNode> known : schema.path("properties").properties()) {
      boolean needed = known.getValue().path("x-envelope").asBoolean();
      expect(!needed || value.has(known.getKey()), at + "." + known.getKey() + ": missing", wrong);
    }
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      JsonNode known = property(schema, property.getKey());
      String where = at + "." + property.getKey();
      if (!known.isMissingNode()) {
        schema(known, property.getValue(), where, wrong);
      } else if (schema.path("additionalProperties").isObject()) {
        schema(schema.path("additionalProperties"), property.getValue(), where, wrong);
      } else {
        wrong.add(where + ": unknown");
      }
    }
  }

  /** A property of the schema itself, or of one that it is made of. */
  private JsonNode property(JsonNode schema, String name) {
    JsonNode known = schema.path("properties").path(name);
    for (JsonNode part : schema.path("allOf")) {
      known = known.isMissingNode() ? resolve(part).path("properties").path(name) : known;
    }
    return known;
  }

  private static void text(JsonNode schema, JsonNode value, String at, List<String> wrong) {
    expect(value.isTextual(), at + ": no text", wrong);
    String text = value.asText();
    JsonNode known = schema.path("enum");
    if (known.isArray()) {
      boolean found = false;
      for (JsonNode one : known) {
        found |= one.asText().equals(text);
      }
      expect(found, at + ": " + text + " is not in the enum", wrong);
    }
    try {
      switch (schema.path("format").asText()) {
        case "guid", "uuid" -> UUID.fromString(text);
        case "uri" -> expect(URI.create(text).isAbsolute(), at + ": a relative URI", wrong);
        case "date-time" -> {
          Instant.parse(text);
          expect(DATE.matcher(text).matches(), at + ": not seven digits and Z", wrong);
        }
        default -> {}
      }
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      wrong.add(at + ": " + e.getMessage());
    }
  }

  private static void expect(boolean holds, String message, List<String> wrong) {
    if (!holds) {
      wrong.add(message);
    }
  }
}
