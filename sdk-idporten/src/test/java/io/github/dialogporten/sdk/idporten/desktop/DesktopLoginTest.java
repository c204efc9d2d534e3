package io.github.dialogporten.sdk.idporten.desktop;

import static io.github.dialogporten.sdk.idporten.DesktopFixture.callback;
import static io.github.dialogporten.sdk.idporten.DesktopFixture.exchange;
import static io.github.dialogporten.sdk.idporten.DesktopFixture.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.errors.ApiError;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.Problem;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.idporten.DesktopFixture;
import io.github.dialogporten.sdk.idporten.LoginFailedException;
import io.github.dialogporten.sdk.idporten.LoginFailedException.Reason;
import io.github.dialogporten.sdk.idporten.LoginOptions;
import io.github.dialogporten.sdk.idporten.PersonSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DesktopLoginTest {

  private final DesktopFixture.Client issuer = new DesktopFixture.Client();
  private final CompletableFuture<String> page = new CompletableFuture<>();
  private final AtomicInteger usedPort = new AtomicInteger();

  /** A browser that comes back at once. */
  private boolean visit(URI address) {
    usedPort.set(port(address));
    page.complete(exchange(port(address), callback(port(address))));
    return true;
  }

  private DesktopLogin.Builder login() {
    return DesktopLogin.builder(issuer.client()).browser(this::visit);
  }

  private static LoginFailedException failureOf(DesktopLogin login) {
    return catchThrowableOfType(LoginFailedException.class, login::run);
  }

  private static void assertFree(int port) throws Exception {
    try (Socket socket = new Socket()) {
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> socket.connect(new InetSocketAddress("127.0.0.1", port), 5000));
    }
  }

  private static String text(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void aPersonLogsIn() throws Exception {
    PersonSession session = login().build().run(LoginOptions.defaults().acr("idporten-loa-high"));

    assertThat(session.subject()).isEqualTo("somebody");
    assertThat(issuer.started.get(0).acr()).containsExactly("idporten-loa-high");
    assertThat(DesktopFixture.redirect(issuer.started.get(0)))
        .contains(URI.create("http://127.0.0.1:" + usedPort.get() + "/callback"));
    assertThat(DesktopFixture.code(issuer.finished.get(0))).contains("CANARY-code-4711");
    assertFree(usedPort.get());
  }

  @Test
  void thePageSaysThatTheWindowCanBeClosedAndKeepsToItself() throws Exception {
    login().build().run();
    String answer = page.get(20, TimeUnit.SECONDS);
    assertThat(answer)
        .contains("Du er logget inn. Du kan lukke dette vinduet.")
        .contains("You are logged in. You can close this window.")
        .contains("Content-Type: text/html; charset=utf-8\r\n")
        .contains("Cache-Control: no-store\r\n")
        .contains("Content-Security-Policy: default-src 'none';")
        .contains("Referrer-Policy: no-referrer\r\n")
        .contains("X-Content-Type-Options: nosniff\r\n")
        .contains("Connection: close\r\n")
        .doesNotContain("CANARY")
        .doesNotContain("<script", "<style", "http://", "https://");
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    assertThat(answer).contains("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void theBrowserIsAnsweredWhenItIsKnownHowItWent() {
    issuer.finish =
        (pending, callback) -> {
          assertThat(page).isNotDone();
          return DesktopFixture.session("somebody");
        };
    assertThat(login().build().run().subject()).isEqualTo("somebody");
  }

  @Test
  void whoCancelsAtTheIssuerIsToldSo() throws Exception {
    issuer.finish =
        (pending, callback) -> {
          throw new LoginFailedException(
              Reason.CANCELLED, TokenRefusal.by("idporten", "login"), "cancelled", null);
        };
    assertThat(failureOf(login().build()).reason()).isEqualTo(Reason.CANCELLED);
    assertThat(page.get(20, TimeUnit.SECONDS))
        .contains("Innloggingen ble avbrutt.", "The login was cancelled.");
    assertFree(usedPort.get());
  }

  @Test
  void whoseLoginFailsIsToldSo() throws Exception {
    issuer.finish =
        (pending, callback) -> {
          throw new TransportException(
              CallInfo.notSent("token"), TransportException.Kind.CONNECT, null);
        };
    assertThatExceptionOfType(TransportException.class).isThrownBy(() -> login().build().run());
    assertThat(page.get(20, TimeUnit.SECONDS))
        .contains("Innloggingen lyktes ikke.", "The login did not succeed.");
    assertFree(usedPort.get());
  }

  @Test
  void onlyTheLoopbackAddressListens() throws Exception {
    List<InetAddress> others = new ArrayList<>();
    others.add(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}));
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
        .forEach(others::add);
    List<Boolean> reached = new ArrayList<>();
    login()
        .browser(
            address -> {
              others.forEach(each -> reached.add(answers(each, port(address))));
              return visit(address);
            })
        .build()
        .run();
    assertThat(reached).hasSameSizeAs(others).containsOnly(false);
  }

  private static boolean answers(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 5000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void anotherThreadCancels() throws Exception {
    DesktopLogin[] login = new DesktopLogin[1];
    login[0] =
        login()
            .browser(
                address -> {
                  usedPort.set(port(address));
                  login[0].cancel();
                  return true;
                })
            .build();
    assertThat(failureOf(login[0]).reason()).isEqualTo(Reason.CANCELLED);
    assertFree(usedPort.get());
  }

  @Test
  void aLoginThatIsCancelledBeforeItsBrowserOpensOpensNone() {
    AtomicInteger opened = new AtomicInteger();
    DesktopLogin login =
        login()
            .browser(
                address -> {
                  opened.incrementAndGet();
                  return true;
                })
            .build();
    issuer.whenStarted = login::cancel;
    assertThat(failureOf(login).reason()).isEqualTo(Reason.CANCELLED);
    assertThat(opened).hasValue(0);
  }

  @Test
  void cancellingNothingDoesNotReachTheNextLogin() {
    DesktopLogin login = login().build();
    login.cancel();
    assertThat(login.run().subject()).isEqualTo("somebody");
    login.cancel();
    assertThat(login.run().subject()).isEqualTo("somebody");
  }

  @Test
  void theTimeLimitEndsIt() throws Exception {
    DesktopLogin login =
        login()
            .timeLimit(Duration.ofMinutes(2))
            .browser(
                address -> {
                  usedPort.set(port(address));
                  issuer.time.advance(Duration.ofMinutes(2));
                  return true;
                })
            .build();
    assertThat(failureOf(login).reason()).isEqualTo(Reason.TIMED_OUT);
    assertFree(usedPort.get());
  }

  @Test
  void beforeTheTimeLimitItGoesOn() {
    DesktopLogin login =
        login()
            .timeLimit(Duration.ofMinutes(2))
            .browser(
                address -> {
                  issuer.time.advance(Duration.ofMinutes(2).minusNanos(1));
                  return visit(address);
                })
            .build();
    assertThat(login.run().subject()).isEqualTo("somebody");
  }

  @Test
  void anInterruptionEndsIt() throws Exception {
    Thread caller = Thread.currentThread();
    DesktopLogin login =
        login()
            .browser(
                address -> {
                  usedPort.set(port(address));
                  caller.interrupt();
                  return true;
                })
            .build();
    TransportException failure = catchThrowableOfType(TransportException.class, login::run);
    assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
    assertThat(failure.kind()).isEqualTo(TransportException.Kind.INTERRUPTED);
    assertFree(usedPort.get());
  }

  @Test
  void aSessionIsNotLostToAnInterruptionThatComesAfterIt() {
    Thread caller = Thread.currentThread();
    issuer.finish =
        (pending, callback) -> {
          caller.interrupt();
          return DesktopFixture.session("somebody");
        };
    DesktopLogin login =
        login()
            .browser(
                address -> {
                  try {
                    return visit(address);
                  } catch (UncheckedIOException e) {
                    return true; // it may be left without an answer
                  }
                })
            .build();
    PersonSession session = login.run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(session.subject()).isEqualTo("somebody");
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket other =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      int port = other.getLocalPort();
      LoginFailedException failure = failureOf(login().port(port).build());
      assertThat(failure.reason()).isEqualTo(Reason.PORT);
      assertThat(failure).hasMessageContaining("port " + port);
      assertThat(issuer.started).as("nothing was sent").isEmpty();
    }
  }

  @Test
  void aGivenPortAndPathAreUsedAgainAndAgain() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    DesktopLogin login =
        DesktopLogin.builder(issuer.client())
            .port(free)
            .path("/logg/inn")
            .browser(
                address -> {
                  exchange(
                      port(address),
                      DesktopFixture.get(
                          port(address), "/logg/inn?code=c&state=" + DesktopFixture.STATE));
                  return true;
                })
            .build();
    login.run();
    login.run();
    assertThat(issuer.started)
        .extracting(options -> DesktopFixture.redirect(options).orElseThrow())
        .containsOnly(URI.create("http://127.0.0.1:" + free + "/logg/inn"));
  }

  @Test
  void aLauncherThatThrowsEndsItWithoutQuotingTheAddress() throws Exception {
    DesktopLogin login =
        login()
            .browser(
                address -> {
                  usedPort.set(port(address));
                  throw new IllegalStateException("cannot open " + address);
                })
            .build();
    LoginFailedException failure = failureOf(login);
    assertThat(failure.reason()).isEqualTo(Reason.NO_BROWSER);
    assertThat(text(failure)).doesNotContain("CANARY").contains("IllegalStateException");
    assertFree(usedPort.get());
  }

  @Test
  void aStartThatThrowsFreesThePort() throws Exception {
    issuer.whenStarted =
        () -> {
          usedPort.set(DesktopFixture.redirect(issuer.started.get(0)).orElseThrow().getPort());
          throw new TransportException(
              CallInfo.notSent("par"), TransportException.Kind.CONNECT, null);
        };
    assertThatExceptionOfType(TransportException.class).isThrownBy(() -> login().build().run());
    assertFree(usedPort.get());
  }

  @Test
  void withoutABrowserTheAddressIsAnnounced() {
    List<URI> announced = new ArrayList<>();
    PersonSession session =
        DesktopLogin.builder(issuer.client())
            .browser(BrowserLauncher.none())
            .announce(
                address -> {
                  announced.add(address);
                  visit(address);
                })
            .build()
            .run();
    assertThat(session.subject()).isEqualTo("somebody");
    assertThat(announced).hasSize(1);
    assertThat(announced.get(0).getHost()).isEqualTo("issuer.example");
  }

  @Test
  void anOpenedBrowserIsNotAnnounced() {
    List<URI> announced = new ArrayList<>();
    login().announce(announced::add).build().run();
    assertThat(announced).isEmpty();
  }

  @Test
  void withNeitherBrowserNorAnybodyToTellItEndsAtOnce() {
    assertThat(failureOf(login().browser(address -> false).build()).reason())
        .isEqualTo(Reason.NO_BROWSER);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> login().browser(BrowserLauncher.none()).build())
        .withMessageStartingWith("announce: ");
  }

  @Test
  void oneLoginAtATime() throws Exception {
    CompletableFuture<Throwable> second = new CompletableFuture<>();
    DesktopLogin[] login = new DesktopLogin[1];
    login[0] =
        login()
            .browser(
                address -> {
                  try {
                    login[0].run();
                    second.complete(new AssertionError("it ran"));
                  } catch (IllegalStateException e) {
                    second.complete(e);
                  }
                  return visit(address);
                })
            .build();
    assertThat(login[0].run().subject()).isEqualTo("somebody");
    assertThat(second.get(20, TimeUnit.SECONDS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("run: ");
  }

  @Test
  void aLauncherThatWaitsIsInterruptedWhenTheLoginEndsFirst() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    DesktopLogin[] login = new DesktopLogin[1];
    login[0] =
        login()
            .browser(
                address -> {
                  login[0].cancel();
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                  }
                  return true;
                })
            .build();
    assertThat(failureOf(login[0]).reason()).isEqualTo(Reason.CANCELLED);
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aRefusedDialogIsSteppedUpTo() {
    login().build().stepUp(tooLow());
    assertThat(issuer.started.get(0).acr()).containsExactly("idporten-loa-high");
    assertThat(DesktopFixture.redirect(issuer.started.get(0))).isPresent();
    login().build().stepUp(tooLow(), LoginOptions.defaults().acr("low").prompt("login"));
    assertThat(issuer.started.get(1).acr()).containsExactly("idporten-loa-high");
    assertThat(DesktopFixture.prompt(issuer.started.get(1))).contains("login");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void badPorts(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> login().port(port))
        .withMessageStartingWith("port: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "callback",
        "/a?b",
        "/a#b",
        "/a b",
        "//x",
        "/../x",
        "/./x",
        "/a%20b",
        "/a/",
        "/ø"
      })
  void badPaths(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> login().path(path))
        .withMessageStartingWith("path: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT1H0.001S"})
  void badTimeLimits(String limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> login().timeLimit(Duration.parse(limit)))
        .withMessageStartingWith("timeLimit: ");
  }

  @Test
  void nothingSecretIsSaid() {
    List<Object> said = new ArrayList<>();
    DesktopLogin[] login = new DesktopLogin[1];
    login[0] =
        login()
            .browser(
                address -> {
                  said.add(login[0].toString());
                  return visit(address);
                })
            .build();
    login[0].run();
    said.add(login[0]);
    said.add(new LoopbackGate(80, "/callback", DesktopFixture.STATE));
    said.add(LoopbackRequest.of("GET /?code=CANARY HTTP/1.1\r\nHost: CANARY"));
    assertThat(said).hasSize(4).noneMatch(each -> each.toString().contains("CANARY"));
    assertThat(said.get(0)).isEqualTo("DesktopLogin[port 0, running]");
    assertThat(login[0]).hasToString("DesktopLogin[port 0, idle]");
  }

  private static ForbiddenException tooLow() {
    Problem problem =
        Problem.builder()
            .error("Forbidden", List.of("Altinn authentication level too low."))
            .build();
    return new ForbiddenException(
        ApiError.builder("dialogs.open", 403).problem(problem).person(true).build());
  }
}
