package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.observe.AttemptEnded;
import io.github.dialogporten.sdk.observe.AttemptRefused;
import io.github.dialogporten.sdk.observe.BodyEnded;
import io.github.dialogporten.sdk.observe.CallEnded;
import io.github.dialogporten.sdk.observe.CallEvent;
import io.github.dialogporten.sdk.observe.DialogportenListener;
import io.github.dialogporten.sdk.observe.ItemsDropped;
import io.github.dialogporten.sdk.observe.WaitStarted;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Objects;

/** Metrics of the SDK's calls in Micrometer, as the documents show it. Thread-safe. */
// snippet:start micrometer-listener
public final class MicrometerListener implements DialogportenListener {

  private final MeterRegistry registry;

  /**
   * A listener.
   *
   * @param registry where the meters go
   */
  public MicrometerListener(MeterRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  @Override
  public void attemptEnded(AttemptEnded event) {
    String status = event.status().map(String::valueOf).orElse("none");
    Tags tags =
        of(event)
            .and("method", event.method(), "path", event.path(), "status", status)
            .and("failure", event.failure().orElse("none"));
    registry.timer("dialogporten.attempts", tags).record(event.duration());
  }

  @Override
  public void attemptRefused(AttemptRefused event) {
    Tags tags = of(event).and("reason", event.reason().name());
    registry.counter("dialogporten.refusals", tags).increment();
  }

  @Override
  public void itemsDropped(ItemsDropped event) {
    count("dialogporten.items.dropped", event, event.count());
  }

  @Override
  public void waitStarted(WaitStarted event) {
    Tags tags = of(event).and("reason", event.reason().name());
    registry.timer("dialogporten.waits", tags).record(event.duration());
  }

  @Override
  public void callEnded(CallEnded event) {
    Tags tags = of(event).and("failure", event.failure().orElse("none"));
    registry.timer("dialogporten.calls", tags).record(event.duration());
    count("dialogporten.bytes.sent", event, event.bytesSent());
    count("dialogporten.bytes.received", event, event.bytesReceived());
  }

  @Override
  public void bodyEnded(BodyEnded event) {
    count("dialogporten.bytes.received", event, event.bytesReceived());
  }

  private void count(String name, CallEvent event, long count) {
    registry.counter(name, of(event)).increment((double) count);
  }

  private static Tags of(CallEvent event) {
    return Tags.of("operation", event.operation(), "destination", event.destination().name());
  }
}
// snippet:end
