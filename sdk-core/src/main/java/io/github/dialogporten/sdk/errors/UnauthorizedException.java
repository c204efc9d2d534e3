package io.github.dialogporten.sdk.errors;

import java.util.Optional;

/**
 * 401: the token was not accepted. The SDK has already renewed it once where that could help.
 *
 * <p>Correspondence also says 401 when a right is missing; then {@link Problem#errorCode()} is
 * there.
 */
public class UnauthorizedException extends ApiException {

  private static final long serialVersionUID = 1L;

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public UnauthorizedException(ApiError error) {
    super(error, "the token was not accepted (401)");
  }

  /**
   * Why, in the terms of RFC 6750.
   *
   * @return the {@code WWW-Authenticate} header, if there was one
   */
  public Optional<String> challenge() {
    return error().header("www-authenticate");
  }
}
