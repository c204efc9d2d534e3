package io.github.dialogporten.sdk.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Faults on demand. Each is used up by the requests it meets; where several wait for the same
 * request, the oldest comes first. Thread-safe.
 */
public final class Faults {

  private record Pending(
      String what, Predicate<ReceivedRequest> condition, Fault fault, AtomicInteger times) {}

  private final List<Pending> pending = new ArrayList<>();
  private @Nullable Fault maintenance;

  Faults() {}

  /**
   * The next request whose path holds a text.
   *
   * @param part the text, such as {@code /token} or {@code /parties}
   * @param fault what goes wrong
   * @return this
   */
  public Faults next(String part, Fault fault) {
    return next(part, 1, fault);
  }

  /**
   * The next requests whose path holds a text.
   *
   * @param part the text
   * @param times how many of them
   * @param fault what goes wrong
   * @return this
   */
  public Faults next(String part, int times, Fault fault) {
    Objects.requireNonNull(part, "part");
    return plan("\"" + part + "\"", request -> request.path().contains(part), times, fault);
  }

  /**
   * The next requests that a condition holds for.
   *
   * @param condition the condition; the status is not known yet and 0
   * @param times how many of them, at least one
   * @param fault what goes wrong
   * @return this
   * @throws IllegalArgumentException when times is below one
   */
  public Faults next(Predicate<ReceivedRequest> condition, int times, Fault fault) {
    return plan("a condition", condition, times, fault);
  }

  private synchronized Faults plan(
      String what, Predicate<ReceivedRequest> condition, int times, Fault fault) {
    if (times < 1) {
      throw new IllegalArgumentException("times: at least one");
    }
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(fault, "fault");
    pending.add(new Pending(what, condition, fault, new AtomicInteger(times)));
    return this;
  }

  /**
   * Dialogporten answers everything with 503 until {@link #clear}.
   *
   * @param until what its {@code Retry-After} says
   * @return this
   */
  public synchronized Faults maintenance(Instant until) {
    maintenance = Fault.maintenance(until);
    return this;
  }

  /**
   * Dialogporten answers everything with 503 until {@link #clear}, and does not say for how long:
   * there is no {@code Retry-After}.
   *
   * @return this
   */
  public synchronized Faults maintenance() {
    maintenance = Fault.maintenance();
    return this;
  }

  /**
   * How many faults are still to come.
   *
   * @return the number of requests that would still meet one; maintenance not counted
   */
  public synchronized int remaining() {
    return pending.stream().mapToInt(one -> one.times.get()).sum();
  }

  /**
   * Fails when a planned fault has met no request: the test would be about less than it says.
   * Maintenance is not looked at.
   *
   * @throws AssertionError when faults are left; its message names them
   */
  public synchronized void assertAllMet() {
    if (!pending.isEmpty()) {
      throw new AssertionError(
          "planned faults that met no request: "
              + pending.stream()
                  .map(one -> one.times + " of " + one.fault + " for " + one.what)
                  .collect(Collectors.joining(", ")));
    }
  }

  /** Nothing goes wrong any more. */
  public synchronized void clear() {
    pending.clear();
    maintenance = null;
  }

  synchronized @Nullable Fault take(ReceivedRequest request) {
    for (Iterator<Pending> all = pending.iterator(); all.hasNext(); ) {
      Pending one = all.next();
      if (one.condition.test(request)) {
        if (one.times.decrementAndGet() == 0) {
          all.remove();
        }
        return one.fault;
      }
    }
    return request.server() == ReceivedRequest.Server.DIALOGPORTEN ? maintenance : null;
  }
}
