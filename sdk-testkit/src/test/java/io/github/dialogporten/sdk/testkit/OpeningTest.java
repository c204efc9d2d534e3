package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.LabelEntry;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialog;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Opening a dialog: refusals, traces it leaves, what is masked, which language. */
class OpeningTest {

  private static final String UNAUTHORIZED = "urn:dialogporten:unauthorized";

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final Http http = new Http(altinn, altinn.tokens().systemUser(world.systemUser()));
  private final Http person = new Http(altinn, altinn.tokens().person(world.manager()));

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void refusalsHaveTheirOrderAndBodies() {
    UUID unknown = UUID.randomUUID();
    assertThat(http.open(unknown).error("DialogEntity"))
        .contains("Entity 'DialogEntity' with the following key(s) was not found: (" + unknown);
    refused(SeededWorld.OTHER_CUSTOMER, 403, "Forbidden", "Forbidden");
    refused(SeededWorld.DELETED, 410, "DialogEntity", "is removed: (" + SeededWorld.DELETED);
    refused(SeededWorld.LEVEL_4, 403, "Forbidden", "Altinn authentication level too low.");
    refused(SeededWorld.EXPIRED, 404, "DialogEntity", "Dialog expired at ");
    Response later =
        refused(SeededWorld.VISIBLE_LATER, 404, "DialogEntity", "Dialog is not visible until ");
    assertThat(later.header("Expires")).endsWith("GMT");
    altinn.clock().advance(Duration.ofDays(1));
    Http next = new Http(altinn, altinn.tokens().systemUser(world.systemUser()));
    assertThat(next.open(SeededWorld.VISIBLE_LATER).status()).isEqualTo(200);
    assertThat(http.get("enduser/dialogs/nonsense").status()).isEqualTo(401);
    assertThat(next.get("enduser/dialogs/nonsense").error("dialogId")).contains("[Guid]");
  }

  @Test
  void level4OpensWhatNeedsIt() {
    String high =
        altinn.tokens().person(world.manager().pid(), "idporten-loa-high", "digdir:dialogporten");
    assertThat(new Http(altinn, high).open(SeededWorld.LEVEL_4).status()).isEqualTo(200);
    assertThat(person.open(SeededWorld.LEVEL_4).status()).isEqualTo(403);
  }

  @Test
  void openingIsWrittenDownOnceAndChangesNoRevision() {
    StoredDialog before = altinn.dialogs().get(SeededWorld.MESSAGE);
    assertThat(before.labels()).contains("MarkedAsUnopened");

    Response first = http.open(SeededWorld.MESSAGE);
    assertThat(first.header("ETag")).isEqualTo(before.revision().toString());
    assertThat(first.json().path("isContentSeen").asBoolean()).isTrue();
    assertThat(first.json().path("endUserContext").path("systemLabels").toString())
        .isEqualTo("[\"Default\"]");
    JsonNode seen = first.json().path("seenSinceLastUpdate").path(0);
    assertThat(seen.path("isCurrentEndUser").asBoolean()).isTrue();
    assertThat(seen.path("seenBy").path("actorId").asText()).isEqualTo(world.systemUser().urn());
    http.open(SeededWorld.MESSAGE);

    assertThat(altinn.dialogs().seenLog(SeededWorld.MESSAGE)).hasSize(1);
    assertThat(altinn.dialogs().labelLog(SeededWorld.MESSAGE))
        .extracting(LabelEntry::label, LabelEntry::action)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("MarkedAsUnopened", "remove"));
    StoredDialog after = altinn.dialogs().get(SeededWorld.MESSAGE);
    assertThat(after.revision()).isEqualTo(before.revision());
    assertThat(after.endUserContextRevision()).isEqualTo(before.endUserContextRevision());
    assertThat(after.updatedAt()).isEqualTo(before.updatedAt());

    altinn.dialogs().update(SeededWorld.MESSAGE, dialog -> dialog.status("Completed"));
    assertThat(altinn.dialogs().get(SeededWorld.MESSAGE).contentSeen()).isFalse();
    http.open(SeededWorld.MESSAGE);
    assertThat(altinn.dialogs().seenLog(SeededWorld.MESSAGE)).hasSize(2);
  }

  @Test
  void listsLeaveNoTrace() {
    for (String list : List.of("activities", "transmissions", "seenlog", "context/labellog")) {
      assertThat(http.get("enduser/dialogs/" + SeededWorld.TAX_CARD + "/" + list).status())
          .isEqualTo(200);
    }
    assertThat(altinn.dialogs().seenLog(SeededWorld.TAX_CARD)).isEmpty();
    assertThat(altinn.dialogs().get(SeededWorld.TAX_CARD).contentSeen()).isFalse();
  }

  @Test
  void listsSay404WhereOpeningSays403() {
    assertThat(http.get("enduser/dialogs/" + SeededWorld.OTHER_CUSTOMER + "/activities").status())
        .isEqualTo(404);
    assertThat(http.get("enduser/dialogs/" + SeededWorld.LIST_ACCESS_ONLY + "/seenlog").status())
        .isEqualTo(404);
    String deleted = "enduser/dialogs/" + SeededWorld.DELETED;
    assertThat(http.get(deleted + "/activities").status()).isEqualTo(410);
    assertThat(http.get(deleted + "/context/labellog").status()).isEqualTo(404);
  }

  @Test
  void linksAreMasked() {
    JsonNode taxCard = http.open(SeededWorld.TAX_CARD).json();
    JsonNode hidden = taxCard.path("transmissions").path(2);
    assertThat(hidden.path("isAuthorized").asBoolean()).isFalse();
    assertThat(hidden.path("attachments").path(0).path("urls").path(0).path("url").asText())
        .isEqualTo(UNAUTHORIZED);
    assertThat(hidden.path("content").path("contentReference").toString()).contains(UNAUTHORIZED);
    assertThat(hidden.path("navigationalActions").path(0).path("url").asText())
        .isEqualTo(UNAUTHORIZED);
    assertThat(hidden.path("content").path("title").toString()).contains("Vedtak");
    assertThat(taxCard.path("attachments").path(3).path("urls").path(0).path("url").asText())
        .isEqualTo("urn:dialogporten:expired");

    JsonNode message = http.open(SeededWorld.MESSAGE).json();
    JsonNode purge = message.path("apiActions").path(1);
    assertThat(purge.path("isAuthorized").asBoolean()).isFalse();
    assertThat(purge.path("endpoints").path(0).path("url").asText()).isEqualTo(UNAUTHORIZED);
    assertThat(message.path("guiActions").path(2).path("isAuthorized").asBoolean()).isTrue();

    JsonNode list = http.open(SeededWorld.LIST_ACCESS_ONLY).json();
    assertThat(list.path("content").path("mainContentReference").path("isAuthorized").asBoolean())
        .isFalse();
    assertThat(list.path("guiActions").path(0).path("url").asText()).isEqualTo(UNAUTHORIZED);
  }

  @Test
  void nullsAreLeftOutAndEmptyListsAreNot() {
    UUID plain =
        altinn
            .dialogs()
            .add(DialogSpec.of(world.customer().urn(), "skattetest-skattekort", "Bare en tittel"));
    Response response = http.open(plain);
    assertThat(response.body()).doesNotContain("null").doesNotContain("\"summary\"");
    assertThat(response.json().path("attachments").isArray()).isTrue();
    assertThat(response.json().path("transmissions")).isEmpty();
  }

  @Test
  void peopleAreMaskedInWhatOthersSee() {
    person.open(SeededWorld.MESSAGE);
    Response log = http.get("enduser/dialogs/" + SeededWorld.MESSAGE + "/seenlog");
    JsonNode by = log.json().path(0).path("seenBy");
    assertThat(by.path("actorId").asText())
        .matches("urn:altinn:person:identifier-ephemeral:[0-9a-f]{10}");
    assertThat(by.path("actorName").asText()).isEqualTo("SYNTETISK KARI");
    assertThat(log.json().path(0).path("isCurrentEndUser").asBoolean()).isFalse();
    assertThat(log.body()).doesNotContain(world.manager().pid());
  }

  @Test
  void dialogTokensHoldTheirClaims() throws ParseException {
    JsonNode dialog = http.open(SeededWorld.TAX_CARD).json();
    SignedJWT token = SignedJWT.parse(dialog.path("dialogToken").asText());
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("EdDSA");
    assertThat(token.getHeader().getType().getType()).isEqualTo("JWT");
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(altinn.dialogportenUrl() + "/api/v1");
    assertThat(claims.getStringClaim("i")).isEqualTo(SeededWorld.TAX_CARD.toString());
    assertThat(claims.getStringClaim("c"))
        .isEqualTo("urn:altinn:organization:identifier-no:310268593");
    assertThat(claims.getStringClaim("y")).isEqualTo(world.systemUser().urn());
    assertThat(claims.getStringClaim("o")).isEqualTo(world.customer().urn());
    assertThat(claims.getStringClaim("a")).isEqualTo("read;submit;delete");
    assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
        .isEqualTo(600_000);
    JsonNode keys = http.get(".well-known/jwks.json").json().path("keys");
    assertThat(keys).hasSize(2);
    assertThat(keys.path(0).path("kid").asText()).isEqualTo(token.getHeader().getKeyID());
    assertThat(keys.path(0).path("x").asText()).hasSize(43);
  }

  @Test
  void languagesArePruned() {
    assertThat(languages()).containsExactly("en", "nb", "nn");
    assertThat(languages("Accept-Language", "nn")).containsExactly("nn");
    assertThat(languages("Accept-Language", "nb-NO, en;q=0.5")).containsExactly("nb");
    assertThat(languages("Accept-Language", "fr;q=0.9,nn;q=0.1")).containsExactly("nn");
    assertThat(languages("Accept-Language", "sv")).containsExactly("nb");
    assertThat(languages("Accept-Language", "fr")).containsExactly("en");
    assertThat(languages("Accept-Language", "*")).containsExactly("en");
    for (String bad : List.of("nb; q=0.5", "invalid;;;", "nb;q", "nb;q =1")) {
      Response response = http.open(SeededWorld.TAX_CARD, "Accept-Language", bad);
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.error("Accept-Language")).contains("Unable to bind header value");
    }
  }

  private List<String> languages(String... headers) {
    JsonNode texts =
        http.open(SeededWorld.TAX_CARD, headers).json().path("content").path("title").path("value");
    List<String> languages = new java.util.ArrayList<>();
    texts.forEach(text -> languages.add(text.path("languageCode").asText()));
    return languages;
  }

  private Response refused(UUID dialog, int status, String key, String message) {
    Response response = http.open(dialog);
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.error(key)).contains(message);
    assertThat(altinn.dialogs().seenLog(dialog)).isEmpty();
    return response;
  }
}
