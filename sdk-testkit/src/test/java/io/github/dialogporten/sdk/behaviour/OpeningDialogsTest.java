package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.ContentReference;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogOrigin;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.Dialogs;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.dialogs.ApiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.AttachmentSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.dialogs.TransmissionSpec;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.text.Localized;
import io.github.dialogporten.sdk.text.LocalizedText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Step 4: what opening leaves behind, and what reading does not; what is shown and what masked. */
class OpeningDialogsTest {

  private final Setup setup = new Setup();
  private final DialogportenClient client = setup.client();
  private final Dialogs dialogs = client.dialogs();

  @AfterEach
  void close() {
    setup.close();
  }

  @Test
  void openingIsSeenOnceAndTakesTheUnopenedLabelAway() {
    assertThat(labels(SeededWorld.MESSAGE)).contains("MarkedAsUnopened");

    Dialog opened = dialogs.open(SeededWorld.MESSAGE);
    dialogs.open(SeededWorld.MESSAGE);

    assertThat(setup.altinn.dialogs().seenLog(SeededWorld.MESSAGE))
        .singleElement()
        .satisfies(seen -> assertThat(seen.by()).isEqualTo(setup.world.systemUser().urn()));
    assertThat(labels(SeededWorld.MESSAGE)).doesNotContain("MarkedAsUnopened");
    assertThat(opened.isContentSeen()).isTrue();
    assertThat(opened.endUserContext().systemLabels()).containsExactly(SystemLabel.DEFAULT);
    assertThat(opened.seenSinceLastContentUpdate())
        .singleElement()
        .satisfies(seen -> assertThat(seen.isCurrentEndUser()).isTrue());
    assertThat(dialogs.seenLog(SeededWorld.MESSAGE)).hasSize(1);
    assertThat(dialogs.labelLog(SeededWorld.MESSAGE))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.label()).contains(SystemLabel.MARKED_AS_UNOPENED);
              assertThat(entry.action()).isEqualTo("remove");
            });
    assertThat(
            dialogs.search(
                DialogQuery.builder()
                    .party(setup.world.customer().urn())
                    .isContentSeen(true)
                    .build()))
        .singleElement()
        .satisfies(hit -> assertThat(hit.id()).isEqualTo(SeededWorld.MESSAGE));
  }

  @Test
  void nothingButOpeningMarksAsSeen() {
    dialogs.search(DialogQuery.forParties(client.parties().list()).build()).forEach(hit -> {});
    for (UUID dialog : List.of(SeededWorld.MESSAGE, SeededWorld.TAX_CARD)) {
      dialogs
          .transmissions(dialog)
          .forEach(one -> assertThat(dialogs.transmission(dialog, one.id())).isNotNull());
      dialogs
          .activities(dialog)
          .forEach(one -> assertThat(dialogs.activity(dialog, one.id())).isNotNull());
      dialogs
          .seenLog(dialog)
          .forEach(one -> assertThat(dialogs.seenLogEntry(dialog, one.id())).isNotNull());
      dialogs.labelLog(dialog);
    }

    assertThat(setup.seen()).isEmpty();
    assertThat(labels(SeededWorld.MESSAGE)).contains("MarkedAsUnopened");
  }

  @Test
  void aRepeatedOpeningIsStillOneEntry() {
    setup.altinn.faults().next("/dialogs/" + SeededWorld.TAX_CARD, Fault.closedAfterCarriedOut());

    Dialog dialog = dialogs.open(SeededWorld.TAX_CARD);

    assertThat(dialog.id()).isEqualTo(SeededWorld.TAX_CARD);
    assertThat(setup.toDialogporten()).hasSize(2);
    assertThat(setup.altinn.dialogs().seenLog(SeededWorld.TAX_CARD)).hasSize(1);
  }

  @Test
  void singleEntriesAreWhatTheListsHold() {
    dialogs.open(SeededWorld.TAX_CARD);
    for (Transmission one : dialogs.transmissions(SeededWorld.TAX_CARD)) {
      Transmission alone = dialogs.transmission(SeededWorld.TAX_CARD, one.id());
      assertThat(alone.title().text("nb")).isEqualTo(one.title().text("nb"));
      assertThat(alone.type()).isEqualTo(one.type());
    }
    for (var one : dialogs.activities(SeededWorld.TAX_CARD)) {
      assertThat(dialogs.activity(SeededWorld.TAX_CARD, one.id()).type()).isEqualTo(one.type());
    }
    for (var one : dialogs.seenLog(SeededWorld.TAX_CARD)) {
      assertThat(dialogs.seenLogEntry(SeededWorld.TAX_CARD, one.id()).seenAt())
          .isEqualTo(one.seenAt());
    }
  }

  @Test
  void listAccessShowsTheTitleAndMasksTheRest() {
    Dialog dialog = dialogs.open(SeededWorld.LIST_ACCESS_ONLY);

    assertThat(dialog.title().text()).isEqualTo("Sak der du bare ser tittelen");
    ContentReference content = dialog.mainContentReference().orElseThrow();
    assertThat(content.isAuthorized()).isFalse();
    assertThat(content.link().orElseThrow().isUnauthorized()).isTrue();
    GuiAction action = dialog.guiActions().get(0);
    assertThat(action.isAuthorized()).isFalse();
    assertThat(action.link().isUnauthorized()).isTrue();
    assertThat(action.link().isUsable()).isFalse();
  }

  @Test
  void whoHasTheListOnlySeesWhichPartsAreOpen() {
    String attribute = "urn:altinn:resource:skattetest-innsyn";
    UUID id =
        setup
            .altinn
            .dialogs()
            .add(
                DialogSpec.of(setup.world.customer().urn(), "skattetest-skattekort", "Bare en del")
                    .listAccessOnly()
                    .permitted("read," + attribute, "write," + attribute, "read", "write")
                    .mainContentReference(Text.nb("https://innhold.eksempel.invalid/1"))
                    .attachment(
                        new AttachmentSpec().gui("https://innhold.eksempel.invalid/2", null))
                    .guiAction(GuiActionSpec.of("POST", "https://innhold.eksempel.invalid/3"))
                    .guiAction(
                        GuiActionSpec.of("POST", "https://innhold.eksempel.invalid/4")
                            .action("write")
                            .authorizationAttribute(attribute))
                    .apiAction(
                        ApiActionSpec.of("read")
                            .endpoint(null, "GET", "https://innhold.eksempel.invalid/5"))
                    .transmission(TransmissionSpec.of("Information").title(Text.nb("Lukket")))
                    .transmission(
                        TransmissionSpec.of("Information")
                            .authorizationAttribute(attribute)
                            .title(Text.nb("Åpen"))));

    Dialog dialog = dialogs.open(id);

    assertThat(dialog.isMainResourceOpen()).contains(false);
    assertThat(dialog.mainContentReference().orElseThrow().isAuthorized()).isFalse();
    assertThat(dialog.guiActions())
        .extracting(GuiAction::isAuthorized)
        .containsExactly(false, true);
    assertThat(dialog.apiActions().get(0).isAuthorized()).isFalse();
    assertThat(dialog.apiActions().get(0).endpoints().get(0).link().isUnauthorized()).isTrue();
    assertThat(dialog.transmissions())
        .extracting(Transmission::isAuthorized)
        .containsExactly(false, true);
    assertThat(dialog.attachments().get(0).urls().get(0).link().isUsable()).isTrue();
    NotFoundException below =
        catchThrowableOfType(NotFoundException.class, () -> dialogs.transmissions(id));
    assertThat(below.reason()).isEqualTo(NotFoundException.Reason.MISSING);
    assertThat(dialogs.open(SeededWorld.LIST_ACCESS_ONLY).isMainResourceOpen()).contains(false);
    assertThat(dialogs.open(SeededWorld.TAX_CARD).isMainResourceOpen()).contains(true);
  }

  @Test
  void theSeededDialogsTellWhereTheyComeFrom() {
    assertThat(dialogs.open(SeededWorld.MESSAGE).origin()).isEqualTo(DialogOrigin.ALTINN3_MESSAGE);
    assertThat(dialogs.open(SeededWorld.APP_FORM).origin()).isEqualTo(DialogOrigin.APP);
    assertThat(dialogs.open(SeededWorld.TAX_CARD).origin()).isEqualTo(DialogOrigin.DIRECT);
  }

  @Test
  void whateverIsNotThereIsOneCatch() {
    Map<UUID, NotFoundException.Reason> reasons =
        Map.of(
            UUID.randomUUID(),
            NotFoundException.Reason.MISSING,
            SeededWorld.VISIBLE_LATER,
            NotFoundException.Reason.NOT_YET_VISIBLE,
            SeededWorld.EXPIRED,
            NotFoundException.Reason.EXPIRED,
            SeededWorld.DELETED,
            NotFoundException.Reason.DELETED);
    reasons.forEach(
        (id, reason) ->
            assertThat(catchThrowableOfType(NotFoundException.class, () -> dialogs.open(id)))
                .extracting(NotFoundException::reason)
                .isEqualTo(reason));
  }

  @Test
  void maskedPartsAreToldApartFromOthers() {
    Dialog dialog = dialogs.open(SeededWorld.TAX_CARD);

    assertThat(dialog.transmissions())
        .extracting(Transmission::isAuthorized)
        .containsExactly(true, true, false);
    Transmission hidden = dialog.transmissions().get(2);
    assertThat(hidden.title().text()).isEqualTo("Vedtak du ikke har tilgang til");
    assertThat(hidden.contentReference().orElseThrow().isAuthorized()).isFalse();
    assertThat(hidden.attachments().get(0).urls().get(0).link().isUnauthorized()).isTrue();
    assertThat(hidden.navigationalActions().get(0).link().isUnauthorized()).isTrue();
    assertThat(dialog.guiActions()).allMatch(GuiAction::isAuthorized);
    assertThat(dialogs.open(SeededWorld.MESSAGE).apiActions())
        .extracting(action -> action.isAuthorized())
        .containsExactly(true, false, false);
  }

  @Test
  void anExpiredAttachmentHasNoLinkLeft() {
    Dialog dialog = dialogs.open(SeededWorld.TAX_CARD);

    Attachment expired = dialog.attachments().get(3);
    Link link = expired.urls().get(0).link();
    assertThat(expired.expiresAt().orElseThrow()).isBefore(setup.clock.now());
    assertThat(link.isExpired()).isTrue();
    assertThat(link.isUsable()).isFalse();
    assertThat(dialog.attachments().get(0).urls().get(0).link().isUsable()).isTrue();
  }

  @Test
  void aDialogForProgramsHasNoTexts() {
    DialogSpec spec =
        DialogSpec.of(setup.world.customer().urn(), "skattetest-skattekort", "For programmer")
            .apiOnly()
            .apiAction(ApiActionSpec.of("read").endpoint(null, "GET", "https://api.example/1"));
    Dialog dialog = dialogs.open(setup.altinn.dialogs().add(spec));

    assertThat(dialog.isApiOnly()).isTrue();
    assertThat(dialog.summary().isEmpty()).isTrue();
    assertThat(dialog.mainContentReference()).isEmpty();
    assertThat(dialog.attachments()).isEmpty();
    assertThat(dialog.apiActions()).hasSize(1);
    assertThat(dialog.dialogToken()).isPresent();
  }

  @Test
  void aDialogWithoutContentFailsForGoodAndIsShownByASearch() {
    List<DialogSummary> hits =
        dialogs.search(DialogQuery.forParties(client.parties().list()).build()).stream().toList();
    assertThat(hits)
        .filteredOn(hit -> !hit.hasContent())
        .extracting(DialogSummary::id)
        .containsExactly(SeededWorld.API_ONLY);

    for (int run = 0; run < 2; run++) {
      setup.altinn.requests().clear();
      assertThatThrownBy(() -> dialogs.open(SeededWorld.API_ONLY))
          .isInstanceOfSatisfying(
              ServerException.class,
              failure -> {
                assertThat(failure.isTransient()).isFalse();
                assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
                assertThat(failure.attempts()).isEqualTo(2);
              })
          .hasMessageContaining("may have been marked as seen, and trying again does not help")
          .hasMessageContaining("without content");
      assertThat(setup.toDialogporten()).hasSize(2);
    }
    assertThat(setup.altinn.dialogs().seenLog(SeededWorld.API_ONLY)).hasSize(1);
    assertThat(dialogs.activities(SeededWorld.API_ONLY)).isEmpty();
  }

  @Test
  void aFailureThatCameOnceMayPass() {
    setup.altinn.faults().next("/dialogs/", Fault.internalError());
    assertThatThrownBy(
            () -> client.with(o -> o.withoutRetry()).dialogs().open(SeededWorld.TAX_CARD))
        .isInstanceOfSatisfying(
            ServerException.class, failure -> assertThat(failure.isTransient()).isTrue())
        .hasMessageContaining("may have been marked as seen all the same");
    setup.altinn.faults().next("/dialogs/", Fault.internalError());
    assertThat(dialogs.open(SeededWorld.TAX_CARD).id()).isEqualTo(SeededWorld.TAX_CARD);
    setup.altinn.faults().next("/seenlog", 2, Fault.internalError());
    assertThatThrownBy(() -> dialogs.seenLog(SeededWorld.TAX_CARD))
        .isInstanceOfSatisfying(
            ServerException.class, failure -> assertThat(failure.isTransient()).isTrue())
        .hasMessageNotContaining("seen all the same");
    setup.altinn.faults().assertAllMet();
  }

  @Test
  void allLanguagesComeUnlessSomeAreAskedFor() {
    assertThat(languages(client)).containsExactlyInAnyOrder("nb", "nn", "en");
    assertThat(languages(client.with(o -> o.withLanguages("nn")))).containsExactly("nn");
    assertThat(languages(client.with(o -> o.withLanguages("fr", "nn")))).containsExactly("nn");
    assertThat(languages(client.with(o -> o.withLanguages("fr")))).containsExactly("en");
    assertThat(languages(client.with(o -> o.withLanguages("sv")))).containsExactly("nb");
  }

  /** One rule for both: what the server prunes to is what picking from all of them gives. */
  @Test
  void pickingIsAsTheServerPrunes() {
    UUID odd =
        setup
            .altinn
            .dialogs()
            .add(
                DialogSpec.of(setup.world.customer().urn(), "skattetest-melding")
                    .title(Text.in("se", "Dieđáhus").and("fr", "Avis").and("nb", "Varsel")));
    UUID foreign =
        setup
            .altinn
            .dialogs()
            .add(
                DialogSpec.of(setup.world.customer().urn(), "skattetest-melding")
                    .title(Text.in("se", "Dieđáhus").and("fr", "Avis")));
    for (UUID id : List.of(odd, foreign, SeededWorld.TAX_CARD)) {
      Localized all = dialogs.open(id).title().localized();
      for (List<String> asked :
          List.of(
              List.of("nb"),
              List.of("nn", "en"),
              List.of("sv"),
              List.of("de", "fr"),
              List.of("se", "nb"))) {
        Localized pruned =
            client.with(o -> o.withLanguages(asked)).dialogs().open(id).title().localized();
        assertThat(all.pick(asked)).as("%s", asked).isEqualTo(pruned.pick(asked));
      }
    }
    assertThat(dialogs.open(foreign).title().localized().pick("de"))
        .contains(new LocalizedText("fr", "Avis"));
  }

  @Test
  void whatBecomesVisibleLaterCanBeOpenedThen() {
    setup.clock.advance(Duration.ofDays(1).plusSeconds(1));

    assertThat(dialogs.open(SeededWorld.VISIBLE_LATER).title().text()).isEqualTo("Synlig i morgen");
  }

  @Test
  void bytesAreKeptOnRequest() {
    Dialogs raw = client.with(o -> o.withRawJson()).dialogs();

    assertThat(dialogs.open(SeededWorld.TAX_CARD).rawJson()).isEmpty();
    assertThat(raw.open(SeededWorld.TAX_CARD).rawJson().orElseThrow())
        .asString()
        .contains("\"dialogToken\":\"ey");
    assertThat(raw.transmissions(SeededWorld.TAX_CARD).rawJson().orElseThrow())
        .asString()
        .startsWith("[{");
  }

  private static List<String> languages(DialogportenClient client) {
    return client.dialogs().open(SeededWorld.TAX_CARD).title().localized().all().stream()
        .map(LocalizedText::language)
        .toList();
  }

  private Set<String> labels(UUID dialog) {
    return setup.altinn.dialogs().labels(dialog);
  }
}
