package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.testkit.internal.dialogporten.Dialogporten;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.Front;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.maskinporten.Maskinporten;
import io.github.dialogporten.sdk.testkit.internal.platform.Platform;
import io.github.dialogporten.sdk.testkit.internal.serviceowner.ServiceOwners;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Issuers;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An Altinn in the process: Maskinporten, the token exchange, Dialogporten and the service owners'
 * own addresses, on loopback ports.
 *
 * <p>It behaves as the real services do, down to what they refuse. A test reads and sets up what is
 * on the server through {@link #dialogs()}, {@link #systemUsers()} and the others, looks at what
 * was sent with {@link #requests()}, and makes things go wrong with {@link #faults()}.
 *
 * <pre>{@code
 * try (var altinn = LocalAltinn.start()) {
 *   var environment = altinn.environment();
 *   var key = altinn.world().keyFile();
 *   ...
 * }
 * }</pre>
 *
 * <p>Thread-safe. Whoever starts it closes it; its threads do not keep the process alive.
 */
public final class LocalAltinn implements AutoCloseable {

  static {
    // Without it the JDK's server waits 40 ms on kept-alive connections; it reads this once.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final TestClock clock;
  private final World world;
  private final Tokens tokens;
  private final Faults faults = new Faults();
  private final Requests requests = new Requests();
  private final Front altinn;
  private final Front maskinporten;
  private final Dialogporten dialogporten;
  private final Platform platform;
  private final ServiceOwners serviceOwners;
  private final @Nullable SeededWorld seeded;

  private LocalAltinn(Builder builder) {
    this.clock = builder.clock;
    this.world = new World(clock::now);
    this.altinn = new Front(builder.port, this::altinn, journal(Journal::serverAt), clock::now);
    Front second;
    try {
      second =
          new Front(
              builder.maskinportenPort,
              this::maskinporten,
              journal(any -> ReceivedRequest.Server.MASKINPORTEN),
              clock::now);
    } catch (RuntimeException e) {
      altinn.close();
      throw e;
    }
    this.maskinporten = second;
    this.tokens =
        new Tokens(
            new Issuers(
                maskinportenUrl().toString(),
                maskinportenUrl() + "idporten",
                platformUrl() + "/authentication/api/v1/openid/",
                dialogportenUrl() + "/api/v1"),
            clock::now);
    this.dialogporten = new Dialogporten(world, tokens);
    this.platform = new Platform(tokens);
    this.serviceOwners = new ServiceOwners(world, tokens);
    this.seeded = builder.seeded ? new SeededWorld(this) : null;
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
   * The environment to give to clients: all its addresses are this instance's.
   *
   * @return a local environment
   */
  public AltinnEnvironment environment() {
    return AltinnEnvironment.local(dialogportenUrl(), platformUrl(), maskinportenUrl())
        .contentOrigin(platformUrl())
        .build();
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
    return URI.create("http://127.0.0.1:" + altinn.port());
  }

  /**
   * Maskinporten's address.
   *
   * @return the issuer, with a slash at the end
   */
  public URI maskinportenUrl() {
    return URI.create("http://127.0.0.1:" + maskinporten.port() + "/");
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
  public Parties parties() {
    return new Parties(world);
  }

  /**
   * The dialogs.
   *
   * @return the dialogs
   */
  public Dialogs dialogs() {
    return new Dialogs(world);
  }

  /**
   * The system users.
   *
   * @return the system users
   */
  public SystemUsers systemUsers() {
    return new SystemUsers(world);
  }

  /**
   * The people who can log in.
   *
   * @return the persons
   */
  public Persons persons() {
    return new Persons(world);
  }

  /**
   * The clients registered with Maskinporten.
   *
   * @return the clients
   */
  public Clients clients() {
    return new Clients(world);
  }

  /**
   * The service owners and their services.
   *
   * @return the services
   */
  public Services services() {
    return new Services(world);
  }

  /**
   * What the service owners' own addresses answer.
   *
   * @return the pages
   */
  public ServiceOwnerContent content() {
    return new ServiceOwnerContent(world, platformUrl().toString());
  }

  /**
   * Tokens made without asking an issuer.
   *
   * @return the tokens
   */
  public TestTokens tokens() {
    return new TestTokens(tokens);
  }

  /**
   * What has been received.
   *
   * @return the journal
   */
  public Requests requests() {
    return requests;
  }

  /**
   * What is to go wrong.
   *
   * @return the faults
   */
  public Faults faults() {
    return faults;
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
    altinn.close();
    maskinporten.close();
    if (seeded != null) {
      seeded.close();
    }
  }

  @Override
  public String toString() {
    return "LocalAltinn[" + platformUrl() + "]";
  }

  private Answer altinn(Request request) {
    return switch (Journal.serverAt(request)) {
      case DIALOGPORTEN -> dialogporten.handle(request);
      case SERVICE_OWNER -> serviceOwners.handle(request);
      case PLATFORM, MASKINPORTEN -> platform.handle(request);
    };
  }

  private Answer maskinporten(Request request) {
    return new Maskinporten(world, tokens).handle(request);
  }

  private Journal journal(Function<Request, ReceivedRequest.Server> server) {
    return new Journal(server, token -> tokens.typeOf(token), faults, requests);
  }

  private LocalAltinn started() {
    altinn.start();
    maskinporten.start();
    return this;
  }

  /** Starts a {@link LocalAltinn}. Not thread-safe. */
  public static final class Builder {

    private TestClock clock = TestClock.running();
    private boolean seeded = true;
    private int port;
    private int maskinportenPort;

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
     * Fixed ports: this one, and the one after it for Maskinporten.
     *
     * @param port the port, 1 to 65534; 0 for free ones
     * @return this
     * @throws IllegalArgumentException when it is no port
     */
    public Builder port(int port) {
      return ports(port, port == 0 ? 0 : port + 1);
    }

    /**
     * Fixed ports.
     *
     * @param altinn for Dialogporten, the platform and the service owners; 0 for a free one
     * @param maskinporten for Maskinporten; 0 for a free one
     * @return this
     * @throws IllegalArgumentException when one is no port
     */
    public Builder ports(int altinn, int maskinporten) {
      if (altinn < 0 || altinn > 65_535 || maskinporten < 0 || maskinporten > 65_535) {
        throw new IllegalArgumentException("port: 0 to 65535");
      }
      this.port = altinn;
      this.maskinportenPort = maskinporten;
      return this;
    }

    /**
     * Starts it.
     *
     * @return a running instance, to be closed by the caller
     * @throws java.io.UncheckedIOException when a port is taken
     */
    public LocalAltinn start() {
      return new LocalAltinn(this).started();
    }
  }
}
