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
    /** The token lacks the scope, {@code digdir:dialogporten} for Dialogporten. */
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
    super(error, text(reason));
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

  private static String text(Reason reason) {
    return switch (reason) {
      case SCOPE -> "forbidden: the token lacks the scope (403)";
      case USER_TYPE -> "forbidden: this kind of token may not use the API (403)";
      case AUTHENTICATION_LEVEL -> "forbidden: the authentication level is too low (403)";
      case NO_ACCESS -> "forbidden: no access (403)";
      case OTHER -> "forbidden (403)";
    };
  }
}
