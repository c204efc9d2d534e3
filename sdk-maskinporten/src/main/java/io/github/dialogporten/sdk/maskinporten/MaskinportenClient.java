package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.internal.SameVersion;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client in Maskinporten, and the tokens it gets: one provider for each customer's system user.
 *
 * <pre>{@code
 * var connection = AltinnConnection.to(AltinnEnvironment.TT02);
 * var maskinporten = MaskinportenClient.builder(connection)
 *     .clientId("0e6e3d3a-1d1c-4f9a-9c6c-0a4f5f3f2b11")
 *     .signingKey(SigningKey.jwk(Path.of("key.jwk")))
 *     .scopes("digdir:dialogporten")
 *     .build();
 * var customer = altinn.actingAs(maskinporten.systemUser("310923044"));
 * }</pre>
 *
 * <p>One {@code MaskinportenClient} serves all customers of a program; its providers share the
 * connection and one bounded cache, and have no thread, timer or connection of their own. Nothing
 * here has to be closed.
 *
 * <p>A token is requested when it is first needed, kept while it lives, and renewed when it is read
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
public interface MaskinportenClient {

  /**
   * Builds a client. {@link Builder#clientId}, {@link Builder#signingKey} and {@link
   * Builder#scopes} are needed.
   *
   * @param connection to the Altinn environment that the tokens are for, which says which
   *     Maskinporten gives them
   * @return a new builder
   */
  static Builder builder(AltinnConnection connection) {
    return new Builder(Objects.requireNonNull(connection, "connection"));
  }

  /**
   * Builds a client from this process's environment variables, or from files that the platform
   * mounts, over a connection of its own with the default HTTP settings. {@link
   * Builder#fromEnvironment()} names the variables; here they also say which Altinn environment it
   * is.
   *
   * <pre>{@code
   * var maskinporten = MaskinportenClient.fromEnvironment();
   * var altinn = DialogportenClient.builder(maskinporten.connection())
   *     .tokenProvider(maskinporten.systemUser("310923044"))
   *     .build();
   * }</pre>
   *
   * @return a new client
   * @throws IllegalArgumentException when something is missing or wrong; names it, and quotes no
   *     value
   */
  static MaskinportenClient fromEnvironment() {
    return fromEnvironment(System.getenv(), EnvironmentSettings.MOUNTED);
  }

  /**
   * Builds a client as {@link #fromEnvironment()} does, from these variables alone.
   *
   * @param variables names and values
   * @return a new client
   * @throws IllegalArgumentException when something is missing or wrong; names it, and quotes no
   *     value
   */
  static MaskinportenClient fromEnvironment(Map<String, String> variables) {
    return Builder.of(EnvironmentSettings.read(variables, null));
  }

  /**
   * Builds a client as {@link #fromEnvironment()} does, from these variables, or from the files of
   * a directory when no variable that begins with {@code MASKINPORTEN_} is among them.
   *
   * @param variables names and values
   * @param directory where the platform mounts the files; need not exist
   * @return a new client
   * @throws IllegalArgumentException when something is missing or wrong; names it, and quotes no
   *     value
   */
  static MaskinportenClient fromEnvironment(Map<String, String> variables, Path directory) {
    return Builder.of(EnvironmentSettings.read(variables, Objects.requireNonNull(directory)));
  }

  /**
   * Gives tokens for the system user that this organisation owns, made without an external
   * reference. For an agent system user that is the accountant or auditor, never a client of
   * theirs. Sends nothing yet.
   *
   * @param orgNumber the owner's organisation number in any usual spelling: {@code 310923044},
   *     {@code 310 923 044}, {@code 0192:310923044}
   * @return a light provider
   * @throws IllegalArgumentException when it is no organisation number
   * @throws IllegalStateException in an environment for which Maskinporten has no system users
   *     (at23, yt01)
   */
  default TokenProvider systemUser(String orgNumber) {
    return systemUser(SystemUser.of(orgNumber));
  }

  /**
   * Gives tokens for this system user. Sends nothing yet.
   *
   * @param systemUser owner, and external reference if it was made with one
   * @return a light provider
   * @throws IllegalStateException in an environment for which Maskinporten has no system users
   *     (at23, yt01)
   */
  default TokenProvider systemUser(SystemUser systemUser) {
    return grant(GrantRequest.systemUser(systemUser));
  }

  /**
   * Gives tokens for the client's own organisation, without a system user: for Altinn's registers
   * of systems and system users. <strong>Not for Dialogporten, which refuses such a token with
   * 403.</strong> Sends nothing yet.
   *
   * @return a light provider
   */
  default TokenProvider organisation() {
    return grant(GrantRequest.organisation());
  }

  /**
   * Gives tokens for this request: with fewer scopes than the client's, on behalf of a consumer,
   * for certain receivers, or for one person's data. Sends nothing yet.
   *
   * @param request what is asked for
   * @return a light provider
   * @throws IllegalStateException when it is for a system user, in an environment for which
   *     Maskinporten has none (at23, yt01)
   */
  TokenProvider grant(GrantRequest request);

  /**
   * Returns the connection that the client was built with. A Dialogporten client for another
   * environment is not built with a provider from here.
   *
   * @return the connection
   */
  AltinnConnection connection();

  /** Builds a {@link MaskinportenClient}. Not thread-safe. */
  final class Builder {

    private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int MOST_TOKENS = 20_000;

    static {
      SameVersion.check(MaskinportenClient.class);
      SameVersion.check(SigningKey.class);
    }

    /** Null only while the environment variables do not say which Altinn environment it is. */
    private final @Nullable AltinnConnection connection;

    private @Nullable String clientId;
    private @Nullable Supplier<SigningKey> signingKeys;
    private List<String> scopes = List.of();
    private int maxCachedTokens = MOST_TOKENS;
    private @Nullable EnvironmentSettings settings;

    private Builder(@Nullable AltinnConnection connection) {
      this.connection = connection;
    }

    private static MaskinportenClient of(EnvironmentSettings found) {
      return new Builder(found.environment().map(AltinnConnection::to).orElse(null))
          .take(found)
          .build();
    }

    /**
     * Sets the client's id in Maskinporten. It has to be in the system's entry in Altinn's
     * register. Needed.
     *
     * @param value the id; visible ASCII characters
     * @return this
     * @throws IllegalArgumentException when it is empty or holds other characters
     */
    public Builder clientId(String value) {
      return clientId("clientId", value);
    }

    private Builder clientId(String name, String value) {
      if (!CLIENT_ID.matcher(value).matches()) {
        throw new IllegalArgumentException(
            name + ": the client's id in Maskinporten, 1 to 255 visible ASCII characters");
      }
      this.clientId = value;
      return this;
    }

    /**
     * Sets the key: one whose public half is registered on the client, or that of a business
     * certificate. Needed, this or {@link #signingKeys}. Maskinporten documents RS256, RS384 and
     * RS512 only; a key that says another algorithm itself is used with that, and whether it is
     * taken is for Maskinporten to say.
     *
     * @param value the key
     * @return this
     */
    public Builder signingKey(SigningKey value) {
      Objects.requireNonNull(value, "value");
      this.signingKeys = () -> value;
      return this;
    }

    /**
     * Sets where the key comes from, so that it can be replaced while the program runs; {@link
     * io.github.dialogporten.sdk.keys.KeyFile#reloading} follows a file. It is asked once for each
     * request, on a thread of the SDK. Tokens that are kept stay good when the key is replaced.
     *
     * @param source gives the key to sign the next request with; thread-safe. When it throws or
     *     gives null, there is no token, and a {@code TokenException} says so
     * @return this
     */
    public Builder signingKeys(Supplier<SigningKey> source) {
      this.signingKeys = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * Takes settings from this process's environment variables, as hosting platforms in Norway set
     * them; when none of those that begin with {@code MASKINPORTEN_} is set, from files of the same
     * names in the directory where nais mounts them ({@code
     * /var/run/secrets/nais.io/maskinporten}). Never some from here and some from there.
     *
     * <ul>
     *   <li>{@code MASKINPORTEN_CLIENT_ID}: the client's id;
     *   <li>{@code MASKINPORTEN_CLIENT_JWK}: its key, a JWK, as JSON or in base64. From a file it
     *       is followed when it is replaced;
     *   <li>{@code MASKINPORTEN_KEY_FILE} instead: the path of a file with a JWK, PEM or PKCS#12
     *       store, followed when it is replaced; with {@code MASKINPORTEN_KEY_ID}, {@code
     *       MASKINPORTEN_KEY_PASSWORD} and {@code MASKINPORTEN_KEY_ALIAS} as {@link
     *       io.github.dialogporten.sdk.keys.KeyFile} needs them;
     *   <li>{@code MASKINPORTEN_KEY_PEM} instead: a PEM text (PKCS#8), with {@code
     *       MASKINPORTEN_KEY_ID};
     *   <li>{@code MASKINPORTEN_SCOPES}: the scopes, with spaces between;
     *   <li>{@code DIALOGPORTEN_ENV}: the Altinn environment, {@code prod}, {@code tt02}, {@code
     *       at23} or {@code yt01}; always a variable;
     *   <li>{@code MASKINPORTEN_WELL_KNOWN_URL}, {@code MASKINPORTEN_ISSUER}, {@code
     *       MASKINPORTEN_TOKEN_ENDPOINT}: addresses of Maskinporten. Without {@code
     *       DIALOGPORTEN_ENV}, its production means {@code prod} and its test environment {@code
     *       tt02}.
     * </ul>
     *
     * <p>Where they say which environment it is, they must not contradict the connection. What is
     * set before is kept where nothing is found, and what is set after wins.
     *
     * @return this
     * @throws IllegalArgumentException when something is there and wrong, or contradicts the
     *     connection: names it, and quotes no value. What is missing is said by {@link #build}
     */
    public Builder fromEnvironment() {
      return fromEnvironment(System.getenv(), EnvironmentSettings.MOUNTED);
    }

    /**
     * Takes settings from these variables, as {@link #fromEnvironment()} does from the process's;
     * no file of a platform is looked for.
     *
     * @param variables names and values
     * @return this
     * @throws IllegalArgumentException when something is there and wrong, or contradicts the
     *     connection: names it, and quotes no value
     */
    public Builder fromEnvironment(Map<String, String> variables) {
      return take(EnvironmentSettings.read(variables, null));
    }

    /**
     * Takes settings from these variables, or, when none of those that begin with {@code
     * MASKINPORTEN_} is among them, from files of the same names in a directory.
     *
     * @param variables names and values
     * @param directory where a platform mounts them; need not exist
     * @return this
     * @throws IllegalArgumentException when something is there and wrong, or contradicts the
     *     connection: names it, and quotes no value
     */
    public Builder fromEnvironment(Map<String, String> variables, Path directory) {
      return take(EnvironmentSettings.read(variables, Objects.requireNonNull(directory)));
    }

    private Builder take(EnvironmentSettings found) {
      if (connection != null) {
        found.check(connection.environment());
      }
      found.clientId().ifPresent(id -> clientId("MASKINPORTEN_CLIENT_ID", id));
      found.scopes().ifPresent(values -> this.scopes = Scopes.named("MASKINPORTEN_SCOPES", values));
      found.keys().ifPresent(this::signingKeys);
      this.settings = found;
      return this;
    }

    /**
     * Sets the scopes of the tokens. Needed, one or more; nothing is added to them, and each has to
     * be registered on the client. Dialogporten needs {@code digdir:dialogporten}; fetching content
     * from Altinn's own platforms needs scopes that begin with {@code altinn:}, such as {@code
     * altinn:correspondence.read} and {@code altinn:instances.read}, on the same token.
     *
     * @param values the scopes, one in each; replaces those set before
     * @return this
     * @throws IllegalArgumentException when there is none, or one is empty or holds a space, a
     *     quote, a backslash or a character that is not ASCII
     */
    public Builder scopes(String... values) {
      this.scopes = Scopes.checked(values);
      return this;
    }

    /**
     * Sets how many customers' tokens are kept. Of more, the least recently read go, and are
     * requested again when needed. A customer takes less than 2 KiB, and the bytes of its token
     * once.
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
     * Builds the client. Sends nothing.
     *
     * @return a new client
     * @throws IllegalArgumentException when client id, signing key or scopes are missing
     */
    public MaskinportenClient build() {
      List<String> missing = missing();
      if (!missing.isEmpty()) {
        throw settings == null
            ? new IllegalArgumentException(missing.get(0) + ": is needed")
            : settings.missing(missing);
      }
      AltinnConnection over = Objects.requireNonNull(connection);
      Supplier<SigningKey> keys = Objects.requireNonNull(signingKeys);
      String id = Objects.requireNonNull(clientId);
      String issuer = over.environment().maskinporten().toString();
      return new DefaultMaskinportenClient(
          over,
          new Grant.Client(issuer, id, scopes),
          new TokenRequests(over, keys)::token,
          new TokenCache<>(over.timeSource(), maxCachedTokens, issuer));
    }

    private List<String> missing() {
      List<String> names = new ArrayList<>();
      if (connection == null) {
        names.add("environment");
      }
      if (signingKeys == null) {
        names.add("signingKey");
      }
      if (clientId == null) {
        names.add("clientId");
      }
      if (scopes.isEmpty()) {
        names.add("scopes");
      }
      return names;
    }
  }
}
