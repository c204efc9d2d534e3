package io.github.dialogporten.sdk.canary;

import io.github.dialogporten.sdk.observe.AttemptEnded;
import io.github.dialogporten.sdk.observe.AttemptRefused;
import io.github.dialogporten.sdk.observe.BodyEnded;
import io.github.dialogporten.sdk.observe.CallEnded;
import io.github.dialogporten.sdk.observe.CallStarted;
import io.github.dialogporten.sdk.observe.DialogportenListener;
import io.github.dialogporten.sdk.observe.ItemsDropped;
import io.github.dialogporten.sdk.observe.WaitStarted;
import java.util.function.Consumer;

/** Passes on what each event says of itself. */
record Told(Consumer<String> watch) implements DialogportenListener {

  @Override
  public void callStarted(CallStarted event) {
    watch.accept(event.toString());
  }

  @Override
  public void attemptEnded(AttemptEnded event) {
    watch.accept(event.toString());
  }

  @Override
  public void attemptRefused(AttemptRefused event) {
    watch.accept(event.toString());
  }

  @Override
  public void itemsDropped(ItemsDropped event) {
    watch.accept(event.toString());
  }

  @Override
  public void waitStarted(WaitStarted event) {
    watch.accept(event.toString());
  }

  @Override
  public void callEnded(CallEnded event) {
    watch.accept(event.toString());
  }

  @Override
  public void bodyEnded(BodyEnded event) {
    watch.accept(event.toString());
  }
}
