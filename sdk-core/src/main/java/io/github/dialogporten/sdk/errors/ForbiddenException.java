package io.github.dialogporten.sdk.errors;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 403: the token is good, and not enough. */
public class ForbiddenException extends ApiException {

  private static final long serialVersionUID = 1L;

  /** The highest level of ID-porten: no dialog asks for more. */
  private static final String HIGHEST_ACR = "idporten-loa-high";

  /** What is not enough. */
  public enum Reason {
    /**
     * The token lacks the scope, {@code digdir:dialogporten} for Dialogporten: see {@link
     * ForbiddenException#requiredScope()}.
     */
    SCOPE,
    /**
     * The token is of a kind that may not use the API: a Maskinporten token without a system user,
     * for instance.
     */
    USER_TYPE,
    /** The dialog asks for a higher authentication level: see {@link #requiredAcr()}. */
    AUTHENTICATION_LEVEL,
    /** No right to this dialog. A right that was given a moment ago can take up to 30 minutes. */
    NO_ACCESS,
    /** The answer does not say. */
    OTHER
  }

  private final Reason reason;

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public ForbiddenException(ApiError error) {
    this(error, reasonOf(error));
  }

  private ForbiddenException(ApiError error, Reason reason) {
    super(error, text(error, reason));
    this.reason = reason;
  }

  /**
   * What is not enough. Told by the form of the answer and the server's English texts, for lack of
   * anything else.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /**
   * What to ask ID-porten for ({@code acr_values}) when the level is too low.
   *
   * @return the highest level, since the server does not say which; empty when the level is not the
   *     reason, and for a system user, who cannot log in at another level
   */
  public Optional<String> requiredAcr() {
    return reason == Reason.AUTHENTICATION_LEVEL && error().isPerson()
        ? Optional.of(HIGHEST_ACR)
        : Optional.empty();
  }

  /**
   * The scope to ask for when the scope is the reason. The token provider must ask its issuer for
   * it, and the client must have been given it there.
   *
   * @return the scope; empty when it is not the reason, or the SDK does not know it
   */
  public Optional<String> requiredScope() {
    return reason == Reason.SCOPE ? error().requiredScope() : Optional.empty();
  }

  private static Reason reasonOf(ApiError error) {
    Map<String, List<String>> errors = error.problem().errors();
    if (error.problem().isEmpty()) {
      return error.header("content-length").filter("0"::equals).isPresent()
              || error.header("content-type").isEmpty()
          ? Reason.SCOPE
          : Reason.OTHER;
    }
    if (errors.containsKey("Type")) {
      return Reason.USER_TYPE;
    }
    List<String> texts = errors.getOrDefault("Forbidden", List.of());
    if (texts.contains("Altinn authentication level too low.")) {
      return Reason.AUTHENTICATION_LEVEL;
    }
    boolean noAccess =
        texts.stream()
            .anyMatch(
                text ->
                    text.equals("Forbidden")
                        || text.contains("unauthorized and/or")
                        || text.contains("does not own"));
    return noAccess ? Reason.NO_ACCESS : Reason.OTHER;
  }

  private static String text(ApiError error, Reason reason) {
    return switch (reason) {
      case SCOPE ->
          "forbidden: the token lacks the scope"
              + error.requiredScope().map(scope -> " " + scope).orElse("")
              + " (403)";
      case USER_TYPE -> "forbidden: this kind of token may not use the API (403)";
      case AUTHENTICATION_LEVEL -> "forbidden: the authentication level is too low (403)";
      case NO_ACCESS -> "forbidden: no access (403)";
      case OTHER -> "forbidden (403)";
    };
  }
}
