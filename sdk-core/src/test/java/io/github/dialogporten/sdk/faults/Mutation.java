package io.github.dialogporten.sdk.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * One thing done to a body: to its tree, or to its bytes.
 *
 * @param kind what is done
 * @param seed where, and with what
 */
record Mutation(Kind kind, long seed) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What can be done. */
  enum Kind {
    REPLACE,
    REMOVE,
    NULL,
    ADD,
    EMPTY,
    REPEAT,
    NEST,
    CUT,
    FLIP,
    INSERT,
    TWICE
  }

  boolean isOfTree() {
    return kind.compareTo(Kind.CUT) < 0;
  }

  JsonNode tree(JsonNode root) {
    Random random = new Random(seed);
    List<ContainerNode<?>> containers = new ArrayList<>();
    collect(root, containers);
    containers.removeIf(container -> container.isEmpty() && kind != Kind.ADD);
    if (containers.isEmpty()) {
      return odd(random);
    }
    ContainerNode<?> container = containers.get(random.nextInt(containers.size()));
    if (container instanceof ObjectNode object) {
      change(object, random);
    } else {
      change((ArrayNode) container, random);
    }
    return root;
  }

  private static void collect(JsonNode root, List<ContainerNode<?>> containers) {
    Deque<JsonNode> unseen = new ArrayDeque<>(List.of(root));
    while (!unseen.isEmpty()) {
      JsonNode node = unseen.pop();
      if (node instanceof ContainerNode<?> container) {
        containers.add(container);
        container.forEach(unseen::push);
      }
    }
  }

  private void change(ObjectNode object, Random random) {
    if (kind == Kind.ADD) {
      object.set("zqmember" + random.nextInt(1_000_000), odd(random));
      return;
    }
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.get(random.nextInt(names.size()));
    switch (kind) {
      case REMOVE -> object.remove(name);
      case NULL -> object.putNull(name);
      case EMPTY -> object.removeAll();
      case REPEAT -> object.set(name, object.get(names.get(random.nextInt(names.size()))));
      case NEST -> object.set(name, nested(object.get(name), random));
      default -> object.set(name, odd(random));
    }
  }

  private void change(ArrayNode array, Random random) {
    if (kind == Kind.ADD) {
      array.add(odd(random));
      return;
    }
    int index = random.nextInt(array.size());
    switch (kind) {
      case REMOVE -> array.remove(index);
      case NULL -> array.setNull(index);
      case EMPTY -> array.removeAll();
      case REPEAT -> array.add(array.get(index).deepCopy());
      case NEST -> array.set(index, nested(array.get(index), random));
      default -> array.set(index, odd(random));
    }
  }

  private static JsonNode nested(JsonNode value, Random random) {
    JsonNode nested = value.deepCopy();
    int levels = random.nextInt(40) == 0 ? 1_050 : 1 + random.nextInt(3);
    for (int i = 0; i < levels; i++) {
      nested =
          random.nextBoolean()
              ? JSON.arrayNode().add(nested)
              : JSON.objectNode().set("zqlevel" + random.nextInt(1_000_000), nested);
    }
    return nested;
  }

  private static JsonNode odd(Random random) {
    String mark = "zqodd" + random.nextInt(1_000_000);
    return switch (random.nextInt(16)) {
      case 0 -> JSON.textNode("");
      case 1 -> JSON.textNode(" " + mark + "\u0000\u2028\ud800 ");
      case 2 -> JSON.textNode(mark + "%s{}" + "x".repeat(random.nextInt(5_000)));
      case 3 -> JSON.textNode("https://" + mark + ".example/a b|{c}%zz");
      case 4 -> JSON.textNode("2026-02-30T25:61:61" + mark);
      case 5 -> JSON.textNode("+1000000000-01-01T00:00:00Z");
      case 6 -> JSON.textNode("urn:dialogporten:" + mark);
      case 7 -> JSON.numberNode(new BigInteger("9".repeat(1 + random.nextInt(400))));
      case 8 -> JSON.numberNode(new BigDecimal("-1e" + random.nextInt(1_000)));
      case 9 -> JSON.numberNode(Long.MIN_VALUE + random.nextInt());
      case 10 -> JSON.numberNode(random.nextInt() / 7.0);
      case 11 -> JSON.booleanNode(random.nextBoolean());
      case 12 -> JSON.arrayNode().add(mark).addNull().add(1);
      case 13 -> JSON.objectNode().put(mark, mark);
      case 14 -> JSON.objectNode();
      default -> JSON.nullNode();
    };
  }

  byte[] bytes(byte[] body) {
    Random random = new Random(seed);
    int at = body.length == 0 ? 0 : random.nextInt(body.length);
    return switch (kind) {
      case CUT -> Arrays.copyOf(body, at);
      case FLIP -> flipped(body, at, random);
      case INSERT -> joined(body, at, piece(random));
      default -> joined(body, body.length, body);
    };
  }

  private static byte[] flipped(byte[] body, int at, Random random) {
    byte[] changed = body.clone();
    if (changed.length > 0) {
      changed[at] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  private static byte[] piece(Random random) {
    String[] pieces = {"\"", "{", "}", "[", "]", ",", ":", "\\", "\\u12", "zqpiece", "\u0000", "é"};
    return pieces[random.nextInt(pieces.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] body, int at, byte[] piece) {
    byte[] joined = Arrays.copyOf(body, body.length + piece.length);
    System.arraycopy(piece, 0, joined, at, piece.length);
    System.arraycopy(body, at, joined, at + piece.length, body.length - at);
    return joined;
  }
}
