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
   * A token that works now. Called on the thread of the call, which is interrupted when the call's
   * time is over; the call then ends as out of time, and nothing is sent. An exception of another
   * kind than below reaches the caller as a {@code TokenException} that has its class and stack
   * trace, and not its message.
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
   * Names the identity, so that what belongs to one is kept apart from what belongs to another. The
   * name holds no personal data. The default has none; then each provider object is an identity of
   * its own, whichever of the SDK's wrappers it stands in.
   *
   * @return the name
   */
  default Optional<String> identity() {
    return Optional.empty();
  }

  /**
   * Returns the provider behind a wrapper. Where there is no {@link #identity()}, this object is
   * the identity: dialogs that were opened through one wrapper can be used through another of the
   * same provider. The default is this provider itself; a wrapper returns its source's.
   *
   * @return the innermost provider
   */
  default TokenProvider innermost() {
    return this;
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
   * Whether the tokens for the two purposes differ. Where they do not, a cache keeps one token for
   * both, so that one request to the issuer serves both. The default says that they may.
   *
   * @return false when a token is the same whatever it is for
   */
  default boolean distinguishesPurposes() {
    return true;
  }

  /**
   * The same tokens, said to be for one environment: a client for another one is not built with
   * them.
   *
   * @param environment the environment that the tokens are for
   * @return a provider that asks this one
   * @throws IllegalArgumentException when this one is for another environment
   */
  default TokenProvider withEnvironment(AltinnEnvironment environment) {
    return new NamedTokenProvider(this, Objects.requireNonNull(environment, "environment"), null);
  }

  /**
   * Gives the same tokens under a name of the identity. A provider that is made anew for each use
   * needs one: exchanged tokens are kept under it, and a dialog that was opened through one
   * provider can be used through another of the same name.
   *
   * <p>A wrong name does harm. Two identities under one name share exchanged tokens: what is done
   * for the second is done, and recorded, as the first. One identity under two names exchanges
   * twice and cannot use the dialogs that it opened under the other name.
   *
   * @param identity the name, the same for all providers of one identity and for no other; 1 to 200
   *     visible ASCII characters; not a national identity number, nor other personal data
   * @return a provider that asks this one
   * @throws IllegalArgumentException for any other name
   */
  default TokenProvider withIdentity(String identity) {
    return new NamedTokenProvider(this, null, Objects.requireNonNull(identity, "identity"));
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
    return new SuppliedTokens(AccessToken.class, () -> ready);
  }

  /**
   * A source of one's own that gives tokens as text, and takes care of how long they live itself.
   * It is asked before each request. A text that is no token, such as one with a line end, becomes
   * a {@code TokenException} that says what is wrong with it, and nothing is sent.
   *
   * @param source gives the token, without {@code Bearer}; thread-safe
   * @return a provider that asks it
   */
  static TokenProvider ofSupplier(Supplier<String> source) {
    Objects.requireNonNull(source, "source");
    return new SuppliedTokens(source.getClass(), () -> SuppliedTokens.read(source.get()));
  }

  /**
   * A source of one's own that says how long its tokens live. It is asked before each request;
   * {@link CachingTokenProvider} asks it when a token has come to its end, or was not accepted.
   *
   * @param source gives a token that works now; thread-safe
   * @return a provider that asks it
   */
  static TokenProvider ofAccessTokens(Supplier<AccessToken> source) {
    return new SuppliedTokens(source.getClass(), source);
  }
}
