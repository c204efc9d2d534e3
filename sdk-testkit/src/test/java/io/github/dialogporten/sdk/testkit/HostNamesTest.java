package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page in a browser can have its own name lead to this machine; it gets nothing by it. */
class HostNamesTest {

  private final LocalAltinn altinn = LocalAltinn.start();

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void itsOwnNamesAreAnswered() throws IOException {
    for (String host : List.of("127.0.0.1", "localhost", "LOCALHOST:1", "[::1]:8080")) {
      assertThat(get(altinn.platformUrl(), host)).as(host).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void anyOtherIsRefusedOnEveryPortAndNotNoted() throws IOException {
    for (String host :
        List.of(
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil.example:80",
            "127.0.0.2",
            "")) {
      for (URI server :
          List.of(altinn.platformUrl(), altinn.maskinportenUrl(), altinn.idportenUrl())) {
        assertThat(get(server, host)).as(host).startsWith("HTTP/1.1 421");
      }
    }
    assertThat(altinn.requests().all()).isEmpty();
  }

  private static String get(URI server, String host) throws IOException {
    String request =
        "GET /dialogporten/api/v1/metadata/limits HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
