package io.github.dialogporten.sdk.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpServer;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.canary.GetterWalk;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.dialogs.Dialogs;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Bodies that the real service sent: all of each comes out of the public API. They are no part of
 * this project; the system property {@code dialogporten.reference} says which directory has them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceBodiesTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final UUID ID = UUID.fromString("0198c2a1-0000-7000-8000-000000000001");

  /** By the beginning of a file's name: the call that the body answers. */
  private static final Map<String, Function<Dialogs, Object>> CALLS =
      Map.of(
          "get-activity", dialogs -> dialogs.activity(ID, ID),
          "get-dialog", dialogs -> dialogs.open(ID),
          "get-seenlog", dialogs -> dialogs.seenLogEntry(ID, ID),
          "get-transmission", dialogs -> dialogs.transmission(ID, ID),
          "list-activities", dialogs -> dialogs.activities(ID),
          "list-labellog", dialogs -> dialogs.labelLog(ID),
          "list-seenlog", dialogs -> dialogs.seenLog(ID),
          "list-transmissions", dialogs -> dialogs.transmissions(ID),
          "error-404-activities", dialogs -> dialogs.activities(ID),
          "error-", dialogs -> dialogs.open(ID));

  private volatile byte[] body = {};
  private volatile int status = 200;
  private final HttpServer server;
  private final DialogportenClient client;

  ReferenceBodiesTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    URI origin = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    client =
        DialogportenClient.builder(
                AltinnConnection.to(AltinnEnvironment.local(origin, origin, origin).build()))
            .tokenProvider(TokenProvider.ofToken("any"))
            .build();
  }

  @BeforeAll
  void start() {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  @AfterAll
  void stop() {
    server.stop(0);
  }

  @TestFactory
  Stream<DynamicTest> everyBodyComesOutWhole() throws IOException {
    Path directory = directory();
    if (!Files.isDirectory(directory)) {
      return Stream.of(dynamicTest("no reference bodies here", () -> {}));
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> bodies = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      return bodies.stream()
          .map(file -> dynamicTest(file.getFileName().toString(), () -> comesOutWhole(file)));
    }
  }

  @Test
  void aLeafThatNoGetterGivesIsNoticed() throws IOException {
    JsonNode json =
        MAPPER.readTree(
            "{\"id\":\"" + ID + "\",\"type\":\"Information\",\"unheardOf\":\"Information\"}");

    assertThat(unreached("get-activity", json)).containsExactly("/unheardOf");
  }

  private static Path directory() {
    String given = System.getProperty("dialogporten.reference");
    return given == null
        ? Path.of("").toAbsolutePath().resolve("../../shared/reference/responses").normalize()
        : Path.of(given);
  }

  private void comesOutWhole(Path file) throws IOException {
    String name = file.getFileName().toString();
    JsonNode json = MAPPER.readTree(Files.readAllBytes(file));

    assertThat(leaves(json)).isNotEmpty();
    assertThat(unreached(name, json)).isEmpty();
    if (name.startsWith("error-")) {
      given(name, json);
      assertThat(reason(result(name))).as(name).isEqualTo(expected(name, json));
    }
  }

  /** Why the API refused, as the exception tells it. */
  private static Object reason(Object refusal) {
    if (refusal instanceof ForbiddenException forbidden) {
      return forbidden.reason();
    }
    return refusal instanceof NotFoundException missing ? missing.reason() : refusal.getClass();
  }

  /** What the body itself says, read in another way than the SDK reads it. */
  private static Object expected(String name, JsonNode json) {
    String texts = json.path("errors").toString();
    if (name.startsWith("error-404-") && texts.contains("was not found")) {
      return NotFoundException.Reason.MISSING;
    }
    if (name.startsWith("error-403-") && texts.contains("level too low")) {
      return ForbiddenException.Reason.AUTHENTICATION_LEVEL;
    }
    throw new AssertionError("what should " + name + " become?");
  }

  /** A leaf is reached when its value is given by a getter, and another value by the same one. */
  private List<String> unreached(String name, JsonNode json) {
    Map<String, String> given = given(name, json);
    List<String> unreached = new ArrayList<>();
    for (Map.Entry<String, JsonNode> leaf : leaves(json).entrySet()) {
      JsonNode changed = json.deepCopy();
      set(changed, leaf.getKey(), other(leaf.getValue()));
      Map<String, String> then = given(name, changed);
      String before = leaf.getValue().asText();
      boolean reached =
          given.entrySet().stream()
              .anyMatch(
                  each ->
                      isSame(each.getValue(), before)
                          && !each.getValue().equals(then.get(each.getKey())));
      if (!reached) {
        unreached.add(leaf.getKey());
      }
    }
    return unreached;
  }

  /** Times lose nothing but zeros at the end. */
  private static boolean isSame(String given, String sent) {
    if (given.equals(sent)) {
      return true;
    }
    try {
      return Instant.parse(given).equals(Instant.parse(sent));
    } catch (DateTimeException noTime) {
      return false;
    }
  }

  private Map<String, String> given(String name, JsonNode json) {
    body = json.toString().getBytes(UTF_8);
    status = name.startsWith("error-") ? json.path("status").asInt() : 200;
    Map<String, String> values = new TreeMap<>();
    GetterWalk.from(
        result(name),
        (path, value) -> {
          if (!value.getClass().getName().startsWith("io.github.dialogporten")) {
            values.put(path, value.toString());
          }
        });
    return values;
  }

  private Object result(String name) {
    String call =
        CALLS.keySet().stream()
            .filter(name::startsWith)
            .max(Comparator.comparing(String::length))
            .orElseThrow(() -> new AssertionError("which call gives " + name + "?"));
    try {
      Object result = CALLS.get(call).apply(client.dialogs());
      assertThat(name).doesNotStartWith("error-");
      return result;
    } catch (ApiException e) {
      assertThat(name).startsWith("error-");
      return e;
    }
  }

  /** Everything that is no object, no list and not null, by its JSON pointer. */
  private static Map<String, JsonNode> leaves(JsonNode json) {
    Map<String, JsonNode> leaves = new TreeMap<>();
    collect("", json, leaves);
    return leaves;
  }

  private static void collect(String pointer, JsonNode json, Map<String, JsonNode> leaves) {
    if (json.isObject()) {
      json.properties()
          .forEach(each -> collect(pointer + "/" + each.getKey(), each.getValue(), leaves));
    } else if (json.isArray()) {
      for (int i = 0; i < json.size(); i++) {
        collect(pointer + "/" + i, json.get(i), leaves);
      }
    } else if (!json.isNull()) {
      leaves.put(pointer, json);
    }
  }

  private static void set(JsonNode json, String pointer, JsonNode value) {
    int end = pointer.lastIndexOf('/');
    String last = pointer.substring(end + 1);
    JsonNode parent = json.at(pointer.substring(0, end));
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), value);
    } else {
      ((ObjectNode) parent).set(last, value);
    }
  }

  /** Another value of the same kind. */
  private static JsonNode other(JsonNode value) {
    if (value.isBoolean()) {
      return BooleanNode.valueOf(!value.asBoolean());
    }
    if (value.isNumber()) {
      return IntNode.valueOf(value.asInt() + 15);
    }
    String text = value.asText();
    if (text.matches("[0-9a-f-]{36}")) {
      return TextNode.valueOf(UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString());
    }
    try {
      return TextNode.valueOf(Instant.parse(text).plus(Duration.ofDays(1)).toString());
    } catch (DateTimeException noTime) {
      return TextNode.valueOf(text + "x");
    }
  }
}
