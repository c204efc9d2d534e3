package io.github.dialogporten.sdk.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures the hot path beside the least that a program would need by hand, and prints each row
 * beside its goal. Each sample is taken in a JVM of its own, ours and the floor's in turn, and the
 * ratio is that of one pair: what the machine does meanwhile meets both. A row whose quartiles lie
 * too far apart is run again, twice at most, and then said to be not measurable.
 */
public final class Benchmarks {

  private static final int PAIRS = 9;
  private static final int QUICK_PAIRS = 3;
  private static final int MOST_RUNS = 3;

  private final PrintStream out;
  private final URI answers;
  private final boolean quick;

  private Benchmarks(PrintStream out, URI answers, boolean quick) {
    this.out = out;
    this.answers = answers;
    this.quick = quick;
  }

  /**
   * The program. It ends with 1 when a goal is missed, and with 2 for arguments that it does not
   * know.
   *
   * @param args {@code --quick} for a try of a minute or two, {@code --profile} to show where the
   *     time and the memory of our side go instead of measuring, and names of rows; all rows
   *     without one
   * @throws IOException when a measuring JVM cannot be started
   * @throws InterruptedException when it is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Set<String> options =
        Stream.of(args).filter(arg -> arg.startsWith("--")).collect(Collectors.toSet());
    Set<Row> rows = new TreeSet<>();
    try {
      Stream.of(args).filter(arg -> !arg.startsWith("--")).map(Row::named).forEach(rows::add);
    } catch (IllegalArgumentException e) {
      usage();
    }
    if (!Set.of("--quick", "--profile").containsAll(options)) {
      usage();
    }
    boolean reached = true;
    try (Answers server = new Answers()) {
      Benchmarks benchmarks =
          new Benchmarks(System.out, server.address(), options.contains("--quick"));
      benchmarks.printMachine();
      for (Row row : rows.isEmpty() ? List.of(Row.values()) : rows) {
        if (options.contains("--profile")) {
          benchmarks.profile(row);
        } else {
          reached &= benchmarks.measure(row);
        }
      }
    }
    System.exit(reached ? 0 : 1);
  }

  private static void usage() {
    System.err.println(
        Stream.of(Row.values())
            .map(Row::shortName)
            .collect(Collectors.joining(" | ", "[--quick] [--profile] [", "] ...")));
    System.exit(2);
  }

  private void printMachine() {
    out.printf(
        Locale.ROOT,
        "JDK %s, %d processors, load %.1f%s%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        quick ? "; a quick try: its figures are no result" : "");
  }

  /** Whether no goal was missed. */
  private boolean measure(Row row) throws IOException, InterruptedException {
    out.printf(Locale.ROOT, "%n%s: %s%n", row.shortName(), row.title());
    List<Pair> pairs = List.of();
    for (int run = 1; run <= MOST_RUNS; run++) {
      pairs = pairs(row);
      List<Pair> last = pairs;
      if (quick || row.figures().stream().noneMatch(figure -> quartiles(last, figure).isWide())) {
        break;
      }
    }
    boolean reached = true;
    for (Figure figure : row.figures()) {
      reached &= print(figure, quartiles(pairs, figure));
    }
    print("ours", pairs.stream().map(Pair::ours).toList());
    print("floor", pairs.stream().map(Pair::floor).toList());
    return reached;
  }

  private record Pair(Sample ours, Sample floor) {}

  private List<Pair> pairs(Row row) throws IOException, InterruptedException {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < (quick ? QUICK_PAIRS : PAIRS); i++) {
      // neither is always the first
      if (i % 2 == 0) {
        Sample ours = sample(row, Row.Side.OURS);
        pairs.add(new Pair(ours, sample(row, Row.Side.FLOOR)));
      } else {
        Sample floor = sample(row, Row.Side.FLOOR);
        pairs.add(new Pair(sample(row, Row.Side.OURS), floor));
      }
    }
    return pairs;
  }

  private static Quartiles quartiles(List<Pair> pairs, Figure figure) {
    return Quartiles.of(
        pairs.stream()
            .mapToDouble(pair -> figure.pair().applyAsDouble(pair.ours(), pair.floor()))
            .toArray());
  }

  private boolean print(Figure figure, Quartiles measured) {
    boolean measurable = quick || !measured.isWide();
    boolean reached = figure.isReachedBy(measured.median());
    out.printf(
        Locale.ROOT,
        "  %-26s %6.2f  [%.2f, %.2f]   %-14s %s%n",
        figure.name(),
        measured.median(),
        measured.low(),
        measured.high(),
        figure.goalInWords(),
        measurable ? (reached ? "reached" : "MISSED") : "not measurable here");
    return reached || !measurable;
  }

  private void print(String side, List<Sample> samples) {
    out.printf(
        Locale.ROOT,
        "  %-5s %,14.3f us of CPU %,14.3f us on the wall %,14.0f bytes%n",
        side,
        Quartiles.of(samples.stream().mapToDouble(Sample::cpuNanos).toArray()).median() / 1_000,
        Quartiles.of(samples.stream().mapToDouble(Sample::wallNanos).toArray()).median() / 1_000,
        Quartiles.of(samples.stream().mapToDouble(Sample::bytes).toArray()).median());
  }

  private void profile(Row row) throws IOException, InterruptedException {
    for (Row.Side side : Row.Side.values()) {
      Path recording = Files.createTempFile("benchmark", ".jfr");
      try {
        sample(row, side, row.times().longer(), recording.toString());
        out.printf(Locale.ROOT, "%n%s, %s%n", row.shortName(), side);
        Profile.of(recording).print(out);
      } finally {
        Files.delete(recording);
      }
    }
  }

  private Sample sample(Row row, Row.Side side) throws IOException, InterruptedException {
    return sample(row, side, quick ? row.times().quick() : row.times());
  }

  private Sample sample(Row row, Row.Side side, Row.Times times, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-Xms" + times.heap() + "m");
    command.add("-Xmx" + times.heap() + "m");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
    command.addAll(List.of(row.shortName(), side.name()));
    command.addAll(
        List.of(
            Integer.toString(times.warmUp()),
            Integer.toString(times.measured()),
            answers.toString()));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Sample sample = null;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        sample = Sample.isIn(line) ? Sample.of(line) : sample;
      }
    }
    if (process.waitFor() != 0 || sample == null) {
      throw new IOException("the JVM that measures failed: " + row.shortName() + ", " + side);
    }
    return sample;
  }
}
