package io.github.dialogporten.sdk.errors;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * There is no token: its issuer refused, or the source of tokens failed. When the issuer cannot be
 * reached or is down, that is a {@link TransportException} or a {@link ServerException} instead.
 */
public class TokenException extends DialogportenException {

  private static final long serialVersionUID = 1L;
  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,60}(-[0-9]{1,5})?");

  private final String provider;
  private final @Nullable String error;
  private final @Nullable String code;
  private final @Nullable String correlationId;
  private final String meaning;

  /**
   * A refusal.
   *
   * @param refusal who refused, and with which codes
   * @param what the meaning, without values
   * @param cause the cause, whose message holds no values
   */
  public TokenException(TokenRefusal refusal, String what, @Nullable Throwable cause) {
    super(refusal.call(), what + codes(refusal), cause);
    this.provider = refusal.provider();
    this.error = refusal.error();
    this.code = refusal.code();
    this.correlationId = refusal.correlationId();
    this.meaning = Objects.requireNonNull(what, "what");
  }

  private static String codes(TokenRefusal refusal) {
    StringBuilder text = new StringBuilder();
    for (String part : new String[] {refusal.error(), refusal.code()}) {
      if (part != null && CODE.matcher(part).matches()) {
        text.append(text.length() == 0 ? " [" : ", ").append(part);
      }
    }
    return text.length() == 0 ? "" : text.append(']').toString();
  }

  /**
   * Who was asked for the token, such as {@code maskinporten}.
   *
   * @return a short name
   */
  public String provider() {
    return provider;
  }

  /**
   * The OAuth error code, such as {@code invalid_grant}.
   *
   * @return the code, if the issuer sent one
   */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /**
   * The issuer's own code, such as {@code MP-303}.
   *
   * @return the code, if the issuer sent one
   */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /**
   * The id under which the issuer can find the refusal in its logs.
   *
   * @return the id, if the issuer sent one
   */
  public Optional<String> correlationId() {
    return Optional.ofNullable(correlationId);
  }

  /**
   * The refusal as one value.
   *
   * @return who refused, and with which codes
   */
  protected TokenRefusal refusal() {
    return new TokenRefusal(call(), provider, error, code, correlationId);
  }

  /**
   * The meaning, as it was given to the constructor.
   *
   * @return the meaning
   */
  protected String meaning() {
    return meaning;
  }

  /**
   * The same refusal for another thread that waited for the same token, with this one as its cause.
   * A subclass returns its own type.
   *
   * @return a new exception
   */
  @Override
  protected TokenException again() {
    return new TokenException(refusal(), meaning, this);
  }
}
