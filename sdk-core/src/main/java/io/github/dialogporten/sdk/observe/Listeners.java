package io.github.dialogporten.sdk.observe;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Several listeners as one. */
final class Listeners implements DialogportenListener {

  private final List<DialogportenListener> all;

  Listeners(List<? extends DialogportenListener> listeners) {
    this.all = List.copyOf(listeners);
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

  /** The first failure goes on to whoever told this one, when all have been told. */
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
      throw first;
    }
  }

  @Override
  public String toString() {
    return "DialogportenListener[" + all.size() + "]";
  }
}
