package io.github.dialogporten.sdk;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Futures that are completed before their work has ended: what ends, and what may have been done.
 */
@Timeout(60)
class FutureCallsEndTest extends FutureCallsFixture {

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
      Thread.onSpinWait();
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
}
