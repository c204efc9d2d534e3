package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.Failures;
import io.github.dialogporten.sdk.internal.http.RefusedLinkException.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The way of a call: {@code Operation} and parameters in, a value or an exception out. One for each
 * identity; all that act through one root share everything but the identity.
 */
public final class Pipeline {

  private static final long MOST_JSON = 20_000_000;

  private final AltinnEnvironment environment;
  private final AltinnHttp http;
  private final TimeSource time;
  private final Router router;
  private final Attempts attempts;
  private final AltinnExchange exchange;
  private final Identity identity;
  private final ConcurrentMap<Class<?>, Object> shared;

  /**
   * A pipeline.
   *
   * @param environment where to
   * @param http how
   * @param time the clock
   * @param provider whose tokens
   */
  public Pipeline(
      AltinnEnvironment environment, AltinnHttp http, TimeSource time, TokenProvider provider) {
    this.environment = environment;
    this.http = http;
    this.time = time;
    this.router = new Router(environment);
    this.attempts = new Attempts(new Sender(HttpEngine.of(http), router, time), time);
    this.exchange = new AltinnExchange(environment, attempts, router, time);
    this.identity = new Identity(provider, exchange, time);
    this.shared = new ConcurrentHashMap<>();
  }

  private Pipeline(Pipeline root, TokenProvider provider) {
    this.environment = root.environment;
    this.http = root.http;
    this.time = root.time;
    this.router = root.router;
    this.attempts = root.attempts;
    this.exchange = root.exchange;
    this.identity = new Identity(provider, exchange, time);
    this.shared = root.shared;
  }

  /**
   * A pipeline of nobody: for operations that answer anybody.
   *
   * @param environment where to
   * @param http how
   * @param time the clock
   * @return a pipeline that has no token for any other operation
   */
  public static Pipeline anonymous(
      AltinnEnvironment environment, AltinnHttp http, TimeSource time) {
    TokenProvider nobody =
        request -> {
          throw new IllegalStateException("nobody's pipeline was asked for a token");
        };
    return new Pipeline(environment, http, time, nobody);
  }

  /**
   * The same pipeline for another identity.
   *
   * @param provider whose tokens
   * @return a light pipeline
   */
  public Pipeline actingAs(TokenProvider provider) {
    return new Pipeline(this, Objects.requireNonNull(provider, "provider"));
  }

  /**
   * Whom this pipeline acts as.
   *
   * @return the identity, equal to itself alone
   */
  public Identity identity() {
    return identity;
  }

  /**
   * What all that act through one root have in common besides this: made when first asked for.
   *
   * @param type what it is; there is one of each
   * @param factory makes it; sends nothing
   * @param <T> its type
   * @return the one
   */
  public <T> T shared(Class<T> type, Supplier<T> factory) {
    return type.cast(shared.computeIfAbsent(type, ignored -> factory.get()));
  }

  /**
   * The environment.
   *
   * @return where the calls go
   */
  public AltinnEnvironment environment() {
    return environment;
  }

  /**
   * The clock.
   *
   * @return the clock
   */
  public TimeSource time() {
    return time;
  }

  /** The longest JSON that is read: as long as the longest that Dialogporten takes. */
  public static long mostJson() {
    return MOST_JSON;
  }

  /**
   * Calls an operation of an API.
   *
   * @param operation the operation
   * @param parameters what fills it
   * @param options the caller's options
   * @param <T> the value
   * @return the value
   */
  public <T> T call(Operation<T> operation, Parameters parameters, CallOptions options) {
    Objects.requireNonNull(options, "options");
    Route route = router.api(operation.api(), url(operation, parameters));
    Call<T> call =
        new Call<>(
            operation.kind(),
            route,
            headers(operation, parameters, options),
            body(operation.method(), parameters.json()),
            identity.tokens(route.credential()),
            Reading.by(operation.decoder()).keepingRaw(options.keepsRawJson()),
            options.correlationId().orElse(null));
    return Failures.correlated(options, () -> run(call, options));
  }

  private <T> T run(Call<T> call, CallOptions options) {
    try {
      return attempts.run(call, timeout(options), options.retries());
    } catch (RefusedLinkException e) {
      throw new IllegalStateException("an address of the API was refused", e);
    }
  }

  /**
   * Asks for an address that stands in an opened dialog. Nobody here has chosen that host, so it
   * gets none of the caller's own headers.
   *
   * @param request the request
   * @param credential what the dialog allows
   * @param options the caller's options
   * @param <T> the value
   * @return the value
   * @throws RefusedLinkException when the address is none that a request goes to
   */
  public <T> T follow(LinkCall<T> request, DialogCredential credential, CallOptions options)
      throws RefusedLinkException {
    Route route = router.link(request.link());
    AccessToken token = alive(credential.token());
    credential.check().look(token, request.name());
    Call<T> call =
        new Call<>(
            request.kind(),
            route,
            Map.of("Accept", "*/*"),
            body(request.method(), null),
            left -> token,
            Reading.by(request.decoder())
                .streaming(request.streams())
                .keepingRaw(options.keepsRawJson()),
            options.correlationId().orElse(null));
    Duration timeout = timeout(options);
    @Nullable Duration limit = request.limit();
    return attempts.run(
        call, limit != null && limit.compareTo(timeout) < 0 ? limit : timeout, options.retries());
  }

  /** A dialog token that is about to end is as good as none: those who get it allow no skew. */
  private AccessToken alive(@Nullable AccessToken token) throws RefusedLinkException {
    if (token == null) {
      throw new RefusedLinkException(Reason.UNAUTHORIZED);
    }
    if (token.expiresAt().isPresent() && !time.now().isBefore(token.expiresAt().get())) {
      throw new RefusedLinkException(Reason.EXPIRED);
    }
    return token;
  }

  private HttpUrl url(Operation<?> operation, Parameters parameters) {
    HttpUrl.Builder url = router.base(operation.api()).newBuilder();
    for (String segment : operation.path().substring(1).split("/", -1)) {
      if (segment.startsWith("{")) {
        String name = segment.substring(1, segment.length() - 1);
        url.addPathSegment(Objects.requireNonNull(parameters.path().get(name), name));
      } else {
        url.addPathSegment(segment);
      }
    }
    parameters.query().forEach(each -> url.addQueryParameter(each.getKey(), each.getValue()));
    return url.build();
  }

  private static Map<String, String> headers(
      Operation<?> operation, Parameters parameters, CallOptions options) {
    Map<String, String> headers = new LinkedHashMap<>(options.headers());
    options.correlationId().ifPresent(id -> headers.put("X-Correlation-Id", id));
    headers.put("Accept", "application/json");
    if (operation.localized() && !options.languages().isEmpty()) {
      headers.put("Accept-Language", acceptLanguage(options.languages()));
    }
    headers.putAll(parameters.headers());
    return headers;
  }

  /** In the one form that the server takes: no space before {@code q}. */
  private static String acceptLanguage(List<String> languages) {
    StringBuilder header = new StringBuilder(languages.get(0));
    for (int i = 1; i < languages.size(); i++) {
      header.append(", ").append(languages.get(i)).append(";q=0.").append(10 - i);
    }
    return header.toString();
  }

  private static @Nullable Supplier<Body> body(String method, byte @Nullable [] json) {
    if (json != null) {
      return () -> new Body(json, "application/json");
    }
    return method.equals("GET") ? null : Body::empty;
  }

  /**
   * How long a call may take.
   *
   * @param options the caller's options
   * @return their time, or that of all calls
   */
  public Duration timeout(CallOptions options) {
    return options.timeout().orElse(http.callTimeout());
  }

  @Override
  public String toString() {
    return "Pipeline[" + environment.name() + "]";
  }
}
