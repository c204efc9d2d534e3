package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialog;
import io.github.dialogporten.sdk.testkit.tokens.IssuedTokens;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every operation of the seeded world answers as the API document says. */
class ConformanceTest {

  private static final ApiDocument DOCUMENT =
      ApiDocument.read(Path.of("..", "openapi", "dialogporten-enduser.yaml"));

  private static final ApiDocument OWNERS_DOCUMENT =
      ApiDocument.read(Path.of("..", "openapi", "dialogporten-serviceowner-lookup.yaml"));
  private static final ApiDocument ACCESS_MANAGEMENT =
      ApiDocument.read(Path.of("..", "openapi", "altinn-access-management.yaml")).writingNulls();

  private final LocalAltinn altinn = LocalAltinn.start();
  private final SeededWorld world = altinn.world();
  private final Http system = new Http(altinn, altinn.tokens().systemUser(world.systemUser()));
  private final Http person = new Http(altinn, altinn.tokens().person(world.manager()));
  private final Http enterprise = new Http(altinn, altinn.tokens().enterprise());
  private final Http nobody = new Http(altinn, null);
  private final Http scopeless =
      new Http(
          altinn, altinn.tokens().person(world.manager().pid(), "idporten-loa-high", "openid"));

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void searches() {
    for (String party : List.of(world.customer().urn(), world.largeCustomer().urn())) {
      check(200, "enduser/dialogs?party=" + party, system);
      check(200, "enduser/dialogs?party=" + party + "&limit=7&orderBy=dueAt_asc", person);
    }
    check(400, "enduser/dialogs", system);
    check(400, "enduser/dialogs?limit=abc", system);
    altinn.services().mostMatches(SeededWorld.LARGE_CUSTOMER_DIALOGS - 1);
    String large = "enduser/dialogs?party=" + world.largeCustomer().urn();
    check(422, large, system);
    check(200, large + "&status=Completed", system);
  }

  @Test
  void everythingBelowEveryDialog() {
    int large = 0;
    for (StoredDialog dialog : altinn.dialogs().all()) {
      // The large customer has many that are alike: every 25th meets each of their kinds.
      if (dialog.party().equals(world.largeCustomer().urn()) && large++ % 25 != 0) {
        continue;
      }
      for (Http http : List.of(system, person)) {
        check("enduser/dialogs/" + dialog.id(), http);
        check("enduser/dialogs/" + dialog.id() + "/context/labellog", http);
        for (String list : List.of("activities", "transmissions", "seenlog")) {
          String path = "enduser/dialogs/" + dialog.id() + "/" + list;
          Response response = check(path, http);
          if (response.status() == 200) {
            response.json().forEach(one -> check(200, path + "/" + one.path("id").asText(), http));
          }
          check(404, path + "/" + UUID.randomUUID(), http, 410, 403);
        }
      }
    }
  }

  @Test
  void labels() {
    String path = "enduser/dialogs/" + SeededWorld.TAX_CARD + "/context/systemlabels";
    String bin = "{\"addLabels\":[\"Bin\"],\"removeLabels\":[]}";
    check(204, "PUT", path, bin, system);
    check(400, "PUT", path, "{\"addLabels\":[\"Sent\"]}", system);
    check(412, "PUT", path, bin, system, "If-Match", UUID.randomUUID().toString());
    check(404, "PUT", path.replace("000003", "000999"), bin, system);
    check(403, "PUT", path.replace("000003", "000012"), bin, system);
    String bulk = "enduser/dialogs/context/systemlabels/actions/bulkset";
    String body = "{\"dialogs\":[{\"dialogId\":\"%s\"}],\"addLabels\":[\"Archive\"]}";
    check(204, "POST", bulk, body.formatted(SeededWorld.TAX_CARD), system);
    check(404, "POST", bulk, body.formatted(SeededWorld.OTHER_CUSTOMER), system);
    check(400, "POST", bulk, "{\"dialogs\":[]}", system);
    check(
        412,
        "POST",
        bulk,
        "{\"dialogs\":[{\"dialogId\":\"%s\",\"endUserContextRevision\":\"%s\"}]}"
            .formatted(SeededWorld.TAX_CARD, UUID.randomUUID()),
        system);
    check(400, "PUT", path, bin, system, "If-Match", "\"" + UUID.randomUUID() + "\"");
    altinn.faults().next("/systemlabels", 2, Fault.conflict());
    check(409, "PUT", path, bin, system);
    check(409, "POST", bulk, body.formatted(SeededWorld.TAX_CARD), system);
    String tooLarge = " ".repeat(20_000_001);
    check(413, "PUT", path, tooLarge, system);
    check(413, "POST", bulk, tooLarge, system);
    check(200, "enduser/dialogs/" + SeededWorld.TAX_CARD + "/context/labellog", system);
  }

  @Test
  void besideTheDialogs() {
    check(200, "enduser/parties", system);
    check(200, "enduser/parties", person);
    check(
        502,
        "enduser/parties",
        new Http(altinn, altinn.tokens().person(world.personWithoutParties())));
    check(200, "enduser/serviceresources", system);
    check(500, "enduser/serviceresources?party=nobody", system);
    check(200, "metadata/limits", nobody);
    check(200, "metadata/serviceresources", nobody);
    check(200, ".well-known/jwks.json", nobody);
    check(200, ".well-known/oauth-authorization-server", nobody);
    String lookup = "enduser/dialoglookup?instanceRef=urn:altinn:dialog-id:";
    check(200, lookup + SeededWorld.MESSAGE, system);
    check(200, lookup + SeededWorld.APP_FORM, person);
    check(404, lookup + UUID.randomUUID(), system);
    check(403, lookup + SeededWorld.OTHER_CUSTOMER, system);
    check(400, "enduser/dialoglookup?instanceRef=something", system);
  }

  @Test
  void theServiceOwnersLookup() {
    Http owner = new Http(altinn, altinn.tokens().serviceOwner(world.serviceOwner()));
    String lookup = "serviceowner/dialoglookup?instanceRef=urn:altinn:dialog-id:";
    for (StoredDialog dialog : altinn.dialogs().all()) {
      check(200, lookup + dialog.id(), owner, 403);
    }
    check(200, lookup + SeededWorld.DELETED, owner);
    check(403, lookup + SeededWorld.APP_FORM, owner);
    check(404, lookup + UUID.randomUUID(), owner);
    check(400, "serviceowner/dialoglookup?instanceRef=something", owner);
    check(400, "serviceowner/dialoglookup", owner);
    check(401, lookup + SeededWorld.MESSAGE, nobody);
    check(403, lookup + SeededWorld.MESSAGE, system);
    check(403, lookup + SeededWorld.MESSAGE, enterprise);
    check(403, "enduser/parties", owner);
  }

  @Test
  void onlyJsonIsAcceptable() {
    for (String path :
        List.of(
            "metadata/limits",
            ".well-known/jwks.json",
            ".well-known/oauth-authorization-server",
            "enduser/parties")) {
      check(406, "GET", path, null, system, "Accept", "text/html");
    }
    for (String path : List.of("metadata/serviceresources", "enduser/serviceresources")) {
      check(400, "GET", path, null, system, "Accept-Language", "nb; q=0.5");
    }
  }

  @Test
  void failures() {
    String dialog = "enduser/dialogs/" + SeededWorld.MESSAGE;
    for (String path :
        List.of(
            "enduser/parties",
            "enduser/serviceresources",
            "enduser/dialoglookup",
            "enduser/dialogs",
            dialog,
            dialog + "/activities",
            dialog + "/transmissions",
            dialog + "/seenlog",
            dialog + "/context/labellog",
            "metadata/serviceresources")) {
      altinn.faults().next("/" + path, Fault.internalError());
      check(500, path, system);
      altinn.faults().next("/" + path, Fault.badGateway());
      check(502, path, system);
      altinn.faults().next("/" + path, Fault.maintenance());
      check(503, path, system);
    }
  }

  @Test
  void refusals() {
    for (String path :
        List.of(
            "enduser/parties",
            "enduser/dialogs?party=" + world.customer().urn(),
            "enduser/dialogs/" + SeededWorld.MESSAGE,
            "enduser/serviceresources")) {
      check(401, path, nobody);
      check(403, path, enterprise);
      check(403, path, scopeless);
    }
    altinn.faults().maintenance(Instant.now().plusSeconds(60));
    check(503, "enduser/parties", system);
    check(503, "metadata/limits", nobody);
  }

  @Test
  void accessManagement() {
    String scope = "altinn:accessmanagement/authorizedparties";
    IssuedTokens tokens = altinn.tokens();
    String pid = world.manager().pid();
    Duration hour = Duration.ofHours(1);
    String everything =
        "?includeRoles=true&includeAccessPackages=true&includeResources=true&includeInstances=true";
    for (Http http :
        List.of(
            Exchange.of(altinn, tokens.systemUser(world.systemUser(), scope, hour)),
            Exchange.of(altinn, tokens.person(pid, "idporten-loa-high", scope)))) {
      access(200, "", http);
      access(200, everything, http);
    }
    access(401, "", nobody);
    access(401, "", system);
    access(401, "", Exchange.of(altinn, tokens.enterprise(scope)));
    access(403, "", Exchange.of(altinn, tokens.systemUser(world.systemUser())));
  }

  private void access(int status, String query, Http http) {
    String path = "/accessmanagement/api/v1/enduser/authorizedparties";
    Response response = http.send("GET", altinn.platformUrl() + path + query, null);
    assertThat(response.status()).as(query).isEqualTo(status);
    assertThat(
            ACCESS_MANAGEMENT.check(
                "GET", path, status, response.header("Content-Type"), response.body()))
        .isEmpty();
  }

  private static Response check(String path, Http http) {
    return conforms("GET", path, http.get(path, "Accept-Language", "nb"));
  }

  private static void check(int status, String path, Http http, Integer... or) {
    Response response = conforms("GET", path, http.get(path));
    if (!List.of(or).contains(response.status())) {
      assertThat(response.status()).as(path).isEqualTo(status);
    }
  }

  private void check(
      int status, String method, String path, @Nullable String body, Http http, String... headers) {
    Response response =
        http.send(method, altinn.dialogportenUrl() + "/api/v1/" + path, body, headers);
    assertThat(response.status()).as(path).isEqualTo(status);
    conforms(method, path, response);
  }

  private static Response conforms(String method, String path, Response response) {
    String plain = "/api/v1/" + path.replaceAll("\\?.*", "");
    ApiDocument document = path.startsWith("serviceowner/") ? OWNERS_DOCUMENT : DOCUMENT;
    List<String> wrong =
        document.check(
            method, plain, response.status(), response.header("Content-Type"), response.body());
    assertThat(wrong).as(method + " " + plain + " " + response.status()).isEmpty();
    return response;
  }
}
