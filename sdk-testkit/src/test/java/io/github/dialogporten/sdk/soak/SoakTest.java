package io.github.dialogporten.sdk.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.dialogs.AttachmentSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.dialogs.TransmissionSpec;
import io.github.dialogporten.sdk.testkit.world.ServiceOwnerPage;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program with a heap of 64 MiB calls an Altinn that fails at random, over connections that break
 * at random. {@code mvn -Psoak test} does so for five minutes; {@code -Dsoak.seconds} and {@code
 * -Dsoak.seed} say for how long, and with which faults.
 */
@Tag("exhaustive")
class SoakTest {

  private static final int SECONDS = Integer.getInteger("soak.seconds", 20);
  private static final long SEED = Long.getLong("soak.seed", 20261130L);
  private static final String RESOURCE = "skattetest-melding";

  private final Random random = new Random(SEED);
  private final Random chance = new Random(SEED);
  private final LocalAltinn altinn = LocalAltinn.start();
  private final FlakyFront front = new FlakyFront(altinn.platformUrl().getPort(), SEED);

  @TempDir Path directory;

  @Test
  void itStaysFlat() throws Exception {
    Path said = directory.resolve("said.txt");
    Process program = start(said);
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS * 3L + 60);
      while (!program.waitFor(20, TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
        if (altinn.faults().remaining() == 0) {
          altinn.faults().next(this::isUnlucky, 1 + random.nextInt(3), fault());
        }
        altinn.requests().clear();
      }
      String text = Files.readString(said);
      System.out.println(text);
      assertThat(program.isAlive()).as("it ends by itself").isFalse();
      assertThat(program.exitValue()).as(text).isZero();
    } finally {
      program.destroyForcibly();
      front.close();
      altinn.close();
    }
  }

  private Process start(Path said) throws Exception {
    URI platform = front.origin();
    String prefix = altinn.dialogportenUrl().getPath();
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("-Xmx64m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(SoakProgram.class.getName());
    command.add("seconds=" + SECONDS);
    command.add("seed=" + SEED);
    command.add("platform=" + platform);
    command.add("direct=" + altinn.platformUrl());
    command.add("dialogporten=" + platform + prefix);
    command.add("maskinporten=" + altinn.maskinportenUrl());
    command.add("client=" + altinn.world().clientId());
    command.add("key=" + altinn.world().keyFile());
    command.add("customer=" + altinn.world().customer().number());
    command.add("resource=urn:altinn:resource:" + RESOURCE);
    command.add(
        "dialogs=" + dialogs().stream().map(UUID::toString).collect(Collectors.joining(",")));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .redirectInput(new File(File.separator.equals("/") ? "/dev/null" : "NUL"))
        .start();
  }

  /** With a text, a file and an action that can be done again and again. */
  private List<UUID> dialogs() {
    byte[] file = new byte[200_000];
    random.nextBytes(file);
    String text =
        flaky(
            altinn
                .content()
                .get("skattetest", "soak/text")
                .answers(200, "text/markdown", "# Brev"));
    String data =
        flaky(
            altinn
                .content()
                .get("skattetest", "soak/file")
                .answers(200, "application/octet-stream", file));
    String action = altinn.content().at("POST", "skattetest", "soak/action").answers(204).url();
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      ids.add(
          altinn
              .dialogs()
              .add(
                  DialogSpec.of(altinn.world().customer().urn(), RESOURCE, "Brev " + i)
                      .mainContentReference(Text.nb(text))
                      .attachment(
                          new AttachmentSpec()
                              .displayName(Text.nb("Brev"))
                              .api(data, "application/octet-stream"))
                      .transmission(TransmissionSpec.of("Information"))
                      .guiAction(GuiActionSpec.of("POST", action).title(Text.nb("Gjør")))));
    }
    return ids;
  }

  /** Where a page is behind the front. */
  private String flaky(ServiceOwnerPage page) {
    return page.url().replace(altinn.platformUrl().toString(), front.origin().toString());
  }

  /** Seldom at Maskinporten: a failure there is remembered, and most calls would end by it. */
  private boolean isUnlucky(ReceivedRequest request) {
    int often = request.server() == ReceivedRequest.Server.MASKINPORTEN ? 60 : 8;
    return chance.nextInt(often) == 0;
  }

  private Fault fault() {
    return switch (random.nextInt(14)) {
      case 0 -> Fault.status(401);
      case 1 -> Fault.status(403);
      case 2 -> Fault.status(404).body("text/html", "<html>" + "x".repeat(10_000) + "</html>");
      case 3 -> Fault.status(429).header("Retry-After", "1");
      case 4 -> Fault.internalError();
      case 5 -> Fault.badGateway();
      case 6 -> Fault.maintenance();
      case 7 -> Fault.closedBeforeAnswer();
      case 8 -> Fault.closedAfterCarriedOut();
      case 9 -> Fault.closedInBody();
      case 10 -> Fault.slowHeaders(Duration.ofMillis(random.nextInt(1_200)));
      case 11 -> Fault.slowBody(Duration.ofMillis(random.nextInt(1_200)));
      case 12 -> Fault.truncated();
      default -> Fault.replacedBody("{\"items\":" + "[".repeat(random.nextInt(2_000)));
    };
  }
}
