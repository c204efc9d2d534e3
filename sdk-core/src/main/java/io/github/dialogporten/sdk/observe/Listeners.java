package io.github.dialogporten.sdk.observe;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Several listeners as one. */
final class Listeners implements DialogportenListener {

  private final List<DialogportenListener> all;
  private final Consumer<RuntimeException> failed;

  /**
   * Listeners that are all told, whatever one of them throws.
   *
   * @param failed gets the first exception of an event, when all have been told
   */
  Listeners(List<? extends DialogportenListener> listeners, Consumer<RuntimeException> failed) {
    this.all = List.copyOf(listeners);
    this.failed = failed;
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
    @Nullable RuntimeException first = null;
    for (DialogportenListener listener : all) {
      try {
        tell.accept(listener);
      } catch (RuntimeException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      failed.accept(first);
    }
  }

  @Override
  public String toString() {
    return "DialogportenListener[" + all.size() + "]";
  }
}
