package io.github.dialogporten.sdk.testkit.models;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.OpenValue;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON document that is written place by place. */
final class JsonTree {

  private static final Pattern PATH =
      Pattern.compile("NAME(\\.NAME)*".replace("NAME", "[A-Za-z_]\\w*(\\[(0|[1-9]\\d*)])*"));
  private static final String TAKES =
      "path: names with dots between and indexes in brackets, such as content.title.value[0]; an"
          + " index is that of an element or the next one";

  private final ObjectNode root;

  private JsonTree(ObjectNode root) {
    this.root = root;
  }

  static JsonTree empty() {
    return new JsonTree(Json.object());
  }

  static JsonTree parse(String json) {
    if (Json.parse(json) instanceof ObjectNode object) {
      return new JsonTree(object);
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
    put(pointer(path), node(value));
  }

  private void put(JsonPointer at, JsonNode value) {
    int index = at.last().getMatchingIndex();
    JsonNode parent = root.at(at.head());
    if (!parent.isContainerNode()) {
      parent = index < 0 ? Json.object() : Json.array();
      put(at.head(), parent);
    }
    if (parent instanceof ObjectNode object && index < 0) {
      object.set(at.last().getMatchingProperty(), value);
    } else if (parent instanceof ArrayNode array && index >= 0 && index < array.size()) {
      array.set(index, value);
    } else if (parent instanceof ArrayNode array && index == array.size()) {
      array.add(value);
    } else {
      throw new IllegalArgumentException(TAKES);
    }
  }

  /** Adds to a list, which is made when it is not there. */
  void append(String path, Object value) {
    set(path + "[" + get(path).size() + "]", value);
  }

  /** Takes away what is there; nothing when it is not. */
  void remove(String path) {
    JsonPointer at = pointer(path);
    JsonNode parent = root.at(at.head());
    if (parent instanceof ObjectNode object) {
      object.remove(at.last().getMatchingProperty());
    } else if (parent instanceof ArrayNode array) {
      array.remove(at.last().getMatchingIndex());
    }
  }

  /** What is there; a missing node when nothing is. */
  JsonNode get(String path) {
    return root.at(pointer(path));
  }

  private static JsonPointer pointer(String path) {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(TAKES);
    }
    return JsonPointer.compile("/" + path.replace("]", "").replace('.', '/').replace('[', '/'));
  }

  String text() {
    return Json.text(root);
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
      ObjectNode object = Json.object();
      object.put("actorType", actor.type().value());
      actor.id().ifPresent(id -> object.put("actorId", id));
      actor.name().ifPresent(name -> object.put("actorName", name));
      return object;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = Json.object();
      map.forEach((name, each) -> object.set(String.valueOf(name), node(each)));
      return object;
    }
    if (value instanceof Iterable<?> list) {
      ArrayNode array = Json.array();
      list.forEach(each -> array.add(node(each)));
      return array;
    }
    if (value instanceof Instant instant) {
      return TextNode.valueOf(Json.date(instant));
    }
    if (value instanceof OpenValue<?> open) {
      return TextNode.valueOf(open.value());
    }
    if (value instanceof PartyUrn urn) {
      return TextNode.valueOf(urn.value());
    }
    JsonNode plain =
        value instanceof Number || value instanceof Boolean ? Json.parse(value + "") : null;
    return plain == null ? TextNode.valueOf(value.toString()) : plain;
  }
}
