package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.SystemUserNotReadyException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A refusal of Maskinporten's: which codes it names, and what they mean. Nothing else of the answer
 * is kept, since it may quote the request.
 */
final class Refusal {

  private static final String NOT_READY = "invalid_altinn_customer_configuration";
  private static final Pattern OAUTH_CODE = Pattern.compile("^[a-z]+(?:_[a-z]+)*+(?=\\s|$)");
  private static final Pattern MP_CODE = Pattern.compile("\\bMP-[0-9]{3}\\b");
  private static final String ID =
      "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{16,32}";
  private static final Pattern NAMED_ID =
      Pattern.compile("(?i)(?:trace|correlation)[ _-]?id\\W{1,3}(" + ID + ")\\b");
  private static final Pattern ANY_ID = Pattern.compile("\\b(" + ID + ")\\b");

  /** What Maskinporten says of an assertion whose times do not fit its clock. */
  private static final Pattern ABOUT_TIME =
      Pattern.compile("(?i)\\b(iat|exp|expired|expiry|issued|issue time|clock|future|not yet)\\b");

  /** What it says when the consumer is the client's own organisation, for which it has no code. */
  private static final Pattern ABOUT_CONSUMER =
      Pattern.compile("(?i)\\bconsumer[_ ]?org(?:no|anisation|anization)?\\b");

  private final int status;
  private final @Nullable String error;
  private final @Nullable MaskinportenError code;
  private final @Nullable String correlationId;
  private final boolean aboutTime;
  private final boolean aboutConsumer;
  private final Optional<String> clock;

  private Refusal(
      IssuerReply reply, Map<String, @Nullable Object> body, Instant now, String clientId) {
    String description = text(body, "error_description");
    String rawError = text(body, "error");
    this.status = reply.status();
    this.error = first(OAUTH_CODE, rawError);
    // the code stands in the text, or in the address of the page that explains it
    @Nullable String mp =
        first(MP_CODE, rawError + " " + description + " " + text(body, "error_uri"));
    this.code = mp == null ? null : MaskinportenError.of(mp);
    this.correlationId = correlationId(description, clientId);
    this.aboutTime =
        code == null
            ? ABOUT_TIME.matcher(description).find()
            : known() == MaskinportenError.Known.ASSERTION_EXPIRED;
    this.aboutConsumer = ABOUT_CONSUMER.matcher(description).find();
    this.clock = aboutTime ? MaskinportenClock.complaint(reply.clockOffset(now)) : Optional.empty();
  }

  static Refusal read(IssuerReply reply, Instant now, String clientId) {
    return new Refusal(reply, reply.json().orElse(Map.of()), now, clientId);
  }

  private static String text(Map<String, @Nullable Object> body, String member) {
    return body.get(member) instanceof String text ? text : "";
  }

  private static @Nullable String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group() : null;
  }

  private static @Nullable String correlationId(String description, String clientId) {
    Matcher named = NAMED_ID.matcher(description);
    if (named.find()) {
      return named.group(1);
    }
    Matcher any = ANY_ID.matcher(description);
    while (any.find()) {
      if (!any.group(1).equals(clientId)) {
        return any.group(1);
      }
    }
    return null;
  }

  private MaskinportenError.@Nullable Known known() {
    return code == null ? null : code.known().orElse(null);
  }

  /** Whether a second request, with a new assertion, may be answered otherwise. */
  boolean isRepeatable() {
    MaskinportenError.@Nullable Known known = known();
    return known != null && known.isRepeatable();
  }

  /** Whether it was refused for its times. */
  boolean isAboutTime() {
    return aboutTime;
  }

  TokenException exception(int attempts) {
    TokenRefusal refusal =
        new TokenRefusal(
            CallInfo.refused(TokenRequests.OPERATION, attempts),
            TokenRequests.PROVIDER,
            error,
            code == null ? null : code.value(),
            correlationId);
    String what = meaning() + clock.map(text -> "; " + text).orElse("");
    if (known() == MaskinportenError.Known.SYSTEM_USER_NOT_READY || NOT_READY.equals(error)) {
      return new SystemUserNotReadyException(refusal, what, null);
    }
    if (known() == MaskinportenError.Known.KEY_EXPIRED) {
      return new SigningKeyExpiredException(refusal, what, null);
    }
    return new TokenException(refusal, what, null);
  }

  private String meaning() {
    MaskinportenError.@Nullable Known known = known();
    if (known != null) {
      return known.meaning();
    }
    if (code != null) {
      return "Maskinporten refused, with a code that this version does not know";
    }
    if (error == null) {
      return "no token: HTTP "
          + status
          + ", without an OAuth error; is it Maskinporten that answers at the environment's issuer?";
    }
    if (aboutConsumer && !NOT_READY.equals(error)) {
      return "Maskinporten refused consumer_org: the client's own organisation cannot be the"
          + " consumer. Ask without one for tokens of one's own";
    }
    if (aboutTime) {
      return "Maskinporten did not accept the times of the assertion: check this machine's clock";
    }
    return switch (error) {
      case NOT_READY -> MaskinportenError.Known.SYSTEM_USER_NOT_READY.meaning();
      case "invalid_scope" -> "Maskinporten refused a scope: is it registered on the client?";
      case "invalid_client", "unauthorized_client" ->
          "Maskinporten did not accept the client: check client id, key and environment";
      case "invalid_grant" ->
          "Maskinporten did not accept the assertion: check client id, key, environment and clock";
      default -> "Maskinporten refused (HTTP " + status + ")";
    };
  }
}
