package io.github.dialogporten.sdk.auth;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where tokens come from. The SDK asks before each request that needs one, so a provider keeps its
 * token while it lives: {@link CachingTokenProvider} does that for those that do not.
 *
 * <p>One provider stands for one identity: one system user, one person. Implementations are
 * thread-safe and can be interrupted while they wait.
 */
@FunctionalInterface
public interface TokenProvider {

  /**
   * A token that works now. An exception of another kind than below reaches the caller as a {@code
   * TokenException} that has its class and stack trace, and not its message.
   *
   * @param request what it is for, and how long the caller can wait
   * @return the token
   * @throws io.github.dialogporten.sdk.errors.TokenException when there is none
   * @throws io.github.dialogporten.sdk.errors.DialogportenException when its issuer cannot be
   *     reached or is down
   */
  AccessToken token(TokenRequest request);

  /**
   * Told when a server did not accept a token, so that the same one is not given again. The default
   * does nothing.
   *
   * @param request what the token was for
   * @param token the token that was not accepted; a newer one is to be kept
   */
  default void rejected(TokenRequest request, AccessToken token) {}

  /**
   * A name of the identity, to keep things apart that belong to different ones. It holds no
   * personal data. The default has none; then each provider object counts as an identity of its
   * own.
   *
   * @return the name
   */
  default Optional<String> identity() {
    return Optional.empty();
  }

  /**
   * The environment that the tokens are for. A client for another one is not built with this
   * provider.
   *
   * @return the environment; empty when the provider does not know
   */
  default Optional<AltinnEnvironment> environment() {
    return Optional.empty();
  }

  /**
   * One ready token, for trying things out.
   *
   * @param token the token, without {@code Bearer}
   * @return a provider that always gives it
   * @throws IllegalArgumentException when it cannot stand in a header
   */
  static TokenProvider ofToken(String token) {
    AccessToken ready = AccessToken.of(token);
    return request -> ready;
  }

  /**
   * A source of one's own that gives tokens as text, and takes care of how long they live itself.
   * It is asked before each request.
   *
   * @param source gives the token, without {@code Bearer}; thread-safe
   * @return a provider that asks it
   */
  static TokenProvider ofSupplier(Supplier<String> source) {
    Objects.requireNonNull(source, "source");
    return request -> AccessToken.of(source.get());
  }
}
