package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.text.ActorType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the bodies: each field in its place, the odd kept, the absent empty. */
class DialogMappingTest {

  private static final UUID ID = UUID.fromString(DialogBodies.ID);

  private final StubServer server = new StubServer();
  private final Dialogs dialogs = new HttpDialogs(server.pipeline());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anOpenedDialog() {
    server.answers(DialogBodies.opened());
    Dialog dialog = dialogs.open(ID);

    assertThat(dialog.id()).isEqualTo(ID);
    assertThat(dialog.party()).isEqualTo(DialogBodies.PARTY);
    assertThat(dialog.org()).isEqualTo("syn");
    assertThat(dialog.serviceResource()).isEqualTo("urn:altinn:resource:syntetisk");
    assertThat(dialog.serviceResourceType()).isEqualTo("GenericAccessResource");
    assertThat(dialog.externalReference()).contains("ref-1");
    assertThat(dialog.progress()).contains(40);
    assertThat(dialog.hasUnopenedContent()).isTrue();
    assertThat(dialog.status()).isEqualTo(DialogStatus.REQUIRES_ATTENTION);
    assertThat(dialog.extendedStatus()).contains("venter");
    assertThat(dialog.extendedStatusText().text("nb")).isEqualTo("Venter nb");
    assertThat(dialog.createdAt()).isEqualTo(Instant.parse("2026-01-01T10:00:00.0000001Z"));
    assertThat(dialog.updatedAt()).isEqualTo(Instant.parse("2026-01-02T10:00:00.0000002Z"));
    assertThat(dialog.contentUpdatedAt()).isEqualTo(Instant.parse("2026-01-03T10:00:00.0000003Z"));
    assertThat(dialog.dueAt()).contains(Instant.parse("2026-01-04T10:00:00.0000004Z"));
    assertThat(dialog.expiresAt()).contains(Instant.parse("2027-01-01T10:00:00.0000010Z"));
    assertThat(dialog.process()).contains("urn:syn:process:2");
    assertThat(dialog.precedingProcess()).contains("urn:syn:process:1");
    assertThat(dialog.fromServiceOwnerTransmissionsCount()).isEqualTo(2);
    assertThat(dialog.fromPartyTransmissionsCount()).isEqualTo(1);
    assertThat(dialog.isApiOnly()).isFalse();
    assertThat(dialog.isContentSeen()).isTrue();
    assertThat(dialog.title().text("nn", "nb")).isEqualTo("Tittel nb");
    assertThat(dialog.title().mediaType()).contains("text/plain");
    assertThat(dialog.summary().text("en")).isEqualTo("Oppsummering en");
    assertThat(dialog.senderName().text("nb")).isEqualTo("Syntetisk etat nb");
    assertThat(dialog.additionalInfo().mediaType()).contains("text/markdown");
    assertThat(dialog.endUserContext().systemLabels())
        .containsExactly(SystemLabel.ARCHIVE, SystemLabel.MARKED_AS_UNOPENED);
    assertThat(dialog.endUserContext().revision()).isNotEqualTo(dialog.revision());
    assertThat(dialog.mainContentReference().orElseThrow().declared())
        .isEqualTo(ContentReference.Declared.MARKDOWN);
    assertThat(dialog.seenSinceLastUpdate().get(0).isViaServiceOwner()).contains(true);
    assertThat(dialog.seenSinceLastContentUpdate().get(0).isViaServiceOwner()).isEmpty();
    assertThat(dialog)
        .hasToString(
            "Dialog[" + ID + ", RequiresAttention, attachments=1, transmissions=1, guiActions=1]");
  }

  @Test
  void whatAnOpenedDialogHolds() {
    server.answers(DialogBodies.opened());
    Dialog dialog = dialogs.open(ID);

    GuiAction action = dialog.guiActions().get(0);
    assertThat(action.kind()).isEqualTo(GuiActionKind.DELETE);
    assertThat(action.isWrite()).isTrue();
    assertThat(action.isNavigational()).isFalse();
    assertThat(action.isAuthorized()).isTrue();
    assertThat(action.isDeleteDialogAction()).isTrue();
    assertThat(action.prompt().text("nb")).isEqualTo("Sikker? nb");
    assertThat(action.title().text("nb")).isEqualTo("Slett nb");
    assertThat(action.link().isUsable()).isTrue();
    assertThat(action.priority()).isEqualTo(ActionPriority.SECONDARY);
    ApiEndpoint endpoint = dialog.apiActions().get(0).endpoints().get(0);
    assertThat(endpoint.isDeprecated()).isTrue();
    assertThat(endpoint.httpMethod()).isEqualTo(HttpVerb.PATCH);
    assertThat(endpoint.link().raw()).endsWith("/5");
    assertThat(endpoint.documentationUrl().orElseThrow().raw()).endsWith("/6");
    assertThat(endpoint.requestSchema().orElseThrow().raw()).endsWith("/7");
    assertThat(endpoint.responseSchema().orElseThrow().raw()).endsWith("/8");
    Attachment attachment = dialog.attachments().get(0);
    assertThat(attachment.name()).contains("vedlegg.pdf");
    assertThat(attachment.urls())
        .extracting(AttachmentUrl::consumerType)
        .containsExactly(ConsumerType.API, ConsumerType.GUI);
    assertThat(attachment.urls().get(1).link().isExpired()).isTrue();
    assertThat(attachment.urls().get(1).mediaType()).isEmpty();
    Transmission transmission = dialog.transmissions().get(0);
    assertThat(transmission.type()).isEqualTo(TransmissionType.DECISION);
    assertThat(transmission.title().text("nb")).isEqualTo("Vedtak nb");
    assertThat(transmission.summary().text("nb")).isEqualTo("Sammendrag nb");
    assertThat(transmission.authorizationAttribute()).contains("urn:altinn:task:Task_1");
    assertThat(transmission.extendedType()).contains("urn:syn:transmission");
    assertThat(transmission.externalReference()).contains("ref-2");
    assertThat(transmission.isOpened()).contains(true);
    assertThat(transmission.deletedAt()).isEmpty();
    assertThat(transmission.contentReference().orElseThrow().isAuthorized()).isTrue();
    assertThat(transmission.rawJson()).isEmpty();
    assertThat(dialog.activities().get(0).performedBy().orElseThrow().type())
        .isEqualTo(ActorType.PARTY_REPRESENTATIVE);
  }

  @Test
  void aFoundDialog() {
    server.answers(DialogBodies.page("'hasNextPage':false", DialogBodies.found(7)));
    DialogQuery query = DialogQuery.forServiceResource("urn:altinn:resource:syntetisk").build();
    DialogSummary found = dialogs.search(query).firstPage().items().get(0);

    assertThat(found.id()).hasToString("01990000-0000-7000-8000-000000000007");
    assertThat(found.guiAttachmentCount()).contains(3);
    assertThat(found.latestActivity().orElseThrow().type()).isEqualTo(ActivityType.INFORMATION);
    assertThat(found.seenSinceLastUpdate()).hasSize(1);
    assertThat(found.seenSinceLastContentUpdate()).isEmpty();
    assertThat(found.systemLabel()).contains(SystemLabel.ARCHIVE);
  }

  @Test
  void mergedShapesAreWithoutWhatOthersHave() {
    server.answers("[" + DialogBodies.transmission(40, "") + "]");
    assertThat(dialogs.transmissions(ID).get(0).isOpened()).isEmpty();
    server.answers("[" + DialogBodies.activity(60, false) + "]");
    assertThat(dialogs.activities(ID).get(0).performedBy()).isEmpty();
    server.answers("[" + DialogBodies.label() + "]");
    assertThat(dialogs.labelLog(ID).get(0).label()).contains(SystemLabel.BIN);
    server.answers("[]");
    assertThat(dialogs.seenLog(ID)).isEmpty();
  }

  @Test
  void aDialogWithNothingThatMayBeAbsent() {
    String bare = "{" + DialogBodies.COMMON + "\"revision\":\"" + ID + "\"}";
    for (String optional :
        List.of(
            "extendedStatus",
            "externalReference",
            "dueAt",
            "process",
            "precedingProcess",
            "systemLabel")) {
      bare = bare.replaceAll("\"" + optional + "\":\"[^\"]*\",", "");
    }
    server.answers(bare.replace("\"progress\":40,", ""));
    Dialog dialog = dialogs.open(ID);

    assertThat(dialog.title().isEmpty()).isTrue();
    assertThat(dialog.title().text("nb")).isEmpty();
    assertThat(dialog.title().mediaType()).isEmpty();
    assertThat(dialog.additionalInfo().isEmpty()).isTrue();
    assertThat(dialog.mainContentReference()).isEmpty();
    assertThat(dialog.attachments()).isEmpty();
    assertThat(dialog.transmissions()).isEmpty();
    assertThat(dialog.guiActions()).isEmpty();
    assertThat(dialog.apiActions()).isEmpty();
    assertThat(dialog.activities()).isEmpty();
    assertThat(dialog.seenSinceLastUpdate()).isEmpty();
    assertThat(dialog.dialogToken()).isEmpty();
    assertThat(dialog.extendedStatus()).isEmpty();
    assertThat(dialog.externalReference()).isEmpty();
    assertThat(dialog.dueAt()).isEmpty();
    assertThat(dialog.expiresAt()).isEmpty();
    assertThat(dialog.progress()).isEmpty();
    assertThat(dialog.systemLabel()).isEmpty();
  }

  @Test
  void oddValuesFailNoDocument() {
    server.answers(
        DialogBodies.opened()
            .replace("https://vindu.eksempel.invalid/4", "https://a b|{id}%zz")
            .replace("\"RequiresAttention\"", "\"Contemplating\"")
            .replace("\"DELETE\"", "\"BREW\"")
            .replace("\"Secondary\"", "7")
            .replace("\"PartyRepresentative\"", "null")
            .replace("\"attachments\":[", "\"new\":{\"x\":[1]},\"attachments\":[null,"));
    Dialog dialog = dialogs.open(ID);

    assertThat(dialog.status().known()).isEmpty();
    assertThat(dialog.status().value()).isEqualTo("Contemplating");
    GuiAction action = dialog.guiActions().get(0);
    assertThat(action.link().raw()).isEqualTo("https://a b|{id}%zz");
    assertThat(action.link().isUsable()).isFalse();
    assertThat(action.httpMethod().value()).isEqualTo("BREW");
    assertThat(action.kind().known()).isEmpty();
    assertThat(action.isWrite()).isFalse();
    assertThat(action.isNavigational()).isFalse();
    assertThat(action.priority().value()).isEmpty();
    assertThat(dialog.attachments()).hasSize(1);
    assertThat(dialog.transmissions().get(0).sender().type().value()).isEmpty();
  }

  /** "Bekreft" and "Slett" of a message have the same action name, and no text is looked at. */
  @ParameterizedTest
  @CsvSource({
    "POST, false, Write, true, false",
    "POST, true, Delete, true, false",
    "DELETE, false, Delete, true, false",
    "DELETE, true, Delete, true, false",
    "GET, false, GoTo, false, true",
    "GET, true, GoTo, false, true",
    "PUT, false, Other, false, false",
    "PATCH, true, Other, false, false",
    "delete, true, Other, false, false",
    "GoTo, false, Other, false, false"
  })
  void whatAnActionDoesIsToldByMethodAndMark(
      String method, boolean deletes, String kind, boolean write, boolean navigational) {
    String opened = DialogBodies.opened();
    server.answers(
        opened
            .replace("\"DELETE\"", "\"" + method + "\"")
            .replace("\"isDeleteDialogAction\":true", "\"isDeleteDialogAction\":" + deletes));

    GuiAction action = dialogs.open(ID).guiActions().get(0);

    assertThat(action.kind()).isEqualTo(GuiActionKind.of(kind));
    assertThat(action.isWrite()).isEqualTo(write);
    assertThat(action.isNavigational()).isEqualTo(navigational);
  }

  static Stream<Arguments> missing() {
    return Stream.of(
        Arguments.of("\"id\":\"" + ID + "\",", "$.id"),
        Arguments.of("\"createdAt\":\"2026-01-01T10:00:00.0000001Z\",", "$.createdAt"));
  }

  @Test
  void oddIdentifierWithinLosesNothing() {
    UUID none = new UUID(0, 0);
    server.answers(
        DialogBodies.opened()
            .replace("01990000-0000-7000-8000-000000000051", "string")
            .replace("\"revision\":\"01990000-0000-7000-8000-000000000090\",", "")
            .replace("\"status\":\"RequiresAttention\",", ""));
    Dialog dialog = dialogs.open(ID);
    assertThat(dialog.transmissions().get(0).attachments().get(0).urls().get(0).id())
        .isEqualTo(none);
    assertThat(dialog.endUserContext().revision()).isEqualTo(none);
    assertThat(dialog.status().value()).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("missing")
  void whatIsAlwaysThereIsToldByItsPlace(String taken, String path) {
    assertThat(DialogBodies.opened()).contains(taken);
    server.answers(DialogBodies.opened().replace(taken, ""));
    assertThatExceptionOfType(ResponseFormatException.class)
        .isThrownBy(() -> dialogs.open(ID))
        .satisfies(thrown -> assertThat(thrown.jsonPath()).isEqualTo(path));
  }
}
