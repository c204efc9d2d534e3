package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.world.LoginClient;
import io.github.dialogporten.sdk.testkit.world.Person;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Codes, refresh tokens and revocation at ID-porten. */
class PersonTokensTest {

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final LoginClient client = world.webClient();
  private final Person person = world.manager();
  private final LoginFlow flow = LoginFlow.web(altinn);

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void codesAreBoundToWhoAskedForThem() {
    invalidGrant(form -> form.put("code", "unknown"));
    invalidGrant(form -> form.put("redirect_uri", "http://localhost:8080/callback"));
    invalidGrant(form -> form.remove("redirect_uri"));
    invalidGrant(form -> form.remove("code_verifier"));
    invalidGrant(form -> form.put("code_verifier", LoginFlow.VERIFIER + "x"));
    invalidGrant(form -> form.put("code_verifier", "short"));
    String code = flow.code(person);
    LoginFlow other = LoginFlow.desktop(altinn);
    assertThat(error(other.redeem(code), 400)).isEqualTo("invalid_grant");
    assertThat(flow.redeem(code).status()).isEqualTo(200);
    String late = flow.code(person);
    altinn.clock().advance(Duration.ofSeconds(60));
    assertThat(error(flow.redeem(late), 400)).isEqualTo("invalid_grant");
  }

  private void invalidGrant(Consumer<Map<String, String>> change) {
    assertThat(error(flow.redeem(flow.code(person), change), 400)).isEqualTo("invalid_grant");
  }

  private static String error(Response response, int status) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Content-Type")).startsWith("application/json");
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    return response.json().path("error").asText();
  }

  @Test
  void aCodeThatIsUsedTwiceTakesItsTokensAlong() {
    String code = flow.code(person);
    JsonNode tokens = flow.redeem(code).json();
    assertThat(userinfo(tokens)).isEqualTo(200);
    assertThat(error(flow.redeem(code), 400)).isEqualTo("invalid_grant");
    assertThat(userinfo(tokens)).isEqualTo(401);
    assertThat(error(flow.refresh(tokens.path("refresh_token").asText()), 400))
        .isEqualTo("invalid_grant");
  }

  private int userinfo(JsonNode tokens) {
    Http http = new Http(altinn, tokens.path("access_token").asText());
    return http.send("GET", altinn.idportenUrl() + "/userinfo", null).status();
  }

  @Test
  void refreshTokensAreUsedOnce() {
    JsonNode first = flow.redeem(flow.code(person)).json();
    altinn.clock().advance(Duration.ofSeconds(599));
    JsonNode second = refreshed(first);
    assertThat(second.path("refresh_token_expires_in").asInt()).isEqualTo(600);
    assertThat(second.path("id_token").asText()).isNotEmpty();
    altinn.clock().advance(Duration.ofSeconds(599));
    JsonNode third = refreshed(second);
    String token = third.path("access_token").asText();
    assertThat(new Http(altinn, token).get("enduser/parties").status()).isEqualTo(200);

    assertThat(error(flow.refresh(first.path("refresh_token").asText()), 400))
        .isEqualTo("invalid_grant");
    assertThat(error(flow.refresh(third.path("refresh_token").asText()), 400))
        .isEqualTo("invalid_grant");
  }

  private JsonNode refreshed(JsonNode tokens) {
    Response response = flow.refresh(tokens.path("refresh_token").asText());
    assertThat(response.status()).isEqualTo(200);
    return response.json();
  }

  @Test
  void refreshTokensEnd() {
    String idle = flow.redeem(flow.code(person)).json().path("refresh_token").asText();
    altinn.clock().advance(Duration.ofSeconds(600));
    assertThat(error(flow.refresh(idle), 400)).isEqualTo("invalid_grant");

    client.refreshTokenLifetime(Duration.ofDays(365));
    JsonNode body = flow.redeem(flow.code(person)).json();
    assertThat(body.path("refresh_token_expires_in").asLong())
        .isEqualTo(Duration.ofDays(90).toSeconds());
    altinn.clock().advance(Duration.ofDays(90));
    assertThat(error(flow.refresh(body.path("refresh_token").asText()), 400))
        .isEqualTo("invalid_grant");

    flow.with("scope", "openid altinn:instances.read");
    assertThat(flow.redeem(flow.code(person)).json().path("refresh_token_expires_in").asLong())
        .isEqualTo(7200);
    client.authorizationLifetime(Duration.ofSeconds(90)).accessTokenLifetime(Duration.ofHours(1));
    JsonNode brief = flow.redeem(flow.code(person)).json();
    assertThat(brief.path("refresh_token_expires_in").asLong()).isEqualTo(90);
    assertThat(brief.path("expires_in").asLong()).isEqualTo(90);
  }

  @Test
  void scopesLimitLifetimesAndRefreshesNarrowThem() {
    altinn.scopes().maxAge("digdir:dialogporten", Duration.ofSeconds(30));
    JsonNode body = flow.redeem(flow.code(person)).json();
    assertThat(body.path("expires_in").asInt()).isEqualTo(30);
    Map<String, String> form = flow.authenticated();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", body.path("refresh_token").asText());
    form.put("scope", "digdir:dialogporten altinn:instances.read");
    assertThat(error(flow.post("/token", form), 400)).isEqualTo("invalid_scope");
    form.put("scope", "digdir:dialogporten");
    flow.assertion(form, claims -> {});
    JsonNode narrow = flow.post("/token", form).json();
    assertThat(narrow.path("scope").asText()).isEqualTo("digdir:dialogporten");
    assertThat(narrow.has("id_token")).isFalse();
  }

  @Test
  void clientsAreRegisteredForRefreshTokensOrNot() {
    client.reusableRefreshTokens();
    JsonNode body = flow.redeem(flow.code(person)).json();
    assertThat(refreshed(body).path("refresh_token")).isEqualTo(body.path("refresh_token"));
    assertThat(refreshed(body).path("refresh_token")).isEqualTo(body.path("refresh_token"));
    client.withoutRefreshTokens();
    assertThat(flow.redeem(flow.code(person)).json().has("refresh_token")).isFalse();
    assertThat(error(flow.refresh(body.path("refresh_token").asText()), 400))
        .isEqualTo("unauthorized_client");
  }

  @Test
  void revocationEndsAllTokensOfTheGrant() {
    for (String kind : List.of("refresh_token", "access_token")) {
      JsonNode body = flow.redeem(flow.code(person)).json();
      assertThat(error(LoginFlow.desktop(altinn).revoke(body.path(kind).asText()), 400))
          .isEqualTo("invalid_grant");
      assertThat(userinfo(body)).isEqualTo(200);
      Response revoked = flow.revoke(body.path(kind).asText());
      assertThat(revoked.status()).isEqualTo(200);
      assertThat(revoked.body()).isEmpty();
      assertThat(userinfo(body)).isEqualTo(401);
      assertThat(error(flow.refresh(body.path("refresh_token").asText()), 400))
          .isEqualTo("invalid_grant");
      assertThat(flow.revoke(body.path(kind).asText()).status()).isEqualTo(200);
    }
    assertThat(flow.revoke("unknown").status()).isEqualTo(200);
    assertThat(error(flow.post("/revoke", flow.authenticated()), 400)).isEqualTo("invalid_request");
    assertThat(altinn.idporten().sessions(person)).isEqualTo(1);
  }

  @Test
  void otherGrantsAndBodiesAreRefused() {
    Map<String, String> form = flow.authenticated();
    form.put("grant_type", "password");
    assertThat(error(flow.post("/token", form), 400)).isEqualTo("unsupported_grant_type");
    Response json = new Http(altinn, null).send("POST", altinn.idportenUrl() + "/token", "{}");
    assertThat(error(json, 400)).isEqualTo("invalid_request");
  }

  @Test
  void withoutOpenidThereIsNoIdToken() {
    flow.with("scope", "digdir:dialogporten");
    JsonNode body = flow.redeem(flow.code(person)).json();
    assertThat(body.has("id_token")).isFalse();
    assertThat(userinfo(body)).isEqualTo(403);
    assertThat(flow.revoke(UUID.randomUUID().toString()).status()).isEqualTo(200);
  }

  @Test
  void theExchangeTakesThePersonsToken() {
    flow.with("scope", "openid digdir:dialogporten altinn:instances.read");
    String token = flow.redeem(flow.code(person)).json().path("access_token").asText();
    Response exchanged =
        new Http(altinn, token)
            .send("GET", altinn.platformUrl() + "/authentication/api/v1/exchange/ID-Porten", null);
    assertThat(exchanged.status()).isEqualTo(200);
    assertThat(LoginFlow.claims(exchanged.body()).getExpirationTime())
        .isEqualTo(LoginFlow.claims(token).getExpirationTime());
    assertThat(LoginFlow.claims(exchanged.body()).getClaims())
        .containsKeys("urn:altinn:userid", "urn:altinn:partyid", "urn:altinn:party:uuid")
        .doesNotContainKeys("aud", "sub")
        .containsEntry("urn:altinn:authlevel", 3L);
  }
}
