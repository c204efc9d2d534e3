package io.github.dialogporten.sdk.content;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.GoneException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.OneThread;
import io.github.dialogporten.sdk.fixtures.RawServer;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attachments as streams in the caller's hands. */
class DownloadTest {

  private final ServiceOwner owner = new ServiceOwner();
  private final Content content = owner.client.content();

  @AfterEach
  void close() {
    owner.assertQuiet();
    owner.close();
  }

  private static Download open(ServiceOwner owner, String url) {
    Dialog dialog = owner.dialog(Attachments.one("Vedtak", url));
    return owner.client.content().download(dialog, dialog.attachments().get(0));
  }

  @Test
  void aDownloadIsReadAndClosed() throws IOException {
    owner.answers(
        "/file", aResponse().withHeader("Content-Type", "application/pdf").withBody("%PDF-1"));
    try (Download download = open(owner, owner.url("/file"))) {
      assertThat(download.fileName()).isEqualTo("Vedtak.pdf");
      assertThat(download.contentType()).contains("application/pdf");
      assertThat(download.length()).contains(6L);
      assertThat(download.stream().read()).isEqualTo('%');
      assertThat(download.stream().skip(2)).isEqualTo(2);
      assertThat(download.stream().markSupported()).isFalse();
      download.stream().mark(10);
      assertThatThrownBy(() -> download.stream().reset()).isInstanceOf(IOException.class);
      assertThat(download.stream().readAllBytes()).asString().isEqualTo("F-1");
      assertThat(download.stream().read()).isEqualTo(-1);
      assertThat(download).hasToString("Download[6 bytes]");
    }
  }

  @Test
  void oneThatIsNotReadIsClosedToo() {
    owner.answers("/file", aResponse().withBody("x".repeat(1_000_000)));
    Download download = open(owner, owner.url("/file"));
    download.close();
    assertThatCode(download::close).doesNotThrowAnyException();
    assertThatThrownBy(() -> download.stream().read()).isInstanceOf(IOException.class);
  }

  @Test
  @Timeout(20)
  void itsBeginningIsLookedAtInTheTimeOfTheCall() {
    CountDownLatch hold = new CountDownLatch(1);
    RawServer.Script begins =
        out -> {
          out.write("HTTP/1.1 200 OK\r\n\r\n<".getBytes(StandardCharsets.US_ASCII));
          out.flush();
          OneThread.uninterruptibly(hold);
        };
    try (RawServer server = new RawServer(begins);
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialog(Attachments.one("Vedtak", server.origin() + "/file"));
      Content hasty =
          near.client.with(options -> options.withTimeout(Duration.ofMillis(300))).content();
      TransportException failure =
          catchThrowableOfType(
              TransportException.class, () -> hasty.download(dialog, dialog.attachments().get(0)));
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
      assertThat(failure.attempts()).isEqualTo(1);
      near.assertQuiet();
    } finally {
      hold.countDown();
    }
  }

  @Test
  void itsLengthMayBeUnknown() throws IOException {
    String chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n0\r\n\r\n";
    try (RawServer server = new RawServer(RawServer.text(chunked));
        ServiceOwner near = new ServiceOwner(server.origin());
        Download download = open(near, server.origin() + "/file")) {
      assertThat(download.length()).isEmpty();
      assertThat(download.contentType()).isEmpty();
      assertThat(download.stream().readAllBytes()).asString().isEqualTo("abcdef");
      assertThat(download.isLengthKnown()).isTrue();
      assertThat(download).hasToString("Download[length unknown]");
    }
  }

  @Test
  void aLoginPageIsNoDownload() {
    owner.answers("/file", aResponse().withHeader("Content-Type", "text/html").withBody("<p>"));
    ContentException failure =
        catchThrowableOfType(ContentException.class, () -> open(owner, owner.url("/file")));
    assertThat(failure.reason()).isEqualTo(ContentException.Reason.LOGIN_PAGE);
    assertThat(failure.operation()).isEqualTo("content.download");
  }

  @Test
  void aRefusalIsNoDownload() {
    owner.answers("/file", aResponse().withStatus(410));
    assertThatThrownBy(() -> open(owner, owner.url("/file"))).isInstanceOf(GoneException.class);
  }

  @Test
  @Timeout(20)
  void aRefusalThatComesDropByDropEndsWithTheCall() throws IOException {
    CountDownLatch silence = new CountDownLatch(1);
    AtomicReference<FakeTime> time = new AtomicReference<>(new FakeTime());
    RawServer.Script drops =
        out -> {
          RawServer.text("HTTP/1.1 500 Oops\r\nContent-Length: 60000\r\n\r\n").answer(out);
          out.flush();
          time.get().advance(Duration.ofSeconds(100)); // longer than a call may take
          out.write('x');
          out.flush();
          await(silence);
        };
    try (RawServer server = new RawServer(drops);
        ServiceOwner near = new ServiceOwner(server.origin())) {
      time.set(near.time);
      assertThatThrownBy(() -> open(near, server.origin() + "/file"))
          .isInstanceOf(ServerException.class);
      silence.countDown();
      near.assertQuiet();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatBreaksOffFailsAndQuotesNothing() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n";
    for (String answer :
        new String[] {
          "Content-Length: 6\r\n\r\n%PD",
          "Transfer-Encoding: chunked\r\n\r\n3\r\n%PD\r\nsecret-canary\r\n"
        }) {
      try (RawServer server = new RawServer(RawServer.text(head + answer));
          ServiceOwner near = new ServiceOwner(server.origin())) {
        try (Download download = open(near, server.origin() + "/file")) {
          assertThat(download.stream().readNBytes(3)).asString().isEqualTo("%PD");
          assertThatThrownBy(() -> download.stream().read())
              .isExactlyInstanceOf(IOException.class)
              .hasMessage("content.download: the connection broke")
              .hasNoCause();
        }
        near.assertQuiet();
      }
    }
  }

  @Test
  @Timeout(20)
  void theBeginningOfAFileComesWithinTheCallsTime() {
    CountDownLatch silence = new CountDownLatch(1);
    RawServer.Script beginning =
        out -> {
          RawServer.text("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>").answer(out);
          out.flush();
          await(silence);
        };
    try (RawServer server = new RawServer(beginning);
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialog(Attachments.one("Vedtak.html", server.origin() + "/file"));
      Content nearby =
          near.client.with(o -> o.withTimeout(Duration.ofMillis(300)).withoutRetry()).content();
      TransportException failure =
          catchThrowableOfType(
              TransportException.class, () -> nearby.download(dialog, dialog.attachments().get(0)));
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
      near.assertQuiet();
    } finally {
      silence.countDown();
    }
  }

  @Test
  void whatComesAfterTheBeginningMayTakeItsTime() throws IOException {
    CountDownLatch later = new CountDownLatch(1);
    RawServer.Script slow =
        out -> {
          RawServer.text("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PD").answer(out);
          out.flush();
          await(later);
          RawServer.text("F-1").answer(out);
        };
    try (RawServer server = new RawServer(slow);
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialog(Attachments.one("Vedtak", server.origin() + "/file"));
      Content nearby = near.client.with(o -> o.withTimeout(Duration.ofMillis(300))).content();
      try (Download download = nearby.download(dialog, dialog.attachments().get(0))) {
        assertThat(download.stream().readNBytes(3)).asString().isEqualTo("%PD");
        LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
        later.countDown();
        assertThat(download.stream().readAllBytes()).asString().isEqualTo("F-1");
      }
    }
  }

  @Test
  void aServerThatFallsSilentEndsTheStream() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 6\r\n\r\n";
    CountDownLatch silence = new CountDownLatch(1);
    RawServer.Script half =
        out -> {
          RawServer.text(head + "%PD").answer(out);
          out.flush();
          await(silence);
        };
    try (RawServer server = new RawServer(half);
        ServiceOwner slow = new ServiceOwner(Duration.ofMillis(200), server.origin())) {
      try (Download download = open(slow, server.origin() + "/file")) {
        InputStream stream = download.stream();
        assertThatThrownBy(stream::readAllBytes)
            .isInstanceOf(SocketTimeoutException.class)
            .hasMessage("content.download: out of time");
      } finally {
        silence.countDown();
      }
      slow.assertQuiet();
    }
  }

  @Test
  void aLeakedOneLeavesTheOthersWorking() throws IOException {
    owner.answers("/file", aResponse().withBody("x".repeat(1_000_000)));
    Download leaked = open(owner, owner.url("/file"));
    try (Download next = open(owner, owner.url("/file"))) {
      assertThat(next.stream().readAllBytes()).hasSize(1_000_000);
    } finally {
      leaked.close();
    }
  }

  @Test
  void usersCanMakeTheirOwn() throws IOException {
    Download own = Download.of("a.txt", null, null, new ByteArrayInputStream(new byte[] {1}));
    assertThat(own.stream().read()).isEqualTo(1);
    assertThat(own.contentType()).isEmpty();
    assertThat(own.isLengthKnown()).isTrue();
    Download odd = Download.ofUnknownLength("a.txt", null, InputStream.nullInputStream());
    assertThat(odd.length()).isEmpty();
    assertThat(odd.isLengthKnown()).isFalse();
    assertThat(content).hasToString("Content[local]");
  }
}
