package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.observe.AttemptEnded;
import io.github.dialogporten.sdk.observe.AttemptRefused;
import io.github.dialogporten.sdk.observe.BodyEnded;
import io.github.dialogporten.sdk.observe.CallEnded;
import io.github.dialogporten.sdk.observe.CallStarted;
import io.github.dialogporten.sdk.observe.DialogportenListener;
import io.github.dialogporten.sdk.observe.WaitStarted;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program's listener, whose exceptions break no call. */
final class CarefulListener implements DialogportenListener {

  private static final Logger LOG = LoggerFactory.getLogger("io.github.dialogporten.sdk.observe");

  private final DialogportenListener listener;
  private final AtomicBoolean told = new AtomicBoolean();

  CarefulListener(DialogportenListener listener) {
    this.listener = listener;
  }

  @Override
  public void callStarted(CallStarted event) {
    tell(DialogportenListener::callStarted, event);
  }

  @Override
  public void attemptEnded(AttemptEnded event) {
    tell(DialogportenListener::attemptEnded, event);
  }

  @Override
  public void attemptRefused(AttemptRefused event) {
    tell(DialogportenListener::attemptRefused, event);
  }

  @Override
  public void waitStarted(WaitStarted event) {
    tell(DialogportenListener::waitStarted, event);
  }

  @Override
  public void callEnded(CallEnded event) {
    tell(DialogportenListener::callEnded, event);
  }

  @Override
  public void bodyEnded(BodyEnded event) {
    tell(DialogportenListener::bodyEnded, event);
  }

  private <E> void tell(BiConsumer<DialogportenListener, E> method, E event) {
    try {
      method.accept(listener, event);
    } catch (RuntimeException e) {
      if (told.compareAndSet(false, true)) {
        // its message can hold anything
        LOG.warn(
            "The listener threw {}; this and further exceptions of it are dropped",
            e.getClass().getName());
      }
    }
  }

  @Override
  public String toString() {
    return "CarefulListener[]";
  }
}
