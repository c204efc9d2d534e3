package io.github.dialogporten.sdk.config;

import io.github.dialogporten.sdk.okhttp.OkHttpAccess;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one Altinn environment: where it is, how HTTP is spoken, which clock counts, and
 * the pooled connections. Clients and auth modules are built from it and share it.
 *
 * <pre>{@code
 * var connection = AltinnConnection.to(AltinnEnvironment.TT02);
 * var maskinporten = MaskinportenClient.builder(connection)...
 * var altinn = DialogportenClient.builder(connection)...
 * }</pre>
 *
 * <p>Thread-safe. It is the only thing that can be closed, and it need not be: idle connections
 * close by themselves, and no thread keeps the program alive. Two connections share nothing.
 */
public final class AltinnConnection implements AutoCloseable {

  private final AltinnEnvironment environment;
  private final AltinnHttp http;
  private final TimeSource timeSource;
  private final Object lock = new Object();
  private @Nullable AutoCloseable engine;
  private boolean closed;

  private AltinnConnection(Builder builder) {
    OkHttpAccess.check();
    this.environment = builder.environment;
    this.http = builder.http;
    this.timeSource = builder.timeSource;
  }

  /**
   * Connects to an environment with the default HTTP settings. Sends nothing.
   *
   * @param environment such as {@link AltinnEnvironment#TT02}
   * @return a new connection
   * @throws IllegalStateException when an older OkHttp stands before the one that the SDK needs on
   *     the class path
   */
  public static AltinnConnection to(AltinnEnvironment environment) {
    return builder(environment).build();
  }

  /**
   * Builds a connection with HTTP settings or a clock of the caller's.
   *
   * @param environment such as {@link AltinnEnvironment#TT02}
   * @return a new builder
   */
  public static Builder builder(AltinnEnvironment environment) {
    return new Builder(environment);
  }

  /**
   * Returns the Altinn environment.
   *
   * @return the environment that all calls go to
   */
  public AltinnEnvironment environment() {
    return environment;
  }

  /**
   * Returns the HTTP settings.
   *
   * @return the settings of all calls
   */
  public AltinnHttp http() {
    return http;
  }

  /**
   * Returns the clock.
   *
   * @return the clock of all calls
   */
  public TimeSource timeSource() {
    return timeSource;
  }

  /** Makes what does the work behind this connection, once. */
  <T extends AutoCloseable> T engine(Class<T> type, Function<AltinnConnection, T> factory) {
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("the AltinnConnection is closed");
      }
      if (engine == null) {
        engine = factory.apply(this);
      }
      return Objects.requireNonNull(type.cast(engine));
    }
  }

  /**
   * Closes idle connections and lets no further call begin: each fails with an {@link
   * IllegalStateException}, a request for a token or a login with a {@link
   * io.github.dialogporten.sdk.errors.TokenException}. Calls under way end as they would, and
   * tokens that are kept are given while they live.
   */
  @Override
  public void close() {
    @Nullable AutoCloseable open;
    synchronized (lock) {
      open = engine;
      engine = null;
      closed = true;
    }
    if (open != null) {
      try {
        open.close();
      } catch (Exception e) {
        throw new IllegalStateException("closing the HTTP engine failed", e);
      }
    }
  }

  @Override
  public String toString() {
    return "AltinnConnection[" + environment.name() + "]";
  }

  /** Builds an {@link AltinnConnection}. Not thread-safe. */
  public static final class Builder {

    private final AltinnEnvironment environment;
    private AltinnHttp http = AltinnHttp.defaults();
    private TimeSource timeSource = TimeSource.system();

    private Builder(AltinnEnvironment environment) {
      this.environment = Objects.requireNonNull(environment, "environment");
    }

    /**
     * Sets the HTTP settings: proxy, trust, timeouts, listener, circuit breaker, rate limit.
     *
     * @param value the settings; {@link AltinnHttp#defaults()} unless set
     * @return this
     */
    public Builder http(AltinnHttp value) {
      this.http = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets the clock, for tests.
     *
     * @param value the clock; {@link TimeSource#system()} unless set
     * @return this
     */
    public Builder timeSource(TimeSource value) {
      this.timeSource = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Builds the connection. Sends nothing.
     *
     * @return a new connection
     * @throws IllegalStateException when an older OkHttp stands before the one that the SDK needs
     *     on the class path
     */
    public AltinnConnection build() {
      return new AltinnConnection(this);
    }
  }
}
