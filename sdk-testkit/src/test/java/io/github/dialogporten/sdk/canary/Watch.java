package io.github.dialogporten.sdk.canary;

import io.github.dialogporten.sdk.paging.PagedResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything that comes out, as it comes: log records of the finest level, what objects
 * say of themselves, and exceptions with all that they bring along.
 */
final class Watch extends Handler {

  private final Canaries canaries;
  private final Formatter formatter = new SimpleFormatter();
  private final Logger root = Logger.getLogger("");
  private final @Nullable Level before = root.getLevel();
  private final Handler[] others = root.getHandlers();
  private final Map<String, String> leaks = Collections.synchronizedMap(new LinkedHashMap<>());
  private final AtomicInteger records = new AtomicInteger();
  private final AtomicInteger objects = new AtomicInteger();
  private final AtomicInteger exceptions = new AtomicInteger();
  private final Set<Class<?>> classes = ConcurrentHashMap.newKeySet();
  private volatile String doing = "";

  Watch(Canaries canaries) {
    this.canaries = canaries;
    setLevel(Level.ALL);
    root.setLevel(Level.ALL);
    Arrays.stream(others).forEach(root::removeHandler); // the console shows enough without it
    root.addHandler(this);
  }

  /** What is being tried, for whoever reads about a leak. */
  void doing(String what) {
    doing = what;
  }

  /** Something that must not throw. */
  interface Work {
    @Nullable Object run() throws Exception;
  }

  /** Looks at what the work gives, or at what it throws. */
  void look(String what, Work work) {
    doing = what;
    try {
      object(work.run());
    } catch (AssertionError e) {
      throw e;
    } catch (Throwable e) {
      exception(e);
    }
  }

  void object(@Nullable Object object) {
    if (object == null) {
      return;
    }
    GetterWalk.from(
        object,
        (path, reached) -> {
          if (GetterWalk.isOurs(reached) || reached instanceof PagedResult<?>) {
            objects.incrementAndGet();
            classes.add(reached.getClass());
            text("toString of " + reached.getClass().getName(), reached.toString());
          }
          if (reached instanceof Throwable thrown) {
            exception(thrown);
          }
        });
  }

  /**
   * Looks at an object and at all of the SDK that it holds in its fields, private ones included.
   */
  void inside(String what, Object object) {
    doing = what;
    FieldWalk.from(
        object,
        reached -> {
          classes.add(reached.getClass());
          objects.incrementAndGet();
          text("toString of " + reached.getClass().getName(), String.valueOf(reached));
        });
  }

  /** A text that comes out in another way than these. */
  void told(String where, String text) {
    text(where, text);
  }

  /** The classes of the SDK of which an object was looked at. */
  Set<Class<?>> classes() {
    return classes;
  }

  void exception(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      classes.add(each.getClass());
    }
    exceptions.incrementAndGet();
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace)); // causes and suppressed ones are in it
    text("trace of " + thrown.getClass().getName(), trace.toString());
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
      text("message of " + each.getClass().getName(), each.getMessage() + each);
      text("message of " + each.getClass().getName(), each.getLocalizedMessage() + "");
    }
    if (GetterWalk.isOurs(thrown)) {
      getters(thrown);
    }
  }

  private void getters(Throwable thrown) {
    GetterWalk.from(
        thrown,
        (path, reached) -> {
          if (reached != thrown && GetterWalk.isOurs(reached)) {
            objects.incrementAndGet();
            text("toString of " + reached.getClass().getName(), reached.toString());
          }
        });
  }

  private void text(String where, String text) {
    for (String name : canaries.in(text)) {
      leaks.putIfAbsent(name + " in the " + where, doing);
    }
  }

  @Override
  public void publish(LogRecord entry) {
    records.incrementAndGet();
    text("log of " + entry.getLoggerName(), formatter.format(entry));
    text("log of " + entry.getLoggerName(), entry.getMessage() + "");
    text("name of the thread that logs", Thread.currentThread().getName());
    if (entry.getParameters() != null) {
      for (Object parameter : entry.getParameters()) {
        text("parameters of the log of " + entry.getLoggerName(), parameter + "");
      }
    }
    if (entry.getThrown() != null) {
      exception(entry.getThrown());
    }
  }

  /** What leaked where, each with what was tried when it was first seen. */
  List<String> leaks() {
    List<String> all = new ArrayList<>();
    leaks.forEach((what, when) -> all.add(when + ": " + what));
    return all;
  }

  int records() {
    return records.get();
  }

  int exceptions() {
    return exceptions.get();
  }

  int objects() {
    return objects.get();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    Arrays.stream(others).forEach(root::addHandler);
    root.setLevel(before);
  }
}
