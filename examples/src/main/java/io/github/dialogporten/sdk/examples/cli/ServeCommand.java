package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An Altinn that other programs can talk to. */
@Command(
    name = "serve",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Keeps an Altinn running on this machine, with synthetic data, until the program is ended"
          + " (Ctrl+C). Point this program, your own or any other HTTP client at it.",
      "",
      "With --json it prints one line: an object with dialogportenUrl, platformUrl, maskinportenUrl,"
          + " idportenUrl, testTokensUrl, clientId, keyFile and systemUser (for Maskinporten), and"
          + " loginClientId (a public client for 'login')."
    })
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "The port of Dialogporten and the platform; Maskinporten and ID-porten get the next two."
              + " Without it,"
              + " free ports.")
  @Nullable Integer port;

  @Mixin private GlobalOptions options = new GlobalOptions();

  private final Console console;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    Settings given = new Settings(options, Map.of());
    boolean elsewhere = given.env() != null && !"local".equalsIgnoreCase(given.env());
    if (elsewhere || given.hasUrls() || given.hasCredentials()) {
      throw new UsageException(
          "serve is an Altinn of its own: it takes no addresses, credentials" + " or environment.");
    }
    if (port != null && (port < 0 || port > 65_533)) {
      throw new UsageException("--port takes 1 to 65533, or 0 for a free one.");
    }
    LocalAltinn altinn = LocalAltinn.builder().port(port == null ? 0 : port).start();
    Thread end = new Thread(altinn::close, "end-of-serve");
    Runtime.getRuntime().addShutdownHook(end);
    tell(altinn, given.json());
    new CountDownLatch(1).await(); // until the process is ended
    return ExitCodes.DONE;
  }

  private void tell(LocalAltinn altinn, boolean json) throws JsonProcessingException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("dialogportenUrl", altinn.dialogportenUrl().toString());
    facts.put("platformUrl", altinn.platformUrl().toString());
    facts.put("maskinportenUrl", altinn.maskinportenUrl().toString());
    facts.put("idportenUrl", altinn.idportenUrl().toString());
    facts.put("testTokensUrl", altinn.testTokensUrl().toString());
    facts.put("clientId", altinn.world().clientId());
    facts.put("keyFile", altinn.world().keyFile().toString());
    facts.put("systemUser", altinn.world().customer().number());
    facts.put("loginClientId", altinn.world().desktopClient().clientId());
    if (json) {
      console.line(new JsonMapper().writeValueAsString(facts));
    } else {
      console.line("An Altinn with synthetic data is running on this machine.");
      console.line();
      facts.forEach((name, value) -> console.line("  " + Text.padded(name, 18) + value));
      console.line();
      console.line("Another terminal can use it, for instance:");
      console.line();
      console.line("  dialogporten parties \\");
      console.line("      --dialogporten-url " + facts.get("dialogportenUrl") + " \\");
      console.line("      --maskinporten-url " + facts.get("maskinportenUrl") + " \\");
      console.line("      --client-id " + facts.get("clientId") + " \\");
      console.line("      --key " + facts.get("keyFile") + " \\");
      console.line("      --system-user " + facts.get("systemUser"));
      console.line();
      console.line(
          "Other system users: 310010693 (another customer), 318219931 with --external-ref");
      console.line("oppdrag-2026 (an accountant), 317975430 (represents nobody).");
      console.line();
      console.line("A person logs in, and the other commands go on as that person with the same");
      console.line("options ('parties' instead of 'login'):");
      console.line();
      console.line("  export DIALOGPORTEN_SESSION_KEY=\"$(dialogporten new-session-key)\"");
      console.line("  dialogporten login \\");
      console.line("      --dialogporten-url " + facts.get("dialogportenUrl") + " \\");
      console.line("      --idporten-url " + facts.get("idportenUrl") + " \\");
      console.line("      --client-id " + facts.get("loginClientId") + " \\");
      console.line("      --session-file session.bin");
      console.line();
      console.line(
          "Each address is an environment variable too; --help names them. Ctrl+C ends it.");
    }
    console.flush();
  }
}
