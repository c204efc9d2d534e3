package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.ApiError;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.errors.TransportException.Kind;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
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
  private static final String SDK =
      "dialogporten-sdk-java/"
          + Objects.requireNonNullElse(Sender.class.getPackage().getImplementationVersion(), "0");

  private final HttpEngine engine;
  private final Router router;
  private final TimeSource time;
  private final String userAgent;
  private final FixedSettings.ReadTimeout searchTimeout;

  Sender(HttpEngine engine, Router router) {
    this.engine = engine;
    this.router = router;
    this.userAgent = engine.settings().userAgentSuffix().map(it -> SDK + " " + it).orElse(SDK);
    this.searchTimeout =
        new FixedSettings.ReadTimeout(
            (int) Math.max(1, engine.settings().searchReadTimeout().toMillis()));
    this.time = engine.time();
  }

  TimeSource time() {
    return time;
  }

  /** Fails when the connections were closed. */
  void checkOpen() {
    engine.checkOpen();
  }

  boolean isClosed() {
    return engine.isClosed();
  }

  /** Tells the listener of one call, if there is a listener. */
  CallWatch watch(Call<?> call) {
    return engine.watch(call);
  }

  /** Sends one attempt. */
  <T> T send(Attempt<T> attempt) throws AttemptFailure, RefusedLinkException {
    if (Cancellation.isRequested()) {
      throw attempt.notSent(Kind.INTERRUPTED);
    }
    Credential.Source credentials = attempt.call().credentials();
    Deadline deadline = attempt.deadline();
    HostGuard guard = engine.guard(attempt.call().route().url());
    guard.check(attempt);
    if (deadline.isOver()) {
      throw attempt.notSent(Kind.TIMEOUT);
    }
    @Nullable AccessToken token = credentials.token(deadline.left());
    if (guard.await(attempt)) {
      token = credentials.token(deadline.left()); // the first may be old by now
    }
    Circuit.Permit permit = guard.enter(attempt);
    CallWatch watch = attempt.watch();
    @Nullable Traffic traffic = watch.attemptBegan();
    try {
      T value = follow(attempt, token, permit, traffic);
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
      Attempt<T> attempt,
      @Nullable AccessToken token,
      Circuit.Permit first,
      @Nullable Traffic traffic)
      throws AttemptFailure, RefusedLinkException {
    Route route = attempt.call().route();
    Circuit.Permit permit = first;
    for (int hop = 0; ; hop++) {
      @Nullable InFlight flight = null;
      try {
        flight = start(attempt, route, token, traffic);
        Response response = exchange(attempt, flight);
        permit.answered(response.code());
        if (!isRedirect(attempt.call(), response)) {
          return outcome(attempt, route, response, token, flight);
        }
        response.close();
        route = next(route, response, hop);
      } catch (RefusedLinkException e) {
        throw e.after(hop + 1);
      } catch (AddressGuard.RefusedAddressException e) {
        throw new RefusedLinkException(RefusedLinkException.Reason.ADDRESS).after(hop);
      } catch (IOException e) {
        HttpUrl url = route.url();
        AttemptFailure failure = ConnectionFailures.of(e, attempt, flight, () -> engine.proxy(url));
        permit.broke(failure);
        if (flight != null) {
          look(flight, failure);
        }
        throw failure;
      } finally {
        permit.close();
        if (flight != null) {
          flight.close();
        }
      }
      HostGuard guard = engine.guard(route.url());
      guard.check(attempt);
      guard.await(attempt);
      permit = guard.enter(attempt);
    }
  }

  private Route next(Route from, Response redirect, int hop) throws RefusedLinkException {
    if (hop == MOST_REDIRECTS) {
      throw new RefusedLinkException(RefusedLinkException.Reason.REDIRECTS);
    }
    return router.redirect(from, redirect.header("Location"));
  }

  /** Whether the connection, and its like, are still good for others. */
  private void look(InFlight flight, AttemptFailure failure) {
    if (failure.repeat() == AttemptFailure.Repeat.OVER_A_LIVE_CONNECTION) {
      engine.foundDead(flight);
      return;
    }
    @Nullable Kind kind =
        failure.exception() instanceof TransportException broken ? broken.kind() : null;
    boolean givenUp = kind == Kind.INTERRUPTED && !flight.ticket().isPeerThere();
    if (flight.ticket().isShared() && (kind == Kind.TIMEOUT || givenUp)) {
      engine.foundSilent(flight);
    }
  }

  private InFlight start(
      Attempt<?> attempt, Route route, @Nullable AccessToken token, @Nullable Traffic traffic)
      throws IOException {
    BodyKind kind = attempt.call().reading().kind();
    OkHttpClient client = engine.client(route, kind, attempt.isAlone());
    Ticket ticket = new Ticket(route.url(), kind, client.connectionPool(), traffic);
    okhttp3.Call request = client.newCall(request(attempt.call(), route, token, ticket));
    return new InFlight(request, ticket, attempt);
  }

  private static Response exchange(Attempt<?> attempt, InFlight flight) throws IOException {
    Cancellation.watch(flight);
    long start = System.nanoTime();
    try {
      Response response = flight.execute();
      log(attempt, response.code(), start);
      return withStatus(response);
    } catch (IOException e) {
      log(attempt, "no answer (" + e.getClass().getSimpleName() + ")", start);
      throw e;
    } catch (RuntimeException e) {
      if (!flight.ticket().wasSent()) {
        throw e; // a mistake of the program's own interceptor
      }
      // it was sent, and what came failed a check of OkHttp or of an interceptor: no answer
      log(attempt, "no answer (" + e.getClass().getSimpleName() + ")", start);
      throw new IOException(e);
    }
  }

  /** OkHttp takes any three characters that are a number. */
  private static Response withStatus(Response response) throws IOException {
    if (response.code() < 100) {
      response.close();
      throw new ProtocolException("a status below 100");
    }
    return response;
  }

  private static void log(Attempt<?> attempt, Object end, long start) {
    if (LOG.isDebugEnabled()) {
      CallKind kind = attempt.call().kind();
      LOG.debug(
          "{}: {} {} -> {} in {} ms (attempt {}){}",
          kind.name(),
          kind.method(),
          kind.path(),
          end,
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
          attempt.info().attempts(),
          attempt.info().correlationId().map(id -> ", correlation id " + id).orElse(""));
    }
  }

  private Request request(Call<?> call, Route route, @Nullable AccessToken token, Ticket ticket) {
    @Nullable RequestBody body = call.body() == null ? null : call.body().get();
    Request.Builder request =
        new Request.Builder()
            .url(route.url())
            .method(call.kind().method(), body)
            .tag(Ticket.class, ticket)
            .header("User-Agent", userAgent)
            .header("Accept-Encoding", ticket.kind().coding());
    if (call.kind().searching()) {
      request.tag(FixedSettings.ReadTimeout.class, searchTimeout);
    }
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
      Attempt<T> attempt,
      Route route,
      Response response,
      @Nullable AccessToken token,
      InFlight flight)
      throws AttemptFailure, IOException {
    Call.Reading<T> reading = attempt.call().reading();
    boolean handedOver = false;
    try {
      if (!reading.takes(response.code())) {
        throw refusal(attempt, route, response, token, flight);
      }
      Answer answer =
          new Answer(
              response,
              route.url(),
              attempt.info().attempts(),
              reading.keepsRaw(),
              engine.settings().maxJson(),
              flight);
      T value = reading.decoder().decode(answer);
      answer.finish();
      if (reading.streams()) {
        flight.begun();
        handedOver = true;
      }
      if (answer.dropped() > 0) {
        attempt.watch().dropped(answer.dropped());
        LOG.debug("{}: {} null items dropped", attempt.call().kind().name(), answer.dropped());
      }
      return value;
    } catch (JsonMismatchException e) {
      throw unreadable(
          new ResponseFormatException(
              answered(attempt), "JSON of the documented form", e.path(), e.line(), e.column()));
    } catch (Answer.TooLargeException e) {
      throw unreadable(new ResponseFormatException(answered(attempt), e.allowed(), "", 0, 0));
    } catch (Codings.UnknownException e) {
      throw unreadable(
          new ContentException(answered(attempt), ContentException.Reason.ENCODING, e.coding()));
    } finally {
      if (!handedOver) {
        response.close();
      }
    }
  }

  /** The answer was one of success: what was asked has been done, whatever stands in it. */
  private static CallInfo answered(Attempt<?> attempt) {
    return attempt.info(attempt.semantics() != Semantics.SAFE);
  }

  private static AttemptFailure unreadable(DialogportenException exception) {
    return new AttemptFailure(Semantics.Outcome.FINAL, exception, null, null);
  }

  private AttemptFailure refusal(
      Attempt<?> attempt,
      Route route,
      Response response,
      @Nullable AccessToken token,
      InFlight flight)
      throws IOException {
    @Nullable Claims claims = token == null ? null : Claims.of(token.value());
    boolean person = claims != null && claims.isPerson();
    @Nullable Duration retryAfter = RetryAfter.of(response, time.now());
    boolean unknown =
        attempt.info().mayHaveBeenCarriedOut()
            || attempt.semantics().mayHaveBeenCarriedOut(response.code(), retryAfter != null);
    ApiError error =
        ErrorReader.read(
            response,
            attempt,
            attempt.info(unknown),
            person,
            retryAfter,
            engine.settings().maxErrorBody());
    boolean renewable =
        error.status() == 401
            && attempt.semantics() != Semantics.ONCE
            && isRenewable(route, error)
            && saysToken(error, response);
    AttemptFailure failure =
        new AttemptFailure(
            Semantics.outcomeOf(error.status()),
            ApiException.from(error),
            retryAfter,
            renewable ? token : null);
    return flight.ticket().isUnprocessed()
        ? failure.repeatable(AttemptFailure.Repeat.OVER_ANOTHER_CONNECTION)
        : failure;
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
