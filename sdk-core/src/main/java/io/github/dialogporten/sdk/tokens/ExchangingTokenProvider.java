package io.github.dialogporten.sdk.tokens;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.internal.http.AltinnExchange;
import java.util.Optional;

/**
 * Gives Altinn tokens for another provider's tokens of Maskinporten or ID-porten, which are
 * exchanged at {@code {platform}/authentication/api/v1/exchange}. It is for an application's own
 * calls to Altinn's other APIs (Correspondence, Storage, Events, Access Management), which take
 * Altinn tokens only. The client exchanges by itself and needs none of this; given one, it takes
 * the Altinn tokens as they are, for Dialogporten too.
 *
 * <ul>
 *   <li>A token of Maskinporten becomes one that lives 30 minutes; one of ID-porten lives as long
 *       as it did. The Altinn token itself says which, and is kept so long.
 *   <li>One exchange at a time; who waits for it leaves when its time is out.
 *   <li>Altinn answers 401 for an outage of its own too: such an exchange is tried once more.
 *   <li>A token needs the scope of the API that it is for, which begins with {@code altinn:}; one
 *       of ID-porten without any such scope is not exchanged. Ask for it beside {@code
 *       digdir:dialogporten}: one token serves both then.
 *   <li>A token that this environment's Altinn issued is given as it is.
 * </ul>
 *
 * <p>What fails: a {@link io.github.dialogporten.sdk.errors.TokenException} when Altinn refuses the
 * token, the provider's own exceptions when it gives none, a {@link
 * io.github.dialogporten.sdk.errors.TransportException} or an {@link
 * io.github.dialogporten.sdk.errors.ApiException} when Altinn is out of reach, busy or down.
 *
 * <p>Thread-safe; nothing to close.
 */
public final class ExchangingTokenProvider implements TokenProvider {

  private final TokenProvider source;
  private final AltinnEnvironment environment;
  private final AltinnExchange exchange;

  private ExchangingTokenProvider(TokenProvider source, AltinnConnection connection) {
    this.source = source;
    this.environment = connection.environment();
    this.exchange = AltinnExchange.of(connection);
  }

  /**
   * Exchanges another provider's tokens. Sends nothing yet.
   *
   * @param connection to the Altinn that exchanges them
   * @param source the provider of one identity, which keeps its tokens itself; it is asked for a
   *     token for {@link io.github.dialogporten.sdk.auth.TokenPurpose#ALTINN}
   * @return a new provider
   * @throws IllegalArgumentException when the source's tokens are for another environment
   */
  public static ExchangingTokenProvider of(AltinnConnection connection, TokenProvider source) {
    source
        .environment()
        .filter(known -> !known.equals(connection.environment()))
        .ifPresent(
            known -> {
              throw new IllegalArgumentException(
                  "source gives tokens for the environment '"
                      + known.name()
                      + "', and the connection is to another one");
            });
    return new ExchangingTokenProvider(source, connection);
  }

  @Override
  public TokenProvider innermost() {
    return source.innermost();
  }

  /**
   * An Altinn token that works now, whatever it is for.
   *
   * @param request how long the caller can wait
   * @return the token
   */
  @Override
  public AccessToken token(TokenRequest request) {
    return exchange.altinnToken(source, request);
  }

  @Override
  public void rejected(TokenRequest request, AccessToken token) {
    exchange.rejected(source, request, token);
  }

  @Override
  public Optional<String> identity() {
    return source.identity();
  }

  @Override
  public Optional<AltinnEnvironment> environment() {
    return Optional.of(environment);
  }

  @Override
  public boolean distinguishesPurposes() {
    return false;
  }

  @Override
  public String toString() {
    return "ExchangingTokenProvider[" + environment.name() + "]";
  }
}
