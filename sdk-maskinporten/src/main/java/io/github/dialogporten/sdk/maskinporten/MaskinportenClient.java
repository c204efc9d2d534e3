package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client in Maskinporten, and the tokens it gets: one provider for each customer's system user.
 * One {@code MaskinportenClient} serves all customers of a program; its providers share connections
 * and one bounded cache, and have no thread, timer or connection of their own.
 *
 * <p>A token is asked for when it is first needed, kept while it lives, and renewed when it is read
 * towards its end. The client's key signs each request; every request is new, retries too.
 *
 * <p>What a provider throws when there is no token:
 *
 * <ul>
 *   <li>{@link io.github.dialogporten.sdk.errors.SystemUserNotReadyException}: the system user does
 *       not exist, or is not approved (MP-303);
 *   <li>{@link SigningKeyExpiredException}: the registered key has expired (MP-121);
 *   <li>{@link io.github.dialogporten.sdk.errors.TokenException}: any other refusal; {@link
 *       MaskinportenError#of(io.github.dialogporten.sdk.errors.TokenException)} tells which;
 *   <li>{@link io.github.dialogporten.sdk.errors.TransportException} and {@link
 *       io.github.dialogporten.sdk.errors.ApiException}: Maskinporten cannot be reached, or is
 *       down. Both are worth another try later.
 * </ul>
 *
 * <p>Thread-safe. New methods may be added to this interface with a default.
 */
public interface MaskinportenClient extends AutoCloseable {

  /**
   * Builds a client. Needed are {@link Builder#environment}, {@link Builder#clientId}, {@link
   * Builder#signingKey} and {@link Builder#scopes}.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Tokens for the system user that this organisation owns. For an agent system user that is the
   * accountant or auditor, never a client of theirs. Nothing is sent yet.
   *
   * @param orgNumber the owner's organisation number in any usual spelling: {@code 310923044},
   *     {@code 310 923 044}, {@code 0192:310923044}
   * @return a light provider, to be made anew or kept, as you like; nothing to close
   * @throws IllegalArgumentException when it is no organisation number
   * @throws IllegalStateException in an environment for which Maskinporten has no system users
   *     (at23, yt01)
   */
  default TokenProvider systemUser(String orgNumber) {
    return systemUser(SystemUser.of(orgNumber));
  }

  /**
   * Tokens for this system user. Nothing is sent yet.
   *
   * @param systemUser owner, and external reference if it was made with one
   * @return a light provider, to be made anew or kept, as you like; nothing to close
   * @throws IllegalStateException in an environment for which Maskinporten has no system users
   *     (at23, yt01)
   */
  TokenProvider systemUser(SystemUser systemUser);

  /**
   * Tokens for the client's own organisation, without a system user: for Altinn's registers of
   * systems and system users. <strong>Not for Dialogporten, which refuses such a token with
   * 403.</strong> Nothing is sent yet.
   *
   * @return a light provider, to be made anew or kept, as you like; nothing to close
   */
  TokenProvider organisation();

  /**
   * The environment that the tokens are for. A Dialogporten client for another one is not built
   * with a provider from here.
   *
   * @return the environment
   */
  AltinnEnvironment environment();

  /**
   * Lets no further token be asked for; kept ones are still given while they live. Closes the
   * connections when this client made them itself, not those of a shared {@link AltinnHttp}.
   */
  @Override
  void close();

  /** Builds a {@link MaskinportenClient}. Not thread-safe. */
  final class Builder {

    private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255}");
    private static final int MOST_TOKENS = 20_000;

    private @Nullable AltinnEnvironment environment;
    private @Nullable String clientId;
    private @Nullable SigningKey signingKey;
    private List<String> scopes = List.of();
    private @Nullable AltinnHttp http;
    private TimeSource time = TimeSource.system();
    private int maxCachedTokens = MOST_TOKENS;

    private Builder() {}

    /**
     * Sets the environment, which says which Maskinporten is asked. Needed.
     *
     * @param value the same as the Dialogporten client's
     * @return this
     */
    public Builder environment(AltinnEnvironment value) {
      this.environment = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets the client's id in Maskinporten. Needed. It has to be in the system's entry in Altinn's
     * register.
     *
     * @param value the id; visible ASCII characters
     * @return this
     * @throws IllegalArgumentException when it is empty or holds other characters
     */
    public Builder clientId(String value) {
      if (!CLIENT_ID.matcher(value).matches()) {
        throw new IllegalArgumentException(
            "clientId: the client's id in Maskinporten, 1 to 255 visible ASCII characters");
      }
      this.clientId = value;
      return this;
    }

    /**
     * Sets the key whose public half is registered on the client. Needed.
     *
     * @param value the key
     * @return this
     */
    public Builder signingKey(SigningKey value) {
      this.signingKey = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets what the tokens are to be good for. Needed, one or more; nothing is added to them, and
     * each has to be registered on the client. Dialogporten needs {@code digdir:dialogporten};
     * fetching content from Altinn's own platforms needs scopes that begin with {@code altinn:},
     * such as {@code altinn:correspondence.read} and {@code altinn:instances.read}, on the same
     * token.
     *
     * @param values the scopes, one in each; replaces those set before
     * @return this
     * @throws IllegalArgumentException when there is none, or one is empty or holds a space, a
     *     quote, a backslash or a character that is not ASCII
     */
    public Builder scopes(String... values) {
      if (values.length == 0) {
        throw new IllegalArgumentException("scopes: one or more");
      }
      for (String scope : values) {
        if (!SCOPE.matcher(scope).matches()) {
          throw new IllegalArgumentException(
              "scopes: one scope in each argument, without spaces, quotes or backslashes, such as"
                  + " digdir:dialogporten");
        }
      }
      this.scopes = List.copyOf(new TreeSet<>(List.of(values)));
      return this;
    }

    /**
     * Shares HTTP settings and connections with other clients. Without, the client makes its own.
     *
     * @param value the settings; closed by whoever built them, after this client
     * @return this
     */
    public Builder http(AltinnHttp value) {
      this.http = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets the clock. For tests.
     *
     * @param value the clock; the system's unless set
     * @return this
     */
    public Builder timeSource(TimeSource value) {
      this.time = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets how many customers' tokens are kept. Of more, those that were not read for longest go,
     * and are asked for again when needed. A kept one takes about 4 KiB.
     *
     * @param value one or more; 20 000 unless set
     * @return this
     * @throws IllegalArgumentException when it is less than one
     */
    public Builder maxCachedTokens(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("maxCachedTokens: 1 or more");
      }
      this.maxCachedTokens = value;
      return this;
    }

    /**
     * The client. Nothing is sent yet.
     *
     * @return a new client, to be closed by the caller
     * @throws IllegalArgumentException when environment, client id, signing key or scopes are
     *     missing
     */
    public MaskinportenClient build() {
      AltinnEnvironment where = present(environment, "environment");
      SigningKey key = present(signingKey, "signingKey");
      String id = present(clientId, "clientId");
      if (scopes.isEmpty()) {
        throw new IllegalArgumentException("scopes: one or more are needed");
      }
      Grant.Client client = new Grant.Client(where.maskinporten().toString(), id, scopes);
      AltinnHttp settings = http == null ? AltinnHttp.defaults() : http;
      return new DefaultMaskinportenClient(
          where,
          client,
          new TokenRequests(where, key, settings, time),
          new TokenCache<>(time, maxCachedTokens),
          http == null ? settings : null);
    }

    private static <T> T present(@Nullable T value, String name) {
      if (value == null) {
        throw new IllegalArgumentException(name + ": is needed");
      }
      return value;
    }
  }
}
