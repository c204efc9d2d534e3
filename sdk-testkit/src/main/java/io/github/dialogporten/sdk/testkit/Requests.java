package io.github.dialogporten.sdk.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The requests that the kit has received, in the order in which they were answered. Thread-safe.
 */
public final class Requests {

  private final List<ReceivedRequest> received = new ArrayList<>();

  Requests() {}

  synchronized void add(ReceivedRequest request) {
    received.add(request);
    notifyAll();
  }

  /**
   * All of them.
   *
   * @return a copy
   */
  public synchronized List<ReceivedRequest> all() {
    return List.copyOf(received);
  }

  /**
   * Those that one server received.
   *
   * @param server the server
   * @return a copy
   */
  public List<ReceivedRequest> to(ReceivedRequest.Server server) {
    return matching(request -> request.server() == server);
  }

  /**
   * Those whose path holds a text.
   *
   * @param part the text, such as {@code /parties}
   * @return a copy
   */
  public List<ReceivedRequest> to(String part) {
    return matching(request -> request.path().contains(part));
  }

  /**
   * Those that a condition holds for.
   *
   * @param condition the condition
   * @return a copy
   */
  public List<ReceivedRequest> matching(Predicate<ReceivedRequest> condition) {
    return all().stream().filter(condition).toList();
  }

  /**
   * Waits until the kit has received this many requests, for tests of calls that other threads
   * make. A request that is answered late counts from its arrival.
   *
   * @param count how many, since the last {@link #clear}
   * @param atMost how long to wait
   * @return whether they have come
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  public synchronized boolean await(int count, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toNanos(); received.size() < count; left = end - System.nanoTime()) {
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  /** Forgets them, so that a test counts from here on. */
  public synchronized void clear() {
    received.clear();
  }
}
