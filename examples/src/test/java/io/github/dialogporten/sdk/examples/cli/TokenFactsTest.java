package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFactsTest {

  private static Map<String, String> facts(String claims) {
    String body =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    return TokenFacts.of("e30." + body + ".c2ln").orElseThrow().facts();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "e30.W10.x", "e30.!!.x", "....", "e30.e30"})
  void whatIsNoJwtSaysNothing(String token) {
    assertThat(TokenFacts.of(token)).isEmpty();
  }

  @Test
  void readsTheSystemUserAsMaskinportenAndAsAltinnWriteIt() {
    String details =
        "{\"type\":\"urn:altinn:systemuser\",\"systemuser_id\":[\"the-id\"],"
            + "\"systemuser_org\":{\"authority\":\"iso6523-actorid-upis\",\"ID\":\"0192:310923044\"},"
            + "\"system_id\":\"310268593_system\"}";

    Map<String, String> list = facts("{\"authorization_details\":[" + details + "]}");
    Map<String, String> object =
        facts(
            "{\"iss\":\"https://platform.altinn.no/authentication/api/v1/openid/\","
                + "\"authorization_details\":"
                + details
                + "}");

    assertThat(list)
        .containsEntry("kind", "a system user's")
        .containsEntry("systemUserOrganisation", "310923044")
        .containsEntry("systemUserId", "the-id");
    assertThat(object)
        .containsEntry("kind", "a system user's, exchanged by Altinn")
        .containsEntry("systemUserOrganisation", "310923044");
  }

  @Test
  void tellsOtherKindsApart() {
    assertThat(facts("{\"pid\":\"17898510093\",\"acr\":\"idporten-loa-high\"}"))
        .containsEntry("authenticationLevel", "idporten-loa-high")
        .doesNotContainValue("17898510093")
        .hasEntrySatisfying("kind", kind -> assertThat(kind).startsWith("a person's"));
    assertThat(facts("{\"consumer\":{\"ID\":\"0192:310268593\"}}").get("kind"))
        .contains("Dialogporten refuses it");
    assertThat(facts("{\"p\":\"urn:x\",\"i\":\"1\"}").get("kind")).contains("dialog token");
  }

  @Test
  void hidesANumberWhereverItStands() {
    Map<String, String> facts =
        facts(
            "{\"sub\":\"17898510093\",\"client_id\":\"17898510093\",\"scope\":\"a 17898510093\"}");

    assertThat(facts.toString()).doesNotContain("17898510093");
  }

  @Test
  void oddClaimsDoNotFail() {
    assertThat(facts("{\"iss\":5,\"exp\":\"soon\",\"scope\":[],\"aud\":{},\"consumer\":\"x\"}"))
        .containsKey("kind");
  }
}
