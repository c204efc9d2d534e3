package io.github.dialogporten.sdk.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.FutureCalls;
import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.content.Download;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.fixtures.OneThread;
import io.github.dialogporten.sdk.fixtures.RawServer;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files and actions that are cancelled. */
@Timeout(60)
class CancellingStepFiveTest {

  private static final String ID = "0195a000-0000-7000-8000-000000000401";

  private static final String FILE =
      """
      "attachments":[{"id":"%s","displayName":[],"urls":[{"id":"%s","url":"%s",
      "mediaType":"application/pdf","consumerType":"Api"}]}]
      """;

  private final OneThread executor = new OneThread();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch hold = new CountDownLatch(1);
  private final RawServer server =
      new RawServer(
          out -> {
            RawServer.text(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 1000\r\n"
                        + "\r\n%PDF")
                .answer(out);
            out.flush();
            reached.countDown();
            OneThread.uninterruptibly(hold);
          });
  private final RawServer silent =
      new RawServer(
          out -> {
            reached.countDown();
            OneThread.uninterruptibly(hold);
          });
  private final ServiceOwner owner = new ServiceOwner(server.origin(), silent.origin());

  @AfterEach
  void close() throws Exception {
    assertThat(executor.leakedInterrupts()).isZero();
    owner.assertQuiet();
    hold.countDown();
    owner.close();
    server.close();
    silent.close();
    executor.close();
  }

  private Dialog withFile(String url) {
    return owner.dialog(FILE.formatted(ID, ID, url));
  }

  private FutureCalls calls() {
    return owner.client.async(executor);
  }

  private CompletableFuture<Download> download(Dialog dialog) {
    return calls().call(client -> client.content().download(dialog, dialog.attachments().get(0)));
  }

  @Test
  void aFileThatIsBeingSavedLeavesNothing(@TempDir Path directory) throws Exception {
    Dialog dialog = withFile(server.origin() + "/file");
    CompletableFuture<Path> future =
        calls()
            .call(client -> client.content().save(dialog, dialog.attachments().get(0), directory));
    reached.await();
    assertThat(future.cancel(true)).isTrue();
    assertThat(executor.leakedInterrupts()).isZero();
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
    owner.assertQuiet();
  }

  @Test
  void aDownloadThatIsOpenIsTheCallers() throws Exception {
    Dialog dialog = withFile(server.origin() + "/file");
    CompletableFuture<Download> future = download(dialog);
    try (Download download = future.get(20, TimeUnit.SECONDS)) {
      assertThat(future.cancel(true)).isFalse();
      assertThat(download.stream().readNBytes(4)).asString().isEqualTo("%PDF");
    }
  }

  @Test
  void aDownloadGoesOnAfterItsFutureIsDone() throws Exception {
    byte[] piece = new byte[300_000];
    CountDownLatch begun = new CountDownLatch(1);
    RawServer slow =
        new RawServer(
            out -> {
              RawServer.text(
                      "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n"
                          + "Content-Length: 300000\r\n\r\n")
                  .answer(out);
              out.flush();
              OneThread.uninterruptibly(begun);
              out.write(piece);
            });
    try (slow;
        ServiceOwner its = new ServiceOwner(slow.origin(), silent.origin())) {
      FutureCalls async = its.client.async(executor);
      Dialog dialog = its.dialog(FILE.formatted(ID, ID, slow.origin() + "/file"));
      try (Download download =
          async
              .call(client -> client.content().download(dialog, dialog.attachments().get(0)))
              .get(20, TimeUnit.SECONDS)) {
        begun.countDown();
        assertThat(download.stream().readAllBytes()).isEqualTo(piece);
      }
    }
  }

  @Test
  void aDownloadThatComesTooLateIsClosed() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    Download late =
        Download.of(
            "a.pdf",
            null,
            null,
            new ByteArrayInputStream(new byte[0]) {
              @Override
              public void close() throws IOException {
                closed.incrementAndGet();
                throw new IOException("nobody wants to know");
              }
            });
    CompletableFuture<Download> future =
        calls()
            .call(
                client -> {
                  reached.countDown();
                  OneThread.uninterruptibly(hold);
                  return late;
                });
    reached.await();
    assertThat(future.cancel(true)).isTrue();
    assertThat(closed).hasValue(0);
    hold.countDown();
    assertThat(executor.leakedInterrupts()).isZero();
    assertThat(closed).hasValue(1);
  }

  @Test
  void failuresAreThoseOfTheMethod() {
    Dialog dialog = withFile("https://localhost/elsewhere");
    CompletableFuture<Download> future = download(dialog);
    assertThat(catchThrowableOfType(ExecutionException.class, future::get))
        .hasCauseInstanceOf(ContentException.class);
    CompletableFuture<Download> bad =
        calls().call(client -> client.content().download(null, dialog.attachments().get(0)));
    assertThat(catchThrowableOfType(ExecutionException.class, bad::get))
        .hasCauseInstanceOf(NullPointerException.class);
  }

  private CompletableFuture<ActionResult> perform(String url) {
    Dialog dialog =
        owner.dialog(
            """
            "guiActions":[{"id":"%s","action":"read","url":"%s","isAuthorized":true,
            "httpMethod":"POST","priority":"Primary","title":[]}]
            """
                .formatted(ID, url));
    return owner
        .client
        .with(options -> options.withCorrelationId("run-7"))
        .async(executor)
        .call(
            client ->
                client
                    .actions()
                    .perform(dialog, dialog.guiActions().get(0), Confirmation.notNeeded()));
  }

  /** Not by join(): newer JDKs put another one around it. */
  private static Throwable failureOf(CompletableFuture<?> future) {
    Throwable failure = future.handle((value, thrown) -> thrown).join();
    assertThat(failure).isInstanceOf(CancellationException.class);
    return failure;
  }

  @Test
  void anActionThatHasLeftHasAnUnknownOutcome() throws Exception {
    CompletableFuture<ActionResult> future = perform(silent.origin() + "/do");
    reached.await();
    assertThat(future.cancel(true)).isTrue();
    assertThat(failureOf(future).getCause())
        .isInstanceOfSatisfying(
            ActionOutcomeUnknownException.class,
            unknown -> {
              assertThat(unknown.reason()).isEqualTo(ActionException.Reason.OUTCOME_UNKNOWN);
              assertThat(unknown.mayHaveBeenCarriedOut()).isTrue();
              assertThat(unknown.callCorrelationId()).contains("run-7");
              assertThat(unknown.operation()).isEqualTo("actions.perform");
            });
    assertThat(executor.leakedInterrupts()).isZero();
    assertThat(silent.requests()).hasSize(1);
  }

  @Test
  void alsoWhenItsTimeIsOver() throws Exception {
    CompletableFuture<ActionResult> future = perform(silent.origin() + "/do");
    reached.await();
    TimeoutException late = new TimeoutException();
    future.completeExceptionally(late);
    assertThat(late)
        .hasCauseInstanceOf(ActionOutcomeUnknownException.class)
        .hasNoSuppressedExceptions();
  }

  @Test
  void aFailureThatHasACauseHasItBesides() throws Exception {
    CompletableFuture<ActionResult> future = perform(silent.origin() + "/do");
    reached.await();
    IllegalStateException own = new IllegalStateException("given up", new TimeoutException());
    future.completeExceptionally(own);
    assertThat(own).hasCauseInstanceOf(TimeoutException.class);
    assertThat(own.getSuppressed())
        .singleElement()
        .isInstanceOf(ActionOutcomeUnknownException.class);
  }

  @Test
  void anActionThatHasNotBegunHasNone() throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    executor.keepUntil(opened);
    CompletableFuture<ActionResult> future = perform(silent.origin() + "/do");
    assertThat(future.cancel(true)).isTrue();
    opened.countDown();
    assertThat(executor.leakedInterrupts()).isZero();
    assertThat(failureOf(future)).hasNoCause();
    assertThat(silent.requests()).isEmpty();
  }
}
