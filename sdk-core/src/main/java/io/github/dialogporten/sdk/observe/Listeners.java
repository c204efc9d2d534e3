package io.github.dialogporten.sdk.observe;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several listeners as one. All are told of an event, whatever one of them throws. */
final class Listeners implements DialogportenListener {

  private final List<DialogportenListener> all;
  private final @Nullable Consumer<Throwable> failed;

  /** Listeners of which the first that throws is heard, once all have been told. */
  Listeners(List<? extends DialogportenListener> listeners) {
    this(listeners, null);
  }

  /**
   * Listeners out of which nothing comes but a {@link VirtualMachineError}.
   *
   * @param failed gets what they throw
   */
  Listeners(List<? extends DialogportenListener> listeners, @Nullable Consumer<Throwable> failed) {
    this.all = listeners.stream().flatMap(Listeners::each).toList();
    this.failed = failed;
  }

  /** Those of a list within the list: each is then told and heard by itself. */
  private static Stream<DialogportenListener> each(DialogportenListener listener) {
    return listener instanceof Listeners several && several.failed == null
        ? several.all.stream()
        : Stream.of(listener);
  }

  @Override
  public void callStarted(CallStarted event) {
    each(listener -> listener.callStarted(event));
  }

  @Override
  public void attemptEnded(AttemptEnded event) {
    each(listener -> listener.attemptEnded(event));
  }

  @Override
  public void attemptRefused(AttemptRefused event) {
    each(listener -> listener.attemptRefused(event));
  }

  @Override
  public void itemsDropped(ItemsDropped event) {
    each(listener -> listener.itemsDropped(event));
  }

  @Override
  public void waitStarted(WaitStarted event) {
    each(listener -> listener.waitStarted(event));
  }

  @Override
  public void callEnded(CallEnded event) {
    each(listener -> listener.callEnded(event));
  }

  @Override
  public void bodyEnded(BodyEnded event) {
    each(listener -> listener.bodyEnded(event));
  }

  private void each(Consumer<DialogportenListener> tell) {
    @Nullable Throwable first = null;
    for (DialogportenListener listener : all) {
      try {
        tell.accept(listener);
      } catch (VirtualMachineError e) {
        throw e;
      } catch (Throwable e) { // a missing class of a metrics library is an Error
        if (failed != null) {
          failed.accept(e);
        } else if (first == null) {
          first = e;
        }
      }
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException exception) {
      throw exception;
    }
    if (first != null) {
      throw new UndeclaredThrowableException(first); // other languages throw what they like
    }
  }

  @Override
  public String toString() {
    return "DialogportenListener[" + all.size() + "]";
  }
}
