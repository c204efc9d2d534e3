package io.github.dialogporten.sdk.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Where the time and the memory of a side went, as Java's flight recorder has seen it. */
final class Profile {

  private static final int SHOWN = 25;
  private static final String CPU = "jdk.ExecutionSample";
  private static final String ALLOCATION = "jdk.ObjectAllocationSample";
  private static final String OURS = "io.github.dialogporten.";

  private final Map<String, Long> time = new HashMap<>();
  private final Map<String, Long> timeOfOurs = new HashMap<>();
  private final Map<String, Long> memory = new HashMap<>();
  private final Map<String, Long> memoryOfOurs = new HashMap<>();

  private Profile() {}

  /** Has a recording hold what is read here. */
  static void enable(Recording recording) {
    recording.enable(CPU).withPeriod(Duration.ofMillis(10)).withStackTrace();
    recording.enable(ALLOCATION).with("throttle", "1000/s").withStackTrace();
  }

  /** Reads a recording. */
  static Profile of(Path recording) throws IOException {
    Profile profile = new Profile();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        profile.add(file.readEvent());
      }
    }
    return profile;
  }

  private void add(RecordedEvent event) {
    String name = event.getEventType().getName();
    if (event.getStackTrace() == null) {
      return;
    }
    List<RecordedFrame> frames = event.getStackTrace().getFrames();
    if (name.equals(CPU) && isOfCaller(event.getThread("sampledThread"))) {
      time.merge(method(frames.get(0)), 1L, Long::sum);
      timeOfOurs.merge(nearest(frames), 1L, Long::sum);
    } else if (name.equals(ALLOCATION) && isOfCaller(event.getThread())) {
      RecordedClass type = event.getClass("objectClass");
      long weight = event.getLong("weight");
      memory.merge(type.getName() + " in " + method(frames.get(0)), weight, Long::sum);
      memoryOfOurs.merge(nearest(frames), weight, Long::sum);
    }
  }

  private static boolean isOfCaller(RecordedThread thread) {
    return thread != null && "main".equals(thread.getJavaName());
  }

  /** The innermost method of this project, whatever it has called. */
  private static String nearest(List<RecordedFrame> frames) {
    return frames.stream()
        .map(Profile::method)
        .filter(method -> method.startsWith(OURS))
        .findFirst()
        .orElse("(others)");
  }

  private static String method(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  /** Prints the largest of each. */
  void print(PrintStream out) {
    print(out, "CPU by method", time);
    print(out, "CPU by the nearest method of this project", timeOfOurs);
    print(out, "Memory by class and method", memory);
    print(out, "Memory by the nearest method of this project", memoryOfOurs);
  }

  private static void print(PrintStream out, String title, Map<String, Long> counts) {
    double all = counts.values().stream().mapToLong(each -> each).sum();
    out.printf(Locale.ROOT, "  %s%n", title);
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(SHOWN)
        .forEach(
            each ->
                out.printf(
                    Locale.ROOT, "    %5.1f %%  %s%n", 100 * each.getValue() / all, each.getKey()));
  }
}
