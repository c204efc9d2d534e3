package io.github.dialogporten.sdk.observe;

import java.util.List;

/**
 * Is told what the SDK does, call by call: for metrics, traces and alarms of one's own. Set once,
 * with {@code AltinnHttp.builder().listener(...)}; the client, its views and the auth modules that
 * share those settings tell it of all their calls. A call that needs a token makes calls to
 * issuers, which have events of their own in between.
 *
 * <p>For each call: one {@link #callStarted}, then any number of {@link #waitStarted}, {@link
 * #attemptEnded} and {@link #attemptRefused}, and one {@link #callEnded}. {@link #itemsDropped}
 * comes before the {@link #attemptEnded} of the attempt that got the list. {@link #bodyEnded}
 * follows when the call gave the caller a stream.
 *
 * <p>The events come on the thread that makes the call (a token that several wait for is got on a
 * thread of the SDK's own), and the call waits meanwhile: be quick, do not block, make no call of
 * the SDK. Calls run at the same time, so an implementation is thread-safe. Whatever it throws
 * breaks no call, a {@link VirtualMachineError} apart: the first of each class is logged without
 * its message, an {@link Error} at ERROR (a class that is missing, as a rule) and an exception at
 * WARN, and all are dropped. So a check within a listener fails no test: the test kit's {@code
 * RecordingListener} keeps what was thrown.
 *
 * <p>No event holds a token, an address, an id or anything that a person wrote. Implement the
 * methods you need; further ones may come.
 */
public interface DialogportenListener {

  /**
   * A call has begun.
   *
   * @param event the event
   */
  default void callStarted(CallStarted event) {}

  /**
   * A request was sent, or tried to be, and has its outcome.
   *
   * @param event the event
   */
  default void attemptEnded(AttemptEnded event) {}

  /**
   * An attempt was not made: the circuit is open, or its turn would come too late.
   *
   * @param event the event
   */
  default void attemptRefused(AttemptRefused event) {}

  /**
   * The server sent a list with items that are null, which are left out.
   *
   * @param event the event
   */
  default void itemsDropped(ItemsDropped event) {}

  /**
   * The call begins to wait.
   *
   * @param event the event
   */
  default void waitStarted(WaitStarted event) {}

  /**
   * The call has ended.
   *
   * @param event the event
   */
  default void callEnded(CallEnded event) {}

  /**
   * The caller has closed the stream that the call had given it.
   *
   * @param event the event
   */
  default void bodyEnded(BodyEnded event) {}

  /**
   * Passes every event on to several listeners, in this order. One that throws keeps nothing from
   * the others.
   *
   * @param listeners the listeners
   * @return a listener that passes every event on to each
   */
  static DialogportenListener all(DialogportenListener... listeners) {
    return all(List.of(listeners));
  }

  /**
   * As {@link #all(DialogportenListener...)}.
   *
   * @param listeners the listeners
   * @return a listener that passes every event on to each
   */
  static DialogportenListener all(List<? extends DialogportenListener> listeners) {
    return new Listeners(listeners);
  }
}
