package io.github.dialogporten.sdk.errors;

/**
 * 429: too many requests. {@link #retryAfter()} tells how long to wait, when the gateway said so.
 */
public class RateLimitedException extends ApiException {

  private static final long serialVersionUID = 1L;

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public RateLimitedException(ApiError error) {
    super(error, "too many requests (429)");
  }
}
