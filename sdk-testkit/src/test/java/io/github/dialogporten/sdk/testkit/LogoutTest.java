package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.login.Browser;
import io.github.dialogporten.sdk.testkit.login.Landing;
import io.github.dialogporten.sdk.testkit.world.LoginClient;
import io.github.dialogporten.sdk.testkit.world.Person;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logging out, here and elsewhere, and who is told. */
class LogoutTest {

  private static final String HOME = "http://127.0.0.1:8080/";

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final LoginClient client = world.webClient();
  private final Person person = world.manager();
  private final LoginFlow flow = LoginFlow.web(altinn);
  private final Browser browser = altinn.browser();
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(exchange.getRequestURI() + " " + body);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    altinn.close();
  }

  @Test
  void theSessionEndsAndTheBrowserComesBack() {
    JsonNode tokens = tokens("openid digdir:dialogporten");
    URI logout = logout(tokens, "&state=a%20b");
    assertThat(browser.logout(logout)).contains(URI.create(HOME + "?state=a+b"));
    assertThat(altinn.idporten().sessions(person)).isZero();
    // Tokens for more than the login live on.
    assertThat(flow.refresh(tokens.path("refresh_token").asText()).status()).isEqualTo(200);
    assertThat(altinn.requests().to("/logout").get(0).query())
        .contains("id_token_hint=&")
        .doesNotContain(tokens.path("id_token").asText());
  }

  @Test
  void tokensForTheLoginAloneEndWithIt() {
    JsonNode tokens = tokens("openid profile");
    browser.logout(logout(tokens, ""));
    Response refused = flow.refresh(tokens.path("refresh_token").asText());
    assertThat(refused.json().path("error").asText()).isEqualTo("invalid_grant");
  }

  private JsonNode tokens(String scope) {
    return flow.with("scope", scope).redeem(flow.code(person)).json();
  }

  private URI logout(JsonNode tokens, String more) {
    return URI.create(
        altinn.idportenUrl()
            + "/logout?id_token_hint="
            + tokens.path("id_token").asText()
            + "&post_logout_redirect_uri="
            + Http.encode(HOME)
            + more);
  }

  @Test
  void clientsAreToldInFramesAndOnTheBackChannel() throws ParseException {
    String own = "http://127.0.0.1:" + server.getAddress().getPort();
    client.frontChannelLogoutUri(own + "/front?x=1").backChannelLogoutUri(own + "/back");
    JsonNode tokens = tokens("openid");
    String sid = LoginFlow.claims(tokens.path("id_token").asText()).getStringClaim("sid");
    assertThat(sid).isNotEmpty();
    assertThat(browser.logout(logout(tokens, ""))).contains(URI.create(HOME));

    assertThat(received).hasSize(2);
    SignedJWT token = SignedJWT.parse(received.get(0).replace("/back logout_token=", ""));
    assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("logout+jwt"));
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getAudience()).containsExactly(client.clientId());
    assertThat(claims.getClaim("sid")).isEqualTo(sid);
    assertThat(claims.getJSONObjectClaim("events"))
        .containsKey("http://schemas.openid.net/event/backchannel-logout");
    assertThat(claims.getClaim("nonce")).isNull();
    assertThat(received.get(1))
        .startsWith(
            "/front?x=1&iss=" + Http.encode(altinn.idportenUrl().toString()) + "&sid=" + sid);
  }

  @Test
  void sessionsEndElsewhereToo() {
    client.backChannelLogoutUri("http://127.0.0.1:" + server.getAddress().getPort() + "/back");
    tokens("openid");
    assertThat(altinn.idporten().endSessions(world.personWithoutParties())).isZero();
    assertThat(altinn.idporten().endSessions(person)).isEqualTo(1);
    assertThat(received).hasSize(1);
    assertThat(altinn.idporten().sessions(person)).isZero();
    server.stop(0);
    tokens("openid");
    assertThat(altinn.idporten().endSessions(person)).isZero();
  }

  @Test
  void aServerMayEndTheSessionWithItsHintAlone() {
    client.backChannelLogoutUri("http://127.0.0.1:" + server.getAddress().getPort() + "/back");
    JsonNode tokens = tokens("openid");
    Response response =
        flow.post("/logout", Map.of("id_token_hint", tokens.path("id_token").asText()));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).contains("Du er logget ut");
    assertThat(altinn.idporten().sessions(person)).isZero();
  }

  @Test
  void wrongLogoutsEndNothing() {
    JsonNode tokens = tokens("openid");
    refused(
        "post_logout_redirect_uri is not registered",
        logout(tokens, "").toString().replace("8080", "8081"));
    refused("printable", logout(tokens, "&state=%C3%A6").toString());
    refused("differs", logout(tokens, "&client_id=another").toString());
    refused(
        "needs client_id",
        altinn.idportenUrl() + "/logout?post_logout_redirect_uri=" + Http.encode(HOME));
    refused("was not issued here", altinn.idportenUrl() + "/logout?id_token_hint=a.b.c");
    refused("client_id is unknown", altinn.idportenUrl() + "/logout?client_id=unknown");
    assertThat(altinn.idporten().sessions(person)).isEqualTo(1);
    assertThat(
            browser.logout(
                URI.create(altinn.idportenUrl() + "/logout?client_id=" + client.clientId())))
        .isEmpty();
    assertThat(altinn.idporten().sessions(person)).isZero();
  }

  private void refused(String text, String uri) {
    assertThatThrownBy(() -> browser.logout(URI.create(uri)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(text);
  }

  @Test
  void theBrowserGoesOnToTheClient() {
    String own = "http://127.0.0.1:" + server.getAddress().getPort() + "/callback";
    world.desktopClient().redirectUri(own);
    LoginFlow desktop = new LoginFlow(altinn, world.desktopClient(), own);
    Landing landing = browser.loginAndFollow(desktop.uri(), person);
    assertThat(landing.status()).isEqualTo(200);
    assertThat(received).hasSize(1);
    assertThat(received.get(0)).startsWith("/callback?code=");
    assertThat(landing.toString()).isEqualTo("Landing[200]");
  }
}
