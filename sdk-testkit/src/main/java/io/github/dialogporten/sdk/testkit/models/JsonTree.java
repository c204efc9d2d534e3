package io.github.dialogporten.sdk.testkit.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.Localized;
import io.github.dialogporten.sdk.text.LocalizedText;
import io.github.dialogporten.sdk.text.OpenValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON document that is written place by place. */
final class JsonTree {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern STEP = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)((?:\\[[0-9]+])*)");
  private static final Pattern INDEX = Pattern.compile("\\[([0-9]+)]");
  private static final String TAKES =
      "path: names with dots between and indexes in brackets, such as content.title.value[0]; an"
          + " index is that of an element or the next one";

  /** As the server writes them: seven digits and a Z. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final ObjectNode root;

  private JsonTree(ObjectNode root) {
    this.root = root;
  }

  static JsonTree empty() {
    return new JsonTree(MAPPER.createObjectNode());
  }

  static JsonTree parse(String json) {
    try {
      if (MAPPER.readTree(json) instanceof ObjectNode object) {
        return new JsonTree(object);
      }
    } catch (JsonProcessingException e) {
      // its message quotes the document
    }
    throw new IllegalArgumentException("json: one JSON object");
  }

  JsonTree copy() {
    return new JsonTree(root.deepCopy());
  }

  ObjectNode root() {
    return root;
  }

  /** Sets what is there, or makes it with all that leads to it. */
  void set(String path, @Nullable Object value) {
    List<Object> steps = steps(path);
    JsonNode at = root;
    for (int i = 0; i < steps.size() - 1; i++) {
      at = child(at, steps.get(i), steps.get(i + 1) instanceof Integer);
    }
    put(at, steps.get(steps.size() - 1), node(value));
  }

  /** Adds to a list, which is made when it is not there. */
  void append(String path, Object value) {
    int size = get(path) instanceof ArrayNode list ? list.size() : 0;
    set(path + "[" + size + "]", value);
  }

  /** Takes away what is there; nothing when it is not. */
  void remove(String path) {
    List<Object> steps = steps(path);
    @Nullable JsonNode at = root;
    for (int i = 0; i < steps.size() - 1 && at != null; i++) {
      at = step(at, steps.get(i));
    }
    Object last = steps.get(steps.size() - 1);
    if (at instanceof ObjectNode object && last instanceof String name) {
      object.remove(name);
    } else if (at instanceof ArrayNode array && last instanceof Integer index) {
      array.remove(index);
    }
  }

  @Nullable JsonNode get(String path) {
    @Nullable JsonNode at = root;
    for (Object step : steps(path)) {
      at = at == null ? null : step(at, step);
    }
    return at;
  }

  /** Leaves one entry in each list of texts: the one that {@link Localized#pick} picks. */
  void keepOneLanguage(List<String> languages) {
    keepOneLanguage(root, languages);
  }

  private static void keepOneLanguage(JsonNode node, List<String> languages) {
    if (!(node instanceof ArrayNode list) || !isTexts(list)) {
      node.forEach(each -> keepOneLanguage(each, languages));
      return;
    }
    List<LocalizedText> texts = new ArrayList<>();
    list.forEach(
        each ->
            texts.add(
                new LocalizedText(
                    each.path("languageCode").asText(), each.path("value").asText())));
    LocalizedText kept = Localized.of(texts).pick(languages).orElseThrow();
    ObjectNode only = MAPPER.createObjectNode();
    only.put("languageCode", kept.language());
    only.put("value", kept.value());
    list.removeAll().add(only);
  }

  private static boolean isTexts(ArrayNode list) {
    for (JsonNode each : list) {
      if (!each.has("languageCode") || !each.has("value")) {
        return false;
      }
    }
    return !list.isEmpty();
  }

  String text() {
    try {
      return MAPPER.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }

  private static @Nullable JsonNode step(JsonNode at, Object step) {
    return step instanceof Integer index ? at.get(index) : at.get((String) step);
  }

  private static JsonNode child(JsonNode at, Object step, boolean list) {
    @Nullable JsonNode there = step(at, step);
    if (there instanceof ContainerNode<?>) {
      return there;
    }
    JsonNode made = list ? MAPPER.createArrayNode() : MAPPER.createObjectNode();
    put(at, step, made);
    return made;
  }

  private static void put(JsonNode at, Object step, JsonNode value) {
    if (at instanceof ObjectNode object && step instanceof String name) {
      object.set(name, value);
    } else if (at instanceof ArrayNode array && step instanceof Integer index) {
      if (index > array.size()) {
        throw new IllegalArgumentException(TAKES);
      }
      if (index == array.size()) {
        array.add(value);
      } else {
        array.set(index, value);
      }
    } else {
      throw new IllegalArgumentException(TAKES);
    }
  }

  private static List<Object> steps(String path) {
    List<Object> steps = new ArrayList<>();
    for (String part : path.split("\\.", -1)) {
      Matcher step = STEP.matcher(part);
      if (!step.matches()) {
        throw new IllegalArgumentException(TAKES);
      }
      steps.add(step.group(1));
      Matcher index = INDEX.matcher(step.group(2));
      while (index.find()) {
        steps.add(Integer.valueOf(index.group(1)));
      }
    }
    return steps;
  }

  private static JsonNode node(@Nullable Object value) {
    if (value == null) {
      return NullNode.getInstance();
    }
    if (value instanceof ModelBuilder<?, ?> builder) {
      return builder.tree().root().deepCopy();
    }
    if (value instanceof JsonTree tree) {
      return tree.root.deepCopy();
    }
    if (value instanceof JsonNode node) {
      return node.deepCopy();
    }
    if (value instanceof Actor actor) {
      ObjectNode object = MAPPER.createObjectNode();
      object.put("actorType", actor.type().value());
      actor.id().ifPresent(id -> object.put("actorId", id));
      actor.name().ifPresent(name -> object.put("actorName", name));
      return object;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = MAPPER.createObjectNode();
      map.forEach((name, each) -> object.set(String.valueOf(name), node(each)));
      return object;
    }
    if (value instanceof Iterable<?> list) {
      ArrayNode array = MAPPER.createArrayNode();
      list.forEach(each -> array.add(node(each)));
      return array;
    }
    return MAPPER.valueToTree(scalar(value));
  }

  private static Object scalar(Object value) {
    if (value instanceof Instant instant) {
      return DATE.format(instant);
    }
    if (value instanceof OpenValue<?> open) {
      return open.value();
    }
    if (value instanceof PartyUrn urn) {
      return urn.value();
    }
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }
}
