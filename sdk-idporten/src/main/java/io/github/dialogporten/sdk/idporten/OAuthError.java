package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An issuer's refusal: its OAuth code, and the id under which the issuer can find it. Nothing else
 * of the answer is kept, since a description may quote the request.
 *
 * @param code the OAuth code, if there is one
 * @param clock what is wrong with this machine's clock, if that can be the reason
 */
record OAuthError(
    Operation operation,
    int status,
    int attempts,
    @Nullable String code,
    @Nullable String correlationId,
    Optional<String> clock) {

  private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,60}");
  private static final Pattern NAMED_ID =
      Pattern.compile(
          "(?i)(?:trace|correlation)[ _-]?id\\W{1,3}"
              + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,32})\\b");

  private static final int UNAUTHORIZED = 401;

  /** What Maskinporten accepts, either side; ID-porten does not say. */
  private static final Duration TOLERATED = Duration.ofSeconds(10);

  /** Reads a refusal that came as an answer. */
  static OAuthError read(Operation operation, IssuerReply reply, Instant received, boolean signed) {
    Map<String, @Nullable Object> body = reply.json().orElse(Map.of());
    @Nullable String code = code(body.get("error"));
    boolean aboutTheAssertion =
        signed
            && (code == null
                || "invalid_client".equals(code)
                || "unauthorized_client".equals(code)
                || reply.status() == UNAUTHORIZED);
    return new OAuthError(
        operation,
        reply.status(),
        reply.attempts(),
        code,
        correlationId(body.get("error_description")),
        aboutTheAssertion ? complaint(reply.clockOffset(received)) : Optional.empty());
  }

  /** Reads a refusal that the browser brought. */
  static OAuthError read(Callback callback) {
    return new OAuthError(
        Operation.LOGIN,
        0,
        0,
        code(callback.one("error").orElse(null)),
        correlationId(callback.one("error_description").orElse(null)),
        Optional.empty());
  }

  private static @Nullable String code(@Nullable Object value) {
    return value instanceof String text && CODE.matcher(text).matches() ? text : null;
  }

  private static @Nullable String correlationId(@Nullable Object description) {
    if (description instanceof String text) {
      Matcher named = NAMED_ID.matcher(text);
      return named.find() ? named.group(1) : null;
    }
    return null;
  }

  private static Optional<String> complaint(Optional<Duration> offset) {
    return offset
        .filter(theirs -> theirs.abs().compareTo(TOLERATED) > 0)
        .map(
            theirs ->
                "this machine's clock is "
                    + theirs.abs().toSeconds()
                    + " seconds "
                    + (theirs.isNegative() ? "ahead of" : "behind")
                    + " the issuer's");
  }

  /**
   * Whether nothing of the request was looked at, for want of authentication. A refusal that has an
   * OAuth code is about the client or the request, and would be the same elsewhere.
   */
  boolean asksForCredentials() {
    return status == UNAUTHORIZED && code == null;
  }

  boolean is(String other) {
    return other.equals(code);
  }

  TokenRefusal refusal() {
    return new TokenRefusal(
        CallInfo.refused(operation.value(), attempts),
        Operation.PROVIDER,
        code,
        null,
        correlationId);
  }

  /** As a failed login. */
  LoginFailedException loginFailure() {
    return new LoginFailedException(reason(), refusal(), meaning(), null);
  }

  /** As a refusal of something else. */
  TokenException failure() {
    return new TokenException(refusal(), meaning(), null);
  }

  private LoginFailedException.Reason reason() {
    LoginFailedException.Reason named = named();
    boolean vague =
        named == LoginFailedException.Reason.REQUEST || named == LoginFailedException.Reason.OTHER;
    // RFC 6749, 5.2: 401 is about the client, also where the code says less than it could
    return status == UNAUTHORIZED && code != null && vague
        ? LoginFailedException.Reason.CLIENT
        : named;
  }

  private LoginFailedException.Reason named() {
    if (code == null) {
      return LoginFailedException.Reason.OTHER;
    }
    return switch (code) {
      case "access_denied" -> LoginFailedException.Reason.CANCELLED;
      case "login_required" -> LoginFailedException.Reason.LOGIN_REQUIRED;
      case "interaction_required" -> LoginFailedException.Reason.INTERACTION_REQUIRED;
      case "consent_required" -> LoginFailedException.Reason.CONSENT_REQUIRED;
      case "account_selection_required" -> LoginFailedException.Reason.ACCOUNT_SELECTION_REQUIRED;
      case "invalid_scope" -> LoginFailedException.Reason.SCOPE;
      case "invalid_client", "unauthorized_client" -> LoginFailedException.Reason.CLIENT;
      case "server_error", "temporarily_unavailable" -> LoginFailedException.Reason.SERVER;
      case "invalid_grant" -> LoginFailedException.Reason.CODE;
      case "unmet_authentication_requirements" -> LoginFailedException.Reason.LEVEL;
      case "invalid_request",
          "invalid_request_object",
          "invalid_request_uri",
          "invalid_redirect_uri",
          "invalid_target",
          "request_not_supported",
          "request_uri_not_supported",
          "unsupported_grant_type",
          "unsupported_response_type" ->
          LoginFailedException.Reason.REQUEST;
      default -> LoginFailedException.Reason.OTHER;
    };
  }

  private String meaning() {
    String what =
        switch (reason()) {
          case CANCELLED -> "the person, or the issuer for the person, said no";
          case LOGIN_REQUIRED -> "the person is not logged in at the issuer";
          case INTERACTION_REQUIRED -> "the issuer has to show a page";
          case CONSENT_REQUIRED -> "the person has to agree first";
          case ACCOUNT_SELECTION_REQUIRED -> "the person has to choose an account";
          case SCOPE -> "the issuer refused a scope: is it registered on the client?";
          case CLIENT ->
              "the issuer did not accept the client: check client id, authentication, and what is"
                  + " registered on it";
          case SERVER -> "the issuer has a problem of its own; try again later";
          case CODE ->
              operation == Operation.REFRESH
                  ? "the issuer did not accept the refresh token"
                  : "the issuer did not accept the code: it was used, or has expired";
          case LEVEL -> "the level of authentication that was asked for cannot be reached";
          case REQUEST ->
              "the issuer took the request for wrong: check redirect address, scopes, options, and"
                  + " what is registered on the client";
          default ->
              code == null
                  ? "the issuer refused without an OAuth error"
                      + (status > 0 ? " (HTTP " + status + ")" : "")
                      + "; is the issuer right?"
                  : "the issuer refused";
        };
    return what + clock.map(text -> "; " + text).orElse("");
  }
}
