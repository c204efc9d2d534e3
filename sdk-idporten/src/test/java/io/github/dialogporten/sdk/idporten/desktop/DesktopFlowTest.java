package io.github.dialogporten.sdk.idporten.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.idporten.ClientAuthentication;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.LoginFailedException;
import io.github.dialogporten.sdk.idporten.LoginOptions;
import io.github.dialogporten.sdk.idporten.PersonSession;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole login: an issuer, a browser that follows redirects, and the file that remembers it. */
@Timeout(60)
class DesktopFlowTest {

  private static final TokenRequest REQUEST =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(30));

  @TempDir Path directory;

  private final FakeTime clock = new FakeTime();
  private final CompletableFuture<HttpResponse<String>> page = new CompletableFuture<>();
  private final byte[] key = SecureRandom.getSeed(32);
  private DesktopIssuer issuer;
  private IdPortenClient client;

  @BeforeEach
  void start() throws Exception {
    issuer = new DesktopIssuer(clock::now);
    client = client();
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  private IdPortenClient client() {
    URI base = issuer.issuer();
    AltinnConnection connection =
        AltinnConnection.builder(AltinnEnvironment.local(base, base, base).idporten(base).build())
            .timeSource(clock)
            .build();
    return IdPortenClient.builder(connection)
        .clientId(DesktopIssuer.CLIENT)
        .authentication(ClientAuthentication.none())
        .scopes("openid", "digdir:dialogporten")
        .build();
  }

  /** What a browser does: it follows the redirects, wherever they lead. */
  private boolean browse(URI address) {
    HttpClient browser =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    browser
        .sendAsync(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                page.complete(answer);
              } else {
                page.completeExceptionally(failure);
              }
            });
    return true;
  }

  private DesktopLogin desktop() {
    return DesktopLogin.builder(client).browser(this::browse).build();
  }

  private FileSessionStore store() {
    return FileSessionStore.open(directory.resolve("sessions"), key);
  }

  @Test
  void aPersonLogsInAndStillIsAfterARestart() throws Exception {
    PersonSession session = desktop().run(LoginOptions.defaults().acr("idporten-loa-high"));
    assertThat(session.acr()).contains("idporten-loa-high");
    assertThat(session.missingScopes()).isEmpty();
    HttpResponse<String> answer = page.get(20, TimeUnit.SECONDS);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Du kan lukke dette vinduet.");
    assertThat(answer.uri().getHost()).isEqualTo("127.0.0.1");
    store().write("me", session);

    // a restart: another client, and the file opened again
    IdPortenClient later = client();
    AccessToken first = later.person("me", store()).token(REQUEST);
    assertThat(first).isEqualTo(session.accessToken().orElseThrow());
    clock.advance(Duration.ofSeconds(121));
    AccessToken second = later.person("me", store()).token(REQUEST);
    assertThat(second).isNotEqualTo(first);
    // and another: the refresh token that was used is no longer the one in the file
    clock.advance(Duration.ofSeconds(121));
    IdPortenClient last = client();
    assertThat(last.person("me", store()).token(REQUEST).expiresAt())
        .contains(clock.now().plusSeconds(120));
    assertThat(issuer.grants)
        .containsExactly("authorization_code", "refresh_token", "refresh_token");
    String file = Files.readString(directory.resolve("sessions"), StandardCharsets.ISO_8859_1);
    assertThat(issuer.secrets).hasSizeGreaterThan(8).noneMatch(file::contains);
    assertThat(issuer.secrets).noneMatch(session.toString()::contains);
  }

  @Test
  void whoSaysNoIsNotLoggedIn() throws Exception {
    issuer.declines = true;
    DesktopLogin desktop = desktop();
    LoginFailedException failure = catchThrowableOfType(LoginFailedException.class, desktop::run);
    assertThat(failure.reason()).isEqualTo(LoginFailedException.Reason.CANCELLED);
    assertThat(failure.error()).contains("access_denied");
    assertThat(page.get(20, TimeUnit.SECONDS).body()).contains("Innloggingen ble avbrutt.");
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    assertThat(issuer.secrets).isNotEmpty().noneMatch(text.toString()::contains);

    issuer.declines = false;
    assertThat(desktop.run().isRefreshable()).as("the same object serves again").isTrue();
  }
}
