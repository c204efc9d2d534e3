package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lookups as Dialogporten does them, for end users and for service owners. */
class LookupTest {

  private static final String INSTANCE =
      "urn:altinn:integration:storage:50000001/0198c2a1-0000-7000-b000-00000000aaaa";
  private static final String INSTANCE_REF =
      "urn:altinn:instance-id:50000001/0198c2a1-0000-7000-b000-00000000aaaa";
  private static final String MESSAGE_REF =
      "urn:altinn:correspondence-id:0198c2a1-0000-7000-a000-000000000001";

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final Http system = new Http(altinn, altinn.tokens().systemUser(world.systemUser()));
  private final Http owner = new Http(altinn, altinn.tokens().serviceOwner(world.serviceOwner()));

  @AfterEach
  void close() {
    altinn.close();
  }

  private static Response endUser(Http http, String reference) {
    return http.get("enduser/dialoglookup?instanceRef=" + reference);
  }

  private static Response serviceOwner(Http http, String reference) {
    return http.get("serviceowner/dialoglookup?instanceRef=" + reference);
  }

  private UUID add(String title, String... labels) {
    DialogSpec dialog = DialogSpec.of(world.customer().urn(), "skattetest-melding", title);
    for (String label : labels) {
      dialog.serviceOwnerLabel(label);
    }
    return altinn.dialogs().add(dialog);
  }

  @Test
  void aDialogsIdGivesWhatTheDialogIsAbout() {
    JsonNode message = endUser(system, "urn:altinn:dialog-id:" + SeededWorld.MESSAGE).json();
    assertThat(message.path("instanceRef").asText()).isEqualTo(MESSAGE_REF);
    UUID both = add("Begge deler", "urn:altinn:correspondence-id:" + UUID.randomUUID(), INSTANCE);
    JsonNode instance = endUser(system, "urn:altinn:dialog-id:" + both).json();
    assertThat(instance.path("instanceRef").asText()).isEqualTo(INSTANCE_REF);
    String own = "urn:altinn:dialog-id:" + SeededWorld.TAX_CARD;
    assertThat(endUser(system, own).json().path("instanceRef").asText()).isEqualTo(own);
    assertThat(message.path("serviceResource").path("id").asText()).isEqualTo("skattetest-melding");
    assertThat(message.has("nonSensitiveTitle")).isFalse();
    assertThat(altinn.dialogs().seenLog(SeededWorld.MESSAGE)).isEmpty();
  }

  @Test
  void areReadInAnyCase() {
    Response found = endUser(system, "%20" + MESSAGE_REF.toUpperCase(Locale.ROOT) + "%20");
    assertThat(found.json().path("dialogId").asText()).isEqualTo(SeededWorld.MESSAGE.toString());
    assertThat(found.json().path("instanceRef").asText()).isEqualTo(MESSAGE_REF);
    assertThat(endUser(system, "urn:altinn:instance-id:0/" + UUID.randomUUID()).status())
        .isEqualTo(400);
  }

  @Test
  void neitherVisibilityNorExpiryIsLookedAt() {
    for (UUID id : new UUID[] {SeededWorld.VISIBLE_LATER, SeededWorld.EXPIRED}) {
      assertThat(endUser(system, "urn:altinn:dialog-id:" + id).status()).isEqualTo(200);
      assertThat(system.open(id).status()).isEqualTo(404);
    }
  }

  @Test
  void twoLiveDialogsWithOneLabelAreAFailureOfTheServer() {
    add("Den ene", INSTANCE);
    UUID other = add("Den andre", INSTANCE);
    assertThat(endUser(system, INSTANCE_REF).status()).isEqualTo(500);
    altinn.dialogs().delete(other);
    assertThat(endUser(system, INSTANCE_REF).status()).isEqualTo(200);
  }

  @Test
  void deletedOnesAreTheServiceOwnersOnly() {
    UUID deleted = add("Slettet", INSTANCE);
    altinn.dialogs().delete(deleted);
    assertThat(endUser(system, INSTANCE_REF).status()).isEqualTo(404);
    assertThat(endUser(system, INSTANCE_REF).error("InstanceRef")).contains("was not found");
    JsonNode found = serviceOwner(owner, INSTANCE_REF).json();
    assertThat(found.path("dialogId").asText()).isEqualTo(deleted.toString());
    assertThat(found.has("authorizationEvidence")).isFalse();
  }

  @Test
  void aServiceOwnerSeesBothTitles() {
    JsonNode found = serviceOwner(owner, "urn:altinn:dialog-id:" + SeededWorld.LEVEL_4).json();
    assertThat(found.path("title").path(0).path("value").asText())
        .isEqualTo("Adressesperre er innvilget");
    assertThat(found.path("nonSensitiveTitle").path(0).path("value").asText())
        .isEqualTo("Du har fått et brev");
    JsonNode endUser = endUser(system, "urn:altinn:dialog-id:" + SeededWorld.LEVEL_4).json();
    assertThat(endUser.path("title").path(0).path("value").asText())
        .isEqualTo("Du har fått et brev");
  }

  @Test
  void whoIsNoServiceOwnerIsRefused() {
    String reference = "urn:altinn:dialog-id:" + SeededWorld.MESSAGE;
    assertThat(serviceOwner(new Http(altinn, null), reference).status()).isEqualTo(401);
    Response scope = serviceOwner(system, reference);
    assertThat(scope.status()).isEqualTo(403);
    assertThat(scope.body()).isEmpty();
    Http another = new Http(altinn, altinn.tokens().serviceOwner("311862529"));
    Response anothers = serviceOwner(another, reference);
    assertThat(anothers.status()).isEqualTo(403);
    assertThat(anothers.error("Forbidden")).contains("does not own");
    Response type = endUser(owner, reference);
    assertThat(type.status()).isEqualTo(403);
    assertThat(owner.get("serviceowner/dialogs").status()).isEqualTo(404);
  }

  @Test
  void whoActsForTooManyGetsTheWholeCatalogue() {
    assertThat(system.get("enduser/serviceresources").json().has("isFullCatalogueFallback"))
        .isFalse();
    for (int i = 0; i < 1000; i++) {
      world
          .systemUser()
          .represents(
              altinn.parties().organisation(String.valueOf(310_000_000 + i), "SYNTETISK NR " + i));
    }
    JsonNode all = system.get("enduser/serviceresources").json();
    assertThat(all.path("isFullCatalogueFallback").asBoolean()).isTrue();
    JsonNode named = system.get("enduser/serviceresources?party=" + world.customer().urn()).json();
    assertThat(named.has("isFullCatalogueFallback")).isFalse();
  }

  @Test
  void anInvalidPartyIsAFailureOfTheServer() {
    assertThat(system.get("enduser/serviceresources?party=310923044").status()).isEqualTo(500);
  }
}
