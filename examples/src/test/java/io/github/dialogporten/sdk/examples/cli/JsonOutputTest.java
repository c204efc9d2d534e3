package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code --json} every command writes JSON to standard output, and nothing else. */
@Timeout(120)
class JsonOutputTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String ID = SeededWorld.TAX_CARD.toString();
  private static final String LARGE = "310308242";

  /** So many documents; -1 stands for any number of lines, one on each. */
  private static final int LINES = -1;

  private static final int ONE = 1;

  /** What a command writes, by its command line. */
  private static final Map<String, Map<String, Integer>> FORMS =
      Map.ofEntries(
          Map.entry("token", Map.of("", ONE)),
          Map.entry("verify-token", Map.of("TOKEN", ONE, "nonsense", ONE)),
          Map.entry("token-keys", Map.of("", ONE, "--issuer", ONE)),
          Map.entry("new-session-key", Map.of("", ONE)),
          Map.entry("parties", Map.of("", ONE, "--access --roles CLIENT", ONE)),
          Map.entry(
              "search",
              Map.of(
                  "--party " + LARGE + " --page-size 10",
                  ONE,
                  "--party " + LARGE + " --search findesikke",
                  ONE,
                  "NOBODY",
                  ONE,
                  "--party " + LARGE + " --all --page-size 100",
                  LINES,
                  "--all",
                  LINES,
                  "--all NOBODY",
                  LINES)),
          Map.entry("open", Map.of(ID, ONE)),
          Map.entry("content", Map.of(ID, ONE, SeededWorld.APP_FORM.toString(), ONE)),
          Map.entry("act", Map.of(ID + " " + SeededWorld.ACKNOWLEDGE_TAX_CARD, ONE)),
          Map.entry("label", Map.of(ID + " --add Bin", ONE, "--bulk - --remove Bin", LINES)),
          Map.entry("transmissions", Map.of(ID, ONE, ID + " ENTRY", ONE)),
          Map.entry("activities", Map.of(ID, ONE, ID + " ENTRY", ONE)),
          Map.entry("seen-log", Map.of(ID, ONE, ID + " ENTRY", ONE)),
          Map.entry("label-log", Map.of(ID, ONE)),
          Map.entry(
              "lookup",
              Map.of(
                  "urn:altinn:dialog-id:" + ID,
                  ONE,
                  "urn:altinn:dialog-id:" + ID + " --service-owner LOCAL",
                  ONE)),
          Map.entry("resources", Map.of("", ONE, "--catalogue", ONE, "PARTIES", LINES)),
          Map.entry("limits", Map.of("", ONE)));

  /** Those that a person or another process belongs to: tested below, and in ProcessTest. */
  private static final List<String> ALONE = List.of("run", "login", "logout", "serve");

  private LocalAltinn altinn;

  @BeforeEach
  void start() {
    altinn = LocalAltinn.start();
  }

  @AfterEach
  void stop() {
    altinn.close();
  }

  static Stream<Arguments> lines() {
    return FORMS.entrySet().stream()
        .flatMap(
            command ->
                command.getValue().entrySet().stream()
                    .map(
                        line ->
                            Arguments.of(command.getKey() + " " + line.getKey(), line.getValue())));
  }

  @Test
  void everyCommandIsInTheTable() {
    Console console =
        new Console(
            new PrintStream(new ByteArrayOutputStream()),
            new PrintStream(new ByteArrayOutputStream()),
            null,
            new ByteArrayInputStream(new byte[0]));
    TreeSet<String> known = new TreeSet<>(FORMS.keySet());
    known.addAll(ALONE);

    assertThat(Program.commandLine(Map.of(), console).getSubcommands().keySet())
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void isJsonAndNothingElse(String line, int form) throws IOException {
    Cli.Result result = run(line);

    assertThat(result.code()).as(result.err()).isEqualTo(line.contains("nonsense") ? 1 : 0);
    List<String> documents = form == ONE ? List.of(result.out()) : result.out().lines().toList();
    if (!line.contains("NOBODY")) {
      assertThat(documents).isNotEmpty();
    }
    for (String document : documents) {
      JsonNode json = JSON.readTree(document);
      assertThat(json.isObject() || json.isArray()).as(document).isTrue();
    }
  }

  private Cli.Result run(String line) throws IOException {
    Cli cli = Cli.at(altinn);
    if (line.contains("NOBODY")) {
      cli =
          Cli.urls(altinn)
              .with(
                  "DIALOGPORTEN_TOKEN",
                  altinn.tokens().systemUser(altinn.world().systemUserWithoutParties()));
    } else if (line.contains("CLIENT") || line.contains("LOCAL")) {
      cli = Cli.plain();
    }
    String command =
        line.replace("TOKEN", altinn.dialogTokens().issue(SeededWorld.TAX_CARD, "read"))
            .replaceAll("NOBODY|CLIENT|LOCAL", "")
            .replace("PARTIES", parties(101))
            .replace("ENTRY", line.contains("ENTRY") ? entry(line) : "");
    return cli.reading(ID + "\n" + SeededWorld.MESSAGE + "\n")
        .run((command.strip() + " --json").split(" +"));
  }

  private String entry(String line) throws IOException {
    Cli.at(altinn).run("open", ID);
    String list = Cli.at(altinn).run(line.split(" ")[0], ID, "--json").out();
    return JSON.readTree(list).path(0).path("id").asText();
  }

  /** So many organisation numbers, each valid. */
  private static String parties(int number) {
    return IntStream.iterate(31_000_000, i -> i + 1)
        .mapToObj(JsonOutputTest::withCheckDigit)
        .filter(each -> each.length() == 9)
        .limit(number)
        .map(each -> "--party " + each)
        .collect(Collectors.joining(" "));
  }

  private static String withCheckDigit(int digits) {
    int[] weights = {3, 2, 7, 6, 5, 4, 3, 2};
    String text = Integer.toString(digits);
    int sum = IntStream.range(0, 8).map(i -> weights[i] * (text.charAt(i) - '0')).sum();
    return text + (11 - sum % 11) % 11;
  }

  @Test
  void aStoryIsNotForMachines() {
    Cli.Result result = Cli.plain().run("run", "--json");

    assertThat(result.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void whatFailsWritesNothing() {
    Cli.Result result = Cli.at(altinn).run("open", SeededWorld.DELETED.toString(), "--json");

    assertThat(result.code()).isEqualTo(ExitCodes.REFUSED);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void contentIsTextInAnObject() throws IOException {
    JsonNode json =
        JSON.readTree(Cli.at(altinn).run("content", ID, "--json", "--language", "nb").out());

    assertThat(json.path("mediaType").asText()).contains("markdown");
    assertThat(json.path("language").asText()).isEqualTo("nb");
    assertThat(json.path("text").asText()).contains("# Nytt skattekort\n");
  }

  @Test
  void loginAndLogoutAreOneObjectEach(@TempDir Path directory) throws Exception {
    Cli cli =
        Cli.logins(altinn)
            .with("DIALOGPORTEN_SESSION_KEY", Cli.plain().run("new-session-key").out().strip());
    String file = directory.resolve("session.bin").toString();
    Cli.Running running = cli.start("login", "--no-browser", "--session-file", file, "--json");
    altinn
        .browser()
        .loginAndFollow(running.awaitAddress(), altinn.world().manager(), LoginChoices.defaults());

    assertThat(JSON.readTree(running.result().out()).path("sessionKept").asBoolean()).isTrue();
    String[] logout = {"logout", "--no-browser", "--session-file", file, "--json"};
    assertThat(JSON.readTree(cli.run(logout).out()).path("wasLoggedIn").asBoolean()).isTrue();
    assertThat(cli.run(logout).out()).isEqualTo("{\"wasLoggedIn\":false}\n");
  }
}
