package io.github.dialogporten.sdk.auth;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.TimeSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps the tokens of another provider while they live, by the rules of {@link TokenCache}: one
 * token for each purpose, or one for both where the provider {@linkplain
 * TokenProvider#distinguishesPurposes() makes no difference}. Tokens that do not say how long they
 * live are not kept.
 *
 * <p>The other provider is asked on a thread of the SDK: a caller whose time is over leaves, and
 * the next one finds the token. Providers of one class and environment count as one issuer.
 *
 * <p>Thread-safe; nothing to close.
 */
public final class CachingTokenProvider implements TokenProvider {

  private final TokenProvider source;
  private final TokenCache<TokenPurpose> cache;

  /**
   * Keeps the tokens of a provider.
   *
   * @param source the provider
   */
  public CachingTokenProvider(TokenProvider source) {
    this(source, TimeSource.system());
  }

  /**
   * Keeps the tokens of a provider.
   *
   * @param source the provider
   * @param time the clock
   */
  public CachingTokenProvider(TokenProvider source, TimeSource time) {
    this.source = Objects.requireNonNull(source, "source");
    this.cache =
        new TokenCache<>(time, TokenPurpose.values().length, issuerOf(source.innermost(), source));
  }

  /**
   * Stands for the issuer, which a provider does not tell: by its kind, so that a thousand
   * providers of one kind load no more at once than one issuer takes well.
   */
  private static String issuerOf(TokenProvider innermost, TokenProvider source) {
    Class<?> kind =
        innermost instanceof SuppliedTokens supplied ? supplied.origin() : innermost.getClass();
    String environment = source.environment().map(known -> known.platform().toString()).orElse("");
    return kind.getName() + " " + environment;
  }

  @Override
  public TokenProvider innermost() {
    return source.innermost();
  }

  @Override
  public AccessToken token(TokenRequest request) {
    return cache.get(key(request), request.timeout(), () -> load(request.purpose()));
  }

  private TokenPurpose key(TokenRequest request) {
    return source.distinguishesPurposes() ? request.purpose() : TokenPurpose.DIALOGPORTEN;
  }

  private AccessToken load(TokenPurpose purpose) {
    return source.token(new TokenRequest(purpose, TokenCache.LOAD_TIMEOUT));
  }

  @Override
  public void rejected(TokenRequest request, AccessToken token) {
    cache.reject(key(request), token);
    source.rejected(request, token);
  }

  @Override
  public Optional<String> identity() {
    return source.identity();
  }

  @Override
  public Optional<AltinnEnvironment> environment() {
    return source.environment();
  }

  @Override
  public boolean distinguishesPurposes() {
    return source.distinguishesPurposes();
  }

  @Override
  public String toString() {
    return "CachingTokenProvider[]";
  }
}
