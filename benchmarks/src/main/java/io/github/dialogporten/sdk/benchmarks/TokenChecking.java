package io.github.dialogporten.sdk.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link TokenChecks} and tells the ratio to the signature alone, measured in the same run.
 * Takes about half a minute; talks to this machine only.
 */
public final class TokenChecking {

  private static final double MOST = 1.3;

  private TokenChecking() {}

  /**
   * The program.
   *
   * @param args none
   * @throws RunnerException when the benchmark does not run
   */
  public static void main(String[] args) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(TokenChecks.class.getName())
                    .mode(Mode.AverageTime)
                    .timeUnit(TimeUnit.MICROSECONDS)
                    .forks(2)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(1))
                    .build())
            .run();
    double floor = score(results, "signatureAlone");
    double ours = score(results, "validation");
    double ratio = ours / floor;
    System.out.printf(Locale.ROOT, "%nValidating a dialog token whose key is there%n");
    System.out.printf(Locale.ROOT, "  its signature alone   %8.1f us%n", floor);
    System.out.printf(Locale.ROOT, "  everything            %8.1f us%n", ours);
    System.out.printf(
        Locale.ROOT,
        "  ratio to the floor    %8.2f   (at most %.2f)%s%n",
        ratio,
        MOST,
        ratio <= MOST ? "" : "  MISSED");
    System.exit(ratio <= MOST ? 0 : 1);
  }

  private static double score(Collection<RunResult> results, String name) {
    return results.stream()
        .map(RunResult::getPrimaryResult)
        .filter(result -> result.getLabel().equals(name))
        .findFirst()
        .orElseThrow()
        .getScore();
  }
}
