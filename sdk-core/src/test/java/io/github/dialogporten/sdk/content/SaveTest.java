package io.github.dialogporten.sdk.content;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.RawServer;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attachments become files that are whole, safe by name, and nobody else's. */
class SaveTest extends SavingAttachments {

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 6\r\n\r\n";

  private List<String> saved() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void anAttachmentIsSavedUnderTheNameThatUsersSee() {
    owner.answers("/file", pdf());
    assertThat(save(dialog())).isEqualTo(directory.resolve("Vedtak.pdf")).hasContent("%PDF-1");
    owner.host.verify(
        getRequestedFor(urlEqualTo("/file"))
            .withHeader("Authorization", equalTo("Bearer " + ServiceOwner.DIALOG_TOKEN))
            .withHeader("Accept", equalTo("*/*")));
  }

  @Test
  void theLanguageOfTheNameIsTheCallers() {
    owner.answers("/file", pdf());
    Dialog dialog =
        dialog(
            "Vedtak\"},{\"languageCode\":\"en\",\"value\":\"Decision",
            Attachments.url("Api", owner.url("/file"), null));
    Attachment attachment = dialog.attachments().get(0);
    assertThat(content.save(dialog, attachment, directory)).hasFileName("Decision.pdf");
    assertThat(
            owner
                .client
                .with(o -> o.withLanguages("nb"))
                .content()
                .save(dialog, attachment, directory))
        .hasFileName("Vedtak.pdf");
  }

  @ParameterizedTest
  @CsvSource({
    "../../../etc/passwd, _.._.._etc_passwd.pdf",
    "/etc/passwd, _etc_passwd.pdf",
    "..\\\\..\\\\x, _.._x.pdf",
    ".ssh, ssh.pdf",
    "CON, CON.pdf",
    "letter\\u202efdp.exe, letterfdp.exe.pdf",
    "' ', from-server.pdf",
    "a\\u0000b\\nc, ab c.pdf"
  })
  void noNameLeadsOutOfTheDirectory(String hostile, String name) throws IOException {
    owner.answers(
        "/file",
        pdf().withHeader("Content-Disposition", "attachment; filename=\"../../from-server.pdf\""));
    Path saved =
        save(dialog(hostile, Attachments.url("Api", owner.url("/file"), "application/pdf")));
    assertThat(saved.getParent()).isEqualTo(directory);
    assertThat(saved.normalize()).isEqualTo(saved);
    String expected = name.equals("CON.pdf") ? "_CON.pdf" : name;
    assertThat(saved()).containsExactly(expected);
  }

  @Test
  void whatIsThereIsNeverReplaced() throws IOException {
    owner.answers("/file", pdf());
    Files.writeString(directory.resolve("Vedtak.pdf"), "old");
    Files.createDirectory(directory.resolve("Vedtak (2).pdf"));
    assertThat(save(dialog())).hasFileName("Vedtak (3).pdf");
    assertThat(save(dialog())).hasFileName("Vedtak (4).pdf");
    assertThat(directory.resolve("Vedtak.pdf")).hasContent("old");
    assertThat(saved())
        .containsExactly("Vedtak (2).pdf", "Vedtak (3).pdf", "Vedtak (4).pdf", "Vedtak.pdf");
  }

  @Test
  void theTenThousandAndFirstFileOfOneNameIsSaved() throws IOException {
    owner.answers("/file", pdf());
    Files.createFile(directory.resolve("Vedtak.pdf"));
    for (int number = 2; number <= 10_000; number++) {
      Files.createFile(directory.resolve("Vedtak (" + number + ").pdf"));
    }
    assertThat(save(dialog())).hasFileName("Vedtak (10001).pdf").hasContent("%PDF-1");
    Files.delete(directory.resolve("Vedtak (9000).pdf"));
    assertThat(save(dialog())).hasFileName("Vedtak (10002).pdf").hasContent("%PDF-1");
  }

  @Test
  void theNameThatWasMeantIsSavedWhateverTheHeadersCoding() {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Disposition: attachment; filename=";
    byte[] latin = (head + "\"Sp\u00f8rsm\u00e5l.pdf\"\r\n\r\n%PDF-1").getBytes(ISO_8859_1);
    byte[] utf8 = (head + "\"Sp\u00f8rsm\u00e5l.pdf\"\r\n\r\n%PDF-1").getBytes(UTF_8);
    try (RawServer server = new RawServer(out -> out.write(latin), out -> out.write(utf8));
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialog(Attachments.one(" ", server.origin() + "/file"));
      Content nearby = near.client.content();
      assertThat(nearby.save(dialog, dialog.attachments().get(0), directory))
          .hasFileName("Sp_rsm_l.pdf"); // the connection has lost these letters
      assertThat(nearby.save(dialog, dialog.attachments().get(0), directory))
          .hasFileName("Sp\u00f8rsm\u00e5l.pdf");
    }
  }

  @Test
  void aSavedLetterIsItsOwnersAloneUnlessSharingIsSet() throws IOException {
    owner.answers("/file", pdf());
    Dialog dialog = dialog();
    Path own = save(dialog);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
        .isEqualTo("rw-------");
    Path other = Files.createFile(directory.resolve("other"));
    Path shared =
        owner
            .client
            .with(o -> o.withSharedFiles())
            .content()
            .save(dialog, dialog.attachments().get(0), directory);
    assertThat(Files.getPosixFilePermissions(shared))
        .isEqualTo(Files.getPosixFilePermissions(other));
  }

  @Test
  void aFileSystemWithoutLinksKeepsItOwnerOnlyToo() throws IOException {
    try (PendingFile file = PendingFile.in(directory, false)) {
      Path saved = file.placeWithoutLinks(directory.resolve("Vedtak.pdf"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(saved)))
          .isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9, 10_000, 1_000_000})
  void aFreeNumberIsFoundWithFewLooks(int taken) {
    AtomicInteger looks = new AtomicInteger();
    assertThat(
            PendingFile.free(
                1,
                number -> {
                  looks.incrementAndGet();
                  return number <= taken;
                }))
        .isEqualTo(taken + 1);
    assertThat(looks.get()).isLessThanOrEqualTo(42);
  }

  @Test
  void thoseWhoSaveTheSameNameAtOnceGetOneEach() throws Exception {
    owner.answers("/file", pdf());
    Dialog dialog = dialog();
    int many = 12;
    CyclicBarrier together = new CyclicBarrier(many);
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      Callable<Path> one =
          () -> {
            together.await();
            return save(dialog);
          };
      Set<Path> paths = new HashSet<>();
      for (Future<Path> path :
          threads.invokeAll(IntStream.range(0, many).mapToObj(i -> one).toList())) {
        paths.add(path.get());
        assertThat(path.get()).hasContent("%PDF-1");
      }
      assertThat(paths).hasSize(many);
      assertThat(saved()).hasSize(many);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aBodyThatBreaksOffIsFetchedAgain() throws IOException {
    try (RawServer server =
            new RawServer(RawServer.text(HEAD + "%PD"), RawServer.text(HEAD + "%PDF-1"));
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialog(Attachments.one("Vedtak", server.origin() + "/file"));
      Path saved = near.client.content().save(dialog, dialog.attachments().get(0), directory);
      assertThat(saved).hasContent("%PDF-1");
      assertThat(saved()).containsExactly("Vedtak.pdf");
      assertThat(server.requests()).hasSize(2);
      near.assertQuiet();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n%PD",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n%PDF-1\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"
      })
  void whatNeverComesWholeLeavesNothing(String answer) {
    try (RawServer server = new RawServer(RawServer.text(answer));
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialog(Attachments.one("Vedtak", server.origin() + "/file"));
      Content nearby = near.client.content();
      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () -> nearby.save(dialog, dialog.attachments().get(0), directory));
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.CLOSED);
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(server.requests()).hasSize(3);
      assertThat(directory).isEmptyDirectory();
      near.assertQuiet();
    }
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() {
    try (ServiceOwner slow = new ServiceOwner(Duration.ofMillis(150))) {
      slow.answers("/file", pdf().withChunkedDribbleDelay(2, 1000));
      Dialog dialog = slow.dialog(Attachments.one("Vedtak", slow.url("/file")));
      Content impatient = slow.client.content();
      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () -> impatient.save(dialog, dialog.attachments().get(0), directory));
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
      assertThat(directory).isEmptyDirectory();
      slow.assertQuiet();
    }
  }

  @Test
  void aTimeoutOfTheCallersCountsTheBody() {
    owner.answers("/file", pdf().withChunkedDribbleDelay(3, 900));
    Dialog dialog = dialog();
    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () ->
                owner
                    .client
                    .with(o -> o.withTimeout(Duration.ofMillis(250)).withoutRetry())
                    .content()
                    .save(dialog, dialog.attachments().get(0), directory));
    assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anInterruptEndsItAndLeavesNothing() {
    Thread saving = Thread.currentThread();
    try (RawServer server =
            new RawServer(
                out -> {
                  out.write((HEAD + "%PD").getBytes(StandardCharsets.UTF_8));
                  out.flush();
                  saving.interrupt();
                  out.write('F');
                });
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialog(Attachments.one("Vedtak", server.origin() + "/file"));
      Content nearby = near.client.content();
      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () -> nearby.save(dialog, dialog.attachments().get(0), directory));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.INTERRUPTED);
      assertThat(directory).isEmptyDirectory();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aLargeFileTakesNoMoreMemory() throws IOException {
    int megabytes = 64;
    byte[] piece = new byte[1024 * 1024];
    RawServer.Script large =
        out -> {
          String head = "HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: ";
          out.write((head + (megabytes << 20) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
          for (int i = 0; i < megabytes; i++) {
            out.write(piece);
          }
        };
    try (RawServer server = new RawServer(large);
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialog(Attachments.one("Alt", server.origin() + "/zip"));
      Content nearby = near.client.content();
      ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = memory.getCurrentThreadAllocatedBytes();
      Path saved = nearby.save(dialog, dialog.attachments().get(0), directory);
      long used = memory.getCurrentThreadAllocatedBytes() - before;
      assertThat(saved).hasFileName("Alt.zip").hasSize((long) megabytes << 20);
      assertThat(used).isLessThan(16 << 20);
    }
  }

  @Test
  void anEmptyFileIsAFile() {
    owner.answers("/file", aResponse().withHeader("Content-Type", "application/pdf"));
    assertThat(save(dialog())).isEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 204, 206})
  void anAnswerThatIsNoWholeFileIsNotSaved(int status) {
    owner.answers("/file", aResponse().withStatus(status));
    ContentException failure = failure(dialog());
    assertThat(failure.reason()).isEqualTo(Reason.STATUS);
    assertThat(failure).hasMessageEndingWith(": " + status);
  }

  @Test
  void aRefusalLeavesNothing() {
    owner.answers("/file", aResponse().withStatus(503));
    assertThatThrownBy(() -> save(dialog())).isInstanceOf(ServiceUnavailableException.class);
    assertThat(directory).isEmptyDirectory();
    owner.gotRequests(3);
  }

  @Test
  void aDirectoryMustBeThere() {
    Dialog dialog = dialog();
    Attachment attachment = dialog.attachments().get(0);
    for (Path wrong : List.of(directory.resolve("none"), Path.of("/dev/null"))) {
      assertThatThrownBy(() -> content.save(dialog, attachment, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("directory: a directory that exists");
    }
    owner.gotRequests(0);
  }

  @Test
  void whatCannotBeWrittenIsToldWithoutItsPath() throws IOException {
    Path gone = Files.createDirectory(directory.resolve("secret-name"));
    try (RawServer server =
            new RawServer(
                out -> {
                  Files.delete(gone);
                  out.write((HEAD + "%PDF-1").getBytes(StandardCharsets.UTF_8));
                });
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialog(Attachments.one("Vedtak", server.origin() + "/file"));
      Content nearby = near.client.content();
      ContentException failure =
          catchThrowableOfType(
              ContentException.class, () -> nearby.save(dialog, dialog.attachments().get(0), gone));
      assertThat(failure.reason()).isEqualTo(Reason.NOT_SAVED);
      assertThat(failure).hasStackTraceContaining("NoSuchFileException");
      assertThat(failure.getCause()).hasMessageNotContaining("secret-name");
      assertThat(server.requests()).hasSize(1);
      near.assertQuiet();
    }
  }
}
