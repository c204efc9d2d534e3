package io.github.dialogporten.sdk.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Recording;

/**
 * Measures one side of one row in a JVM of its own, and prints its {@link Sample}. What is left out
 * of it: threads that the calling ones do not wait for, the compiler and the collector.
 */
public final class Probe {

  private static final int BATCH = 1_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Written to, so that no compiler leaves the work out. */
  @SuppressWarnings("UnusedVariable") // written, so that the work is not left out
  private static volatile long result;

  private Probe() {}

  /**
   * The program.
   *
   * @param args the row, the side, how often to warm up, how often to measure, the address of the
   *     answers; and a file, for a recording of what is measured
   * @throws Exception when the work fails
   */
  public static void main(String[] args) throws Exception {
    Row row = Row.named(args[0]);
    Row.Side side = Row.Side.valueOf(args[1]);
    int threads = row.times().threads();
    try (Work work = row.start(side).at(URI.create(args[4]))) {
      run(work, threads, Integer.parseInt(args[2]));
      System.gc();
      int times = Integer.parseInt(args[3]);
      Sample sample =
          args.length > 5
              ? recorded(work, threads, times, Path.of(args[5]))
              : run(work, threads, times);
      System.out.println(sample.line());
    }
    System.exit(0); // whatever threads the work has left
  }

  /** Only where it is asked for: to make a recording throws away code that is compiled. */
  private static Sample recorded(Work work, int threads, int times, Path file) throws Exception {
    try (Recording recording = new Recording()) {
      Profile.enable(recording);
      recording.start();
      Sample sample = run(work, threads, times);
      recording.dump(file);
      return sample;
    }
  }

  private static Sample run(Work work, int threads, int times) throws Exception {
    ExecutorService executor = Executors.newCachedThreadPool();
    CyclicBarrier together = new CyclicBarrier(threads);
    Callable<Span> each =
        () -> {
          together.await();
          return run(work, times);
        };
    try {
      List<Future<Span>> others = new ArrayList<>();
      for (int i = 1; i < threads; i++) {
        others.add(executor.submit(each));
      }
      Span all = each.call();
      for (Future<Span> other : others) {
        all = all.and(other.get());
      }
      double count = (double) times * threads;
      return new Sample(all.cpu() / count, (all.to() - all.from()) / count, all.bytes() / count);
    } finally {
      executor.shutdown();
    }
  }

  /** What one thread took, and when. */
  private record Span(long from, long to, long cpu, long bytes) {

    Span and(Span other) {
      return new Span(
          Math.min(from, other.from), Math.max(to, other.to), cpu + other.cpu, bytes + other.bytes);
    }
  }

  private static Span run(Work work, int times) throws Exception {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long from = System.nanoTime();
    long sum = 0;
    for (int done = 0; done < times; done += BATCH) {
      sum += batch(work, Math.min(BATCH, times - done));
    }
    result = sum;
    long to = System.nanoTime();
    return new Span(
        from,
        to,
        THREADS.getCurrentThreadCpuTime() - cpu,
        THREADS.getCurrentThreadAllocatedBytes() - bytes);
  }

  /** A method of its own, so that it is compiled as a whole. */
  private static long batch(Work work, int times) throws Exception {
    long sum = 0;
    for (int i = 0; i < times; i++) {
      sum += work.once();
    }
    return sum;
  }
}
