package io.github.dialogporten.sdk.auth;

import java.util.Objects;
import java.util.function.Supplier;

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
    return Objects.requireNonNull(source.get(), "the source gave no token");
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
