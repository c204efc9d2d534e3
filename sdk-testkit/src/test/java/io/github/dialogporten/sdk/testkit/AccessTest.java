package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialog;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.tokens.IssuedTokens;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.github.dialogporten.sdk.testkit.world.ServiceOwnerPage;
import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who comes in where: Dialogporten's gate, the exchange, the service owners' gate. */
class AccessTest {

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final IssuedTokens tokens = altinn.tokens();

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void dialogportensGate() {
    Response none = new Http(altinn, null).get("enduser/parties");
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(none.body()).isEmpty();
    for (String bad : new String[] {"nonsense", tokens.expired(world.manager())}) {
      Response invalid = new Http(altinn, bad).get("enduser/parties");
      assertThat(invalid.status()).isEqualTo(401);
      assertThat(invalid.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }
    String scopeless = tokens.systemUser(world.systemUser(), "openid", Duration.ofMinutes(1));
    Response scope = new Http(altinn, scopeless).get("enduser/parties");
    assertThat(scope.status()).isEqualTo(403);
    assertThat(scope.body()).isEmpty();
    Response type = new Http(altinn, tokens.enterprise()).get("enduser/parties");
    assertThat(type.status()).isEqualTo(403);
    assertThat(type.error("Type")).contains("Person, SystemUser, IdportenEmailIdentifiedUser");
    String unknownAcr = tokens.person(world.manager().pid(), "eidas", "digdir:dialogporten");
    assertThat(new Http(altinn, unknownAcr).get("enduser/parties").status()).isEqualTo(500);
    Response email = new Http(altinn, tokens.emailUser("a@example.com")).get("enduser/parties");
    assertThat(email.status()).isEqualTo(200);
  }

  @Test
  void onlyJsonIsAcceptable() {
    Http http = new Http(altinn, tokens.systemUser(world.systemUser()));
    Response response = http.get("enduser/parties", "Accept", "text/html");
    assertThat(response.status()).isEqualTo(406);
    assertThat(response.error("Accept")).contains("must allow JSON");
    assertThat(http.get("enduser/parties", "Accept", "text/html, */*").status()).isEqualTo(200);
  }

  @Test
  void theExchangeGivesABareTokenOrAQuotedOne() throws ParseException {
    Http http = new Http(altinn, tokens.systemUser(world.systemUser()));
    Response bare = exchange(http, "maskinporten");
    assertThat(bare.status()).isEqualTo(200);
    assertThat(bare.header("Content-Type")).startsWith("text/plain");
    JWTClaimsSet claims = SignedJWT.parse(bare.body()).getJWTClaimsSet();
    assertThat(claims.getIssuer())
        .isEqualTo(altinn.platformUrl() + "/authentication/api/v1/openid/");
    assertThat(claims.getExpirationTime())
        .isEqualTo(
            java.util.Date.from(
                altinn
                    .clock()
                    .now()
                    .plus(Duration.ofMinutes(30))
                    .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
    assertThat(claims.getJSONObjectClaim("authorization_details"))
        .containsEntry("type", "urn:altinn:systemuser");
    assertThat(claims.getStringClaim("urn:altinn:orgNumber")).isEqualTo("310268593");
    assertThat(new Http(altinn, bare.body()).get("enduser/parties").status()).isEqualTo(200);

    Response quoted = exchange(http, "Maskinporten", "Accept", "application/json");
    assertThat(quoted.body()).startsWith("\"").endsWith("\"");
  }

  @Test
  void theExchangeRefuses() {
    Http person = new Http(altinn, tokens.person(world.manager()));
    assertThat(exchange(person, "id-porten").status()).isEqualTo(403);
    assertThat(exchange(person, "maskinporten").status()).isEqualTo(401);
    assertThat(exchange(person, "somewhere").status()).isEqualTo(400);
    assertThat(exchange(new Http(altinn, null), "maskinporten").status()).isEqualTo(401);
    assertThat(
            exchange(person, "id-porten", "X-Altinn-EnterpriseUser-Authentication", "x").status())
        .isEqualTo(410);
    String stranger = tokens.person("19869829377", "idporten-loa-high", "altinn:instances.read");
    assertThat(exchange(new Http(altinn, stranger), "id-porten").status()).isEqualTo(401);
    String allowed =
        tokens.person(
            world.manager().pid(),
            "idporten-loa-high",
            "digdir:dialogporten altinn:instances.read");
    assertThat(exchange(new Http(altinn, allowed), "id-porten").status()).isEqualTo(200);
  }

  @Test
  void theExchangeKnowsServiceOwners() throws ParseException {
    altinn.services().owner("digdir", "310268593", Text.nb("Syntetisk direktorat"));
    String scope = "altinn:serviceowner/instances.read";
    Http owner =
        new Http(altinn, tokens.systemUser(world.systemUser(), scope, Duration.ofMinutes(1)));
    assertThat(owner(exchange(owner, "maskinporten"))).isEqualTo("digdir");
    assertThat(owner(exchange(owner, "maskinporten?test=true"))).isEqualTo("ttd");
    Http other = new Http(altinn, tokens.systemUser(world.systemUser()));
    assertThat(owner(exchange(other, "maskinporten"))).isNull();
  }

  private static Object owner(Response response) throws ParseException {
    return SignedJWT.parse(response.body()).getJWTClaimsSet().getClaim("urn:altinn:org");
  }

  @Test
  void serviceOwnersWantTheDialogToken() {
    Http http = new Http(altinn, tokens.systemUser(world.systemUser()));
    ServiceOwnerPage page = altinn.content().get("skattetest", "skattekort/innhold/nb");
    String own = http.open(SeededWorld.TAX_CARD).json().path("dialogToken").asText();
    String another = http.open(SeededWorld.MESSAGE).json().path("dialogToken").asText();
    assertThat(new Http(altinn, another).send("GET", page.url(), null).status()).isEqualTo(401);
    assertThat(http.send("GET", page.url(), null).status()).isEqualTo(401);
    assertThat(new Http(altinn, own).send("GET", page.url(), null).status()).isEqualTo(200);
    assertThat(new Http(altinn, own).get("enduser/parties").status()).isEqualTo(401);
    altinn.clock().advance(Duration.ofSeconds(603));
    assertThat(new Http(altinn, own).send("GET", page.url(), null).status()).isEqualTo(401);
    assertThat(page.refused()).isEqualTo(3);
    assertThat(page.carriedOut()).isEqualTo(1);
  }

  @Test
  void confirmingAMessageTakesTheActionAway() {
    Http http = new Http(altinn, tokens.systemUser(world.systemUser()));
    Http owner =
        new Http(altinn, http.open(SeededWorld.MESSAGE).json().path("dialogToken").asText());
    String url =
        altinn
            .content()
            .at(
                "POST",
                "skattetest",
                "correspondence/api/v1/correspondence/0198c2a1-0000-7000-a000-000000000001/confirm")
            .url();
    StoredDialog before = altinn.dialogs().get(SeededWorld.MESSAGE);
    assertThat(owner.send("POST", url, null).status()).isEqualTo(200);
    StoredDialog after = altinn.dialogs().get(SeededWorld.MESSAGE);
    assertThat(after.guiActions()).doesNotContain(SeededWorld.CONFIRM_MESSAGE);
    assertThat(after.revision()).isNotEqualTo(before.revision());
    assertThat(after.status()).isEqualTo("NotApplicable");
  }

  private Response exchange(Http http, String provider, String... headers) {
    return http.send(
        "GET", altinn.platformUrl() + "/authentication/api/v1/exchange/" + provider, null, headers);
  }
}
