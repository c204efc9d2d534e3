package io.github.dialogporten.sdk.errors;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who refused a token, and with which codes.
 *
 * @param call which call failed
 * @param provider who was asked, such as {@code maskinporten}
 * @param error the OAuth error code, such as {@code invalid_grant}
 * @param code the issuer's own code, such as {@code MP-303}
 * @param correlationId the id under which the issuer can find it
 */
public record TokenRefusal(
    CallInfo call,
    String provider,
    @Nullable String error,
    @Nullable String code,
    @Nullable String correlationId) {

  /**
   * Checks the components.
   *
   * @param call which call failed
   * @param provider who was asked, such as {@code maskinporten}
   * @param error the OAuth error code, such as {@code invalid_grant}
   * @param code the issuer's own code, such as {@code MP-303}
   * @param correlationId the id under which the issuer can find it
   */
  public TokenRefusal {
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(provider, "provider");
  }

  /**
   * A refusal without codes.
   *
   * @param operation the operation's name
   * @param provider who was asked
   * @return the refusal
   */
  public static TokenRefusal by(String provider, String operation) {
    return new TokenRefusal(CallInfo.notSent(operation), provider, null, null, null);
  }

  /** Who refused what; not what the issuer wrote, which may be anything. */
  @Override
  public String toString() {
    return "TokenRefusal[" + provider + ", " + call.operation() + "]";
  }
}
