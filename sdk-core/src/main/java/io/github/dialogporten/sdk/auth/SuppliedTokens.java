package io.github.dialogporten.sdk.auth;

import io.github.dialogporten.sdk.errors.ErrorsAccess;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tokens of a source that is not asked what they are for. */
final class SuppliedTokens implements TokenProvider {

  private final Class<?> origin;
  private final Supplier<AccessToken> source;

  /**
   * Tokens of a source.
   *
   * @param origin the caller's own class behind the source
   * @param source gives them
   */
  SuppliedTokens(Class<?> origin, Supplier<AccessToken> source) {
    this.origin = origin;
    this.source = source;
  }

  Class<?> origin() {
    return origin;
  }

  @Override
  public AccessToken token(TokenRequest request) {
    @Nullable AccessToken token = source.get();
    if (token == null) {
      throw ErrorsAccess.source("the source of tokens gave none (null)");
    }
    return token;
  }

  /** A source's text as a token. */
  static AccessToken read(@Nullable String text) {
    String fault = fault(text);
    if (!fault.isEmpty()) {
      throw ErrorsAccess.source("the source of tokens gave " + fault);
    }
    return AccessToken.of(Objects.requireNonNull(text));
  }

  /** What is wrong with it; nothing of it is quoted. */
  private static String fault(@Nullable String text) {
    if (text == null) {
      return "none (null)";
    }
    if (text.isBlank()) {
      return "an empty text";
    }
    if (text.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return "a token with 'Bearer' before it; the token alone is needed";
    }
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      return text.strip().chars().allMatch(SuppliedTokens::isVisible)
          ? "a token with a line end before or after it, as a file has; strip it"
          : "a text of several lines; a token is one, without line ends";
    }
    if (text.indexOf('\ufeff') == 0) {
      return "a token with a byte order mark before it; read the file without it";
    }
    return text.chars().allMatch(SuppliedTokens::isVisible)
        ? ""
        : "a text with blanks or other characters than visible ASCII, which no token has";
  }

  private static boolean isVisible(int character) {
    return character > ' ' && character < 0x7f;
  }

  @Override
  public boolean distinguishesPurposes() {
    return false;
  }

  @Override
  public String toString() {
    return "TokenProvider[]";
  }
}
