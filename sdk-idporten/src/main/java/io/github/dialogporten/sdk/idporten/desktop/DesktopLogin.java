package io.github.dialogporten.sdk.idporten.desktop;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.LoginFailedException;
import io.github.dialogporten.sdk.idporten.LoginOptions;
import io.github.dialogporten.sdk.idporten.LoginStart;
import io.github.dialogporten.sdk.idporten.PersonSession;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Logs a person in from an application on their own machine: the browser that they know goes to the
 * issuer, and comes back to this process at {@code http://127.0.0.1:PORT/callback} (RFC 8252).
 *
 * <pre>{@code
 * DesktopLogin login = DesktopLogin.builder(idporten).announce(address -> show(address)).build();
 * PersonSession session = login.run();
 * }</pre>
 *
 * <p>The client in ID-porten is registered as a native one, with the redirect address {@code
 * http://127.0.0.1:0/callback}: port 0 stands for any. While a login runs, the process listens on
 * 127.0.0.1 only, and waits for the one request that has this login's state; it answers everything
 * else with 404 and goes on waiting. The browser is answered after the login is finished, with a
 * page that says in Norwegian and English how it went and that the window can be closed. The port
 * is free again after that, and after every failure.
 *
 * <p>Thread-safe, and can be used again and again. One login at a time: beginning a second one
 * while the first runs is an {@link IllegalStateException}. Nothing to close. It has no thread but
 * that which opens the browser, a daemon.
 */
public final class DesktopLogin {

  static final String OPERATION = "idporten.desktop";

  private final IdPortenClient client;
  private final int port;
  private final String path;
  private final Duration timeLimit;
  private final BrowserLauncher browser;
  private final @Nullable Consumer<URI> announce;
  private final AtomicReference<@Nullable DesktopAttempt> running = new AtomicReference<>();

  private DesktopLogin(Builder builder) {
    this.client = builder.client;
    this.port = builder.port;
    this.path = builder.path;
    this.timeLimit = builder.timeLimit;
    this.browser = builder.browser;
    this.announce = builder.announce;
  }

  /**
   * Builds a desktop login.
   *
   * @param client the client to log in with, whose connection has the clock of the time limit
   * @return a new builder
   */
  public static Builder builder(IdPortenClient client) {
    return new Builder(Objects.requireNonNull(client, "client"));
  }

  /**
   * Logs a person in, with {@link LoginOptions#defaults()}.
   *
   * @return the session; new for each call
   * @throws LoginFailedException as in {@link #run(LoginOptions)}
   */
  public PersonSession run() {
    return run(LoginOptions.defaults());
  }

  /**
   * Logs a person in. Returns when the person is logged in, which takes as long as they take.
   *
   * @param options what to ask for; a redirect address in them is replaced by this login's
   * @return the session; new for each call
   * @throws LoginFailedException when the login did not come about: {@code CANCELLED} by the person
   *     or by {@link #cancel()}, {@code TIMED_OUT} when the browser did not come back within the
   *     time limit, {@code NO_BROWSER} when none could be opened and nothing is set that announces
   *     the address, {@code PORT} when the port cannot be used, and the reasons of {@link
   *     IdPortenClient#finishLogin}
   * @throws TransportException when the issuer cannot be reached; with the kind {@code INTERRUPTED}
   *     when the thread is interrupted, whose flag is set again
   * @throws IllegalStateException when a login of this object is running already
   */
  public PersonSession run(LoginOptions options) {
    return run(Objects.requireNonNull(options, "options"), client::startLogin);
  }

  /**
   * Logs the person in again, to the level of authentication that a refused dialog needs, with
   * {@link LoginOptions#defaults()} besides.
   *
   * @param refused the refusal, from opening the dialog
   * @return the session with the higher level; new for each call
   * @throws IllegalArgumentException when the refusal is not about the level
   * @throws LoginFailedException as in {@link #run(LoginOptions)}
   */
  public PersonSession stepUp(ForbiddenException refused) {
    return stepUp(refused, LoginOptions.defaults());
  }

  /**
   * Logs the person in again, to the level of authentication that a refused dialog needs.
   *
   * @param refused the refusal, from opening the dialog
   * @param options what to ask for besides, such as {@code prompt=login} for an issuer that would
   *     answer with a login that it remembers; its level and its redirect address are replaced
   * @return the session with the higher level; new for each call
   * @throws IllegalArgumentException when the refusal is not about the level
   * @throws LoginFailedException as in {@link #run(LoginOptions)}
   */
  public PersonSession stepUp(ForbiddenException refused, LoginOptions options) {
    Objects.requireNonNull(refused, "refused");
    return run(Objects.requireNonNull(options, "options"), asked -> client.stepUp(refused, asked));
  }

  /**
   * Ends the login that is running, from another thread: {@link #run()} fails with the reason
   * {@code CANCELLED}. It ends when it next waits for the browser; one whose browser has come back
   * is finished. Nothing happens when none is running.
   */
  public void cancel() {
    @Nullable DesktopAttempt attempt = running.get();
    if (attempt != null) {
      attempt.cancel();
    }
  }

  private PersonSession run(LoginOptions options, Function<LoginOptions, LoginStart> starter) {
    DesktopAttempt attempt = new DesktopAttempt(client, timeLimit);
    if (!running.compareAndSet(null, attempt)) {
      throw new IllegalStateException("run: a login is running; wait for it, or cancel it");
    }
    try (LoopbackServer server = listen()) {
      LoginStart start =
          starter.apply(
              options.redirectUri(URI.create("http://127.0.0.1:" + server.port() + path)));
      LoopbackGate gate = new LoopbackGate(server.port(), path, start.pending().state());
      return attempt.run(server, gate, start, browser, announce);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          CallInfo.notSent(OPERATION), TransportException.Kind.INTERRUPTED, null);
    } catch (IOException e) {
      throw new TransportException(
          CallInfo.notSent(OPERATION),
          TransportException.Kind.CLOSED,
          ErrorsAccess.withoutMessage(e));
    } finally {
      running.set(null);
    }
  }

  private LoopbackServer listen() {
    try {
      return LoopbackServer.listen(port);
    } catch (IOException e) {
      throw failed(
          LoginFailedException.Reason.PORT,
          port == 0
              ? "no port of 127.0.0.1 can be used"
              : "port "
                  + port
                  + " of 127.0.0.1 cannot be used: another program has it, or it needs more rights",
          ErrorsAccess.withoutMessage(e));
    }
  }

  static LoginFailedException failed(
      LoginFailedException.Reason reason, String what, @Nullable Throwable cause) {
    return new LoginFailedException(reason, TokenRefusal.by("idporten", OPERATION), what, cause);
  }

  @Override
  public String toString() {
    return "DesktopLogin[port " + port + ", " + (running.get() == null ? "idle" : "running") + "]";
  }

  /** Builds a {@link DesktopLogin}. For one thread at a time. */
  public static final class Builder {

    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");
    private static final Duration LONGEST = Duration.ofHours(1);

    private final IdPortenClient client;
    private int port;
    private String path = "/callback";
    private Duration timeLimit = Duration.ofMinutes(5);
    private BrowserLauncher browser = BrowserLauncher.system();
    private @Nullable Consumer<URI> announce;

    private Builder(IdPortenClient client) {
      this.client = client;
    }

    /**
     * Sets the port on 127.0.0.1 that the browser comes back to. ID-porten lets a native client
     * come back to any port; an issuer that does not needs a certain one.
     *
     * @param value 0 to 65535; 0, which is the default, takes a free one for each login
     * @return this
     * @throws IllegalArgumentException when it is no port
     */
    public Builder port(int value) {
      if (value < 0 || value > 65_535) {
        throw new IllegalArgumentException("port: 0 to 65535, 0 for a free one");
      }
      this.port = value;
      return this;
    }

    /**
     * Sets the path of the redirect address, as it is registered on the client.
     *
     * @param value begins with a slash; letters, digits and {@code - . _ ~} between slashes, no
     *     part begins with a dot; {@code /callback} unless set
     * @return this
     * @throws IllegalArgumentException when it is another
     */
    public Builder path(String value) {
      if (value.length() > 200 || !PATH.matcher(value).matches()) {
        throw new IllegalArgumentException(
            "path: up to 200 characters, a slash and then letters, digits, - . _ ~ between slashes");
      }
      this.path = value;
      return this;
    }

    /**
     * Sets how long a login may take, from its start until the browser comes back.
     *
     * @param value more than zero, one hour at most; 5 minutes unless set
     * @return this
     * @throws IllegalArgumentException when it is not
     */
    public Builder timeLimit(Duration value) {
      if (value.isZero() || value.isNegative() || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("timeLimit: more than zero, one hour at most");
      }
      this.timeLimit = value;
      return this;
    }

    /**
     * Sets how the browser is opened.
     *
     * @param value opens the browser; called on a thread of its own. When it throws, the login ends
     *     with the reason {@code NO_BROWSER}. The system's browser unless set
     * @return this
     */
    public Builder browser(BrowserLauncher value) {
      this.browser = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets what announces the address when no browser could be opened: it prints it, or shows it to
     * the person in another way. The login goes on, and ends when a browser on this machine (or one
     * whose way to this machine's port is forwarded) has come back. To see the address in any case,
     * wrap the {@link BrowserLauncher}.
     *
     * @param value takes the address at the issuer; called once for a login, on the thread that
     *     opens the browser
     * @return this
     */
    public Builder announce(Consumer<URI> value) {
      this.announce = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Builds the desktop login. Opens and sends nothing yet.
     *
     * @return a new desktop login
     * @throws IllegalArgumentException when there is neither a browser nor something that announces
     *     the address
     */
    public DesktopLogin build() {
      if (browser.equals(BrowserLauncher.none()) && announce == null) {
        throw new IllegalArgumentException("announce: is needed where no browser is opened");
      }
      return new DesktopLogin(this);
    }
  }
}
