package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees of a long walk, and what nobody else does. */
class ProgressTest {

  private static final Terminal.Screens REMARKS = new Terminal.Screens(false, true);
  private static final Terminal.Screens BOTH = new Terminal.Screens(true, true);
  private static final String LARGE = "310308242";
  private static final String[] WALK = {
    "search", "--party", LARGE, "--all", "--page-size", "100", "--json"
  };

  private LocalAltinn altinn;

  @BeforeEach
  void start() {
    altinn = LocalAltinn.start();
  }

  @AfterEach
  void stop() {
    altinn.close();
  }

  /** It is never too early for the next line. */
  private static final class Slow implements TimeSource {

    private long now;

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
      now += Progress.PAUSE.toNanos();
      return now;
    }

    @Override
    public void sleep(Duration duration) {
      throw new AssertionError("nobody waits");
    }
  }

  /** What stands on a terminal after all this was written to it. */
  private static String screen(String written) {
    List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    int column = 0;
    for (char c : written.toCharArray()) {
      StringBuilder line = lines.get(lines.size() - 1);
      if (c == '\n') {
        lines.add(new StringBuilder());
        column = 0;
      } else if (c == '\r') {
        column = 0;
      } else {
        line.setLength(Math.max(line.length(), column + 1));
        line.setCharAt(column++, c);
      }
    }
    return lines.stream().map(line -> line.toString().stripTrailing()).collect(joined());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("\n");
  }

  private Cli looking(Terminal.Screens screens) {
    return Cli.at(altinn).seenBy(screens, new Slow());
  }

  @Test
  void aWalkTellsHowFarItIsAndLeavesNothing() {
    Cli.Result seen = looking(REMARKS).run(WALK);
    Cli.Result piped = Cli.at(altinn).run(WALK);

    assertThat(seen.bytes()).isEqualTo(piped.bytes());
    assertThat(seen.err().split("\r"))
        .containsSubsequence(
            "Searching ...",
            "100 dialogs on 1 page so far ...",
            "200 dialogs on 2 pages so far ...");
    assertThat(screen(seen.err())).isEmpty();
    assertThat(piped.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "search --party 310308242 --all --page-size 20",
    "search --party 310308242 --all --page-size 20 --at-most 30",
    "search --party 310308242 --all --page-size 20 --json",
    "search --party 310308242 --page-size 20",
    "label --bulk - --add Archive",
    "label --bulk - --add Archive --json",
    "resources --party 310923044 --json",
  })
  void onOneTerminalEverythingStandsWhereItWouldStandWithoutIt(String line) {
    String list = SeededWorld.TAX_CARD + "\n" + SeededWorld.MESSAGE + "\n";
    String[] words = line.split(" ");

    Cli.Result seen = looking(BOTH).reading(list).run(words);
    Cli.Result piped = Cli.at(altinn).reading(list).run(words);

    assertThat(screen(seen.err()))
        .isEqualTo(screen(piped.out() + piped.err()))
        .doesNotContain("so far", "Searching", "parts done");
  }

  @Test
  void partsOfManyLabelsAreCounted() {
    Cli.Result seen = looking(REMARKS).reading(list()).run("label", "--bulk=-", "--add=Archive");

    assertThat(seen.code()).isZero();
    assertThat(seen.err().split("\r"))
        .containsSubsequence(
            "0 of 3 parts done ...", "1 of 3 parts done ...", "2 of 3 parts done ...");
    assertThat(screen(seen.err())).isEmpty();
  }

  @Test
  void partsThatFailAreCountedToo() {
    altinn.dialogs().delete(large().get(3));

    Cli.Result seen = looking(REMARKS).reading(list()).run("label", "--bulk=-", "--add=Archive");

    assertThat(seen.code()).isEqualTo(3);
    assertThat(seen.err()).contains("\r1 of 3 parts done, 1 of them failed ...");
    assertThat(screen(seen.err()))
        .startsWith("1 are not there, or not for this token;")
        .doesNotContain("of 3 parts done");
  }

  private List<java.util.UUID> large() {
    return altinn.dialogs().all().stream()
        .filter(dialog -> dialog.party().equals(altinn.world().largeCustomer().urn()))
        .map(dialog -> dialog.id())
        .toList();
  }

  private String list() {
    return large().stream().map(java.util.UUID::toString).collect(joined());
  }

  @Test
  void aWalkThatFailsMakesRoomForWhatIsTold() {
    altinn.faults().next("/enduser/dialogs", 3, Fault.status(503).header("Retry-After", "300"));

    Cli.Result seen = looking(REMARKS).run(WALK);

    assertThat(seen.code()).isEqualTo(4);
    assertThat(seen.err()).startsWith("\rSearching ...");
    assertThat(screen(seen.err())).startsWith("dialogs.search: ").doesNotContain("Searching");
  }

  @Test
  void nobodyIsNamed() {
    String told = looking(REMARKS).run("search", "--all", "--page-size", "20", "--json").err();

    assertThat(told).contains("so far").doesNotContain("SYNTETISK").doesNotContainPattern("\\d{4}");
  }

  @Test
  void nothingIsToldToAFileNorBesideALog() {
    assertThat(looking(new Terminal.Screens(true, false)).run(WALK).err()).isEmpty();
    String[] verbose = (String.join(" ", WALK) + " --verbose").split(" ");
    assertThat(looking(BOTH).run(verbose).err()).doesNotContain("\r", "so far");
  }

  @Test
  void aLineStaysForAMoment() {
    TestClock clock = TestClock.standing();
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    Progress progress = Progress.on(new PrintStream(screen, true, StandardCharsets.UTF_8), clock);

    progress.tell("first");
    progress.tell("second");
    clock.advance(Progress.PAUSE);
    progress.tell("3rd");
    progress.tell("4th");
    progress.clear();
    progress.tell("5th");
    progress.close();
    progress.close();

    assertThat(screen.toString(StandardCharsets.UTF_8))
        .isEqualTo("\rfirst" + "\r3rd  " + "\r   \r" + "\r5th" + "\r   \r");
  }

  @Test
  void itGoesAwayWhenNobodyReadsTheResults() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws java.io.IOException {
            throw new java.io.IOException("broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int code =
        Main.run(
            new String[] {"search", "--all"},
            Map.of(),
            new Console(new PrintStream(broken), new PrintStream(err), null)
                .seenBy(() -> REMARKS, new Slow()));

    assertThat(code).isZero();
    assertThat(screen(err.toString(StandardCharsets.UTF_8))).isEmpty();
    assertThat(err.size()).isPositive();
  }
}
