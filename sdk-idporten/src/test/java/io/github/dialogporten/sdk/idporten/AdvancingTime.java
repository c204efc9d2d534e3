package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.config.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is advanced; waiting advances it. */
final class AdvancingTime implements TimeSource {

  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

  void advance(Duration duration) {
    passed.accumulateAndGet(duration, Duration::plus);
  }

  @Override
  public Instant now() {
    return START.plus(passed());
  }

  @Override
  public long nanoTime() {
    return passed().toNanos();
  }

  @Override
  public void sleep(Duration duration) {
    advance(duration);
  }

  private Duration passed() {
    return passed.get();
  }
}
