package io.github.dialogporten.sdk.idporten.desktop;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.idporten.Callback;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.LoginFailedException;
import io.github.dialogporten.sdk.idporten.LoginFailedException.Reason;
import io.github.dialogporten.sdk.idporten.LoginStart;
import io.github.dialogporten.sdk.idporten.PendingLogin;
import io.github.dialogporten.sdk.idporten.PersonSession;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One login of a {@link DesktopLogin}, from the open port to the answered browser. */
final class DesktopAttempt {

  private final IdPortenClient client;
  private final TimeSource time;
  private final long startedAt;
  private final long limit;
  private volatile boolean cancelled;
  private volatile @Nullable LoginFailedException withoutBrowser;
  private volatile @Nullable LoopbackServer server;

  DesktopAttempt(IdPortenClient client, Duration limit) {
    this.client = client;
    this.time = client.connection().timeSource();
    this.startedAt = time.nanoTime();
    this.limit = limit.toNanos();
  }

  void cancel() {
    cancelled = true;
    wakeUp();
  }

  private void wakeUp() {
    @Nullable LoopbackServer waiting = server;
    if (waiting != null) {
      waiting.wakeUp();
    }
  }

  PersonSession run(
      LoopbackServer waiting,
      LoopbackGate gate,
      LoginStart start,
      BrowserLauncher browser,
      @Nullable Consumer<URI> announce)
      throws IOException, InterruptedException {
    server = waiting;
    if (isOver()) {
      throw why(); // before anything is shown to the person
    }
    Thread opener = new Thread(() -> open(start.uri(), browser, announce), "dialogporten-browser");
    opener.setDaemon(true);
    opener.start();
    @Nullable LoopbackConnection connection = null;
    try {
      connection = waiting.await(gate, this::isOver);
    } finally {
      if (connection == null) {
        opener.interrupt();
      }
    }
    @Nullable LoopbackRequest request = connection == null ? null : connection.request();
    if (connection == null || request == null) {
      throw why();
    }
    return finish(waiting, connection, start.pending(), Callback.ofQuery(request.rawQuery()));
  }

  /** The browser waits for its answer meanwhile: it shall be told how it went. */
  private PersonSession finish(
      LoopbackServer waiting,
      LoopbackConnection connection,
      PendingLogin pending,
      Callback callback) {
    LoopbackPage page = LoopbackPage.FAILED;
    try {
      PersonSession session = client.finishLogin(pending, callback);
      page = LoopbackPage.DONE;
      return session;
    } catch (LoginFailedException e) {
      if (e.reason() == Reason.CANCELLED) {
        page = LoopbackPage.CANCELLED;
      }
      throw e;
    } finally {
      waiting.answer(connection, page);
    }
  }

  /** On its own thread: opening can take long, and may wait for what the browser then does. */
  private void open(URI address, BrowserLauncher browser, @Nullable Consumer<URI> announce) {
    try {
      if (!browser.open(address)) {
        if (announce != null) {
          announce.accept(address);
        } else {
          withoutBrowser =
              DesktopLogin.failed(
                  Reason.NO_BROWSER,
                  "there is no browser here, and nothing is set that announces the address",
                  null);
        }
      }
    } catch (Throwable e) {
      // its message may quote the address
      withoutBrowser =
          DesktopLogin.failed(
              Reason.NO_BROWSER, "opening the browser failed", ErrorsAccess.withoutMessage(e));
    } finally {
      wakeUp();
    }
  }

  private boolean isOver() {
    return cancelled || withoutBrowser != null || time.nanoTime() - startedAt >= limit;
  }

  private LoginFailedException why() {
    @Nullable LoginFailedException none = withoutBrowser;
    if (cancelled) {
      return DesktopLogin.failed(Reason.CANCELLED, "cancelled by the application", null);
    }
    return none == null
        ? DesktopLogin.failed(
            Reason.TIMED_OUT, "the browser did not come back within the time limit", null)
        : none;
  }
}
