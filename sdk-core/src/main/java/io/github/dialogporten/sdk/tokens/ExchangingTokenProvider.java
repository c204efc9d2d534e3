package io.github.dialogporten.sdk.tokens;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.internal.http.AltinnExchange;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
 * <p>Thread-safe. Closing it closes the connections that it made itself; the provider, and an
 * {@link AltinnHttp} that it was given, stay open.
 */
public final class ExchangingTokenProvider implements TokenProvider, AutoCloseable {

  private final TokenProvider source;
  private final AltinnEnvironment environment;
  private final AltinnExchange exchange;
  private final @Nullable AltinnHttp ownHttp;

  private ExchangingTokenProvider(
      TokenProvider source,
      AltinnEnvironment environment,
      AltinnExchange exchange,
      @Nullable AltinnHttp ownHttp) {
    this.source = source;
    this.environment = environment;
    this.exchange = exchange;
    this.ownHttp = ownHttp;
  }

  /**
   * Starts to build one.
   *
   * @return a builder that needs the source, and the environment where the source does not know it
   */
  public static Builder builder() {
    return new Builder();
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
  public void close() {
    if (ownHttp != null) {
      ownHttp.close();
    }
  }

  @Override
  public String toString() {
    return "ExchangingTokenProvider[" + environment.name() + "]";
  }

  /** Builds an {@link ExchangingTokenProvider}. Not thread-safe. */
  public static final class Builder {

    private @Nullable AltinnEnvironment environment;
    private @Nullable TokenProvider source;
    private @Nullable AltinnHttp http;
    private TimeSource time = TimeSource.system();

    private Builder() {}

    /**
     * Sets whose Altinn it is. Not needed when the source knows it.
     *
     * @param value the environment
     * @return this
     */
    public Builder environment(AltinnEnvironment value) {
      this.environment = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets whose tokens are exchanged. It is asked for a token for {@link
     * io.github.dialogporten.sdk.auth.TokenPurpose#ALTINN}.
     *
     * @param value the provider of one identity, which keeps its tokens itself
     * @return this
     */
    public Builder source(TokenProvider value) {
      this.source = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets how HTTP is spoken.
     *
     * @param value the settings, closed by whoever built them
     * @return this
     */
    public Builder http(AltinnHttp value) {
      this.http = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets the clock.
     *
     * @param value the system's unless set
     * @return this
     */
    public Builder timeSource(TimeSource value) {
      this.time = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Builds the provider. Sends nothing.
     *
     * @return a new provider
     * @throws IllegalArgumentException when the source is missing, no environment is known, or the
     *     source's tokens are for another environment
     */
    public ExchangingTokenProvider build() {
      if (source == null) {
        throw new IllegalArgumentException("source: whose tokens are exchanged");
      }
      Optional<AltinnEnvironment> known = source.environment();
      @Nullable AltinnEnvironment used = environment == null ? known.orElse(null) : environment;
      if (used == null) {
        throw new IllegalArgumentException(
            "environment: which Altinn, such as AltinnEnvironment.TT02");
      }
      if (known.isPresent() && !known.get().equals(used)) {
        throw new IllegalArgumentException(
            "source: its tokens are for the environment '"
                + known.get().name()
                + "', and another one was chosen");
      }
      @Nullable AltinnHttp own = http == null ? AltinnHttp.defaults() : null;
      AltinnHttp settings = http == null ? Objects.requireNonNull(own) : http;
      return new ExchangingTokenProvider(
          source, used, AltinnExchange.of(used, settings, time), own);
    }
  }
}
