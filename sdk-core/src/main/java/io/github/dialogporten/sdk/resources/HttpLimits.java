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
  private static final CallOptions IN_PASSING =
      CallOptions.none().withTimeout(Duration.ofSeconds(10));

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
   * @return the limits to go by
   */
  public Limits current() {
    return cache.current(this::inPassing);
  }

  /**
   * What is read now, since a request was refused by other limits than those known.
   *
   * @return the limits to go by; as {@link #current()} when the server does not answer
   */
  public Limits anew() {
    return cache.anew(this::inPassing);
  }

  private Limits inPassing() {
    return pipeline.call(READ, Parameters.none(), IN_PASSING);
  }

  @Override
  public String toString() {
    return "HttpLimits[" + cache.last() + "]";
  }
}
