package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program in a process of its own. */
@Tag("exhaustive")
@Timeout(120)
class ProcessTest {

  private record Ended(int code, String out, String err) {}

  private static Process start(String... args) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // as on a machine where nothing is set up for other letters than English ones
    line.addAll(List.of("-Dfile.encoding=US-ASCII", "-cp", System.getProperty("java.class.path")));
    line.add(Main.class.getName());
    line.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(name -> name.matches("(DIALOGPORTEN|MASKINPORTEN)_.*"));
    return builder.start();
  }

  private static Ended run(String... args) throws Exception {
    Process process = start(args);
    process.getOutputStream().close();
    var err = new java.util.concurrent.FutureTask<>(() -> process.getErrorStream().readAllBytes());
    new Thread(err).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, new String(err.get(), StandardCharsets.UTF_8));
  }

  @Test
  void endsByItselfAndWritesUtf8() throws Exception {
    Ended ended = run("search", "--page-size", "3");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("Skatteoppgjør");
    assertThat(ended.err()).matches("There are more\\. The next page: --cursor \\S+\\R");
  }

  /** SIGTERM, which ends it as Ctrl+C does. */
  @Test
  void aSearchThatIsEndedSaysWhereToGoOn() throws Exception {
    try (LocalAltinn altinn = LocalAltinn.start()) {
      altinn
          .faults()
          .next(
              request -> request.query().contains("continuationToken"),
              1,
              Fault.slowHeaders(Duration.ofMinutes(5)));
      Process search =
          start(
              "search",
              "--all",
              "--page-size=100",
              "--party=310308242",
              "--dialogporten-url=" + altinn.dialogportenUrl(),
              "--token=" + altinn.tokens().systemUser(altinn.world().systemUser()));
      assertThat(altinn.requests().await(2, Duration.ofMinutes(1))).isTrue();

      search.toHandle().destroy();

      String err = new String(search.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(search.waitFor()).isNotZero();
      assertThat(err).contains("To go on after these: --cursor dp2.");
    }
  }

  @Test
  void verboseTellsWhatTheSdkDoesAndNoSecret() throws Exception {
    try (LocalAltinn altinn = LocalAltinn.start()) {
      String token = altinn.tokens().systemUser(altinn.world().systemUser());
      Ended found =
          run(
              "search",
              "--verbose",
              "--dialogporten-url",
              altinn.dialogportenUrl().toString(),
              "--token",
              token,
              "--party",
              "urn:altinn:person:identifier-no:17898510093",
              "--search",
              "kanarifugl");
      Ended refused =
          run(
              "--verbose",
              "open",
              SeededWorld.DELETED.toString(),
              "--dialogporten-url=" + altinn.dialogportenUrl(),
              "--token=" + token);

      assertThat(found.code()).isZero();
      assertThat(found.err()).contains("DEBUG", "dialogs.search");
      assertThat(refused.code()).isEqualTo(3);
      assertThat(refused.err()).contains("DEBUG", "\tat ");
      for (String secret : List.of(token, token.split("\\.")[2], "17898510093", "kanarifugl")) {
        assertThat(found.err() + refused.err()).doesNotContain(secret);
      }
    }
  }

  @Test
  void verboseHoldsNoKeyAndNoTokenOfMaskinportenEither() throws Exception {
    try (LocalAltinn altinn = LocalAltinn.start()) {
      Ended ended =
          run(
              "content",
              SeededWorld.TAX_CARD.toString(),
              "--verbose",
              "--dialogporten-url=" + altinn.dialogportenUrl(),
              "--maskinporten-url=" + altinn.maskinportenUrl(),
              "--client-id=" + altinn.world().clientId(),
              "--key=" + altinn.world().keyFile(),
              "--system-user=310923044");

      assertThat(ended.code()).isZero();
      assertThat(ended.err()).contains("maskinporten.token", "content.main");
      // every JWT and every member of the key begins like this, or is long
      assertThat(ended.err()).doesNotContain("eyJ").doesNotContainPattern("[\\w-]{60}");
      assertThat(ended.err()).doesNotContain("SYNTETISK", "Nytt skattekort");
    }
  }

  @Test
  void aLoginShowsItsAddressAndNoSecret() throws Exception {
    try (LocalAltinn altinn = LocalAltinn.start()) {
      Process login =
          start(
              "login",
              "--verbose",
              "--no-browser",
              "--idporten-url=" + altinn.idportenUrl(),
              "--client-id=" + altinn.world().desktopClient().clientId(),
              "--scope=digdir:dialogporten");
      StringBuilder err = new StringBuilder();
      URI address = null;
      BufferedReader lines = login.errorReader(StandardCharsets.UTF_8);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (address == null && line.startsWith("http")) {
          address = URI.create(line);
          altinn
              .browser()
              .loginAndFollow(address, altinn.world().manager(), LoginChoices.defaults());
        } else {
          err.append(line).append('\n');
        }
      }
      String out = new String(login.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(login.waitFor()).isZero();
      assertThat(out).contains("Logged in.", "a person's");
      assertThat(err).contains("DEBUG", "idporten.code");
      assertThat(out + err)
          .doesNotContain("eyJ", altinn.world().manager().pid(), "SYNTETISK")
          .doesNotContainPattern("[\\w-]{60}");
      for (String part : address.getRawQuery().split("[&=]", -1)) {
        if (part.length() > 20 && !part.equals(altinn.world().desktopClient().clientId())) {
          assertThat(out + err).doesNotContain(part);
        }
      }
    }
  }

  @Test
  void servesOtherProcesses() throws Exception {
    Process server = start("serve", "--json");
    try {
      BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
      JsonNode facts = new JsonMapper().readTree(lines.readLine());
      String[] where = {
        "--dialogporten-url=" + facts.path("dialogportenUrl").asText(),
        "--platform-url=" + facts.path("platformUrl").asText(),
        "--maskinporten-url=" + facts.path("maskinportenUrl").asText(),
        "--client-id=" + facts.path("clientId").asText(),
        "--key=" + facts.path("keyFile").asText(),
        "--system-user=" + facts.path("systemUser").asText()
      };
      Cli.Result parties = Cli.plain().run(joined(where, "parties"));
      Cli.Result opened = Cli.plain().run(joined(where, "open", SeededWorld.MESSAGE.toString()));
      Cli.Result seen = Cli.plain().run(joined(where, "seen-log", SeededWorld.MESSAGE.toString()));

      assertThat(facts.size()).isEqualTo(9);
      assertThat(parties.out()).contains("SYNTETISK BAKERI AS");
      assertThat(opened.code()).isZero();
      assertThat(seen.out()).contains("this token");
      assertThat(server.isAlive()).isTrue();
    } finally {
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static String[] joined(String[] options, String... command) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }
}
