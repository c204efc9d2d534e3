package io.github.dialogporten.sdk.testkit.testtokens;

import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.internal.http.IdentityNames;
import io.github.dialogporten.sdk.internal.http.IssuerHttp;
import io.github.dialogporten.sdk.testkit.testtokens.TokenGenerator.Order;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of Altinn's test token generator, for persons, system users and organisations in Altinn's
 * test environments. In AT23 and YT01 it is the only source of system users' tokens, since
 * Maskinporten has system users for TT02 only.
 *
 * <pre>{@code
 * var connection = AltinnConnection.to(AltinnEnvironment.AT23);
 * var tokens = TestTokens.builder(connection).basicAuth(user, password).build();
 * TokenProvider provider = tokens.systemUser(systemUserId, "310923044");
 * }</pre>
 *
 * <p>Its tokens look like those that Altinn gives in exchange, and serve Dialogporten and Altinn's
 * other APIs alike. It refuses production.
 *
 * <p>The providers keep their tokens while they live, one for each user, and ask once for all who
 * wait. They fail with a {@link io.github.dialogporten.sdk.errors.TokenException} when the
 * generator refuses, whose message says what was wrong and no value of it.
 *
 * <p>Thread-safe; nothing to close.
 */
public final class TestTokens {

  private static final int MOST_TOKENS = 10_000;

  private final AltinnEnvironment environment;
  private final TestTokenSettings settings;
  private final TokenGenerator generator;
  private final TokenCache<String> cache;

  private TestTokens(
      AltinnEnvironment environment,
      TestTokenSettings settings,
      TokenGenerator generator,
      TokenCache<String> cache) {
    this.environment = environment;
    this.settings = settings;
    this.generator = generator;
    this.cache = cache;
  }

  /**
   * Builds a source of test tokens.
   *
   * @param connection to a test environment
   * @return a builder that needs a credential
   */
  public static Builder builder(AltinnConnection connection) {
    return new Builder(connection);
  }

  /**
   * A person's tokens, at level 3.
   *
   * @param pid the national identity number of a test person: eleven digits with valid check digits
   * @return the person's tokens; sends nothing yet
   * @throws IllegalArgumentException when it is no such number
   */
  public TokenProvider person(String pid) {
    return person(pid, 3);
  }

  /**
   * A person's tokens at a level.
   *
   * @param pid the national identity number of a test person: eleven digits with valid check digits
   * @param level the authentication level, 1 to 4
   * @return the person's tokens; sends nothing yet
   * @throws IllegalArgumentException when it is no such number, or no such level
   */
  public TokenProvider person(String pid, int level) {
    Objects.requireNonNull(pid, "pid");
    if (level < 1 || level > 4) {
      throw new IllegalArgumentException("level: 1 to 4");
    }
    Map<String, String> fields = settings.fields();
    fields.put("pid", TestTokenRules.pid(pid));
    fields.put("authLvl", Integer.toString(level));
    return provider("person", "GetPersonalToken", "personal", fields);
  }

  /**
   * A system user's tokens.
   *
   * @param id the system user's id in this environment
   * @param owner the organisation number of the customer who owns it
   * @return the system user's tokens; sends nothing yet
   * @throws IllegalArgumentException when it is no organisation number
   */
  public TokenProvider systemUser(UUID id, String owner) {
    Objects.requireNonNull(id, "id");
    Map<String, String> fields = settings.fields();
    fields.put("systemUserId", id.toString());
    fields.put("systemUserOrg", TestTokenRules.organisation("owner", owner));
    if (settings.vendor() != null) {
      fields.put("orgNo", settings.vendor());
    }
    addClient(fields);
    return provider("systemUser", "GetSystemUserToken", "enterpriseuser", fields);
  }

  /**
   * An organisation's tokens, without a system user. Dialogporten's end-user API refuses them;
   * Altinn's register of systems takes them.
   *
   * @param number the organisation number
   * @return the organisation's tokens; sends nothing yet
   * @throws IllegalArgumentException when it is no organisation number
   */
  public TokenProvider organisation(String number) {
    Map<String, String> fields = settings.fields();
    fields.put("orgNo", TestTokenRules.organisation("number", number));
    addClient(fields);
    return provider("organisation", "GetEnterpriseToken", "enterprise", fields);
  }

  private void addClient(Map<String, String> fields) {
    if (settings.clientId() != null) {
      fields.put("clientId", settings.clientId());
    }
  }

  private TokenProvider provider(
      String kind, String endpoint, String scope, Map<String, String> fields) {
    Order order = new Order("testtokens." + kind, endpoint, scope, fields, settings.lifetime());
    String identity =
        IdentityNames.of("testtokens:" + kind, List.of(endpoint.toString(), order.query()));
    return new TestTokenProvider(cache, identity, environment, () -> generator.token(order));
  }

  /**
   * The environment that the tokens are for.
   *
   * @return the environment
   */
  public AltinnEnvironment environment() {
    return environment;
  }

  @Override
  public String toString() {
    return "TestTokens[" + environment.name() + "]";
  }

  /** Builds {@link TestTokens}. Not thread-safe. */
  public static final class Builder {

    private static final URI GENERATOR =
        URI.create("https://altinn-testtools-token-generator.azurewebsites.net/api");
    private final AltinnConnection connection;
    private @Nullable String env;
    private @Nullable URI url;
    private @Nullable String basic;
    private @Nullable TokenProvider bearer;
    private String scopes = "digdir:dialogporten";
    private Duration lifetime = Duration.ofMinutes(30);
    private @Nullable String clientId;
    private @Nullable String vendor;

    private Builder(AltinnConnection connection) {
      this.connection = Objects.requireNonNull(connection, "connection");
    }

    /**
     * Sets the generator's name of the environment, where it is not the {@linkplain
     * AltinnEnvironment#name() environment's own}.
     *
     * @param value such as {@code tt02} or {@code at23}
     * @return this
     * @throws IllegalArgumentException for what is no such name
     */
    public Builder env(String value) {
      this.env = TestTokenRules.env(value);
      return this;
    }

    /**
     * Authenticates with a user name and password that Altinn gave. Either this or {@link
     * #tokenProvider} is needed.
     *
     * @param user the user name
     * @param password the password
     * @return this
     * @throws IllegalArgumentException when either is empty or holds what cannot be sent
     */
    public Builder basicAuth(String user, String password) {
      this.basic = TestTokenRules.basicAuth(user, password);
      return this;
    }

    /**
     * Authenticates with tokens of Maskinporten's test environment that have the scope {@code
     * altinn:testtools/tokengenerator}, or the part of it for what is asked for: {@code /personal},
     * {@code /enterpriseuser} (system users) or {@code /enterprise}. Either this or {@link
     * #basicAuth} is needed.
     *
     * @param value gives the tokens, for instance {@code MaskinportenClient.organisation()}
     * @return this
     */
    public Builder tokenProvider(TokenProvider value) {
      this.bearer = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets the scopes of the tokens.
     *
     * @param values one or more, {@code digdir:dialogporten} unless set; of lower-case letters,
     *     digits and {@code : / _ . -}; 500 characters in all, with a space between each two
     * @return this
     * @throws IllegalArgumentException for other scopes
     */
    public Builder scopes(String... values) {
      this.scopes = TestTokenRules.scopes(List.of(values));
      return this;
    }

    /**
     * Sets how long the tokens live.
     *
     * @param value a second to a day, 30 minutes unless set; parts of a second are cut off
     * @return this
     * @throws IllegalArgumentException for any other duration
     */
    public Builder lifetime(Duration value) {
      this.lifetime = TestTokenRules.lifetime(value);
      return this;
    }

    /**
     * Sets the client that tokens of system users and organisations are said to be issued to. The
     * generator makes one up unless set.
     *
     * @param value 1 to 50 letters, digits, hyphens and underscores
     * @return this
     * @throws IllegalArgumentException for any other id
     */
    public Builder clientId(String value) {
      this.clientId = TestTokenRules.clientId(value);
      return this;
    }

    /**
     * Sets the vendor of the system in tokens of system users. The generator takes one of its own
     * unless set.
     *
     * @param value the organisation number
     * @return this
     * @throws IllegalArgumentException when it is no organisation number
     */
    public Builder vendor(String value) {
      this.vendor = TestTokenRules.organisation("vendor", value);
      return this;
    }

    /**
     * Sets where the generator is. Needed for a local environment, whose test kit has one of its
     * own.
     *
     * @param value the part before the name of a token, such as {@code http://127.0.0.1:8080/api};
     *     https, or http for a loopback address
     * @return this
     * @throws IllegalArgumentException for any other address, and for one of production's
     */
    public Builder url(URI value) {
      this.url = TestTokenRules.url(value);
      return this;
    }

    /**
     * Builds the source of tokens. Sends nothing.
     *
     * @return a new source
     * @throws IllegalArgumentException for production, when the credential is missing, when there
     *     are two credentials, and when the token provider is for another Maskinporten
     */
    public TestTokens build() {
      AltinnEnvironment environment = connection.environment();
      String name = env == null ? environment.name() : env;
      if (TestTokenRules.isProduction(environment) || name.startsWith("prod")) {
        throw new IllegalArgumentException(
            "environment: a test environment; there are no test tokens for production");
      }
      if (url == null && environment.isLocal()) {
        throw new IllegalArgumentException(
            "url: a local environment needs the address of its own generator");
      }
      checkCredential(environment);
      TimeSource time = connection.timeSource();
      String generator = (url == null ? GENERATOR : url).toString().replaceAll("/+$", "");
      return new TestTokens(
          environment,
          new TestTokenSettings(name, scopes, lifetime, clientId, vendor),
          new TokenGenerator(new IssuerHttp(connection), time, generator, basic, bearer),
          new TokenCache<>(time, MOST_TOKENS, generator));
    }

    private void checkCredential(AltinnEnvironment chosen) {
      if ((basic == null) == (bearer == null)) {
        throw new IllegalArgumentException(
            "tokenProvider: either a token provider or a user name and password (basicAuth)");
      }
      if (bearer != null
          && bearer
              .environment()
              .filter(other -> !other.maskinporten().equals(chosen.maskinporten()))
              .isPresent()) {
        throw new IllegalArgumentException(
            "tokenProvider: its tokens are of another Maskinporten than this environment's");
      }
    }

    @Override
    public String toString() {
      return "TestTokens.Builder[]";
    }
  }
}
