package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.tokens.TestTokenUsers;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Altinn's test token generator. */
class TokenGeneratorTest {

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final Http http = new Http(altinn, null);

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void aPersonalTokenOpensWhatThePersonMay() throws ParseException {
    Response response =
        get(
            "GetPersonalToken?env=tt02&scopes=digdir:dialogporten,altinn:instances.read&pid="
                + world.manager().pid()
                + "&authLvl=4&ttl=60");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).startsWith("text/plain");
    JWTClaimsSet claims = LoginFlow.claims(response.body());
    assertThat(claims.getIssuer())
        .isEqualTo(altinn.platformUrl() + "/authentication/api/v1/openid/");
    assertThat(claims.getStringClaim("actual_iss")).isEqualTo("altinn-test-tools");
    assertThat(claims.getStringClaim("scope"))
        .isEqualTo("digdir:dialogporten altinn:instances.read");
    Http person = new Http(altinn, response.body());
    assertThat(person.open(SeededWorld.LEVEL_4).status()).isEqualTo(200);
    altinn.clock().advance(Duration.ofSeconds(63));
    assertThat(person.get("enduser/parties").status()).isEqualTo(401);
  }

  @Test
  void aSystemUsersTokenKeepsItsArray() throws ParseException {
    String body =
        get("GetSystemUserToken?env=yt01&scopes=digdir:dialogporten&systemUserOrg=310923044"
                + "&systemUserId="
                + world.systemUser().id())
            .body();
    JWTClaimsSet claims = LoginFlow.claims(body);
    assertThat(claims.getListClaim("authorization_details")).hasSize(1);
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofMinutes(30));
    assertThat(new Http(altinn, body).get("enduser/parties").json().path("authorizedParties"))
        .hasSize(4);
  }

  @Test
  void anOrganisationsTokenIsNobodysInDialogporten() throws ParseException {
    String body =
        get("GetEnterpriseToken?env=at23&scopes=digdir:dialogporten&orgNo=310268593&org=ttd")
            .body();
    assertThat(LoginFlow.claims(body).getStringClaim("urn:altinn:org")).isEqualTo("ttd");
    assertThat(new Http(altinn, body).get("enduser/parties").status()).isEqualTo(403);
    String random = get("GetPersonalToken?env=local").body();
    assertThat(LoginFlow.claims(random).getStringClaim("pid")).matches("\\d{2}[89]\\d{8}");
    assertThat(LoginFlow.claims(random).getStringClaim("scope")).isEqualTo("altinn:enduser");
  }

  @Test
  void wrongParametersAreNamed() {
    wrong("env", "GetPersonalToken?scopes=altinn:enduser");
    wrong("env", "GetPersonalToken?env=prod");
    wrong("scopes", "GetPersonalToken?env=tt02&scopes=ALTINN");
    wrong("scopes", "GetEnterpriseToken?env=tt02");
    wrong("authLvl", "GetPersonalToken?env=tt02&authLvl=5");
    wrong("ttl", "GetPersonalToken?env=tt02&ttl=-1");
    wrong("pid", "GetPersonalToken?env=tt02&pid=123");
    wrong("systemUserId", "GetSystemUserToken?env=tt02");
    wrong("systemUserId", "GetSystemUserToken?env=tt02&systemUserId=x");
    wrong("clientId", "GetEnterpriseToken?env=tt02&scopes=a&clientId=a%20b");
    assertThat(get("GetSomethingElse?env=tt02").status()).isEqualTo(404);
  }

  private void wrong(String parameter, String path) {
    Response response = get(path);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json().fieldNames()).toIterable().containsExactly(parameter);
  }

  @Test
  void accountsAndScopesLetIn() {
    TestTokenUsers users = altinn.testTokenUsers().add("another", "pass:word");
    String path = "GetPersonalToken?env=tt02";
    assertThat(get(path, basic("another", "pass:word")).status()).isEqualTo(200);
    Response refused = get(path, basic("another", "wrong"));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate"))
        .isEqualTo("Basic realm=\"AltinnTestTools - TokenGenerator\"");
    users.remove("another");
    for (String header : List.of(basic("another", "pass:word"), "Basic !", "Bearer x", "Digest")) {
      assertThat(get(path, header).status()).isEqualTo(401);
    }
    String parent = "altinn:testtools/tokengenerator";
    assertThat(get(path, bearer(parent)).status()).isEqualTo(200);
    assertThat(get(path, bearer(parent + "/personal")).status()).isEqualTo(200);
    for (String scope : List.of(parent + "s", parent + "/enterprise", "digdir:dialogporten")) {
      assertThat(get(path, bearer(scope)).status()).isEqualTo(403);
    }
    String systemUser = "GetSystemUserToken?env=tt02&systemUserId=" + world.systemUser().id();
    assertThat(get(systemUser, bearer(parent + "/enterpriseuser")).status()).isEqualTo(200);
    String person = "Bearer " + altinn.tokens().person(world.manager());
    assertThat(get(path, person).status()).isEqualTo(401);
    assertThat(altinn.requests().to(ReceivedRequest.Server.TEST_TOKENS)).isNotEmpty();
  }

  private String bearer(String scope) {
    return "Bearer " + altinn.tokens().systemUser(world.systemUser(), scope, Duration.ofMinutes(1));
  }

  private static String basic(String user, String password) {
    byte[] bytes = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private Response get(String path) {
    TestTokenUsers users = altinn.testTokenUsers();
    return get(path, basic(users.name(), users.password()));
  }

  private Response get(String path, String authorization) {
    return http.send(
        "GET", altinn.testTokensUrl() + "/" + path, null, "Authorization", authorization);
  }
}
