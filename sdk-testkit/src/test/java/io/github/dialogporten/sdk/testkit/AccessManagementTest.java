package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.world.AccessSpec;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.github.dialogporten.sdk.testkit.world.TestSystemUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access Management's list of parties: who gets it, and what the parameters do. */
class AccessManagementTest {

  private static final String PATH = "/accessmanagement/api/v1/enduser/authorizedparties";
  private static final String SCOPE = "altinn:accessmanagement/authorizedparties";

  private final LocalAltinn altinn = LocalAltinn.start();
  private final SeededWorld world = altinn.world();

  @AfterEach
  void close() {
    altinn.close();
  }

  private Http systemUser(TestSystemUser user) {
    return Exchange.of(altinn, altinn.tokens().systemUser(user, SCOPE, Duration.ofMinutes(5)));
  }

  private Http manager() {
    return Exchange.of(
        altinn, altinn.tokens().person(world.manager().pid(), "idporten-loa-high", SCOPE));
  }

  private Response ask(Http http, String query) {
    return http.send("GET", altinn.platformUrl() + PATH + query, null);
  }

  private JsonNode data(Http http, String query) {
    Response response = ask(http, query);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().path("links").path("next").isNull()).isTrue();
    return response.json().path("data");
  }

  private static List<String> names(JsonNode parties) {
    List<String> names = new ArrayList<>();
    for (JsonNode party : parties) {
      names.add(party.path("name").asText());
      names.addAll(names(party.path("subunits")));
    }
    return names;
  }

  private static List<String> texts(JsonNode party, String name) {
    List<String> texts = new ArrayList<>();
    party.path(name).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  @Test
  void onlyAltinnTokensComeIn() {
    Response raw =
        ask(
            new Http(
                altinn,
                altinn.tokens().systemUser(world.systemUser(), SCOPE, Duration.ofMinutes(5))),
            "");
    Response idporten =
        ask(
            new Http(
                altinn, altinn.tokens().person(world.manager().pid(), "idporten-loa-high", SCOPE)),
            "");
    Response none = ask(new Http(altinn, null), "");
    Response enterprise = ask(Exchange.of(altinn, altinn.tokens().enterprise(SCOPE)), "");
    for (Response refused : List.of(raw, idporten, none, enterprise)) {
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.body()).isEmpty();
    }
  }

  @Test
  void scopeIsWanted() {
    Response refused = ask(Exchange.of(altinn, altinn.tokens().systemUser(world.systemUser())), "");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).isEmpty();
  }

  @Test
  void systemUserHasItsPartiesAsATree() {
    JsonNode parties = data(systemUser(world.systemUser()), "");
    assertThat(names(parties))
        .containsExactly(
            "SYNTETISK BAKERI AS",
            "SYNTETISK BAKERI AS AVD SENTRUM",
            "SYNTETISK BAKERI AS AVD NORD",
            "SYNTETISK STORKUNDE AS",
            "SYNTETISK NEDLAGT HANDEL AS",
            "SYNTETISK KONSERN AS",
            "SYNTETISK KONSERN AS AVD LAGER");
    JsonNode bakery = parties.get(0);
    assertThat(bakery.path("organizationNumber").asText()).isEqualTo("310923044");
    assertThat(bakery.path("partyUuid").asText()).isEqualTo(world.customer().uuid().toString());
    assertThat(bakery.path("type").asText()).isEqualTo("Organization");
    assertThat(bakery.path("subunits").get(0).path("parentId").asText())
        .isEqualTo(world.customer().uuid().toString());
    assertThat(parties.get(2).path("isDeleted").asBoolean()).isTrue();
    assertThat(parties.get(3).path("onlyHierarchyElementWithNoAccess").asBoolean()).isTrue();
  }

  @Test
  void agentSystemUserHasItsClients() {
    assertThat(names(data(systemUser(world.agentSystemUser()), "")))
        .containsExactly("SYNTETISK KLIENT EN AS", "SYNTETISK KLIENT TO AS");
    assertThat(data(systemUser(world.systemUserWithoutParties()), "")).isEmpty();
  }

  @Test
  void personHasHerselfAndWhatSheLeads() {
    JsonNode parties = data(manager(), "?includeRoles=TRUE");
    assertThat(names(parties)).startsWith("SYNTETISK KARI", "SYNTETISK BAKERI AS");
    assertThat(parties.get(0).path("personId").asText()).isEqualTo(world.manager().pid());
    assertThat(parties.get(0).path("dateOfBirth").asText()).isEqualTo("1985-09-17");
    assertThat(texts(parties.get(1), "authorizedRoles")).containsExactly("DAGL", "HADM", "ADMAI");
  }

  @Test
  void nothingOfTheAccessIsToldUnasked() {
    world
        .systemUser()
        .has(
            world.customer(),
            AccessSpec.create()
                .role("REGN")
                .accessPackage("skatt")
                .resource("skattekort")
                .instance("skattekort", "1/2", "urn:x:1/2"));
    Http http = systemUser(world.systemUser());
    JsonNode plain = data(http, "").get(0);
    for (String name :
        List.of(
            "authorizedRoles",
            "authorizedAccessPackages",
            "authorizedResources",
            "authorizedInstances")) {
      assertThat(plain.path(name).isArray()).as(name).isTrue();
      assertThat(plain.path(name)).as(name).isEmpty();
    }
    assertThat(texts(data(http, "?includeRoles=true").get(0), "authorizedRoles"))
        .containsExactly("REGN");
    assertThat(texts(data(http, "?includeAccessPackages=true").get(0), "authorizedAccessPackages"))
        .containsExactly("skatt");
    assertThat(texts(data(http, "?includeResources=true").get(0), "authorizedResources"))
        .containsExactly("skattekort");
    JsonNode instances = data(http, "?includeInstances=true").get(0).path("authorizedInstances");
    assertThat(instances.get(0).path("instanceRef").asText()).isEqualTo("urn:x:1/2");
    // it goes for the sub-units too
    assertThat(
            texts(
                data(http, "?includeRoles=true").get(0).path("subunits").get(0), "authorizedRoles"))
        .containsExactly("REGN");
  }

  @Test
  void groupsOfPartiesCanBeLeftOut() {
    Http http = systemUser(world.systemUser());
    assertThat(names(data(http, "?includeSubParties=false")))
        .containsExactly(
            "SYNTETISK BAKERI AS", "SYNTETISK STORKUNDE AS", "SYNTETISK NEDLAGT HANDEL AS");
    assertThat(names(data(http, "?includeInactiveParties=false")))
        .hasSize(6)
        .doesNotContain("SYNTETISK NEDLAGT HANDEL AS");
    assertThat(names(data(http, "?includeInactiveParties=auto"))).hasSize(7);
    world.systemUser().has(world.largeCustomer(), AccessSpec.create().viaKeyRole());
    assertThat(names(data(http, "?includePartiesViaKeyRoles=false")))
        .hasSize(6)
        .doesNotContain("SYNTETISK STORKUNDE AS");
    assertThat(names(data(http, ""))).contains("SYNTETISK STORKUNDE AS");
  }

  @Test
  void filtersLeaveOthersOut() {
    Http http = systemUser(world.systemUser());
    UUID branch = world.customer().subUnits().get(0).uuid();
    JsonNode found = data(http, "?partyFilter=" + branch + "&partyFilter=" + UUID.randomUUID());
    assertThat(names(found))
        .containsExactly("SYNTETISK BAKERI AS", "SYNTETISK BAKERI AS AVD SENTRUM");
    assertThat(found.get(0).path("onlyHierarchyElementWithNoAccess").asBoolean()).isTrue();
    world.systemUser().has(world.largeCustomer(), AccessSpec.create().resource("sjelden"));
    assertThat(names(data(http, "?anyOfResourceIds=ukjent&anyOfResourceIds=sjelden")))
        .containsExactly("SYNTETISK STORKUNDE AS");
    assertThat(data(http, "?anyOfResourceIds=ukjent")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?includeRoles=yes",
        "?includeRoles=auto",
        "?includeSubParties=maybe",
        "?includeSubParties=",
        "?partyFilter=310923044"
      })
  void oddValuesAreRefused(String query) {
    assertThat(ask(systemUser(world.systemUser()), query).status()).isEqualTo(400);
  }

  @Test
  void gatewayWantsTheKeyItWasToldToWant() {
    try (LocalAltinn guarded = LocalAltinn.builder().subscriptionKey("nokkel").start()) {
      Http http = new Http(guarded, guarded.tokens().systemUser(guarded.world().systemUser()));
      Response without = http.get("enduser/parties");
      assertThat(without.status()).isEqualTo(401);
      assertThat(without.json().path("statusCode").asInt()).isEqualTo(401);
      String key = "Ocp-Apim-Subscription-Key";
      assertThat(http.get("enduser/parties", key, "feil").status()).isEqualTo(401);
      assertThat(http.get("enduser/parties", key, "nokkel").status()).isEqualTo(200);
      String exchange = guarded.platformUrl() + "/authentication/api/v1/exchange/maskinporten";
      assertThat(http.send("GET", exchange, null).status()).isEqualTo(401);
      assertThat(http.send("GET", exchange, null, key, "nokkel").status()).isEqualTo(200);
      String metadata = guarded.maskinportenUrl() + ".well-known/oauth-authorization-server";
      assertThat(http.send("GET", metadata, null).status()).isEqualTo(200);
    }
  }
}
