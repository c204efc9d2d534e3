package io.github.dialogporten.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.CachingTokenProvider;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.faults.EveryOperation;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.OneThread;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import io.github.dialogporten.sdk.fixtures.SilentServer;
import io.github.dialogporten.sdk.fixtures.Threads;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.labels.Labels;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link FutureCalls} promises, sentence by sentence, on every kind of thread. */
@Timeout(60)
class FutureCallsTest {

  private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-000000000001");
  private static final String VALUE = "of somebody else";

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

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final SilentServer silent = opened(new SilentServer());
  private final DialogportenClient client = clientOf(silent);

  private <T extends AutoCloseable> T opened(T each) {
    opened.add(each);
    return each;
  }

  private ExecutorService executor(Threads kind) {
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

  private static DialogportenClient clientOf(SilentServer server) {
    URI base = server.origin();
    AltinnEnvironment environment =
        AltinnEnvironment.local(URI.create(base + "/dialogporten"), base, base).build();
    return DialogportenClient.builder(AltinnConnection.to(environment))
        .tokenProvider(TokenProvider.ofToken(Jwts.altinn(environment)))
        .build();
  }

  /** The very object, which {@code join} and {@code get} wrap. */
  private static Throwable failureOf(CompletableFuture<?> future) throws Exception {
    return future.handle((value, failure) -> failure).get(20, TimeUnit.SECONDS);
  }

  /** What the work itself ends with, which its future does not tell once it is complete. */
  private static final class Watched implements FutureCalls.Work<Object> {

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

  // ---- what the work gives, and what it throws

  @ParameterizedTest
  @MethodSource("threads")
  void theWorkGetsTheClientAndTheFutureItsValue(Threads kind) throws Exception {
    FutureCalls calls = client.async(executor(kind));
    assertThat(calls.<Object>call(each -> each).get()).isSameAs(client);
    assertThat(calls.call(each -> null).get()).isNull();
    assertThat(calls).hasToString("FutureCalls[]");
  }

  @ParameterizedTest
  @MethodSource("threads")
  void itFailsWithExactlyWhatTheWorkThrows(Threads kind) throws Exception {
    FutureCalls calls = client.async(executor(kind));
    for (Throwable each :
        List.of(
            new IOException("checked"),
            new IllegalArgumentException("unchecked"),
            new StackOverflowError(),
            new Throwable("neither"),
            new CompletionException(new IOException()),
            new CancellationException("of the work's own"))) {
      CompletableFuture<Object> future =
          calls.call(
              ignored -> {
                throw each;
              });
      assertThat(failureOf(future)).isSameAs(each);
    }
  }

  @Test
  void joinAndGetWrapItAsEver() {
    IOException thrown = new IOException();
    CompletableFuture<Object> future =
        client
            .async(Runnable::run)
            .call(
                each -> {
                  throw thrown;
                });
    assertThatThrownBy(future::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isSameAs(thrown);
    assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).cause().isSameAs(thrown);
  }

  @Test
  void itFailsWithTheRefusalOfTheExecutor() throws Exception {
    RejectedExecutionException full = new RejectedExecutionException("full");
    AtomicInteger done = new AtomicInteger();
    CompletableFuture<Object> future =
        client
            .async(
                task -> {
                  throw full;
                })
            .call(each -> done.incrementAndGet());
    assertThat(failureOf(future)).isSameAs(full);
    assertThat(done).hasValue(0);
  }

  // ---- completing it before the work has ended

  /** A hundred items, one after the other, by a caller who goes on after each that failed. */
  @ParameterizedTest
  @MethodSource("ends")
  void itEndsTheWorkWhateverTheWorkCatches(Threads kind, End end) throws Exception {
    AtomicInteger items = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    AtomicReference<Boolean> interrupted = new AtomicReference<>();
    Watched loop =
        new Watched(
            each -> {
              try {
                for (int item = 0; item < 100; item++) {
                  items.incrementAndGet();
                  try {
                    each.dialogs().open(ID);
                  } catch (DialogportenException e) {
                    failed.incrementAndGet();
                  }
                }
                return "all";
              } finally {
                interrupted.set(Thread.currentThread().isInterrupted());
              }
            });
    CompletableFuture<Object> future = client.async(executor(kind)).call(loop);
    silent.awaitSilence(1);
    end.of(future);
    silent.awaitGivenUp(1);
    assertThat(loop.end())
        .isExactlyInstanceOf(CancellationException.class)
        .hasCauseInstanceOf(TransportException.class); // opening marks as seen
    assertThat(interrupted).hasValue(true);
    assertThat(items).hasValue(1);
    assertThat(failed).hasValue(0);
    assertThat(silent.requests()).hasSize(1);
    if (end.failure() == null) {
      assertThat(future.get()).isEqualTo(VALUE);
    } else {
      assertThat(failureOf(future)).isExactlyInstanceOf(end.failure());
    }
    assertThat(future.isCancelled()).isEqualTo(end == End.CANCEL);
  }

  /** Each operation, also by a caller who takes the interrupt off, or whom it does not reach. */
  @ParameterizedTest
  @MethodSource("threads")
  void eachFurtherCallFails(Threads kind) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    List<Throwable> failures = new ArrayList<>();
    Watched work =
        new Watched(
            each -> {
              begun.countDown();
              OneThread.uninterruptibly(cancelled);
              assertThat(Thread.interrupted()).isTrue();
              for (EveryOperation operation : EveryOperation.values()) {
                failures.add(catchThrowable(() -> operation.call(each)));
                DialogportenClient view = each.with(options -> options.withoutRetry());
                failures.add(catchThrowable(() -> operation.call(view)));
              }
              return failures;
            });
    CompletableFuture<Object> future = client.async(executor(kind)).call(work);
    begun.await();
    assertThat(future.cancel(true)).isTrue();
    cancelled.countDown();
    assertThat(work.end()).isNull();
    assertThat(failures)
        .hasSize(2 * EveryOperation.values().length)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isExactlyInstanceOf(CancellationException.class)
                    .hasNoCause()
                    .isNotInstanceOf(DialogportenException.class));
    assertThat(silent.requests()).isEmpty();
  }

  /** Also of what sends nothing, or is refused before it is sent: no loop goes on with those. */
  @ParameterizedTest
  @MethodSource("threads")
  void eachFurtherCallFailsThoughNothingWouldBeSent(Threads kind) throws Exception {
    ServiceOwner owner = opened(new ServiceOwner());
    Dialog dialog =
        owner.dialog(
            """
            "content":{"mainContentReference":{"mediaType":
            "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown",
            "isAuthorized":false,"value":[{"languageCode":"nb","value":"%1$s"}]}},
            "attachments":[{"id":"%2$s","displayName":[],"urls":[],"expiresAt":
            "2026-03-01T00:00:00Z"}],
            "guiActions":[{"id":"%2$s","action":"read","url":"%1$s","isAuthorized":false,
            "httpMethod":"POST","priority":"Primary","title":[]}]
            """
                .formatted(owner.url("/text"), ID));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    List<Throwable> failures = new ArrayList<>();
    Watched work =
        new Watched(
            each -> {
              begun.countDown();
              OneThread.uninterruptibly(cancelled);
              failures.add(catchThrowable(() -> each.content().main(dialog)));
              failures.add(
                  catchThrowable(
                      () -> each.content().download(dialog, dialog.attachments().get(0))));
              failures.add(
                  catchThrowable(
                      () ->
                          each.actions()
                              .perform(dialog, dialog.guiActions().get(0), Confirmation.given())));
              failures.add(catchThrowable(() -> each.resources().mine(List.of())));
              return failures;
            });
    CompletableFuture<Object> future = owner.client.async(executor(kind)).call(work);
    begun.await();
    assertThat(future.cancel(true)).isTrue();
    cancelled.countDown();
    assertThat(work.end()).isNull();
    assertThat(failures)
        .hasSize(4)
        .allSatisfy(
            failure -> assertThat(failure).isExactlyInstanceOf(CancellationException.class));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void aWaitOfTheWorksOwnIsInterrupted(Threads kind, End end) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Watched waiting =
        new Watched(
            each -> {
              begun.countDown();
              new CountDownLatch(1).await();
              return "never";
            });
    CompletableFuture<Object> future = client.async(executor(kind)).call(waiting);
    begun.await();
    end.of(future);
    assertThat(waiting.end()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void whatIsQueuedIsNotDone() {
    for (End end : List.of(End.CANCEL, End.COMPLETE, End.COMPLETE_EXCEPTIONALLY)) {
      List<Runnable> queue = new ArrayList<>();
      AtomicInteger done = new AtomicInteger();
      CompletableFuture<Object> future =
          client.async(queue::add).call(each -> done.incrementAndGet());
      end.of(future);
      queue.forEach(Runnable::run);
      assertThat(done).as("%s", end).hasValue(0);
    }
  }

  /** The request is broken off at once, however long those take that depend on the future. */
  @ParameterizedTest
  @MethodSource("ends")
  void whatDependsOnItDoesNotHoldUpTheEnd(Threads kind, End end) throws Exception {
    ExecutorService executor = executor(kind);
    CountDownLatch release = new CountDownLatch(1);
    opened.add(release::countDown); // or the JDK's own timer would stand still
    CompletableFuture<Object> future = client.async(executor).call(each -> each.dialogs().open(ID));
    CompletableFuture<Boolean> slow =
        future.handle(
            (value, failure) -> {
              OneThread.uninterruptibly(release);
              return true;
            });
    silent.awaitSilence(1);
    executor.execute(() -> end.of(future));
    silent.awaitGivenUp(1);
    assertThat(slow).isNotDone();
    release.countDown();
    assertThat(slow.get(20, TimeUnit.SECONDS)).isTrue();
  }

  private static DialogQuery query() {
    return DialogQuery.forParty(PartyUrn.organisation("310923044")).build();
  }

  /** A page that is not the last. */
  private static String more() {
    return EveryOperation.DIALOGS_SEARCH
        .answer()
        .replace("\"hasNextPage\":false", "\"hasNextPage\":true,\"continuationToken\":\"t_1\"");
  }

  @ParameterizedTest
  @MethodSource("threads")
  void aRequestOnAnotherThreadIsBrokenOffToo(Threads kind) throws Exception {
    SilentServer server = opened(new SilentServer(more()));
    AtomicReference<Thread> fetching = new AtomicReference<>();
    ExecutorService others = executor(kind);
    Executor ahead =
        task ->
            others.execute(
                () -> {
                  fetching.set(Thread.currentThread());
                  task.run();
                });
    Watched work =
        new Watched(
            each -> {
              each.dialogs().search(query()).prefetching(ahead).firstPage();
              new CountDownLatch(1).await(); // works on the first page
              return "never";
            });
    CompletableFuture<Object> future = clientOf(server).async(executor(kind)).call(work);
    server.awaitSilence(1);
    assertThat(future.cancel(true)).isTrue();
    server.awaitGivenUp(1);
    assertThat(work.end()).isInstanceOf(InterruptedException.class);
    assertThat(server.requests()).hasSize(2);
    assertThat(fetching.get()).isNotNull();
    CompletableFuture<Boolean> after = new CompletableFuture<>();
    others.execute(() -> after.complete(Thread.currentThread().isInterrupted()));
    assertThat(after.get()).isFalse();
  }

  /** What was got ahead for a call that ended well is the caller's to go on with. */
  @ParameterizedTest
  @MethodSource("threads")
  void aRequestOnAnotherThreadOutlivesTheCallThatEnds(Threads kind) throws Exception {
    SilentServer server = opened(new SilentServer(more(), EveryOperation.DIALOGS_SEARCH.answer()));
    ExecutorService others = executor(kind);
    List<Runnable> held = new ArrayList<>();
    var page =
        clientOf(server)
            .async(others)
            .call(
                each -> {
                  var walk = each.dialogs().search(query()).prefetching(held::add);
                  return walk.firstPage();
                })
            .get(20, TimeUnit.SECONDS);
    assertThat(server.requests()).hasSize(1);
    held.forEach(Runnable::run);
    assertThat(server.requests()).hasSize(2);
    assertThat(page.next().hasNext()).isFalse();
  }

  /** The executor has not come to it, so that another call than the one that asked fetches it. */
  @ParameterizedTest
  @MethodSource("threads")
  void aPageEndsWithTheCallThatFetchesIt(Threads kind) throws Exception {
    SilentServer server = opened(new SilentServer(more()));
    FutureCalls calls = clientOf(server).async(executor(kind));
    var page =
        calls
            .call(each -> each.dialogs().search(query()).prefetching(task -> {}).firstPage())
            .get(20, TimeUnit.SECONDS);
    Watched work = new Watched(each -> page.next());
    CompletableFuture<Object> future = calls.call(work);
    server.awaitSilence(1);
    assertThat(future.cancel(true)).isTrue();
    server.awaitGivenUp(1);
    assertThat(work.end()).isExactlyInstanceOf(CancellationException.class);
    CompletableFuture<Object> again = calls.call(each -> page.next());
    server.awaitSilence(1); // it can be fetched anew
    assertThat(again).isNotDone();
  }

  @ParameterizedTest
  @MethodSource("threads")
  void aTokenThatOthersWaitForIsGotForThem(Threads kind) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    AtomicInteger loads = new AtomicInteger();
    URI base = silent.origin();
    AltinnEnvironment environment = AltinnEnvironment.local(base, base, base).build();
    TokenProvider shared =
        new CachingTokenProvider(
            request -> {
              loads.incrementAndGet();
              asked.countDown();
              OneThread.uninterruptibly(answered);
              return AccessToken.of("token", Instant.now().plusSeconds(3_600));
            });
    FutureCalls calls =
        DialogportenClient.builder(AltinnConnection.to(environment))
            .tokenProvider(shared)
            .build()
            .async(executor(kind));
    Watched given = new Watched(each -> each.parties().list());
    CompletableFuture<Object> first = calls.call(given);
    asked.await();
    CompletableFuture<Object> second = calls.call(each -> each.parties().list());
    assertThat(first.cancel(true)).isTrue();
    assertThat(given.end()).isInstanceOf(CancellationException.class).hasNoCause();
    answered.countDown();
    silent.awaitSilence(1); // of the second, which got the token
    assertThat(loads).hasValue(1);
    assertThat(second).isNotDone();
  }

  @ParameterizedTest
  @MethodSource("threads")
  void aChangeOfManyDialogsEndsToo(Threads kind) throws Exception {
    SilentServer server = opened(new SilentServer(""));
    List<LabelTarget> targets =
        Stream.generate(() -> LabelTarget.of(UUID.randomUUID()))
            .limit(2L * Labels.PART_SIZE)
            .toList();
    AtomicInteger told = new AtomicInteger();
    Watched work =
        new Watched(
            each ->
                each.labels()
                    .changeAll(targets, LabelChange.ARCHIVE, part -> told.incrementAndGet()));
    CompletableFuture<Object> future = clientOf(server).async(executor(kind)).call(work);
    server.awaitSilence(1); // of the second part, and the last
    assertThat(future.cancel(true)).isTrue();
    assertThat(work.end()).isExactlyInstanceOf(CancellationException.class);
    assertThat(told).hasValue(1);
  }

  /** One reads the limits, and the other waits for them. */
  @ParameterizedTest
  @MethodSource("threads")
  void aSearchThatWaitsForTheLimitsEnds(Threads kind) throws Exception {
    DialogQuery query =
        DialogQuery.forParty(
                Stream.iterate(0, i -> i + 1)
                    .limit(200)
                    .map(i -> PartyUrn.selfIdentified("user" + i))
                    .toArray(PartyUrn[]::new))
            .build();
    FutureCalls calls = client.async(executor(kind));
    CompletableFuture<Object> reading =
        calls.call(each -> each.dialogs().search(query).firstPage());
    silent.awaitSilence(1);
    assertThat(silent.requests().get(0)).contains("/metadata/limits");
    AtomicReference<Thread> waits = new AtomicReference<>();
    Watched waiting =
        new Watched(
            each -> {
              waits.set(Thread.currentThread());
              return each.dialogs().search(query).firstPage();
            });
    CompletableFuture<Object> second = calls.call(waiting);
    while (waits.get() == null || waits.get().getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    assertThat(second.cancel(true)).isTrue();
    assertThat(waiting.end()).isExactlyInstanceOf(CancellationException.class);
    assertThat(silent.requests()).hasSize(1);
    assertThat(reading).isNotDone();
  }

  /** The keys of dialog tokens are got for all, as tokens are. */
  @ParameterizedTest
  @MethodSource("threads")
  void aWaitForKeysEnds(Threads kind) throws Exception {
    Watched work =
        new Watched(
            each -> {
              each.dialogTokens().validator().loadKeys();
              return "loaded";
            });
    CompletableFuture<Object> future = client.async(executor(kind)).call(work);
    silent.awaitSilence(1);
    assertThat(future.cancel(true)).isTrue();
    assertThat(work.end()).isExactlyInstanceOf(CancellationException.class);
  }

  /** Whatever a listener of the program's own does when it hears of it. */
  @ParameterizedTest
  @MethodSource("ends")
  void itEndsThoughAListenerThrows(Threads kind, End end) throws Exception {
    AltinnEnvironment environment =
        AltinnEnvironment.local(silent.origin(), silent.origin(), silent.origin()).build();
    EventListener broken =
        new EventListener() {
          @Override
          public void canceled(Call call) {
            throw new IllegalStateException("of the listener");
          }
        };
    AltinnHttp http =
        AltinnHttp.builder().customizer(builder -> builder.eventListener(broken)).build();
    DialogportenClient listened =
        DialogportenClient.builder(AltinnConnection.builder(environment).http(http).build())
            .tokenProvider(TokenProvider.ofToken("token"))
            .build();
    CompletableFuture<Object> future =
        listened.async(executor(kind)).call(each -> each.parties().list());
    silent.awaitSilence(1);
    end.of(future);
    if (end.failure() == null) {
      assertThat(future.get(20, TimeUnit.SECONDS)).isEqualTo(VALUE);
    } else {
      assertThat(failureOf(future)).isExactlyInstanceOf(end.failure());
    }
  }

  // ---- what may have been done

  private void assertDoubt(
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

  @ParameterizedTest
  @MethodSource("failingEnds")
  void anActionWithoutAnAnswerIsTheCause(Threads kind, End end) throws Exception {
    ServiceOwner owner = opened(new ServiceOwner(silent.origin()));
    Dialog dialog =
        owner.dialog(
            """
            "guiActions":[{"id":"%s","action":"read","url":"%s/do","isAuthorized":true,
            "httpMethod":"POST","priority":"Primary","title":[]}]
            """
                .formatted(ID, silent.origin()));
    Watched work =
        new Watched(
            each ->
                each.actions()
                    .perform(dialog, dialog.guiActions().get(0), Confirmation.notNeeded()));
    CompletableFuture<Object> future =
        owner
            .client
            .with(options -> options.withCorrelationId("run-7"))
            .async(executor(kind))
            .call(work);
    silent.awaitSilence(1);
    end.of(future);
    assertDoubt(failureOf(future), end, ActionOutcomeUnknownException.class, "actions.perform");
    assertDoubt(work.end(), End.CANCEL, ActionOutcomeUnknownException.class, "actions.perform");
    silent.awaitGivenUp(1);
    assertThat(silent.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("failingEnds")
  void aChangeOfLabelsWithoutAnAnswerIsTheCause(Threads kind, End end) throws Exception {
    Watched work = new Watched(EveryOperation.LABELS_CHANGE_ALL::call);
    CompletableFuture<Object> future =
        client.with(o -> o.withCorrelationId("run-7")).async(executor(kind)).call(work);
    silent.awaitSilence(1);
    end.of(future);
    assertDoubt(failureOf(future), end, TransportException.class, "labels.changeAll");
    assertDoubt(work.end(), End.CANCEL, TransportException.class, "labels.changeAll");
  }

  @ParameterizedTest
  @MethodSource("failingEnds")
  void whatWasDoneBeforeStaysTheCause(Threads kind, End end) throws Exception {
    SilentServer server = opened(new SilentServer(""));
    Watched work =
        new Watched(
            each -> {
              each.labels().archive(ID);
              return each.parties().list();
            });
    CompletableFuture<Object> future =
        clientOf(server).with(o -> o.withCorrelationId("run-7")).async(executor(kind)).call(work);
    server.awaitSilence(1);
    end.of(future);
    assertDoubt(failureOf(future), end, TransportException.class, "labels.change");
    assertDoubt(work.end(), End.CANCEL, TransportException.class, "labels.change");
  }

  @ParameterizedTest
  @MethodSource("failingEnds")
  void aReadHasNoCause(Threads kind, End end) throws Exception {
    Watched work = new Watched(each -> each.parties().list());
    CompletableFuture<Object> future = client.async(executor(kind)).call(work);
    silent.awaitSilence(1);
    end.of(future);
    assertThat(failureOf(future)).hasNoCause().hasNoSuppressedExceptions();
    assertThat(work.end()).hasNoCause();
  }

  /** A failure that has a cause keeps it. */
  @ParameterizedTest
  @MethodSource("threads")
  void itIsSuppressedWhereThereIsACauseAlready(Threads kind) throws Exception {
    CompletableFuture<Object> future =
        client.async(executor(kind)).call(EveryOperation.LABELS_CHANGE::call);
    silent.awaitSilence(1);
    IOException cause = new IOException();
    IllegalStateException own = new IllegalStateException("given up", cause);
    assertThat(future.completeExceptionally(own)).isTrue();
    assertThat(failureOf(future)).isSameAs(own).hasCause(cause);
    assertThat(own.getSuppressed())
        .singleElement()
        .isInstanceOfSatisfying(
            TransportException.class, doubt -> assertThat(doubt.mayHaveBeenCarriedOut()).isTrue());
  }

  // ---- values that come too late

  @ParameterizedTest
  @MethodSource("ends")
  void aValueThatComesTooLateIsClosed(Threads kind, End end) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    AutoCloseable late =
        () -> {
          closed.countDown();
          throw new IOException("nobody wants to know");
        };
    CompletableFuture<Object> future =
        client
            .async(executor(kind))
            .call(
                each -> {
                  begun.countDown();
                  OneThread.uninterruptibly(release);
                  return late;
                });
    begun.await();
    end.of(future);
    failureOf(future);
    assertThat(closed.getCount()).isEqualTo(1);
    release.countDown();
    assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aValueThatComesInTimeIsTheCallers() {
    AtomicInteger closed = new AtomicInteger();
    AutoCloseable value = closed::incrementAndGet;
    CompletableFuture<AutoCloseable> future = client.async(Runnable::run).call(each -> value);
    assertThat(future).isCompletedWithValue(value);
    assertThat(future.cancel(true)).isFalse();
    assertThat(future.complete(null)).isFalse();
    assertThat(future.completeExceptionally(new IOException())).isFalse();
    assertThat(closed).hasValue(0);
  }

  // ---- a call within a call

  static Stream<Arguments> nested() {
    return threads().flatMap(kind -> Stream.of(true, false).map(same -> Arguments.of(kind, same)));
  }

  @ParameterizedTest
  @MethodSource("nested")
  void aCallWithinACallIsCancelledWithIt(Threads kind, boolean sameThread) throws Exception {
    Executor inner = sameThread ? Runnable::run : executor(kind);
    AtomicReference<CompletableFuture<Object>> within = new AtomicReference<>();
    Watched innerWork = new Watched(EveryOperation.LABELS_CHANGE::call);
    Watched outerWork =
        new Watched(
            each -> {
              within.set(each.async(inner).call(innerWork));
              return within.get().join(); // no interrupt ends this
            });
    CompletableFuture<Object> outer =
        client.with(o -> o.withCorrelationId("run-7")).async(executor(kind)).call(outerWork);
    silent.awaitSilence(1);
    assertThat(outer.cancel(true)).isTrue();
    silent.awaitGivenUp(1);
    assertDoubt(innerWork.end(), End.CANCEL, TransportException.class, "labels.change");
    assertDoubt(failureOf(outer), End.CANCEL, TransportException.class, "labels.change");
    assertThat(outerWork.end()).isNotNull();
    assertThat(within.get().isCancelled()).isTrue();
    assertDoubt(failureOf(within.get()), End.CANCEL, TransportException.class, "labels.change");
    assertThat(silent.requests()).hasSize(1);
  }

  /** The inner one never comes to a thread, so that nothing but the cancelling ends it. */
  @Test
  void aCallWithinACallNeedsNoThreadToBeCancelled() throws Exception {
    List<Runnable> queue = new ArrayList<>();
    AtomicReference<CompletableFuture<Object>> within = new AtomicReference<>();
    AtomicInteger done = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    Watched work =
        new Watched(
            each -> {
              within.set(each.async(queue::add).call(inner -> done.incrementAndGet()));
              begun.countDown();
              return within.get().join();
            });
    CompletableFuture<Object> outer = client.async(executor(Threads.PLATFORM)).call(work);
    begun.await();
    assertThat(outer.cancel(true)).isTrue();
    assertThat(work.end()).isNotNull();
    assertThat(within.get().isCancelled()).isTrue();
    queue.forEach(Runnable::run);
    assertThat(done).hasValue(0);
  }

  @ParameterizedTest
  @MethodSource("nested")
  void aCallThatBeginsWithinACancelledOneIsCancelled(Threads kind, boolean sameThread)
      throws Exception {
    Executor inner = sameThread ? Runnable::run : executor(kind);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    AtomicReference<CompletableFuture<Object>> within = new AtomicReference<>();
    Watched work =
        new Watched(
            each -> {
              begun.countDown();
              OneThread.uninterruptibly(cancelled);
              within.set(each.async(inner).call(ignored -> done.incrementAndGet()));
              return within.get();
            });
    CompletableFuture<Object> outer = client.async(executor(kind)).call(work);
    begun.await();
    assertThat(outer.cancel(true)).isTrue();
    cancelled.countDown();
    assertThat(work.end()).isNull();
    assertThat(within.get().isCancelled()).isTrue();
    assertThat(done).hasValue(0);
  }

  @ParameterizedTest
  @MethodSource("threads")
  void theOuterCallGoesOnWhenTheInnerIsCancelled(Threads kind) throws Exception {
    Executor executor = executor(kind);
    CountDownLatch ended = new CountDownLatch(1);
    CompletableFuture<Object> outer =
        client
            .async(executor)
            .call(
                each -> {
                  CompletableFuture<Object> inner =
                      each.async(executor).call(EveryOperation.PARTIES_LIST::call);
                  silent.awaitSilence(1);
                  inner.cancel(true);
                  silent.awaitGivenUp(1);
                  assertThat(failureOf(inner)).isInstanceOf(CancellationException.class);
                  assertThat(Thread.currentThread().isInterrupted()).isFalse();
                  ended.countDown();
                  return each.parties().list();
                });
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    silent.awaitSilence(1); // of the outer one's own
    assertThat(outer).isNotDone();
  }

  @ParameterizedTest
  @MethodSource("threads")
  void theInnerCallGoesOnWhenTheOuterHasEnded(Threads kind) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    ExecutorService executor = executor(kind);
    CompletableFuture<CompletableFuture<String>> outer =
        client
            .async(executor)
            .call(
                each ->
                    each.async(executor)
                        .call(
                            ignored -> {
                              release.await();
                              return "inner";
                            }));
    CompletableFuture<String> inner = outer.get(20, TimeUnit.SECONDS);
    assertThat(outer.cancel(true)).isFalse();
    release.countDown();
    assertThat(inner.get(20, TimeUnit.SECONDS)).isEqualTo("inner");
  }

  // ---- dependent futures

  @ParameterizedTest
  @MethodSource("threads")
  void cancellingADependentFutureDoesNothing(Threads kind) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<String> call =
        client
            .async(executor(kind))
            .call(
                each -> {
                  begun.countDown();
                  release.await();
                  return "value";
                });
    List<CompletableFuture<?>> dependent =
        List.of(
            call.thenApply(String::length),
            call.copy(),
            call.thenAccept(value -> {}),
            call.handle((value, failure) -> value));
    begun.await();
    for (CompletableFuture<?> each : dependent) {
      assertThat(each.cancel(true)).isTrue();
    }
    assertThat(call).isNotDone();
    release.countDown();
    assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo("value");
  }

  // ---- the thread afterwards

  /** On a thread of the caller's, which is interrupted or not before it does the work. */
  @ParameterizedTest
  @MethodSource("threads")
  void theInterruptAfterTheWorkIsThatBeforeIt(Threads kind) throws Exception {
    for (boolean before : new boolean[] {false, true}) {
      CompletableFuture<Boolean> after = new CompletableFuture<>();
      AtomicReference<CompletableFuture<Object>> self = new AtomicReference<>();
      List<Runnable> task = new ArrayList<>();
      self.set(
          client
              .async(task::add)
              .call(
                  each -> {
                    self.get().cancel(true);
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                    return "done";
                  }));
      executor(kind)
          .execute(
              () -> {
                if (before) {
                  Thread.currentThread().interrupt();
                }
                task.get(0).run();
                after.complete(Thread.currentThread().isInterrupted());
              });
      assertThat(after.get(20, TimeUnit.SECONDS)).isEqualTo(before);
      assertThat(self.get()).isCancelled();
    }
  }

  /** One thread, which knows nothing of an earlier call that was cancelled, nor bears its name. */
  @Test
  void theThreadIsAsItWas() throws Exception {
    try (OneThread one = new OneThread()) {
      String name = one.thread().getName();
      AtomicReference<String> during = new AtomicReference<>();
      CompletableFuture<Object> cancelled =
          client
              .async(one)
              .call(
                  each -> {
                    during.set(Thread.currentThread().getName());
                    return each.parties().list();
                  });
      silent.awaitSilence(1);
      assertThat(cancelled.cancel(true)).isTrue();
      assertThat(one.leakedInterrupts()).isZero();
      assertThat(during).hasValue(name);
      assertThat(one.thread().getName()).isEqualTo(name);
      SilentServer server = opened(new SilentServer(EveryOperation.PARTIES_LIST.answer()));
      CompletableFuture<Object> plain = new CompletableFuture<>();
      one.execute(() -> plain.complete(clientOf(server).parties().list()));
      assertThat(plain.get(20, TimeUnit.SECONDS)).isNotNull();
      assertThat(client.async(one).call(each -> each.options()).get(20, TimeUnit.SECONDS))
          .isSameAs(client.options());
    }
  }
}
