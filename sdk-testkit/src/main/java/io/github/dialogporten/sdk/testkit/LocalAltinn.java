package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.internal.SameVersion;
import io.github.dialogporten.sdk.testkit.dialogs.DialogsAccess;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialogs;
import io.github.dialogporten.sdk.testkit.internal.dialogporten.Dialogporten;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.testtokens.TokenGenerator;
import io.github.dialogporten.sdk.testkit.login.Browser;
import io.github.dialogporten.sdk.testkit.login.IdPorten;
import io.github.dialogporten.sdk.testkit.login.LoginAccess;
import io.github.dialogporten.sdk.testkit.tokens.DialogTokenSigner;
import io.github.dialogporten.sdk.testkit.tokens.IssuedTokens;
import io.github.dialogporten.sdk.testkit.tokens.TestTokenUsers;
import io.github.dialogporten.sdk.testkit.tokens.TokensAccess;
import io.github.dialogporten.sdk.testkit.world.BusinessCertificates;
import io.github.dialogporten.sdk.testkit.world.Clients;
import io.github.dialogporten.sdk.testkit.world.LoginClients;
import io.github.dialogporten.sdk.testkit.world.Persons;
import io.github.dialogporten.sdk.testkit.world.Scopes;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.github.dialogporten.sdk.testkit.world.ServiceOwnerContent;
import io.github.dialogporten.sdk.testkit.world.Services;
import io.github.dialogporten.sdk.testkit.world.TestParties;
import io.github.dialogporten.sdk.testkit.world.TestSystemUsers;
import io.github.dialogporten.sdk.testkit.world.WorldAccess;
import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An Altinn in the process: Maskinporten, ID-porten, the token exchange, Dialogporten, the service
 * owners' own addresses and the test token generator, on loopback ports.
 *
 * <p>It behaves as the real services do, down to what they refuse. A test reads and sets up what is
 * on the server through {@link #dialogs()}, {@link #systemUsers()} and the others, looks at what
 * was sent with {@link #requests()}, and makes things go wrong with {@link #faults()}.
 *
 * <pre>{@code
 * try (var altinn = LocalAltinn.start()) {
 *   var client = DialogportenClient.builder(altinn.connection())...
 *   var key = altinn.world().keyFile();
 *   ...
 * }
 * }</pre>
 *
 * <p>Thread-safe. Whoever starts it closes it; its threads do not keep the process alive.
 */
public final class LocalAltinn implements AutoCloseable {

  static {
    SameVersion.check(LocalAltinn.class);
    // Without it the JDK's server waits 40 ms on kept-alive connections; it reads this once.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final TestClock clock;
  private final World world;
  private final Servers servers;
  private final WorldAccess rooms;
  private final Browser browser;
  private final @Nullable SeededWorld seeded;

  private LocalAltinn(Builder builder) {
    this.clock = builder.clock;
    this.world = new World(clock::now);
    this.servers = new Servers(world, clock, builder.ports, builder.subscriptionKey);
    this.browser = newBrowser();
    this.rooms = new WorldAccess(world, clock, servers.platformUrl());
    this.seeded = builder.seeded ? rooms.seeded() : null;
  }

  /**
   * Starts one with the seeded world, on free ports, with a clock that runs with the system's.
   *
   * @return a running instance, to be closed by the caller
   */
  public static LocalAltinn start() {
    return builder().start();
  }

  /**
   * A builder, for an empty world, another clock or fixed ports.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The environment, for a connection with HTTP settings of its own: all its addresses are this
   * instance's.
   *
   * @return a local environment
   */
  public AltinnEnvironment environment() {
    return AltinnEnvironment.local(dialogportenUrl(), platformUrl(), maskinportenUrl())
        .idporten(idportenUrl())
        .contentOrigin(platformUrl())
        .build();
  }

  /**
   * A connection to build clients from: to {@link #environment()}, with this instance's clock.
   *
   * @return a new connection, which need not be closed
   */
  public AltinnConnection connection() {
    return AltinnConnection.builder(environment()).timeSource(clock).build();
  }

  /**
   * Dialogporten's address.
   *
   * @return the part before {@code /api/v1}
   */
  public URI dialogportenUrl() {
    return URI.create(platformUrl() + Dialogporten.PREFIX);
  }

  /**
   * The Altinn platform's address.
   *
   * @return the part before {@code /authentication}
   */
  public URI platformUrl() {
    return URI.create(servers.platformUrl());
  }

  /**
   * Maskinporten's address.
   *
   * @return the issuer, with a slash at the end
   */
  public URI maskinportenUrl() {
    return URI.create(servers.maskinportenUrl());
  }

  /**
   * ID-porten's address.
   *
   * @return the issuer, without a slash at the end
   */
  public URI idportenUrl() {
    return URI.create(servers.idportenUrl());
  }

  /**
   * The address of Altinn's test token generator.
   *
   * @return the part before {@code /GetPersonalToken} and the others
   */
  public URI testTokensUrl() {
    return URI.create(platformUrl() + TokenGenerator.PREFIX);
  }

  /**
   * The clock that the servers look at.
   *
   * @return the clock
   */
  public TestClock clock() {
    return clock;
  }

  /**
   * The organisations and persons in the registers.
   *
   * @return the parties
   */
  public TestParties parties() {
    return rooms.parties();
  }

  /**
   * The dialogs.
   *
   * @return the dialogs
   */
  public StoredDialogs dialogs() {
    return DialogsAccess.dialogs(world);
  }

  /**
   * Dialogporten as the issuer of dialog tokens.
   *
   * @return the issuer
   */
  public DialogTokenSigner dialogTokens() {
    return TokensAccess.dialogTokens(world, servers.tokens);
  }

  /**
   * The system users.
   *
   * @return the system users
   */
  public TestSystemUsers systemUsers() {
    return rooms.systemUsers();
  }

  /**
   * The people who can log in at ID-porten.
   *
   * @return the persons
   */
  public Persons persons() {
    return rooms.persons();
  }

  /**
   * The clients registered with Maskinporten.
   *
   * @return the clients
   */
  public Clients clients() {
    return rooms.clients();
  }

  /**
   * What the owners of scopes have said about them.
   *
   * @return the scopes
   */
  public Scopes scopes() {
    return rooms.scopes();
  }

  /**
   * Business certificates, made in this process.
   *
   * @return the certificates
   */
  public BusinessCertificates certificates() {
    return rooms.certificates();
  }

  /**
   * The clients registered with ID-porten.
   *
   * @return the clients
   */
  public LoginClients idportenClients() {
    return rooms.loginClients();
  }

  /**
   * What happens at ID-porten without a client.
   *
   * @return ID-porten
   */
  public IdPorten idporten() {
    return LoginAccess.idporten(servers.idporten, servers.tokens);
  }

  /**
   * This instance's browser. It stays logged in from one login to the next.
   *
   * @return always the same
   */
  public Browser browser() {
    return browser;
  }

  /**
   * A browser that nobody has used.
   *
   * @return a new browser
   */
  public Browser newBrowser() {
    return LoginAccess.browser(idportenUrl());
  }

  /**
   * Who may use Altinn's test token generator.
   *
   * @return the generator's users
   */
  public TestTokenUsers testTokenUsers() {
    return TokensAccess.users(servers.accounts);
  }

  /**
   * The service owners and their services.
   *
   * @return the services
   */
  public Services services() {
    return rooms.services();
  }

  /**
   * What the service owners' own addresses answer.
   *
   * @return the pages
   */
  public ServiceOwnerContent content() {
    return rooms.content();
  }

  /**
   * Tokens made without asking an issuer.
   *
   * @return the tokens
   */
  public IssuedTokens tokens() {
    return TokensAccess.issued(servers.tokens);
  }

  /**
   * What has been received.
   *
   * @return the journal
   */
  public Requests requests() {
    return servers.requests;
  }

  /**
   * What is to go wrong.
   *
   * @return the faults
   */
  public Faults faults() {
    return servers.faults;
  }

  /**
   * The seeded world.
   *
   * @return what it is made of
   * @throws IllegalStateException when this instance was started empty
   */
  public SeededWorld world() {
    if (seeded == null) {
      throw new IllegalStateException("this instance was started empty");
    }
    return seeded;
  }

  /** Ends all servers; what is being answered is broken off. */
  @Override
  public void close() {
    servers.close();
    if (seeded != null) {
      WorldAccess.close(seeded);
    }
  }

  @Override
  public String toString() {
    return "LocalAltinn[" + platformUrl() + "]";
  }

  /** Starts a {@link LocalAltinn}. Not thread-safe. */
  public static final class Builder {

    private TestClock clock = TestClock.running();
    private boolean seeded = true;
    private int[] ports = {0, 0, 0};
    private @Nullable String subscriptionKey;

    private Builder() {}

    /**
     * Starts with nothing in it: no parties, no dialogs, no clients.
     *
     * @return this
     */
    public Builder empty() {
      this.seeded = false;
      return this;
    }

    /**
     * The clock that the servers look at, instead of one that runs with the system's.
     *
     * @param clock the clock
     * @return this
     */
    public Builder clock(TestClock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Fixed ports: this one for Dialogporten, the platform and the service owners, the one after it
     * for Maskinporten, and the one after that for ID-porten.
     *
     * @param port the port, 1 to 65533; 0 for free ones
     * @return this
     * @throws IllegalArgumentException when it or one of the next two is no port
     */
    public Builder port(int port) {
      return port == 0 ? ports(0, 0, 0) : ports(port, port + 1, port + 2);
    }

    /**
     * Fixed ports.
     *
     * @param altinn for Dialogporten, the platform, the service owners and the test token
     *     generator; 0 for a free one
     * @param maskinporten for Maskinporten; 0 for a free one
     * @param idporten for ID-porten; 0 for a free one
     * @return this
     * @throws IllegalArgumentException when one is no port
     */
    public Builder ports(int altinn, int maskinporten, int idporten) {
      int[] all = {altinn, maskinporten, idporten};
      if (Arrays.stream(all).anyMatch(port -> port < 0 || port > 65_535)) {
        throw new IllegalArgumentException("port: 0 to 65535");
      }
      this.ports = all;
      return this;
    }

    /**
     * The key that the gateway in front of Dialogporten and the platform wants with each request,
     * in the header {@code Ocp-Apim-Subscription-Key}. It answers 401 without it. Unless this is
     * called it wants none.
     *
     * @param key the key
     * @return this
     */
    public Builder subscriptionKey(String key) {
      this.subscriptionKey = Objects.requireNonNull(key, "key");
      return this;
    }

    /**
     * Starts it.
     *
     * @return a running instance, to be closed by the caller
     * @throws java.io.UncheckedIOException when a port is taken
     */
    public LocalAltinn start() {
      LocalAltinn altinn = new LocalAltinn(this);
      altinn.servers.start();
      return altinn;
    }
  }
}
