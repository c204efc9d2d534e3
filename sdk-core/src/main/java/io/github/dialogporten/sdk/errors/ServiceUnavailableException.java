package io.github.dialogporten.sdk.errors;

/**
 * 503: closed for maintenance, or overloaded. {@link #retryAfter()} tells how long, when the server
 * said so; a wait of more than 60 seconds is not waited out by the SDK, but handed to the caller.
 */
public class ServiceUnavailableException extends ApiException {

  private static final long serialVersionUID = 1L;

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public ServiceUnavailableException(ApiError error) {
    super(error, "the service is unavailable (503)");
  }
}
