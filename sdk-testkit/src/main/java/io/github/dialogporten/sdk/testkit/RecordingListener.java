package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.observe.AttemptEnded;
import io.github.dialogporten.sdk.observe.AttemptRefused;
import io.github.dialogporten.sdk.observe.BodyEnded;
import io.github.dialogporten.sdk.observe.CallEnded;
import io.github.dialogporten.sdk.observe.CallEvent;
import io.github.dialogporten.sdk.observe.CallStarted;
import io.github.dialogporten.sdk.observe.DialogportenListener;
import io.github.dialogporten.sdk.observe.ItemsDropped;
import io.github.dialogporten.sdk.observe.WaitStarted;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records every event of a connection's calls, for a test to look at afterwards. It takes a
 * listener of the program along, and records what that one throws: the SDK lets no listener break a
 * call, so that a failed check within one is seen here only.
 *
 * <pre>{@code
 * var recording = RecordingListener.around(new MicrometerListener(registry));
 * var http = AltinnHttp.builder().listener(recording).build();
 * var connection =
 *     AltinnConnection.builder(altinn.environment()).timeSource(altinn.clock()).http(http).build();
 * ...
 * recording.assertNoneFailed();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class RecordingListener implements DialogportenListener {

  private final DialogportenListener other;
  private final List<CallEvent> events = new CopyOnWriteArrayList<>();
  private final List<Throwable> thrown = new CopyOnWriteArrayList<>();

  private RecordingListener(DialogportenListener other) {
    this.other = Objects.requireNonNull(other, "other");
  }

  /**
   * Creates a listener that records events and nothing else.
   *
   * @return a new listener
   */
  public static RecordingListener create() {
    return new RecordingListener(new DialogportenListener() {});
  }

  /**
   * Creates a listener that passes each event on once it is recorded.
   *
   * @param listener the program's own
   * @return a new listener
   */
  public static RecordingListener around(DialogportenListener listener) {
    return new RecordingListener(listener);
  }

  @Override
  public void callStarted(CallStarted event) {
    pass(event, listener -> listener.callStarted(event));
  }

  @Override
  public void attemptEnded(AttemptEnded event) {
    pass(event, listener -> listener.attemptEnded(event));
  }

  @Override
  public void attemptRefused(AttemptRefused event) {
    pass(event, listener -> listener.attemptRefused(event));
  }

  @Override
  public void itemsDropped(ItemsDropped event) {
    pass(event, listener -> listener.itemsDropped(event));
  }

  @Override
  public void waitStarted(WaitStarted event) {
    pass(event, listener -> listener.waitStarted(event));
  }

  @Override
  public void callEnded(CallEnded event) {
    pass(event, listener -> listener.callEnded(event));
  }

  @Override
  public void bodyEnded(BodyEnded event) {
    pass(event, listener -> listener.bodyEnded(event));
  }

  private void pass(CallEvent event, Consumer<DialogportenListener> next) {
    events.add(event);
    try {
      next.accept(other);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) { // as the SDK would
      thrown.add(e);
    }
  }

  /**
   * Returns all events so far.
   *
   * @return a copy, in the order in which they came
   */
  public List<CallEvent> events() {
    return List.copyOf(events);
  }

  /**
   * Returns the events of one kind so far.
   *
   * @param kind the kind, such as {@code CallEnded.class}
   * @param <E> the kind
   * @return a copy, in the order in which they came
   */
  public <E extends CallEvent> List<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /**
   * Returns what the program's own listener has thrown so far.
   *
   * @return a copy, in the order in which it was thrown
   */
  public List<Throwable> thrown() {
    return List.copyOf(thrown);
  }

  /**
   * Fails unless every call that has ended succeeded, and the program's own listener threw nothing.
   *
   * @throws AssertionError that names each failed call and each exception by its class; the first
   *     exception is its cause
   */
  public void assertNoneFailed() {
    Stream<String> calls =
        events(CallEnded.class).stream()
            .flatMap(
                call ->
                    call.failure().stream().map(name -> call.operation() + " failed with " + name));
    Stream<String> throwing =
        thrown.stream().map(each -> "the listener threw " + each.getClass().getName());
    String failures = Stream.concat(calls, throwing).collect(Collectors.joining("; "));
    if (!failures.isEmpty()) {
      throw new AssertionError(failures, thrown.isEmpty() ? null : thrown.get(0));
    }
  }

  /** Forgets everything, so that a test looks at what comes from here on. */
  public void clear() {
    events.clear();
    thrown.clear();
  }

  @Override
  public String toString() {
    return "RecordingListener[" + events.size() + " events, " + thrown.size() + " thrown]";
  }
}
