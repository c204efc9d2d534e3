package io.github.dialogporten.sdk.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The requests that the kit has received, in the order in which they were answered. Thread-safe.
 */
public final class Requests {

  private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();

  Requests() {}

  void add(ReceivedRequest request) {
    received.add(request);
  }

  /**
   * All of them.
   *
   * @return a copy
   */
  public List<ReceivedRequest> all() {
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
    return received.stream().filter(condition).toList();
  }

  /** Forgets them, so that a test counts from here on. */
  public void clear() {
    received.clear();
  }
}
