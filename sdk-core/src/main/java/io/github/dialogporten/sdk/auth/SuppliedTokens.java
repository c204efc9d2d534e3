package io.github.dialogporten.sdk.auth;

import java.util.Objects;
import java.util.function.Supplier;

/** Tokens of a source that is not asked what they are for. */
final class SuppliedTokens implements TokenProvider {

  private final Supplier<AccessToken> source;

  SuppliedTokens(Supplier<AccessToken> source) {
    this.source = source;
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
