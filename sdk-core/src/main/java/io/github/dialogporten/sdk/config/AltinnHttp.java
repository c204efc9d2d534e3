package io.github.dialogporten.sdk.config;

import io.github.dialogporten.sdk.internal.HostName;
import io.github.dialogporten.sdk.internal.NoAddressException;
import io.github.dialogporten.sdk.observe.DialogportenListener;
import io.github.dialogporten.sdk.okhttp.OkHttpCustomizer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * HTTP settings: proxy, trust, user agent, timeouts, listener, circuit breaker, rate limit. An
 * {@link AltinnConnection} is built with them.
 *
 * <p>Immutable and thread-safe.
 */
public final class AltinnHttp {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  /** Above the 30 seconds after which Dialogporten itself gives a search up. */
  private static final Duration SEARCH_READ_TIMEOUT = Duration.ofSeconds(40);

  private final @Nullable InetSocketAddress proxy;
  private final Set<String> proxiedContentHosts;
  private final @Nullable SSLSocketFactory socketFactory;
  private final @Nullable X509TrustManager trustManager;
  private final @Nullable String userAgentSuffix;
  private final @Nullable String subscriptionKey;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final Duration searchReadTimeout;
  private final Duration callTimeout;
  private final Duration idleTimeout;
  private final int maxIdleConnections;
  private final long maxJson;
  private final long maxErrorBody;
  private final int maxExpansion;
  private final @Nullable OkHttpCustomizer customizer;
  private final @Nullable DialogportenListener listener;
  private final @Nullable CircuitBreakerOptions circuitBreaker;
  private final @Nullable RateLimitOptions rateLimit;

  private AltinnHttp(Builder builder) {
    this.proxy = builder.proxy;
    this.proxiedContentHosts = Set.copyOf(builder.proxiedContentHosts);
    this.socketFactory = builder.socketFactory;
    this.trustManager = builder.trustManager;
    this.userAgentSuffix = builder.userAgentSuffix;
    this.subscriptionKey = builder.subscriptionKey;
    this.connectTimeout = builder.connectTimeout;
    this.readTimeout = Objects.requireNonNullElse(builder.readTimeout, READ_TIMEOUT);
    this.searchReadTimeout =
        Objects.requireNonNullElse(
            builder.searchReadTimeout,
            Objects.requireNonNullElse(builder.readTimeout, SEARCH_READ_TIMEOUT));
    this.callTimeout = builder.callTimeout;
    this.idleTimeout = builder.idleTimeout;
    this.maxIdleConnections = builder.maxIdleConnections;
    this.maxJson = builder.maxJson;
    this.maxErrorBody = builder.maxErrorBody;
    this.maxExpansion = builder.maxExpansion;
    this.customizer = builder.customizer;
    this.listener = builder.listener;
    this.circuitBreaker = builder.circuitBreaker;
    this.rateLimit = builder.rateLimit;
  }

  /**
   * The settings that most programs need: the JVM's proxy and trust, 10 s to connect, 30 s without
   * a byte (40 s in a search), 90 s for a call.
   *
   * @return new settings
   */
  public static AltinnHttp defaults() {
    return builder().build();
  }

  /**
   * Builds settings.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The HTTP proxy.
   *
   * @return the proxy; empty for the JVM's own setting
   */
  public Optional<InetSocketAddress> proxy() {
    return Optional.ofNullable(proxy);
  }

  /**
   * Hosts of content that may be fetched through a proxy.
   *
   * @return host names in ASCII and lower case
   */
  public Set<String> proxiedContentHosts() {
    return proxiedContentHosts;
  }

  /**
   * The factory for encrypted sockets.
   *
   * @return the factory; empty for the JVM's own
   */
  public Optional<SSLSocketFactory> socketFactory() {
    return Optional.ofNullable(socketFactory);
  }

  /**
   * What decides which certificates are trusted.
   *
   * @return the trust manager; empty for the JVM's own
   */
  public Optional<X509TrustManager> trustManager() {
    return Optional.ofNullable(trustManager);
  }

  /**
   * What the program calls itself, after the SDK's own name.
   *
   * @return the suffix
   */
  public Optional<String> userAgentSuffix() {
    return Optional.ofNullable(userAgentSuffix);
  }

  /**
   * The key to Altinn's gateway. It is a secret.
   *
   * @return the key
   */
  public Optional<String> subscriptionKey() {
    return Optional.ofNullable(subscriptionKey);
  }

  /**
   * How long a connection may take to come about.
   *
   * @return 10 seconds unless set
   */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /**
   * How long a server may be silent, before and in its answer.
   *
   * @return 30 seconds unless set
   */
  public Duration readTimeout() {
    return readTimeout;
  }

  /**
   * How long a server may be silent before it answers a search.
   *
   * @return the time that is set; else the {@linkplain Builder#readTimeout read timeout} that is
   *     set, or 40 seconds
   */
  public Duration searchReadTimeout() {
    return searchReadTimeout;
  }

  /**
   * How long a call may take in all: every attempt, the waits between them, and getting a token. A
   * download's body is not counted.
   *
   * @return 90 seconds unless set
   */
  public Duration callTimeout() {
    return callTimeout;
  }

  /**
   * How long an answer in JSON may be.
   *
   * @return bytes, unpacked; 64 MiB unless set
   */
  public long maxJson() {
    return maxJson;
  }

  /**
   * How much is read of the body of an answer that refuses.
   *
   * @return bytes, unpacked; 256 KiB unless set
   */
  public long maxErrorBody() {
    return maxErrorBody;
  }

  /**
   * How many times as long as on the wire a file may become that comes compressed.
   *
   * @return 200 unless set
   */
  public int maxExpansion() {
    return maxExpansion;
  }

  /**
   * How long a connection that no call uses is kept.
   *
   * @return 45 seconds unless set
   */
  public Duration idleTimeout() {
    return idleTimeout;
  }

  /**
   * How many connections that no call uses are kept.
   *
   * @return 1,000 unless set
   */
  public int maxIdleConnections() {
    return maxIdleConnections;
  }

  /**
   * What changes the OkHttp client.
   *
   * @return the customizer
   */
  public Optional<OkHttpCustomizer> customizer() {
    return Optional.ofNullable(customizer);
  }

  /**
   * What is told of every call.
   *
   * @return the listener; empty when nobody is told
   */
  public Optional<DialogportenListener> listener() {
    return Optional.ofNullable(listener);
  }

  /**
   * When a host that keeps failing is left alone.
   *
   * @return the options; empty when none is
   */
  public Optional<CircuitBreakerOptions> circuitBreaker() {
    return Optional.ofNullable(circuitBreaker);
  }

  /**
   * How many requests are sent to one host at most.
   *
   * @return the options; empty when there is no limit
   */
  public Optional<RateLimitOptions> rateLimit() {
    return Optional.ofNullable(rateLimit);
  }

  @Override
  public String toString() {
    return "AltinnHttp[connect=%s, read=%s, call=%s]"
        .formatted(connectTimeout, readTimeout, callTimeout);
  }

  /** Builds {@link AltinnHttp}. Not thread-safe. */
  public static final class Builder {

    private final Set<String> proxiedContentHosts = new LinkedHashSet<>();
    private @Nullable InetSocketAddress proxy;
    private @Nullable SSLSocketFactory socketFactory;
    private @Nullable X509TrustManager trustManager;
    private @Nullable String userAgentSuffix;
    private @Nullable String subscriptionKey;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private @Nullable Duration readTimeout;
    private @Nullable Duration searchReadTimeout;
    private Duration callTimeout = Duration.ofSeconds(90);
    private Duration idleTimeout = Duration.ofSeconds(45);
    private int maxIdleConnections = 1_000;
    private long maxJson = 64L * 1024 * 1024;
    private long maxErrorBody = 256L * 1024;
    private int maxExpansion = 200;
    private @Nullable OkHttpCustomizer customizer;
    private @Nullable DialogportenListener listener;
    private @Nullable CircuitBreakerOptions circuitBreaker;
    private @Nullable RateLimitOptions rateLimit;

    private Builder() {}

    /**
     * Sends everything through an HTTP proxy. Behind a proxy the SDK cannot see which address a
     * service owner's host has, so content is fetched from listed hosts only: {@link
     * #proxiedContentHost}.
     *
     * @param host the proxy's host name or address, without scheme, port or credentials; for a
     *     proxy that asks for credentials set a {@code proxyAuthenticator} with {@link #customizer}
     * @param port the proxy's port, 1 to 65535
     * @return this
     * @throws IllegalArgumentException for any other host or port; says what is wrong with it, and
     *     does not quote it
     */
    public Builder proxy(String host, int port) {
      @Nullable String fault = ProxyHost.fault(host);
      if (fault != null) {
        throw new IllegalArgumentException(
            "host: the proxy's host name alone, such as proxy.example.no; " + fault);
      }
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("port: the proxy's port, 1 to 65535");
      }
      this.proxy = InetSocketAddress.createUnresolved(host, port);
      return this;
    }

    /**
     * Lists one host of a service owner that content may be fetched from through a proxy.
     *
     * @param host the exact host name; letters beyond ASCII are put into ASCII, as in links
     * @return this
     */
    public Builder proxiedContentHost(String host) {
      try {
        proxiedContentHosts.add(HostName.ascii(host));
      } catch (NoAddressException e) {
        throw new IllegalArgumentException("host: an exact host name, without scheme or port");
      }
      return this;
    }

    /**
     * Trusts other certificates than the JVM does: an inspecting gateway's, for instance.
     *
     * @param factory makes the encrypted sockets
     * @param manager decides which certificates are trusted; the one that the factory uses
     * @return this
     */
    public Builder trust(SSLSocketFactory factory, X509TrustManager manager) {
      this.socketFactory = Objects.requireNonNull(factory, "factory");
      this.trustManager = Objects.requireNonNull(manager, "manager");
      return this;
    }

    /**
     * Names the program to the servers, after the SDK's own name.
     *
     * @param product such as {@code Regnskap/4.2}; printable ASCII, at most 100 characters
     * @return this
     */
    public Builder userAgent(String product) {
      if (!product.matches("[\\x21-\\x7e]([\\x20-\\x7e]{0,98}[\\x21-\\x7e])?")) {
        throw new IllegalArgumentException("product: 1 to 100 printable ASCII characters");
      }
      this.userAgentSuffix = product;
      return this;
    }

    /**
     * Sets the key to Altinn's gateway, for programs that were given one: the header {@code
     * Ocp-Apim-Subscription-Key}. It is sent with each request to the environment's Dialogporten
     * and to what is below its platform address, and to nobody else: not to Maskinporten or
     * ID-porten, an app, a service owner, or where a redirect leads.
     *
     * @param key the key; printable ASCII without spaces, at most 200 characters
     * @return this
     */
    public Builder subscriptionKey(String key) {
      if (!key.matches("[\\x21-\\x7e]{1,200}")) {
        throw new IllegalArgumentException(
            "subscriptionKey: 1 to 200 printable ASCII characters without spaces");
      }
      this.subscriptionKey = key;
      return this;
    }

    /**
     * Sets how long a connection may take to come about.
     *
     * @param value more than zero, at most an hour
     * @return this
     */
    public Builder connectTimeout(Duration value) {
      this.connectTimeout = checked("connectTimeout", value);
      return this;
    }

    /**
     * Sets how long a server may be silent. It holds for searches too, unless {@link
     * #searchReadTimeout} is set.
     *
     * @param value more than zero, at most an hour; 30 seconds unless set
     * @return this
     */
    public Builder readTimeout(Duration value) {
      this.readTimeout = checked("readTimeout", value);
      return this;
    }

    /**
     * Sets how long a server may be silent before it answers a search. Dialogporten gives a search
     * that is too wide up after 20 to 30 seconds, and says so: with a shorter time that is never
     * seen. A search that timed out is sent a second time, and not a third.
     *
     * @param value more than zero, at most an hour; the read timeout that is set, or 40 seconds,
     *     unless set
     * @return this
     */
    public Builder searchReadTimeout(Duration value) {
      this.searchReadTimeout = checked("searchReadTimeout", value);
      return this;
    }

    /**
     * Sets how long a call may take in all.
     *
     * @param value more than zero, at most an hour
     * @return this
     */
    public Builder callTimeout(Duration value) {
      this.callTimeout = checked("callTimeout", value);
      return this;
    }

    /**
     * Sets how long an answer in JSON may be. A longer one fails with {@code
     * ResponseFormatException}. 100,000 parties take 36 MB.
     *
     * @param bytes the most bytes, unpacked; 1 or more
     * @return this
     */
    public Builder maxJson(long bytes) {
      this.maxJson = positive("maxJson", bytes);
      return this;
    }

    /**
     * Sets how much is read of the body of an answer that refuses. What comes after that is not
     * looked at; a problem that is longer is none.
     *
     * @param bytes the most bytes, unpacked; 1 or more
     * @return this
     */
    public Builder maxErrorBody(long bytes) {
      this.maxErrorBody = positive("maxErrorBody", bytes);
      return this;
    }

    /**
     * Sets how many times as long as on the wire a file may become that comes compressed though it
     * was not asked for so. Up to 10 MiB any file is taken. One that becomes longer fails with
     * {@code ContentException}, {@code TOO_LARGE}.
     *
     * @param times 1 or more
     * @return this
     */
    public Builder maxExpansion(int times) {
      if (times < 1) {
        throw new IllegalArgumentException("maxExpansion must be 1 or more");
      }
      this.maxExpansion = times;
      return this;
    }

    /**
     * Sets how long a connection is kept that no call uses. Keep this below what gateways and
     * firewalls on the way allow, or they close connections that the SDK takes for open.
     *
     * @param value more than zero, at most an hour; 45 seconds unless set
     * @return this
     */
    public Builder idleTimeout(Duration value) {
      this.idleTimeout = checked("idleTimeout", value);
      return this;
    }

    /**
     * Sets how many connections are kept that no call uses. There are never more than calls at one
     * time, so the default keeps one for each thread; fewer cost a new connection for each call
     * beyond them.
     *
     * @param value 0 to keep none; 1,000 unless set
     * @return this
     */
    public Builder maxIdleConnections(int value) {
      if (value < 0) {
        throw new IllegalArgumentException("maxIdleConnections must be 0 or more");
      }
      this.maxIdleConnections = value;
      return this;
    }

    /**
     * The escape hatch: changes what the SDK does not offer.
     *
     * @param value applied once, before the SDK sets what must not be changed
     * @return this
     */
    public Builder customizer(OkHttpCustomizer value) {
      this.customizer = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Tells a listener of every call: of the client and its views, and of the auth modules that
     * share the connection. One listener; for several, {@link DialogportenListener#all}.
     *
     * @param value is told; thread-safe and quick
     * @return this
     */
    public Builder listener(DialogportenListener value) {
      this.listener = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Leaves a host that keeps failing alone for a while: its calls then fail at once, with {@code
     * CircuitOpenException}. Off unless set. The client, its views and the auth modules that share
     * the connection share the circuits, one for each host; the 1,000 hosts that were used last are
     * remembered.
     *
     * @param value when, and for how long
     * @return this
     */
    public Builder circuitBreaker(CircuitBreakerOptions value) {
      this.circuitBreaker = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Limits how many requests are sent to each host: further ones wait for their turn, or fail
     * with {@code OwnRateLimitException} when it would come too late. Off unless set. Shared as
     * circuits are.
     *
     * @param value how many
     * @return this
     */
    public Builder rateLimit(RateLimitOptions value) {
      this.rateLimit = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * The settings.
     *
     * @return new settings
     */
    public AltinnHttp build() {
      return new AltinnHttp(this);
    }

    private static long positive(String name, long value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be 1 byte or more");
      }
      return value;
    }

    private static Duration checked(String name, Duration value) {
      if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException(name + ": more than zero, at most an hour");
      }
      return value;
    }
  }
}
