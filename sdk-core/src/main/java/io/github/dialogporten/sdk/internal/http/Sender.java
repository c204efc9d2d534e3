package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.ApiError;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt: credential, request, redirects, and an answer that is decoded or made an error. */
final class Sender {

  private static final Logger LOG = LoggerFactory.getLogger("io.github.dialogporten.sdk.http");
  private static final String SUBSCRIPTION_KEY = "Ocp-Apim-Subscription-Key";
  private static final int MOST_REDIRECTS = 5;

  private final HttpEngine engine;
  private final Router router;
  private final TimeSource time;

  Sender(HttpEngine engine, Router router, TimeSource time) {
    this.engine = engine;
    this.router = router;
    this.time = time;
  }

  /** Fails when the connections were closed. */
  void checkOpen() {
    engine.checkOpen();
  }

  /** Tells the listener of one call, if there is a listener. */
  CallWatch watch(Call<?> call) {
    return engine.watch(call, time);
  }

  /** Whether nothing will be sent there for longer than that. */
  boolean isShutAfter(Duration wait, Route route) {
    return engine.guard(route.url(), time).isShutAfter(wait);
  }

  /**
   * Sends one attempt.
   *
   * @param info which attempt it is, and whether an earlier one may have been carried out
   * @param watch is told how it goes
   */
  <T> T send(Call<T> call, Deadline deadline, CallInfo info, CallWatch watch)
      throws AttemptFailure, RefusedLinkException {
    if (Cancellation.isRequested()) {
      throw notSent(info, TransportException.Kind.INTERRUPTED);
    }
    HostGuard guard = engine.guard(call.route().url(), time);
    guard.check(info, watch);
    if (deadline.isOver()) {
      throw notSent(info, TransportException.Kind.TIMEOUT);
    }
    @Nullable AccessToken token = call.credentials().token(deadline.left());
    if (guard.await(deadline, info, watch)) {
      token = call.credentials().token(deadline.left()); // the first may be old by now
    }
    Permit permit = guard.enter(info, watch);
    @Nullable Traffic traffic = watch.attemptBegan();
    try {
      T value = follow(call, token, permit, traffic, deadline, info, watch);
      watch.attemptEnded(null);
      return value;
    } catch (AttemptFailure e) {
      watch.attemptEnded(e.exception());
      throw e;
    } catch (RefusedLinkException | RuntimeException e) {
      watch.attemptEnded(e);
      throw e;
    }
  }

  /** The request, and what its redirects lead to. */
  private <T> T follow(
      Call<T> call,
      @Nullable AccessToken token,
      Permit first,
      @Nullable Traffic traffic,
      Deadline deadline,
      CallInfo info,
      CallWatch watch)
      throws AttemptFailure, RefusedLinkException {
    Route route = call.route();
    Permit permit = first;
    for (int hop = 0; ; hop++) {
      Ticket ticket = new Ticket(route.url(), traffic);
      try {
        Response response = exchange(call, route, token, ticket, deadline, info);
        permit.answered(response.code());
        if (!isRedirect(call, response)) {
          return outcome(call, route, response, token, deadline, info);
        }
        response.close();
        route = next(route, response, hop);
      } catch (RefusedLinkException e) {
        throw e.after(hop + 1);
      } catch (AddressGuard.RefusedAddressException e) {
        throw new RefusedLinkException(RefusedLinkException.Reason.ADDRESS).after(hop);
      } catch (IOException e) {
        AttemptFailure failure = ConnectionFailures.of(e, call, ticket, deadline, info);
        permit.broke(failure);
        throw failure;
      } finally {
        permit.close();
      }
      HostGuard guard = engine.guard(route.url(), time);
      guard.check(info, watch);
      guard.await(deadline, info, watch);
      permit = guard.enter(info, watch);
    }
  }

  private static TransportException notSent(CallInfo info, TransportException.Kind kind) {
    return new TransportException(
        new CallInfo(info.operation(), info.attempts() - 1, info.mayHaveBeenCarriedOut()),
        kind,
        null);
  }

  private Route next(Route from, Response redirect, int hop) throws RefusedLinkException {
    if (hop == MOST_REDIRECTS) {
      throw new RefusedLinkException(RefusedLinkException.Reason.REDIRECTS);
    }
    return router.redirect(from, redirect.header("Location"));
  }

  private Response exchange(
      Call<?> call,
      Route route,
      @Nullable AccessToken token,
      Ticket ticket,
      Deadline deadline,
      CallInfo info)
      throws IOException {
    OkHttpClient client = engine.client(route, call.kind().semantics());
    okhttp3.Call sent = client.newCall(request(call, route, token, ticket));
    Cancellation.watch(
        new InFlight(sent, ticket, call.kind().semantics(), info, call.correlationId()));
    long start = System.nanoTime();
    try {
      Response response =
          call.reading().streams() ? headersOnly(sent, deadline) : whole(sent, deadline);
      log(call, response.code(), start, info);
      return response;
    } catch (IOException e) {
      log(call, "no answer (" + e.getClass().getSimpleName() + ")", start, info);
      throw e;
    }
  }

  private static void log(Call<?> call, Object end, long start, CallInfo info) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "{}: {} {} -> {} in {} ms (attempt {}){}",
          call.kind().name(),
          call.kind().method(),
          call.kind().path(),
          end,
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
          info.attempts(),
          call.correlationId() == null ? "" : ", correlation id " + call.correlationId());
    }
  }

  private static Response whole(okhttp3.Call call, Deadline deadline) throws IOException {
    call.timeout().timeout(Math.max(1, deadline.left().toNanos()), TimeUnit.NANOSECONDS);
    return execute(call);
  }

  private static Response headersOnly(okhttp3.Call call, Deadline deadline) throws IOException {
    try (HeaderWatch watch = new HeaderWatch(call, deadline.left())) {
      try {
        return execute(call);
      } catch (IOException e) {
        throw watch.hasEnded() ? new java.net.SocketTimeoutException("headers") : e;
      }
    }
  }

  /** OkHttp, being Kotlin, lets an InterruptedException out that it does not declare. */
  private static Response execute(okhttp3.Call call) throws IOException {
    try {
      return call.execute();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private Request request(Call<?> call, Route route, @Nullable AccessToken token, Ticket ticket) {
    @Nullable RequestBody body = call.body() == null ? null : call.body().get();
    Request.Builder request =
        new Request.Builder()
            .url(route.url())
            .method(call.kind().method(), body)
            .tag(Ticket.class, ticket)
            .header("User-Agent", UserAgent.of(engine.settings()));
    call.headers().forEach(request::header);
    if (token != null && route.credential() != Credential.NONE) {
      request.header("Authorization", "Bearer " + token.value());
    }
    if (route.gateway()) {
      engine.settings().subscriptionKey().ifPresent(key -> request.header(SUBSCRIPTION_KEY, key));
    }
    return request.build();
  }

  /** Only addresses from dialogs are followed, and only by reads. */
  private static boolean isRedirect(Call<?> call, Response response) {
    return switch (response.code()) {
      case 301, 302, 303, 307, 308 ->
          call.kind().semantics() == Semantics.SAFE
              && call.route().credential() == Credential.DIALOG_TOKEN
              && response.header("Location") != null;
      default -> false;
    };
  }

  private <T> T outcome(
      Call<T> call,
      Route route,
      Response response,
      @Nullable AccessToken token,
      Deadline deadline,
      CallInfo info)
      throws AttemptFailure, IOException {
    boolean handedOver = false;
    try {
      if (!call.reading().takes(response.code())) {
        throw refusal(call, route, response, token, deadline, info);
      }
      Answer answer =
          new Answer(response, route.url().uri(), info.attempts(), call.reading().keepsRaw());
      T value = call.reading().decoder().decode(answer);
      handedOver = call.reading().streams();
      return value;
    } catch (JsonMismatchException e) {
      throw unreadable(
          new ResponseFormatException(
              answered(call, info), "JSON of the documented form", e.path(), e.line(), e.column()));
    } catch (TooLargeException e) {
      throw unreadable(
          new ResponseFormatException(answered(call, info), "a body within the limit", "", 0, 0));
    } finally {
      if (!handedOver) {
        response.close();
      }
    }
  }

  /** The answer was one of success: what was asked has been done, whatever stands in it. */
  private static CallInfo answered(Call<?> call, CallInfo info) {
    return new CallInfo(
        info.operation(), info.attempts(), call.kind().semantics() != Semantics.SAFE);
  }

  private static AttemptFailure unreadable(ResponseFormatException exception) {
    return new AttemptFailure(Semantics.Outcome.FINAL, exception, null, null);
  }

  private AttemptFailure refusal(
      Call<?> call,
      Route route,
      Response response,
      @Nullable AccessToken token,
      Deadline deadline,
      CallInfo info)
      throws IOException {
    @Nullable Claims claims = token == null ? null : Claims.of(token);
    boolean person = claims != null && claims.isPerson();
    ApiError error =
        ErrorReader.read(
            response,
            deadline,
            reach(call, response, info),
            call.kind().advice(),
            person,
            time.now());
    boolean renewable =
        error.status() == 401
            && call.kind().semantics() != Semantics.ONCE
            && isRenewable(route, error)
            && saysToken(error, response);
    return new AttemptFailure(
        Semantics.outcomeOf(error.status()),
        ApiException.from(error),
        error.retryAfter().orElse(null),
        renewable ? token : null);
  }

  /** A gateway that gave up waiting does not know what the server behind it did. */
  private static CallInfo reach(Call<?> call, Response response, CallInfo info) {
    boolean unknown =
        call.kind().semantics() != Semantics.SAFE
            && switch (response.code()) {
              case 408, 500, 502, 504 -> true;
              default -> false;
            };
    return new CallInfo(info.operation(), info.attempts(), unknown || info.mayHaveBeenCarriedOut());
  }

  private static boolean isRenewable(Route route, ApiError error) {
    return (route.credential() == Credential.PROVIDER_TOKEN
            || route.credential() == Credential.ALTINN_TOKEN)
        && error.problem().errorCode().isEmpty();
  }

  private static boolean saysToken(ApiError error, Response response) {
    return error.headers().getOrDefault("www-authenticate", List.of()).stream()
            .anyMatch(challenge -> challenge.contains("invalid_token"))
        || isEmpty(response);
  }

  private static boolean isEmpty(Response response) {
    try {
      return response.peekBody(1).contentLength() == 0;
    } catch (IOException e) {
      return false; // something was to come
    }
  }
}
