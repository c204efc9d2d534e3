package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import io.github.dialogporten.sdk.internal.async.TimeLimit;
import io.github.dialogporten.sdk.internal.http.RefusedLinkException.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The way of a call: {@code Operation} and parameters in, a value or an exception out. One for each
 * view: the pipelines of one connection share everything but the identity and the options.
 */
public final class Pipeline {

  private static final MediaType JSON = MediaType.get("application/json");

  private final Transport transport;
  private final @Nullable Identity identity;
  private final CallOptions options;

  private Pipeline(Transport transport, @Nullable Identity identity, CallOptions options) {
    this.transport = transport;
    this.identity = identity;
    this.options = options;
  }

  /** A pipeline without an identity and with the usual options. */
  public static Pipeline to(AltinnConnection connection) {
    return new Pipeline(Transport.of(connection), null, CallOptions.none());
  }

  /** The same pipeline for another identity. */
  public Pipeline actingAs(TokenProvider provider) {
    return new Pipeline(transport, new Identity(provider, transport), options);
  }

  /** The same pipeline with other options. */
  public Pipeline with(CallOptions other) {
    return new Pipeline(transport, identity, other);
  }

  /** The options of its calls. */
  public CallOptions options() {
    return options;
  }

  /** Whom this pipeline acts as; what an opened dialog belongs to. */
  public IdentityKey identity(String operation) {
    Cancellation.check(); // before what is refused without a request
    return IdentityKey.of(environment(), required(operation).provider());
  }

  /**
   * Fails when there is nobody to act as, before anything is sent.
   *
   * @throws IllegalStateException when this pipeline has no identity
   */
  public void checkIdentity(String operation) {
    Cancellation.check(); // before what needs no request
    required(operation);
  }

  private Identity required(String operation) {
    if (identity == null) {
      throw new IllegalStateException(
          operation
              + " needs an identity: use client.actingAs(provider), or set tokenProvider on the"
              + " client's builder");
    }
    return identity;
  }

  /**
   * What all pipelines of one connection have in common besides this: made when first asked for.
   *
   * @param type what it is; there is one of each
   * @param factory makes it; sends nothing
   * @param <T> its type
   * @return the one
   */
  public <T> T shared(Class<T> type, Supplier<T> factory) {
    return transport.shared(type, factory);
  }

  /** Where the calls go. */
  public AltinnEnvironment environment() {
    return transport.connection().environment();
  }

  /** The clock. */
  public TimeSource time() {
    return transport.connection().timeSource();
  }

  /** How long a call may take. */
  public Duration timeout() {
    return options.timeout().orElse(transport.connection().http().callTimeout());
  }

  /** A call of this pipeline that was refused before anything was sent. */
  public CallInfo notSent(String operation) {
    return new CallInfo(operation, 0, false, options.correlationId());
  }

  /** A call of this pipeline that was answered with so many requests, and not carried out. */
  public CallInfo refused(String operation, int attempts) {
    return new CallInfo(operation, attempts, false, options.correlationId());
  }

  /**
   * Calls an operation of an API.
   *
   * @param operation the operation
   * @param parameters what fills it
   * @param <T> the value
   * @return the value
   */
  public <T> T call(Operation<T> operation, Parameters parameters) {
    Route route = transport.router().api(operation.api(), url(operation, parameters));
    Credential.Source tokens =
        route.credential() == Credential.NONE
            ? Credential.Source.NONE
            : required(operation.name()).tokens(route.credential());
    Call<T> call =
        new Call<>(
            operation.kind(),
            route,
            headers(operation, parameters),
            body(operation.kind().method(), parameters.json()),
            tokens,
            Call.Reading.by(operation.decoder()).keepingRaw(options.keepsRawJson()),
            options.correlationId().orElse(null));
    try {
      return run(call, timeout());
    } catch (RefusedLinkException e) {
      throw new IllegalStateException("an address of the API was refused", e);
    }
  }

  /** A source of tokens does not know the call that needs the token: its failure is named here. */
  private <T> T run(Call<T> call, Duration timeout) throws RefusedLinkException {
    try {
      return transport.attempts().run(call, timeout, options.retries());
    } catch (DialogportenException e) {
      throw named(e);
    }
  }

  /** A failure of a call of this pipeline, with its correlation id. */
  public DialogportenException named(DialogportenException failure) {
    return options.correlationId().map(id -> ErrorsAccess.correlated(failure, id)).orElse(failure);
  }

  /**
   * Asks for an address that stands in an opened dialog. The caller has not chosen that host, so it
   * gets none of the caller's own headers.
   *
   * @param request the request
   * @param credential what the dialog allows
   * @param <T> the value
   * @return the value
   * @throws RefusedLinkException when the address is none that a request goes to
   */
  public <T> T follow(LinkCall<T> request, DialogCredential credential)
      throws RefusedLinkException {
    Route route = transport.router().link(request.link());
    AccessToken token = alive(credential);
    @Nullable Duration limit = request.limit();
    Duration most = timeout();
    Duration rest =
        looked(
            credential,
            token,
            request.name(),
            limit != null && limit.compareTo(most) < 0 ? limit : most);
    Call<T> call =
        new Call<>(
            request.kind(),
            route,
            Map.of("Accept", "*/*"),
            body(request.method(), null),
            left -> token,
            Call.Reading.by(request.decoder())
                .of(request.body())
                .keepingRaw(options.keepsRawJson()),
            options.correlationId().orElse(null));
    return run(call, rest);
  }

  /** Looks at a token, which may have to wait for keys; tells what is left of the call's time. */
  private Duration looked(
      DialogCredential credential, AccessToken token, String operation, Duration timeout) {
    DialogCredential.Check check = credential.check();
    if (check.equals(DialogCredential.Check.NONE)) {
      return timeout;
    }
    Deadline deadline = new Deadline(time(), timeout);
    try {
      return TimeLimit.within(
          timeout,
          () -> {
            check.look(token, operation, credential.clock().now());
            return deadline.left();
          });
    } catch (TimeoutException e) {
      throw new TransportException(notSent(operation), TransportException.Kind.TIMEOUT, null);
    } catch (DialogportenException e) {
      throw named(e);
    }
  }

  /** A dialog token that is about to end is as good as none: those who get it allow no skew. */
  private static AccessToken alive(DialogCredential credential) throws RefusedLinkException {
    @Nullable AccessToken token = credential.token();
    if (token == null) {
      throw new RefusedLinkException(Reason.UNAUTHORIZED);
    }
    if (token.expiresAt().filter(credential::isPast).isPresent()) {
      throw new RefusedLinkException(Reason.TOKEN_OVER);
    }
    return token;
  }

  private HttpUrl url(Operation<?> operation, Parameters parameters) {
    HttpUrl.Builder url = transport.router().base(operation.api()).newBuilder();
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

  private Map<String, String> headers(Operation<?> operation, Parameters parameters) {
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
    if (json == null && method.equals("GET")) {
      return null;
    }
    RequestBody content =
        json == null ? RequestBody.create(new byte[0], null) : RequestBody.create(json, JSON);
    return () -> new Body(content);
  }
}
