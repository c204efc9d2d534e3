package io.github.dialogporten.sdk.auth;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Another provider's tokens, of which more is said than that provider says. */
final class NamedTokenProvider implements TokenProvider {

  private static final Pattern IDENTITY = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern PERSONAL = Pattern.compile("(?<![0-9])[0-9]{11}(?![0-9])");

  private final TokenProvider source;
  private final @Nullable AltinnEnvironment environment;
  private final @Nullable String identity;

  NamedTokenProvider(
      TokenProvider source, @Nullable AltinnEnvironment environment, @Nullable String identity) {
    Optional<AltinnEnvironment> own = source.environment();
    if (environment != null && own.isPresent() && !own.get().equals(environment)) {
      throw new IllegalArgumentException(
          "environment: the tokens are for the environment '" + own.get().name() + "' already");
    }
    if (identity != null
        && (!IDENTITY.matcher(identity).matches() || PERSONAL.matcher(identity).find())) {
      throw new IllegalArgumentException(
          "identity: 1 to 200 visible ASCII characters, without a national identity number");
    }
    this.source = source;
    this.environment = environment;
    this.identity = identity;
  }

  @Override
  public TokenProvider innermost() {
    return source.innermost();
  }

  @Override
  public AccessToken token(TokenRequest request) {
    return source.token(request);
  }

  @Override
  public void rejected(TokenRequest request, AccessToken token) {
    source.rejected(request, token);
  }

  @Override
  public Optional<String> identity() {
    return identity == null ? source.identity() : Optional.of(identity);
  }

  @Override
  public Optional<AltinnEnvironment> environment() {
    return environment == null ? source.environment() : Optional.of(environment);
  }

  @Override
  public boolean distinguishesPurposes() {
    return source.distinguishesPurposes();
  }

  @Override
  public String toString() {
    return "TokenProvider[" + Objects.requireNonNullElse(identity, "") + "]";
  }
}
