package io.github.dialogporten.sdk.resources;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.http.Api;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import java.time.Duration;
import java.util.Objects;

/**
 * The limits over HTTP, and what is remembered of them. For the client's own use: take {@code
 * client.resources()}. Thread-safe.
 */
public final class HttpLimits {

  static final Operation<Limits> READ =
      Operation.get("resources.limits", "/api/v1/metadata/limits", Limits::decode)
          .at(Api.DIALOGPORTEN_OPEN);

  /** Nobody asked for this call: it shall not take the time of the one that was asked for. */
  private static final Duration IN_PASSING = Duration.ofSeconds(10);

  private final Pipeline pipeline;
  private final LimitsCache cache;

  /**
   * For the client's own use.
   *
   * @param pipeline the way of the calls; all identities of one client share what is remembered
   */
  public HttpLimits(Pipeline pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.cache = pipeline.shared(LimitsCache.class, () -> new LimitsCache(pipeline.time()));
  }

  /**
   * Asks the server. No token is sent.
   *
   * @param options options of this call; the languages have no effect here
   * @return the limits in force, which are remembered too
   */
  public Limits read(CallOptions options) {
    Limits limits = pipeline.call(READ, Parameters.none(), options);
    cache.keep(limits);
    return limits;
  }

  /**
   * What is known without asking.
   *
   * @return the limits that were last read, or {@link Limits#defaults()}
   */
  public Limits last() {
    return cache.last();
  }

  /**
   * What was read within the last hour, or else is read now: one request, whoever else needs it.
   * When the server does not answer, a warning is logged, and the limits are those last read, or
   * {@link Limits#defaults()}.
   *
   * @param options options of the call that needs them: reading them takes no longer than that call
   *     may, and 10 seconds at most, the wait for somebody else's reading included
   * @return the limits to go by
   */
  public Limits current(CallOptions options) {
    return cache.current(most(options), left -> inPassing(options, left));
  }

  /**
   * What is read now, since a request was refused by other limits than those known.
   *
   * @param options as of {@link #current}
   * @return the limits to go by; as {@link #current} when the server does not answer
   */
  public Limits anew(CallOptions options) {
    return cache.anew(most(options), left -> inPassing(options, left));
  }

  private Duration most(CallOptions options) {
    Duration asked = pipeline.timeout(options);
    return asked.compareTo(IN_PASSING) < 0 ? asked : IN_PASSING;
  }

  private Limits inPassing(CallOptions options, Duration left) {
    CallOptions own = CallOptions.none().withTimeout(left);
    return pipeline.call(READ, Parameters.none(), options.retries() ? own : own.withoutRetry());
  }

  @Override
  public String toString() {
    return "HttpLimits[" + cache.last() + "]";
  }
}
