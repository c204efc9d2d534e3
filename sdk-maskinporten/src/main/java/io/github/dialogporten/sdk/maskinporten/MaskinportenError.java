package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.text.OpenValue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Maskinporten's own code for why it gives no token, such as {@code MP-121}, with its meaning. A
 * {@link TokenException} carries it; {@link #of(TokenException)} reads it.
 *
 * <p>Immutable.
 */
public final class MaskinportenError extends OpenValue<MaskinportenError.Known> {

  private static final long serialVersionUID = 1L;
  private static final Pattern CODE = Pattern.compile("MP-[0-9]{3}");

  /** The codes that this version knows. */
  public enum Known {
    /** MP-011. */
    INVALID_REQUEST("MP-011", "the request or its assertion is malformed", false),
    /** MP-012; tried once more with a new assertion before it is thrown. */
    ASSERTION_REUSED("MP-012", "the assertion was used before", true),
    /** MP-100. */
    CLIENT_NOT_FOUND(
        "MP-100",
        "no such client: the client id is wrong, or belongs to another environment",
        false),
    /** MP-110. */
    WRONG_AUDIENCE(
        "MP-110", "wrong audience: the environment's issuer is not this Maskinporten's", false),
    /** MP-120. */
    INVALID_CERTIFICATE(
        "MP-120",
        "invalid certificate: one for production was used in test, or the reverse",
        false),
    /** MP-121. */
    KEY_EXPIRED(
        "MP-121",
        "the client's registered key has expired: a key works for a year. Register a new one, or"
            + " the same again",
        false),
    /** MP-122. */
    CERTIFICATE_OF_ANOTHER(
        "MP-122", "the certificate belongs to another organisation than the client", false),
    /** MP-123. */
    MALFORMED_CHAIN("MP-123", "the certificate chain is malformed", false),
    /** MP-124. */
    INVALID_SIGNATURE(
        "MP-124",
        "invalid signature: the key is not the one that is registered under its id on the client, or"
            + " the certificate has expired",
        false),
    /** MP-130; tried once more with a new assertion before it is thrown. */
    ASSERTION_EXPIRED("MP-130", "the assertion had expired when it arrived", true),
    /** MP-200. */
    SCOPE_NOT_ON_CLIENT("MP-200", "a scope is not registered on the client", false),
    /** MP-201. */
    SCOPE_NOT_FOR_CLIENT_TYPE(
        "MP-201", "a scope is not allowed for clients of this integration type", false),
    /** MP-250. */
    NO_ACCESS_TO_SCOPE(
        "MP-250", "the organisation has not been given access to a scope by its owner", false),
    /** MP-251. */
    SCOPE_NOT_DELEGATED(
        "MP-251", "the consumer has not delegated a scope to the supplier in Altinn", false),
    /** MP-301. */
    UNKNOWN_AUTHORIZATION_TYPE(
        "MP-301", "this Maskinporten does not know the type of authorization asked for", false),
    /** MP-302. */
    UNKNOWN_AUTHORIZATION_FIELD(
        "MP-302", "this Maskinporten does not know a field of the authorization asked for", false),
    /** MP-303. */
    SYSTEM_USER_NOT_READY(
        "MP-303",
        "no such system user. Either the customer has not approved it yet; or it was made with"
            + " another external reference (or with one, and none was given); or this client is not"
            + " in the system's entry in Altinn's register; or the organisation is not its owner:"
            + " for an accountant's agent system user the owner is the accountant, not a client",
        false);

    private final String code;
    private final String meaning;
    private final boolean repeatable;

    Known(String code, String meaning, boolean repeatable) {
      this.code = code;
      this.meaning = meaning;
      this.repeatable = repeatable;
    }

    /**
     * Returns the code as Maskinporten writes it.
     *
     * @return such as {@code MP-121}
     */
    public String code() {
      return code;
    }

    /**
     * Returns what it means, and what can be done.
     *
     * @return a sentence in English
     */
    public String meaning() {
      return meaning;
    }

    /** Whether a second request, with a new assertion, may be answered otherwise. */
    boolean isRepeatable() {
      return repeatable;
    }
  }

  private MaskinportenError(String value, @Nullable Known known) {
    super(value, known);
  }

  /**
   * Finds the error with this code.
   *
   * @param code such as {@code MP-121}
   * @return the error; one without a known meaning when this version does not know the code
   * @throws IllegalArgumentException when it is no such code
   */
  public static MaskinportenError of(String code) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("code: MP- and three digits");
    }
    for (Known known : Known.values()) {
      if (known.code.equals(code)) {
        return new MaskinportenError(code, known);
      }
    }
    return new MaskinportenError(code, null);
  }

  /**
   * Finds the error that an exception carries.
   *
   * @param exception what a provider of tokens threw
   * @return the error; empty when the exception is not about a refusal of Maskinporten's with a
   *     code
   */
  public static Optional<MaskinportenError> of(TokenException exception) {
    return exception
        .code()
        .filter(code -> exception.provider().equals(TokenRequests.PROVIDER))
        .filter(code -> CODE.matcher(code).matches())
        .map(MaskinportenError::of);
  }
}
