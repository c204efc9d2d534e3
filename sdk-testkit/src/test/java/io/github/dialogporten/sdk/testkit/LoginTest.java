package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.world.Person;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the discovery document to a token that opens a dialog, through the pages. */
class LoginTest {

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final Http http = new Http(altinn, null);
  private final Person person = world.manager();

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void theDiscoveryDocumentNamesWhatIsThere() {
    String issuer = altinn.idportenUrl().toString();
    assertThat(issuer).doesNotEndWith("/");
    assertThat(altinn.environment().idporten()).contains(altinn.idportenUrl());
    JsonNode metadata = http.send("GET", issuer + "/.well-known/openid-configuration", null).json();
    assertThat(metadata.path("issuer").asText()).isEqualTo(issuer);
    assertThat(metadata.path("pushed_authorization_request_endpoint").asText())
        .isEqualTo(issuer + "/par");
    assertThat(metadata.path("code_challenge_methods_supported").toString())
        .isEqualTo("[\"S256\"]");
    assertThat(metadata.path("scopes_supported").toString()).contains("digdir:dialogporten");
    assertThat(metadata.path("authorization_response_iss_parameter_supported").asBoolean())
        .isTrue();
    for (String endpoint : List.of("authorization", "token", "revocation", "end_session")) {
      String uri = metadata.path(endpoint + "_endpoint").asText();
      assertThat(http.send("PUT", uri, "").status()).isEqualTo(405);
    }
    assertThat(http.send("GET", issuer + "/somewhere", null).status()).isEqualTo(404);
  }

  @Test
  void aWebClientGetsTokensForThePerson() {
    LoginFlow flow = LoginFlow.web(altinn);
    Map<String, String> callback = flow.callback(altinn.browser(), person, LoginChoices.defaults());
    assertThat(callback)
        .containsEntry("state", "the state")
        .containsEntry("iss", altinn.idportenUrl().toString());

    Response response = flow.redeem(callback.get("code"));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    JsonNode body = response.json();
    assertThat(body.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(body.path("expires_in").asInt()).isEqualTo(120);
    assertThat(body.path("refresh_token_expires_in").asInt()).isEqualTo(600);
    assertThat(body.path("scope").asText()).isEqualTo("openid digdir:dialogporten");

    String token = body.path("access_token").asText();
    assertThat(new Http(altinn, token).get("enduser/parties").status()).isEqualTo(200);
    altinn.clock().advance(Duration.ofSeconds(123));
    assertThat(new Http(altinn, token).get("enduser/parties").status()).isEqualTo(401);
  }

  @Test
  void tokensHoldWhatIdPortenPutsIntoThem() throws ParseException {
    LoginFlow flow = LoginFlow.web(altinn).with("resource", "https://api.example.com/");
    JsonNode body = flow.redeem(flow.code(person)).json();

    JWTClaimsSet access = LoginFlow.claims(body.path("access_token").asText());
    assertThat(access.getStringClaim("pid")).isEqualTo(person.pid());
    assertThat(access.getStringClaim("acr")).isEqualTo("idporten-loa-substantial");
    assertThat(access.getStringClaim("client_amr")).isEqualTo("private_key_jwt");
    assertThat(access.getJSONObjectClaim("consumer")).containsEntry("ID", "0192:310268593");
    assertThat(access.getAudience()).containsExactly("https://api.example.com/");
    assertThat(access.getSubject()).isNotEqualTo(person.pid());

    JWTClaimsSet id = LoginFlow.claims(body.path("id_token").asText());
    assertThat(id.getClaims())
        .containsOnlyKeys(
            "iss",
            "aud",
            "sub",
            "pid",
            "acr",
            "amr",
            "auth_time",
            "iat",
            "exp",
            "jti",
            "nonce",
            "locale");
    assertThat(id.getAudience()).containsExactly(world.webClient().clientId());
    assertThat(id.getStringClaim("nonce")).isEqualTo("the-nonce");
    assertThat(id.getSubject()).isEqualTo(access.getSubject());

    LoginFlow other = LoginFlow.desktop(altinn);
    JsonNode elsewhere = other.redeem(other.code(person)).json();
    assertThat(LoginFlow.claims(elsewhere.path("id_token").asText()).getSubject())
        .isNotEqualTo(id.getSubject());
  }

  @Test
  void anotherKeySignsAfterRotation() throws ParseException, JOSEException {
    String before = idToken();
    altinn.idporten().rotateKeys();
    String after = idToken();
    JWKSet keys = JWKSet.parse(http.send("GET", altinn.idportenUrl() + "/jwks", null).body());
    assertThat(keys.getKeys()).hasSize(2);
    for (String token : List.of(before, after)) {
      SignedJWT jwt = SignedJWT.parse(token);
      RSAKey key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
      assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
    }
    assertThat(SignedJWT.parse(after).getHeader().getKeyID())
        .isNotEqualTo(SignedJWT.parse(before).getHeader().getKeyID());
  }

  @Test
  void idTokensCanBeMadeWrong() {
    altinn.idporten().editIdTokens(claims -> claims.replace("the-nonce", "another"));
    assertThat(LoginFlow.claims(idToken()).getClaim("nonce")).isEqualTo("another");
    altinn.idporten().sendCorrectIdTokens();
    assertThat(LoginFlow.claims(idToken()).getClaim("nonce")).isEqualTo("the-nonce");
  }

  private String idToken() {
    LoginFlow flow = LoginFlow.web(altinn);
    return flow.redeem(flow.code(person)).json().path("id_token").asText();
  }

  @Test
  void aDesktopProgramUsesAnyPortAndNoAuthentication() {
    LoginFlow flow = LoginFlow.desktop(altinn);
    JsonNode body = flow.redeem(flow.code(person)).json();
    assertThat(body.path("refresh_token").asText()).isNotEmpty();
    LoginFlow another =
        new LoginFlow(altinn, world.desktopClient(), "http://127.0.0.1:40002/callback");
    assertThat(another.redeem(another.code(person)).status()).isEqualTo(200);
    for (String wrong :
        List.of(
            "http://127.0.0.1:40001/other",
            "http://localhost:40001/callback",
            "https://127.0.0.1:40001/callback",
            "http://127.0.0.1:0/callback",
            "http://127.0.0.1:70000/callback")) {
      Response page = http.send("GET", flow.with("redirect_uri", wrong).uri().toString(), null);
      assertThat(page.status()).isEqualTo(400);
      assertThat(page.body()).contains("redirect_uri is not registered");
    }
  }

  @Test
  void pushedRequestsAreUsedOnceAndSoon() {
    LoginFlow flow = LoginFlow.web(altinn);
    JsonNode pushed = flow.push().json();
    assertThat(pushed.path("expires_in").asInt()).isEqualTo(120);
    URI uri = pushedUri(pushed);
    Map<String, String> callback =
        LoginFlow.parameters(altinn.browser().login(uri, person, LoginChoices.defaults()));
    assertThat(flow.redeem(callback.get("code")).status()).isEqualTo(200);
    assertThatThrownBy(() -> altinn.browser().login(uri, person))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("request_uri");

    URI late = pushedUri(flow.push().json());
    altinn.clock().advance(Duration.ofSeconds(120));
    assertThat(http.send("GET", late.toString(), null).status()).isEqualTo(400);
    URI more = pushedUri(flow.push().json());
    assertThat(http.send("GET", more + "&scope=openid", null).body()).contains("only client_id");
  }

  private URI pushedUri(JsonNode pushed) {
    return URI.create(
        altinn.idportenUrl()
            + "/authorize?client_id="
            + world.webClient().clientId()
            + "&request_uri="
            + Http.encode(pushed.path("request_uri").asText()));
  }

  @Test
  void theLevelIsChosenAndTheDialogOpensWithIt() {
    LoginFlow flow = LoginFlow.web(altinn);
    String low = flow.redeem(flow.code(person)).json().path("access_token").asText();
    Response refused = new Http(altinn, low).open(SeededWorld.LEVEL_4);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("Altinn authentication level too low.");

    flow.with("acr_values", "idporten-loa-high");
    String high = flow.redeem(flow.code(person)).json().path("access_token").asText();
    assertThat(new Http(altinn, high).open(SeededWorld.LEVEL_4).status()).isEqualTo(200);
    LoginChoices tooLow = LoginChoices.defaults().acr("idporten-loa-substantial");
    assertThatThrownBy(() -> altinn.newBrowser().login(flow.uri(), person, tooLow))
        .isInstanceOf(IllegalStateException.class);
    LoginChoices chosen = LoginChoices.defaults().acr("idporten-loa-high");
    flow.with("acr_values", "");
    String code = flow.callback(altinn.newBrowser(), person, chosen).get("code");
    JWTClaimsSet id = LoginFlow.claims(flow.redeem(code).json().path("id_token").asText());
    assertThat(id.getClaim("acr")).isEqualTo("idporten-loa-high");
  }

  @Test
  void formAndFragmentAreAnswersToo() {
    LoginFlow flow = LoginFlow.web(altinn).with("response_mode", "form_post");
    assertThat(flow.redeem(flow.code(person)).status()).isEqualTo(200);
    flow.with("response_mode", "fragment");
    URI answer = altinn.browser().login(flow.uri(), person);
    assertThat(answer.getRawQuery()).isNull();
    assertThat(answer.getRawFragment()).startsWith("code=").contains("&iss=");
  }
}
