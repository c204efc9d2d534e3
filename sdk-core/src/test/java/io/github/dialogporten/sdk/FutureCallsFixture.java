package io.github.dialogporten.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.SilentServer;
import io.github.dialogporten.sdk.fixtures.Threads;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.provider.Arguments;

/** A client of a silent server, and the ways to end a future of its. */
abstract class FutureCallsFixture {

  static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-000000000001");
  static final String VALUE = "of somebody else";

  /** The ways to complete a future whose work has not ended. */
  enum End {
    CANCEL,
    OR_TIMEOUT,
    COMPLETE_ON_TIMEOUT,
    COMPLETE,
    COMPLETE_EXCEPTIONALLY;

    void of(CompletableFuture<Object> future) {
      switch (this) {
        case CANCEL -> assertThat(future.cancel(false)).isTrue();
        case OR_TIMEOUT -> future.orTimeout(1, TimeUnit.MILLISECONDS);
        case COMPLETE_ON_TIMEOUT -> future.completeOnTimeout(VALUE, 1, TimeUnit.MILLISECONDS);
        case COMPLETE -> assertThat(future.complete(VALUE)).isTrue();
        case COMPLETE_EXCEPTIONALLY ->
            assertThat(future.completeExceptionally(new IOException())).isTrue();
      }
    }

    /** What the future fails with; null when it does not. */
    Class<? extends Throwable> failure() {
      return switch (this) {
        case CANCEL -> CancellationException.class;
        case OR_TIMEOUT -> TimeoutException.class;
        case COMPLETE_EXCEPTIONALLY -> IOException.class;
        case COMPLETE_ON_TIMEOUT, COMPLETE -> null;
      };
    }
  }

  static Stream<Threads> threads() {
    return Threads.ofThisJdk();
  }

  static Stream<Arguments> ends() {
    return threads().flatMap(kind -> Stream.of(End.values()).map(end -> Arguments.of(kind, end)));
  }

  static Stream<Arguments> failingEnds() {
    return ends().filter(each -> ((End) each.get()[1]).failure() != null);
  }

  final List<AutoCloseable> opened = new ArrayList<>();
  final SilentServer silent = opened(new SilentServer());
  final DialogportenClient client = clientOf(silent);

  <T extends AutoCloseable> T opened(T each) {
    opened.add(each);
    return each;
  }

  ExecutorService executor(Threads kind) {
    ExecutorService executor = kind.start();
    opened.add(executor::shutdownNow);
    return executor;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  static DialogportenClient clientOf(SilentServer server) {
    URI base = server.origin();
    AltinnEnvironment environment =
        AltinnEnvironment.local(URI.create(base + "/dialogporten"), base, base).build();
    return DialogportenClient.builder(AltinnConnection.to(environment))
        .tokenProvider(TokenProvider.ofToken(Jwts.altinn(environment)))
        .build();
  }

  /** The very object, which {@code join} and {@code get} wrap. */
  static Throwable failureOf(CompletableFuture<?> future) throws Exception {
    return future.handle((value, failure) -> failure).get(20, TimeUnit.SECONDS);
  }

  /** What the work itself ends with, which its future does not tell once it is complete. */
  static final class Watched implements FutureCalls.Work<Object> {

    private final FutureCalls.Work<Object> work;
    private final CompletableFuture<Throwable> end = new CompletableFuture<>();

    Watched(FutureCalls.Work<Object> work) {
      this.work = work;
    }

    @Override
    public Object call(DialogportenClient given) throws Throwable {
      try {
        Object value = work.call(given);
        end.complete(null);
        return value;
      } catch (Throwable failure) {
        end.complete(failure);
        throw failure;
      }
    }

    Throwable end() throws Exception {
      return end.get(20, TimeUnit.SECONDS);
    }
  }

  void assertDoubt(
      Throwable failure, End end, Class<? extends DialogportenException> type, String operation) {
    assertThat(failure).isExactlyInstanceOf(end.failure());
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(failure.getCause()).isExactlyInstanceOf(type);
    DialogportenException doubt = (DialogportenException) failure.getCause();
    assertThat(doubt.mayHaveBeenCarriedOut()).isTrue();
    assertThat(doubt.operation()).isEqualTo(operation);
    assertThat(doubt.callCorrelationId()).contains("run-7");
    assertThat(doubt.attempts()).isEqualTo(1);
  }
}
