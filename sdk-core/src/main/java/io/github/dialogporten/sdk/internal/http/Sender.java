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
import io.github.dialogporten.sdk.internal.async.Cancellation;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
      throw attempt.notSent(TransportException.Kind.INTERRUPTED);
    }
    Credential.Source credentials = attempt.call().credentials();
    Deadline deadline = attempt.deadline();
    HostGuard guard = engine.guard(attempt.call().route().url());
    guard.check(attempt);
    if (deadline.isOver()) {
      throw attempt.notSent(TransportException.Kind.TIMEOUT);
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
      Ticket ticket = new Ticket(route.url(), attempt.call().reading().kind(), traffic);
      try {
        Response response = exchange(attempt, route, token, ticket);
        permit.answered(response.code());
        if (!isRedirect(attempt.call(), response)) {
          return outcome(attempt, route, response, token, ticket);
        }
        response.close();
        route = next(route, response, hop);
      } catch (RefusedLinkException e) {
        throw e.after(hop + 1);
      } catch (AddressGuard.RefusedAddressException e) {
        throw new RefusedLinkException(RefusedLinkException.Reason.ADDRESS).after(hop);
      } catch (IOException e) {
        AttemptFailure failure = ConnectionFailures.of(ticket.meaning(e), attempt, ticket);
        permit.broke(failure);
        throw failure;
      } finally {
        permit.close();
        ticket.close();
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

  private Response exchange(
      Attempt<?> attempt, Route route, @Nullable AccessToken token, Ticket ticket)
      throws IOException {
    Call<?> call = attempt.call();
    OkHttpClient client = engine.client(route, attempt.semantics(), ticket.kind());
    okhttp3.Call sent = client.newCall(request(call, route, token, ticket));
    Cancellation.watch(new InFlight(sent, ticket, attempt.semantics(), attempt.info()));
    long start = System.nanoTime();
    try {
      Response response =
          call.reading().streams()
              ? beginning(sent, attempt.deadline(), ticket)
              : whole(sent, attempt.deadline());
      log(attempt, response.code(), start);
      return withStatus(response);
    } catch (IOException e) {
      IOException meaning = ticket.meaning(e);
      log(attempt, "no answer (" + meaning.getClass().getSimpleName() + ")", start);
      throw meaning;
    } catch (RuntimeException e) {
      if (!ticket.wasSent()) {
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

  private static Response whole(okhttp3.Call call, Deadline deadline) throws IOException {
    call.timeout().timeout(Math.max(1, deadline.left().toNanos()), TimeUnit.NANOSECONDS);
    return execute(call);
  }

  /** The time is over when the value is there, or begins to be read by the caller. */
  private static Response beginning(okhttp3.Call call, Deadline deadline, Ticket ticket)
      throws IOException {
    ticket.watch(call, deadline.left());
    return execute(call);
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
      Ticket ticket)
      throws AttemptFailure, IOException {
    Call.Reading<T> reading = attempt.call().reading();
    boolean handedOver = false;
    try {
      if (!reading.takes(response.code())) {
        throw refusal(attempt, route, response, token);
      }
      Answer answer =
          new Answer(
              response,
              route.url(),
              attempt.info().attempts(),
              reading.keepsRaw(),
              engine.settings().maxJson(),
              ticket);
      T value = reading.decoder().decode(answer);
      answer.finish();
      handedOver = reading.streams();
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
      Attempt<?> attempt, Route route, Response response, @Nullable AccessToken token)
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
    return new AttemptFailure(
        Semantics.outcomeOf(error.status()),
        ApiException.from(error),
        retryAfter,
        renewable ? token : null);
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
