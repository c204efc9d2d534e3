package io.github.dialogporten.sdk.idporten.desktop;

import static io.github.dialogporten.sdk.idporten.DesktopFixture.STATE;
import static io.github.dialogporten.sdk.idporten.DesktopFixture.callback;
import static io.github.dialogporten.sdk.idporten.DesktopFixture.connect;
import static io.github.dialogporten.sdk.idporten.DesktopFixture.exchange;
import static io.github.dialogporten.sdk.idporten.DesktopFixture.get;
import static io.github.dialogporten.sdk.idporten.DesktopFixture.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.idporten.DesktopFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything but the callback is answered 404 or closed, and waited past. */
@Timeout(60)
class LoopbackJunkTest {

  private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\n";

  private final DesktopFixture.Client issuer = new DesktopFixture.Client();

  /** A login in whose course the browser does this, and then comes back. */
  private String loginAfter(IntConsumer junk) throws Exception {
    CompletableFuture<String> page = new CompletableFuture<>();
    DesktopLogin.builder(issuer.client())
        .browser(
            address -> {
              try {
                junk.accept(port(address));
                page.complete(exchange(port(address), callback(port(address))));
              } catch (Throwable e) {
                page.completeExceptionally(e);
                throw e;
              }
              return true;
            })
        .build()
        .run();
    return page.get(20, TimeUnit.SECONDS);
  }

  private static Map<String, String> junk(int port) {
    String query = "?code=c&state=" + STATE;
    String host = "\r\nHost: 127.0.0.1:" + port;
    Map<String, String> junk = new LinkedHashMap<>();
    junk.put("favicon", get(port, "/favicon.ico"));
    junk.put("root", get(port, "/"));
    junk.put("other path", get(port, "/callback/" + query));
    junk.put("path in other case", get(port, "/Callback" + query));
    junk.put("encoded path", get(port, "/%63allback" + query));
    junk.put("absolute target", get(port, "http://127.0.0.1:" + port + "/callback" + query));
    junk.put("no state", get(port, "/callback?code=c"));
    junk.put("no query", get(port, "/callback"));
    junk.put("wrong state", get(port, "/callback?code=c&state=" + STATE + "x"));
    junk.put("state in other case", get(port, "/callback?state=" + STATE.toLowerCase()));
    junk.put("empty state", get(port, "/callback?code=c&state="));
    junk.put("two states", get(port, "/callback" + query + "&state=" + STATE));
    junk.put("wrong escapes", get(port, "/callback" + query + "&x=%zz"));
    junk.put("fragment", get(port, "/callback" + query + "#x"));
    for (String method : List.of("POST", "HEAD", "OPTIONS", "PUT", "get", "CONNECT")) {
      junk.put(method, method + " /callback" + query + " HTTP/1.1" + host + "\r\n\r\n");
    }
    junk.put("no host", "GET /callback" + query + " HTTP/1.1\r\n\r\n");
    junk.put("two hosts", "GET /callback" + query + " HTTP/1.1" + host + host + "\r\n\r\n");
    for (String name :
        List.of(
            "evil.example:" + port,
            "127.0.0.1",
            "127.0.0.1:1",
            "evil.example",
            "localhost",
            "127.0.0.1.evil.example:" + port,
            "localhost.:" + port,
            "[::1]:" + port,
            "127.1:" + port)) {
      junk.put("host " + name, "GET /callback" + query + " HTTP/1.1\r\nHost: " + name + "\r\n\r\n");
    }
    junk.put("folded", "GET /callback" + query + " HTTP/1.1" + host + "\r\n x\r\n\r\n");
    junk.put("field without name", "GET /callback" + query + " HTTP/1.1" + host + "\r\n:x\r\n\r\n");
    junk.put("old protocol", "GET /callback" + query + "\r\n\r\n");
    junk.put("other protocol", "GET /callback" + query + " HTTP/2.0" + host + "\r\n\r\n");
    junk.put("control character", "GET /callback" + query + "\u0001 HTTP/1.1" + host + "\r\n\r\n");
    junk.put("no HTTP", "\u0016\u0003\u0001\u0002\u0000\u0001");
    junk.put("words", "HELLO\r\n\r\n");
    junk.put("large", "GET /callback" + query + " HTTP/1.1\r\nX: " + "x".repeat(70_000));
    junk.put("endless line", "GET /" + "x".repeat(70_000));
    junk.put("spaces", "GET / HTTP/1.1\r\nX:" + " ".repeat(60_000) + "\u0001\r\n\r\n");
    return junk;
  }

  @Test
  void whatIsNotTheCallbackIsNotFound() throws Exception {
    Map<String, String> answers = new LinkedHashMap<>();
    String page =
        loginAfter(
            port -> junk(port).forEach((name, text) -> answers.put(name, exchange(port, text))));
    assertThat(answers).hasSizeGreaterThan(35);
    assertThat(answers).allSatisfy((name, answer) -> assertThat(answer).startsWith(NOT_FOUND));
    assertThat(answers.values())
        .as("constant, whatever was asked")
        .containsOnly(answers.get("root"));
    assertThat(page).startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(issuer.finished).as("the callback, and it alone").hasSize(1);
  }

  @Test
  void connectionsThatSayNothingDoNotBlock() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      String page =
          loginAfter(
              port -> {
                try {
                  for (int i = 0; i < 150; i++) {
                    Socket socket = connect(port);
                    silent.add(socket);
                    if (i % 2 == 0) {
                      socket
                          .getOutputStream()
                          .write("GET /callback?sta".getBytes(StandardCharsets.US_ASCII));
                    }
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      assertThat(page).startsWith("HTTP/1.1 200 OK\r\n");
      assertThat(silent).hasSize(150);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void manyAtOnceDoNotBlock() throws Exception {
    String page =
        loginAfter(
            port -> {
              List<CompletableFuture<Void>> all = new ArrayList<>();
              for (int i = 0; i < 24; i++) {
                all.add(
                    CompletableFuture.runAsync(
                        () -> {
                          for (int n = 0; n < 20; n++) {
                            assertThat(exchange(port, get(port, "/callback?state=guess" + n)))
                                .startsWith(NOT_FOUND);
                          }
                        }));
              }
              CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
            });
    assertThat(page).startsWith("HTTP/1.1 200 OK\r\n");
  }

  @Test
  void aConnectionThatIsResetIsWaitedPast() throws Exception {
    String page =
        loginAfter(
            port -> {
              try {
                for (int i = 0; i < 20; i++) {
                  Socket socket = connect(port);
                  socket.getOutputStream().write("GET".getBytes(StandardCharsets.US_ASCII));
                  socket.setSoLinger(true, 0);
                  socket.close();
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(page).startsWith("HTTP/1.1 200 OK\r\n");
  }

  @Test
  void aCallbackInPiecesAndWithMoreBehindItIsAnsweredWhole() throws Exception {
    CompletableFuture<String> page = new CompletableFuture<>();
    DesktopLogin.builder(issuer.client())
        .browser(
            address -> {
              try (Socket socket = connect(port(address))) {
                socket.setTcpNoDelay(true);
                for (byte each : callback(port(address)).getBytes(StandardCharsets.US_ASCII)) {
                  socket.getOutputStream().write(each);
                }
                page.complete(
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                return true;
              } catch (IOException e) {
                page.completeExceptionally(e);
                return true;
              }
            })
        .build()
        .run();
    assertThat(page.get(20, TimeUnit.SECONDS))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .endsWith("</html>\n");

    CompletableFuture<String> second = new CompletableFuture<>();
    DesktopLogin.builder(issuer.client())
        .browser(
            address -> {
              String more = "x".repeat(30_000);
              second.complete(exchange(port(address), callback(port(address)) + more));
              return true;
            })
        .build()
        .run();
    assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(page.get());
  }

  @Test
  void cookiesOfOtherProgramsAndTheOtherNameOfTheMachineDoNotMatter() throws Exception {
    CompletableFuture<String> page = new CompletableFuture<>();
    DesktopLogin.builder(issuer.client())
        .browser(
            address -> {
              int port = port(address);
              String request =
                  "GET /callback?state="
                      + STATE
                      + "&code=c HTTP/1.1\r\nhost:LOCALHOST:"
                      + port
                      + "\r\nCookie: "
                      + "c".repeat(40_000)
                      + "\r\n\r\n";
              page.complete(exchange(port, request));
              return true;
            })
        .build()
        .run();
    assertThat(page.get(20, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200 OK\r\n");
  }
}
