package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.internal.http.Api;
import io.github.dialogporten.sdk.internal.http.Decoder;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.wire.WireLimits;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/** The limits over HTTP, and what is remembered of them. Thread-safe. */
final class HttpLimits {

  static final Operation<Limits> READ =
      Operation.get(
              "dialogs.limits",
              "/api/v1/metadata/limits",
              Decoder.json(WireLimits.class, Limits::from))
          .at(Api.DIALOGPORTEN_OPEN);

  /** Upper bound for an implicit call, so that it cannot use up the caller's timeout. */
  private static final Duration LONGEST_IMPLICIT = Duration.ofSeconds(10);

  private final Pipeline pipeline;
  private final LimitsCache cache;

  HttpLimits(Pipeline pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.cache = pipeline.shared(LimitsCache.class, () -> new LimitsCache(pipeline.time()));
  }

  /** Asks the server, without a token. What it says is remembered. */
  Limits read() {
    Limits limits = pipeline.call(READ, Parameters.none());
    cache.keep(limits);
    return limits;
  }

  /** What is known without asking: the limits that were last read, or the defaults. */
  Limits last() {
    return cache.last();
  }

  /**
   * What was read within the last hour, or else is read now: one request, whoever else needs it.
   * When the server does not answer, a warning is logged, and the limits are those last read, or
   * {@link Limits#defaults()}. It takes no longer than the call that needs them may, and 10 seconds
   * at most, the wait for somebody else's reading included.
   */
  Limits current() {
    return named(() -> cache.current(most(), this::implicit));
  }

  /** What is read now, since a request was refused by other limits than those known. */
  Limits anew() {
    return named(() -> cache.anew(most(), this::implicit));
  }

  private Limits named(Supplier<Limits> limits) {
    try {
      return limits.get();
    } catch (DialogportenException e) {
      throw pipeline.named(e);
    }
  }

  private Duration most() {
    Duration asked = pipeline.timeout();
    return asked.compareTo(LONGEST_IMPLICIT) < 0 ? asked : LONGEST_IMPLICIT;
  }

  private Limits implicit(Duration left) {
    CallOptions asked = pipeline.options();
    CallOptions own = CallOptions.none().withTimeout(left);
    CallOptions once = asked.retries() ? own : own.withoutRetry();
    CallOptions named = asked.correlationId().map(once::withCorrelationId).orElse(once);
    return pipeline.with(named).call(READ, Parameters.none());
  }
}
