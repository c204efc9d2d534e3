package io.github.dialogporten.sdk.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link TokenReads} and tells the ratios to what was measured in the same run: alone, and
 * with 16 threads. Takes about three minutes; talks to this machine only.
 */
public final class TokenReading {

  private static final int MANY = 16;

  private TokenReading() {}

  /**
   * The program.
   *
   * @param args none
   * @throws RunnerException when the benchmark does not run
   */
  public static void main(String[] args) throws RunnerException {
    Map<String, RunResult> alone = run(1, Mode.AverageTime, TimeUnit.NANOSECONDS);
    Map<String, RunResult> together = run(MANY, Mode.Throughput, TimeUnit.MICROSECONDS);

    double floor = score(alone, "floor");
    double ours = score(alone, "systemUserToken");
    double allocated =
        alone.get("systemUserToken").getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    double manyFloor = score(together, "floor");
    double manyOurs = score(together, "systemUserToken");
    double manyOther = score(together, "otherClientsToken");

    System.out.printf(Locale.ROOT, "%n");
    System.out.printf(Locale.ROOT, "Reading a token that is there, one thread%n");
    System.out.printf(Locale.ROOT, "  one volatile read and one clock read   %8.1f ns%n", floor);
    System.out.printf(Locale.ROOT, "  a system user's token                  %8.1f ns%n", ours);
    System.out.printf(
        Locale.ROOT,
        "  ks-no's client, from its own cache     %8.1f ns%n",
        score(alone, "otherClientsToken"));
    boolean kept = bound("ratio to the floor", ours / floor, "at most", 1.3);
    kept &= bound("bytes allocated for each reading", allocated, "at most", 0.01);
    System.out.printf(Locale.ROOT, "%d threads%n", MANY);
    System.out.printf(
        Locale.ROOT,
        "  one volatile read and one clock read   %8.1f readings in a microsecond%n",
        manyFloor);
    System.out.printf(Locale.ROOT, "  a system user's token                  %8.1f%n", manyOurs);
    System.out.printf(Locale.ROOT, "  ks-no's client, from its own cache     %8.1f%n", manyOther);
    kept &= bound("ratio to the floor", manyOurs / manyFloor, "at least", 0.9);
    kept &= bound("ratio to ks-no's client", manyOurs / manyOther, "at least", 5);
    System.exit(kept ? 0 : 1);
  }

  private static boolean bound(String what, double measured, String direction, double limit) {
    boolean kept = direction.equals("at most") ? measured <= limit : measured >= limit;
    System.out.printf(
        Locale.ROOT,
        "  %-38s %8.2f   (%s %.2f)%s%n",
        what,
        measured,
        direction,
        limit,
        kept ? "" : "  MISSED");
    return kept;
  }

  private static Map<String, RunResult> run(int threads, Mode mode, TimeUnit unit)
      throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(TokenReads.class.getName())
            .threads(threads)
            .mode(mode)
            .timeUnit(unit)
            .forks(2)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    Map<String, RunResult> byName = new TreeMap<>();
    results.forEach(result -> byName.put(result.getPrimaryResult().getLabel(), result));
    return byName;
  }

  private static double score(Map<String, RunResult> results, String name) {
    return results.get(name).getPrimaryResult().getScore();
  }
}
