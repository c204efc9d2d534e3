package io.github.dialogporten.sdk.errors;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Nothing was sent: by the program's own rate limit ({@code AltinnHttp.Builder.rateLimit}) the turn
 * would come only after the call's time is over. The server knows nothing of it; its own limit is a
 * {@link RateLimitedException}.
 */
public final class OwnRateLimitException extends DialogportenException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * A call that was not made.
   *
   * @param call which call
   * @param retryAfter how long it would have had to wait
   */
  public OwnRateLimitException(CallInfo call, Duration retryAfter) {
    this(call, retryAfter, null);
  }

  private OwnRateLimitException(CallInfo call, Duration retryAfter, @Nullable Throwable cause) {
    super(
        call, "not sent, since the program's own rate limit leaves it no turn in its time", cause);
    this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
  }

  /**
   * How long the wait would have been.
   *
   * @return the time, counted from when this was thrown; longer when others come before
   */
  public Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public boolean isTransient() {
    return true;
  }

  @Override
  OwnRateLimitException again() {
    return new OwnRateLimitException(call(), retryAfter, this);
  }
}
