package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
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
   * A client from what a hosting platform gives: {@link Builder#fromEnvironment()} says what.
   *
   * @return a new client, to be closed by the caller
   * @throws IllegalArgumentException when something is missing or wrong; names it, and holds no
   *     values
   */
  static MaskinportenClient fromEnvironment() {
    return builder().fromEnvironment().build();
  }

  /**
   * A client from these variables alone: {@link Builder#fromEnvironment(Map)} says which.
   *
   * @param variables names and values
   * @return a new client, to be closed by the caller
   * @throws IllegalArgumentException when something is missing or wrong; names it, and holds no
   *     values
   */
  static MaskinportenClient fromEnvironment(Map<String, String> variables) {
    return builder().fromEnvironment(variables).build();
  }

  /**
   * Tokens for the system user that this organisation owns, made without an external reference. For
   * an agent system user that is the accountant or auditor, never a client of theirs. Nothing is
   * sent yet.
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
  default TokenProvider systemUser(SystemUser systemUser) {
    return grant(GrantRequest.systemUser(systemUser));
  }

  /**
   * Tokens for the client's own organisation, without a system user: for Altinn's registers of
   * systems and system users. <strong>Not for Dialogporten, which refuses such a token with
   * 403.</strong> Nothing is sent yet.
   *
   * @return a light provider, to be made anew or kept, as you like; nothing to close
   */
  default TokenProvider organisation() {
    return grant(GrantRequest.organisation());
  }

  /**
   * Tokens for this request: with fewer scopes than the client's, on behalf of a consumer, for
   * certain receivers, or for one person's data. Nothing is sent yet.
   *
   * @param request what is asked for
   * @return a light provider, to be made anew or kept, as you like; nothing to close
   * @throws IllegalStateException when it is for a system user, in an environment for which
   *     Maskinporten has none (at23, yt01)
   */
  TokenProvider grant(GrantRequest request);

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
    private static final int MOST_TOKENS = 20_000;

    private @Nullable AltinnEnvironment environment;
    private @Nullable String clientId;
    private @Nullable Supplier<SigningKey> signingKeys;
    private List<String> scopes = List.of();
    private @Nullable AltinnHttp http;
    private TimeSource time = TimeSource.system();
    private int maxCachedTokens = MOST_TOKENS;
    private @Nullable EnvironmentSettings settings;

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
     *       DIALOGPORTEN_ENV}, and when this builder has no environment yet, Maskinporten's
     *       production means {@code prod} and its test environment {@code tt02}. They have to
     *       belong to the environment that is built for.
     * </ul>
     *
     * <p>What is set before is kept where nothing is found, and what is set after wins.
     *
     * @return this
     * @throws IllegalArgumentException when something is there and wrong: names it, and holds no
     *     values. What is missing is said by {@link #build}
     */
    public Builder fromEnvironment() {
      return take(EnvironmentSettings.read(System.getenv(), EnvironmentSettings.MOUNTED));
    }

    /**
     * Takes settings from these variables, as {@link #fromEnvironment()} does from the process's;
     * no file of a platform is looked for.
     *
     * @param variables names and values
     * @return this
     * @throws IllegalArgumentException when something is there and wrong: names it, and holds no
     *     values
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
     * @throws IllegalArgumentException when something is there and wrong: names it, and holds no
     *     values
     */
    public Builder fromEnvironment(Map<String, String> variables, Path directory) {
      return take(
          EnvironmentSettings.read(variables, Objects.requireNonNull(directory, "directory")));
    }

    private Builder take(EnvironmentSettings found) {
      this.environment = found.environment(environment);
      found.clientId().ifPresent(id -> clientId("MASKINPORTEN_CLIENT_ID", id));
      found.scopes().ifPresent(values -> this.scopes = Scopes.named("MASKINPORTEN_SCOPES", values));
      found.keys().ifPresent(this::signingKeys);
      this.settings = found;
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
      this.scopes = Scopes.checked(values);
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
     * and are asked for again when needed. A customer takes less than 2 KiB, and the bytes of its
     * token once.
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
     *     missing, or what a hosting platform says of Maskinporten is not true of the environment
     */
    public MaskinportenClient build() {
      List<String> missing = missing();
      if (settings != null && !missing.isEmpty()) {
        throw settings.missing(missing);
      }
      AltinnEnvironment where = present(environment, "environment");
      Supplier<SigningKey> keys = present(signingKeys, "signingKey");
      String id = present(clientId, "clientId");
      if (scopes.isEmpty()) {
        throw new IllegalArgumentException("scopes: one or more are needed");
      }
      if (settings != null) {
        settings.check(where);
      }
      Grant.Client client = new Grant.Client(where.maskinporten().toString(), id, scopes);
      AltinnHttp shared = http == null ? AltinnHttp.defaults() : http;
      return new DefaultMaskinportenClient(
          where,
          client,
          new TokenRequests(where, keys, shared, time)::token,
          new TokenCache<>(time, maxCachedTokens),
          http == null ? shared : null);
    }

    private List<String> missing() {
      List<String> names = new ArrayList<>();
      if (environment == null) {
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

    private static <T> T present(@Nullable T value, String name) {
      if (value == null) {
        throw new IllegalArgumentException(name + ": is needed");
      }
      return value;
    }
  }
}
