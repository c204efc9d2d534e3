package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.tokens.IssuedTokens;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How each refusal of Dialogporten looks: its title, its type, its errors, and around it. */
class ProblemsTest {

  private static final String PROBLEM = "application/problem+json";
  private static final String JSON = "application/json; charset=utf-8";
  private static final String DIALOGS = "enduser/dialogs";
  private static final String DIALOG = DIALOGS + "/" + SeededWorld.TAX_CARD;
  private static final String LABELS = DIALOG + "/context/systemlabels";
  private static final String BULK = DIALOGS + "/context/systemlabels/actions/bulkset";
  private static final String BIN = "{\"addLabels\":[\"Bin\"]}";
  private static final int LARGEST_BODY = 20_000_000;

  private final LocalAltinn altinn = LocalAltinn.start();
  private final SeededWorld world = altinn.world();
  private final IssuedTokens tokens = altinn.tokens();
  private final Http http = new Http(altinn, tokens.systemUser(world.systemUser()));

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void status400() {
    problem(http.get(DIALOGS), 400, DIALOGS)
        .is("One or more validation errors occurred.", "rfc7231#section-6.5.1")
        .keys("");
    problem(http.get(DIALOG + "x"), 400, DIALOG + "x").keys("dialogId");
    problem(http.get(DIALOG, "Accept-Language", "nb; q=1"), 400, DIALOG).keys("Accept-Language");
    problem(send("PUT", LABELS, BIN, "If-Match", "*"), 400, LABELS).keys("If-Match");
  }

  @Test
  void status401() {
    unauthorized(null, "Bearer");
    unauthorized("nonsense", "Bearer error=\"invalid_token\"");
    unauthorized(tokens.expired(world.manager()), "Bearer error=\"invalid_token\"");
  }

  private void unauthorized(@Nullable String token, String challenge) {
    for (String path : List.of("enduser/parties", DIALOGS, DIALOG, DIALOG + "/activities")) {
      Response response = new Http(altinn, token).get(path);
      assertThat(response.status()).as(path).isEqualTo(401);
      assertThat(response.header("WWW-Authenticate")).isEqualTo(challenge);
      assertThat(response.header("Content-Type")).isEmpty();
      assertThat(response.body()).isEmpty();
    }
  }

  @Test
  void status403() {
    String openid = tokens.person(world.manager().pid(), "idporten-loa-high", "openid");
    Response scope = new Http(altinn, openid).get(DIALOG);
    assertThat(scope.status()).isEqualTo(403);
    assertThat(scope.header("Content-Type")).isEmpty();
    assertThat(scope.body()).isEmpty();

    Response kind = new Http(altinn, tokens.enterprise()).get(DIALOG);
    assertThat(problem(kind, 403, DIALOG, JSON).keys("Type").message("Type"))
        .endsWith(
            "Valid user types for this endpoint are:"
                + " Person, SystemUser, IdportenEmailIdentifiedUser");

    String level4 = DIALOGS + "/" + SeededWorld.LEVEL_4;
    assertThat(problem(http.get(level4), 403, level4).keys("Forbidden").message("Forbidden"))
        .isEqualTo("Altinn authentication level too low.");

    String anothers = DIALOGS + "/" + SeededWorld.OTHER_CUSTOMER;
    Problem forbidden = problem(http.get(anothers), 403, anothers);
    forbidden.is("Forbidden.", "rfc7231#section-6.5.3").keys("Forbidden");
    assertThat(forbidden.message("Forbidden")).isEqualTo("Forbidden");

    String labels = anothers + "/context/systemlabels";
    assertThat(problem(send("PUT", labels, BIN), 403, labels).message("Forbidden"))
        .contains("unauthorized and/or missing: (" + SeededWorld.OTHER_CUSTOMER + ")");
  }

  @Test
  void status404() {
    UUID unknown = UUID.randomUUID();
    String dialog = DIALOGS + "/" + unknown;
    problem(http.get(dialog), 404, dialog)
        .is("Resource not found.", "rfc7231#section-6.5.4")
        .keys("DialogEntity");
    child("activities", unknown, "DialogActivity");
    child("transmissions", unknown, "DialogTransmission");
    child("seenlog", unknown, "DialogSeenLog");
    String lookup = "enduser/dialoglookup";
    problem(http.get(lookup + "?instanceRef=urn:altinn:dialog-id:" + unknown), 404, lookup)
        .keys("InstanceRef");
  }

  private void child(String list, UUID id, String type) {
    String path = DIALOG + "/" + list + "/" + id;
    assertThat(problem(http.get(path), 404, path).keys(type).message(type))
        .isEqualTo("Entity '" + type + "' with the following key(s) was not found: (" + id + ").");
  }

  @Test
  void whatIsNotVisibleSaysSince() {
    String later = DIALOGS + "/" + SeededWorld.VISIBLE_LATER;
    Response response = http.get(later);
    assertThat(problem(response, 404, later).keys("DialogEntity").message("DialogEntity"))
        .matches("Dialog is not visible until \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    assertThat(response.header("Expires"))
        .matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
    String expired = DIALOGS + "/" + SeededWorld.EXPIRED;
    assertThat(problem(http.get(expired), 404, expired).message("DialogEntity"))
        .startsWith("Dialog expired at ");
  }

  @Test
  void status406() {
    for (String path :
        List.of(
            "enduser/parties",
            "metadata/limits",
            ".well-known/jwks.json",
            ".well-known/oauth-authorization-server")) {
      Problem problem = problem(http.get(path, "Accept", "text/html, application/xml"), 406, path);
      problem
          .is("Requested content type is not acceptable.", "rfc7231#section-6.5.6")
          .detail("The Accept header must allow JSON responses.")
          .keys("Accept");
      for (String fine : List.of("application/*", "application/hal+json;q=0.1", "text/html,*/*")) {
        assertThat(http.get(path, "Accept", fine).status()).as(fine).isEqualTo(200);
      }
    }
    for (String path : List.of("metadata/serviceresources", "enduser/serviceresources", DIALOG)) {
      assertThat(http.get(path, "Accept", "text/html").status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void status409() {
    altinn.faults().next("/systemlabels", 2, Fault.conflict());
    problem(send("PUT", LABELS, BIN), 409, LABELS)
        .is("Conflict.", "rfc7231#section-6.5.8")
        .keys("");
    problem(send("POST", BULK, many()), 409, BULK).keys("");
    assertThat(altinn.dialogs().labels(SeededWorld.TAX_CARD)).doesNotContain("Bin");
    assertThat(send("PUT", LABELS, BIN).status()).isEqualTo(204);
  }

  @Test
  void status410() {
    String deleted = DIALOGS + "/" + SeededWorld.DELETED;
    for (String below : List.of("", "/activities", "/transmissions", "/seenlog")) {
      Problem problem = problem(http.get(deleted + below), 410, deleted + below);
      problem.is("Resource no longer available.", "rfc7231#section-6.5.9").keys("DialogEntity");
      assertThat(problem.message("DialogEntity"))
          .endsWith("removed: (" + SeededWorld.DELETED + ").");
    }
  }

  @Test
  void status412() {
    String old = UUID.randomUUID().toString();
    problem(send("PUT", LABELS, BIN, "If-Match", old), 412, LABELS)
        .is("Precondition failed.", "rfc7232#section-4.2")
        .keys();
    String entry = "\"endUserContextRevision\":\"" + old + "\",\"dialogId\"";
    problem(send("POST", BULK, many().replace("\"dialogId\"", entry)), 412, BULK).keys();
  }

  @Test
  void status413() {
    String largest = " ".repeat(LARGEST_BODY);
    problem(send("PUT", LABELS, largest), 400, LABELS).keys("serializerErrors");
    problem(send("PUT", LABELS, largest + " "), 413, LABELS)
        .is(
            "Payload too large. The maximum allowed size is 20000000 bytes.",
            "rfc7231#section-6.5.11")
        .keys();
    problem(send("POST", BULK, largest + " ".repeat(1_000_000)), 413, BULK).keys();
    String nobodys = DIALOGS + "/" + SeededWorld.OTHER_CUSTOMER + "/context/systemlabels";
    assertThat(
            new Http(altinn, null)
                .send("PUT", altinn.dialogportenUrl() + "/api/v1/" + nobodys, largest + " ")
                .status())
        .isEqualTo(401);
  }

  @Test
  void status422() {
    String search = DIALOGS + "?limit=1&party=" + world.largeCustomer().urn();
    String token = http.get(search).json().path("continuationToken").asText();
    altinn.services().mostMatches(SeededWorld.LARGE_CUSTOMER_DIALOGS - 1);

    problem(http.get(search), 422, DIALOGS)
        .is("Unprocessable request.", "rfc4918#section-11.2")
        .keys("Search");
    problem(http.get(search + "&continuationToken=" + Http.encode(token)), 422, DIALOGS);
    problem(http.get(search + "&limit=0"), 400, DIALOGS);
    assertThat(http.get(search + "&externalReference=oppgjor-7").json().path("items")).hasSize(1);
    assertThat(http.get(search + "&contentUpdatedAfter=2999-01-01T00:00:00Z").status())
        .isEqualTo(200);

    altinn.services().mostMatches(SeededWorld.LARGE_CUSTOMER_DIALOGS);
    assertThat(http.get(search).status()).isEqualTo(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> altinn.services().mostMatches(-1))
        .withMessageStartingWith("dialogs: ");
  }

  @Test
  void status500() {
    String unknownAcr = tokens.person(world.manager().pid(), "eidas", "digdir:dialogporten");
    altinn.faults().next(DIALOGS, Fault.internalError());
    String services = "enduser/serviceresources";
    for (Problem problem :
        List.of(
            problem(
                new Http(altinn, unknownAcr).get("enduser/parties"), 500, "enduser/parties", JSON),
            problem(http.get(services + "?party=nobody"), 500, services, JSON),
            problem(http.get(DIALOG), 500, DIALOG, JSON))) {
      problem
          .is("An error occurred while processing the request.", "rfc7231#section-6.6.1")
          .detail("Something went wrong during the request.")
          .keys();
    }
    assertThat(altinn.dialogs().seenLog(SeededWorld.TAX_CARD)).isEmpty();
  }

  @Test
  void status502() {
    Http lonely = new Http(altinn, tokens.person(world.personWithoutParties()));
    Response parties = lonely.get("enduser/parties");
    altinn.faults().next(DIALOGS, Fault.badGateway());
    for (Problem problem :
        List.of(
            problem(parties, 502, "enduser/parties", JSON),
            problem(http.get(DIALOG), 502, DIALOG, JSON))) {
      problem.is("Bad gateway.", "rfc7231#section-6.6.3").keys();
      assertThat(problem.body.path("detail").asText()).startsWith("An upstream server is down");
    }
  }

  @Test
  void status503() {
    altinn.faults().maintenance();
    Response endless = http.get("metadata/limits");
    assertThat(endless.raw().headers().firstValue("Retry-After")).isEmpty();
    altinn.faults().maintenance(Instant.parse("2026-12-24T16:00:00Z"));
    Response planned = new Http(altinn, null).get(DIALOGS);
    assertThat(planned.header("Retry-After")).isEqualTo("Thu, 24 Dec 2026 16:00:00 GMT");
    for (Response response : List.of(endless, planned)) {
      assertThat(response.status()).isEqualTo(503);
      assertThat(response.header("Content-Type")).isEqualTo("text/plain");
      assertThat(response.body()).isEqualTo("Service Unavailable");
    }
  }

  @Test
  void problemsThatArePlannedKeepTheirBodies() {
    for (Fault fault : List.of(Fault.conflict(), Fault.internalError(), Fault.badGateway())) {
      assertThatIllegalStateException().isThrownBy(() -> fault.header("Retry-After", "1"));
      assertThatIllegalStateException().isThrownBy(() -> fault.body("text/plain", "no"));
    }
  }

  private static String many() {
    return "{\"dialogs\":[{\"dialogId\":\""
        + SeededWorld.TAX_CARD
        + "\"}],\"addLabels\":[\"Bin\"]}";
  }

  private Response send(String method, String path, String body, String... headers) {
    return http.send(method, altinn.dialogportenUrl() + "/api/v1/" + path, body, headers);
  }

  private static Problem problem(Response response, int status, String path) {
    return problem(response, status, path, PROBLEM);
  }

  /** What all of them have. */
  private static Problem problem(Response response, int status, String path, String contentType) {
    assertThat(response.status()).as(path).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo(contentType);
    JsonNode body = response.json();
    assertThat(body.path("status").asInt()).isEqualTo(status);
    assertThat(body.path("instance").asText()).isEqualTo("/api/v1/" + path);
    assertThat(body.path("traceId").asText()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-\\d\\d");
    return new Problem(body);
  }

  private record Problem(JsonNode body) {

    Problem is(String title, String type) {
      assertThat(body.path("title").asText()).isEqualTo(title);
      assertThat(body.path("type").asText())
          .isEqualTo("https://datatracker.ietf.org/doc/html/" + type);
      return this;
    }

    Problem detail(String text) {
      assertThat(body.path("detail").asText()).isEqualTo(text);
      return this;
    }

    /** The keys of the errors; without any there are no errors at all. */
    Problem keys(String... keys) {
      List<String> found = new ArrayList<>();
      body.path("errors").fieldNames().forEachRemaining(found::add);
      assertThat(found).containsExactlyInAnyOrder(keys);
      assertThat(body.has("errors")).isEqualTo(keys.length > 0);
      return this;
    }

    String message(String key) {
      return body.path("errors").path(key).path(0).asText();
    }
  }
}
