package io.github.dialogporten.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.RawServer;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import io.github.dialogporten.sdk.fixtures.wire.Exchange;
import io.github.dialogporten.sdk.fixtures.wire.WireServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is not as long as its Content-Length is never handed out. */
class LengthsTest {

  private static final String MARKDOWN =
      "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown";
  private static final byte[] LETTER = "# Brev til deg".getBytes(StandardCharsets.UTF_8);
  private static final byte[] HALF = "# Brev".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;

  private static ServiceOwner owner(WireServer server) {
    return new ServiceOwner(WireServer::trusted, server.origin());
  }

  private static Content content(ServiceOwner owner) {
    return owner.client.content();
  }

  private static WireServer.Script letter(String length, byte[] body) {
    return exchange -> {
      exchange.head(200, "content-type", "text/plain", "content-length", length);
      exchange.part(body);
      exchange.end();
      if (exchange.request().headers().containsKey("host")) {
        exchange.connection().close(); // HTTP/1.1 has no other end of a body that is cut
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void halfALetterIsReadAgain(WireServer.Protocol protocol) throws IOException {
    try (WireServer server = new WireServer(protocol, letter("14", HALF));
        ServiceOwner owner = owner(server)) {
      Dialog dialog = owner.dialogWithContent(MARKDOWN, "nb", server.origin() + "/letter");
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> content(owner).main(dialog));
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.CLOSED);
      assertThat(server.requests()).hasSize(3);

      server.serves(
          exchange -> letter("14", server.requests().size() < 5 ? HALF : LETTER).serve(exchange));
      assertThat(content(owner).main(dialog).orElseThrow().text()).isEqualTo("# Brev til deg");
      assertThat(server.requests()).hasSize(5);
      assertThat(server.failures()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void halfAFileIsFetchedAgainAndNoHalfIsSaved(WireServer.Protocol protocol) {
    try (WireServer server = new WireServer(protocol, letter("14", HALF));
        ServiceOwner owner = owner(server)) {
      Dialog dialog = owner.dialog(Attachments.one("Vedtak", server.origin() + "/file"));
      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () -> content(owner).save(dialog, dialog.attachments().get(0), directory));
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(directory).isEmptyDirectory();
      try (Download half = content(owner).download(dialog, dialog.attachments().get(0))) {
        assertThatThrownBy(() -> half.stream().readAllBytes())
            .isInstanceOf(IOException.class)
            .hasMessage("content.download: the connection broke");
      }
      server.serves(letter("14", LETTER));
      assertThat(content(owner).save(dialog, dialog.attachments().get(0), directory))
          .hasContent("# Brev til deg");
    }
  }

  @Test
  void jsonThatIsWholeAndNotOfItsLengthIsReadAgain() {
    String parties = "{\"authorizedParties\":[]}";
    try (WireServer server =
        new WireServer(
            WireServer.Protocol.HTTP_2,
            exchange -> {
              exchange.head(200, "content-length", String.valueOf(parties.length() + 1));
              exchange.part(parties.getBytes(StandardCharsets.UTF_8));
              exchange.end();
            })) {
      AltinnEnvironment environment =
          AltinnEnvironment.local(server.origin(), server.origin(), server.origin()).build();
      AltinnConnection connection =
          AltinnConnection.builder(environment)
              .http(WireServer.trusted(AltinnHttp.builder()).build())
              .timeSource(new FakeTime())
              .build();
      DialogportenClient client =
          DialogportenClient.builder(connection)
              .tokenProvider(TokenProvider.ofToken("token"))
              .build();
      assertThatThrownBy(() -> client.parties().list()).isInstanceOf(TransportException.class);
      assertThat(server.requests()).hasSize(3);
      connection.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 6\r\nContent-Length: 3\r\n\r\n%PDF-1",
        "Content-Length: 3, 6\r\n\r\n%PDF-1",
        "Content-Length: six\r\n\r\n%PDF-1",
        "Content-Length: -6\r\n\r\n%PDF-1",
        "Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n%PDF-1\r\n0\r\n\r\n",
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n%PDF-1\r\n0\r\n\r\n"
      })
  void aLengthThatContradictsIsABrokenConnection(String answer) {
    try (RawServer server = new RawServer(RawServer.text("HTTP/1.1 200 OK\r\n" + answer));
        ServiceOwner owner = new ServiceOwner(server.origin())) {
      Dialog dialog = owner.dialog(Attachments.one("Vedtak", server.origin() + "/file"));
      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () -> content(owner).save(dialog, dialog.attachments().get(0), directory));
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.CLOSED);
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(directory).isEmptyDirectory();
      owner.assertQuiet();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 6\r\nContent-Length: 6\r\n\r\n%PDF-1",
        "Transfer-Encoding: chunked\r\n\r\n6\r\n%PDF-1\r\n0\r\n\r\n",
        "\r\n%PDF-1"
      })
  void aFileIsWholeAsFarAsItsServerTells(String answer) throws IOException {
    try (RawServer server = new RawServer(RawServer.text("HTTP/1.1 200 OK\r\n" + answer));
        ServiceOwner owner = new ServiceOwner(server.origin())) {
      Dialog dialog = owner.dialog(Attachments.one("Vedtak", server.origin() + "/file"));
      assertThat(content(owner).save(dialog, dialog.attachments().get(0), directory))
          .hasContent("%PDF-1");
      try (Download download = content(owner).download(dialog, dialog.attachments().get(0))) {
        assertThat(download.isLengthKnown()).isEqualTo(!answer.startsWith("\r\n"));
        assertThat(download.stream().readAllBytes()).asString().isEqualTo("%PDF-1");
      }
      owner.assertQuiet();
    }
  }

  @Test
  void aTextThatEndsWithItsConnectionSaysSo() {
    try (RawServer server =
            new RawServer(
                RawServer.text("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nBrev"));
        ServiceOwner owner = new ServiceOwner(server.origin())) {
      Dialog dialog = owner.dialogWithContent(MARKDOWN, "nb", server.origin() + "/letter");
      ContentBody body = content(owner).main(dialog).orElseThrow();
      assertThat(body.text()).isEqualTo("Brev");
      assertThat(body.isLengthKnown()).isFalse();
      owner.assertQuiet();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResetIsNoEnd(WireServer.Protocol protocol) {
    WireServer.Script reset =
        exchange -> {
          exchange.head(200, "content-type", "application/pdf");
          exchange.part(LETTER);
          exchange.reset(Exchange.INTERNAL_ERROR);
        };
    try (WireServer server = new WireServer(protocol, reset);
        ServiceOwner owner = owner(server)) {
      Dialog dialog = owner.dialog(Attachments.one("Vedtak", server.origin() + "/file"));
      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () -> content(owner).save(dialog, dialog.attachments().get(0), directory));
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(directory).isEmptyDirectory();
    }
  }

  /** Under HTTP/2 a thread of OkHttp's takes 16 MiB of each into the heap. */
  @Test
  void whatIsNotReadWaitsAtTheServer() throws IOException {
    byte[] piece = new byte[64 * 1024];
    int pieces = 320; // 20 MiB
    WireServer.Script large =
        exchange -> {
          exchange.head(
              200,
              "content-type",
              "application/pdf",
              "content-length",
              String.valueOf(pieces * piece.length));
          for (int i = 0; i < pieces; i++) {
            exchange.part(piece);
          }
          exchange.end();
        };
    try (WireServer server = new WireServer(WireServer.Protocol.HTTP_2, large);
        ServiceOwner owner = owner(server)) {
      Dialog dialog = owner.dialog(Attachments.one("Vedtak", server.origin() + "/file"));
      List<Download> unread = new ArrayList<>();
      content(owner).download(dialog, dialog.attachments().get(0)).close(); // what is made once
      long before = heap();
      for (int i = 0; i < 8; i++) {
        unread.add(content(owner).download(dialog, dialog.attachments().get(0)));
      }
      assertThat(heap() - before).isLessThan(8L << 20);
      assertThat(server.requests())
          .allSatisfy(request -> assertThat(request.headers()).containsKey("host")); // HTTP/1.1
      assertThat(unread.get(7).stream().readAllBytes()).hasSize(pieces * piece.length);
      unread.forEach(Download::close);
    }
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
