package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Every operation of the published document can be reached from the program, with each of its
 * parameters. What bodies hold is tested where labels are.
 */
class PublishedOperationsTest {

  private static final Path DOCUMENT =
      Path.of("").toAbsolutePath().getParent().resolve("openapi/dialogporten-enduser.yaml");
  private static final Map<String, Operation> DOCUMENTED = documented();

  /** The command lines that use an operation, by its id; together they send all parameters. */
  private static final Map<String, List<String>> LINES =
      Map.ofEntries(
          Map.entry(
              "searchDialogs",
              List.of(
                  "search --party 310308242 --service-resource urn:altinn:resource:a --org skd"
                      + " --extended-status x --external-reference sak-42 --status Draft"
                      + " --process urn:a:b --system-label Bin --is-content-seen false"
                      + " --exclude-api-only true --search skattekort --search-language-code nn"
                      + " --created-after 2026-01-01 --created-before 2026-01-02"
                      + " --updated-after 2026-01-03 --updated-before 2026-01-04"
                      + " --content-updated-after 2026-01-05 --content-updated-before 2026-01-06"
                      + " --due-after 2026-01-07 --due-before 2026-01-08"
                      + " --order-by createdAt_asc --page-size 7",
                  "search --party 310308242 --page-size 2 --cursor CONTINUATION --language en")),
          Map.entry("getDialog", List.of("open ID --language nb")),
          Map.entry("listActivities", List.of("activities ID --language nb")),
          Map.entry("getActivity", List.of("activities ID ACTIVITY --language nb")),
          Map.entry("listTransmissions", List.of("transmissions ID --language nb,en")),
          Map.entry("getTransmission", List.of("transmissions ID TRANSMISSION --language nb")),
          Map.entry("listSeenLog", List.of("seen-log ID")),
          Map.entry("getSeenLogEntry", List.of("seen-log ID SEEN")),
          Map.entry("listLabelLog", List.of("label-log ID")),
          Map.entry(
              "setLabels",
              List.of("label ID --add Archive --remove Bin --if-match LABEL-REVISION")),
          Map.entry("setLabelsOfMany", List.of("label --bulk - --add Archive --remove Bin")),
          Map.entry("lookUpDialog", List.of("lookup urn:altinn:dialog-id:ID --language nb")),
          Map.entry("listParties", List.of("parties")),
          Map.entry(
              "listAuthorizedServiceResources",
              List.of("resources --party 310923044 --language nb")),
          Map.entry("getLimits", List.of("limits")),
          Map.entry("listServiceResources", List.of("resources --catalogue --language nb")),
          Map.entry("getKeys", List.of("token-keys --json")),
          Map.entry("getTokenIssuer", List.of("token-keys --issuer")));

  private LocalAltinn altinn;

  /** An operation as it is published. */
  private record Operation(String method, String path, Set<String> query, Set<String> headers) {

    boolean is(ReceivedRequest request) {
      return request.method().equals(method)
          && request.path().matches(".*" + path.replaceAll("\\{[^}]*}", "[^/]+"));
    }
  }

  private static Map<String, Operation> documented() {
    JsonNode root;
    try {
      root = new JsonMapper().valueToTree(new Yaml().load(Files.readString(DOCUMENT)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Map<String, Operation> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
        JsonNode operation = verb.getValue();
        if (operation.has("operationId")) {
          Operation known =
              new Operation(
                  verb.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  new TreeSet<>(),
                  new TreeSet<>());
          operation.path("parameters").forEach(each -> note(root, each, known));
          operations.put(operation.path("operationId").asText(), known);
        }
      }
    }
    return operations;
  }

  private static void note(JsonNode root, JsonNode given, Operation known) {
    JsonNode parameter =
        given.has("$ref") ? root.at(given.path("$ref").asText().substring(1)) : given;
    String name = parameter.path("name").asText();
    switch (parameter.path("in").asText()) {
      case "query" -> known.query().add(name);
      case "header" -> known.headers().add(name);
      default -> {}
    }
  }

  @BeforeEach
  void start() {
    altinn = LocalAltinn.start();
  }

  @AfterEach
  void stop() {
    altinn.close();
  }

  static Stream<String> operations() {
    return LINES.keySet().stream().sorted();
  }

  @Test
  void theTableIsTheDocument() {
    assertThat(DOCUMENTED).hasSize(18);
    assertThat(LINES.keySet()).containsExactlyInAnyOrderElementsOf(DOCUMENTED.keySet());
    assertThat(DOCUMENTED.get("searchDialogs").query()).hasSize(23);
    assertThat(DOCUMENTED.get("setLabels").headers()).containsExactly("If-Match");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void isReachedWithEveryParameter(String id) throws IOException {
    Operation operation = DOCUMENTED.get(id);
    Set<String> query = new TreeSet<>();
    Set<String> headers = new TreeSet<>();

    for (String line : LINES.get(id)) {
      String[] words = words(line);
      altinn.requests().clear();
      Cli.Result result = Cli.at(altinn).reading(list()).run(words);

      assertThat(result.code()).as(result.err()).isZero();
      List<ReceivedRequest> sent = altinn.requests().matching(operation::is);
      assertThat(sent).as(line).isNotEmpty().allMatch(request -> request.status() / 100 == 2);
      for (ReceivedRequest request : sent) {
        Stream.of(request.query().split("&"))
            .filter(pair -> !pair.isEmpty())
            .forEach(pair -> query.add(pair.substring(0, pair.indexOf('='))));
        operation.headers().stream()
            .filter(name -> request.header(name).isPresent())
            .forEach(headers::add);
      }
    }
    assertThat(query).isEqualTo(operation.query());
    assertThat(headers).isEqualTo(operation.headers());
  }

  private String list() {
    return SeededWorld.TAX_CARD + "," + labelRevision() + "\n" + SeededWorld.MESSAGE + "\n";
  }

  private String labelRevision() {
    return altinn.dialogs().get(SeededWorld.TAX_CARD).endUserContextRevision().toString();
  }

  private String[] words(String line) throws IOException {
    String text = line;
    text = text.contains("ACTIVITY") ? text.replace("ACTIVITY", entry("activities")) : text;
    text =
        text.contains("TRANSMISSION") ? text.replace("TRANSMISSION", entry("transmissions")) : text;
    if (text.contains("SEEN")) {
      Cli.at(altinn).run("open", SeededWorld.TAX_CARD.toString());
      text = text.replace("SEEN", entry("seen-log"));
    }
    if (text.contains("CONTINUATION")) {
      text =
          text.replace(
              "CONTINUATION",
              json("search", "--party", "310308242", "--page-size", "2")
                  .path("continuationToken")
                  .asText());
    }
    return text.replace("LABEL-REVISION", labelRevision())
        .replaceAll("\\bID\\b", SeededWorld.TAX_CARD.toString())
        .split(" ");
  }

  private String entry(String command) throws IOException {
    return json(command, SeededWorld.TAX_CARD.toString()).path(0).path("id").asText();
  }

  private JsonNode json(String... line) throws IOException {
    String[] whole = Stream.concat(Stream.of(line), Stream.of("--json")).toArray(String[]::new);
    return new JsonMapper().readTree(Cli.at(altinn).run(whole).out());
  }
}
