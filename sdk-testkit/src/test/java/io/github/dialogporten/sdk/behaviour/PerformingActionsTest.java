package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.actions.Actions;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.GuiActionKind;
import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.GoneException;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.github.dialogporten.sdk.testkit.world.ServiceOwnerPage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Step 5, writing: done when asked for, once, and never by mistake. */
class PerformingActionsTest {

  private final Setup setup = new Setup();
  private final DialogportenClient client = setup.client();
  private final Actions actions = client.actions();

  @AfterEach
  void close() {
    setup.close();
  }

  @Test
  void aQuestionThatWasNotAnsweredStopsTheAction() {
    Dialog dialog = taxCard();
    GuiAction submit = action(dialog, SeededWorld.SUBMIT_TAX_CARD);

    assertThat(submit.prompt().text("en")).isEqualTo("Submit? This cannot be undone.");
    assertThat(refusal(dialog, submit, Confirmation.notNeeded()))
        .isEqualTo(ActionException.Reason.CONFIRMATION_REQUIRED);
    assertThat(toServiceOwners()).isEmpty();
  }

  @Test
  void doneAndPendingAreToldApart() {
    Dialog dialog = taxCard();

    ActionResult done =
        actions.perform(
            dialog, action(dialog, SeededWorld.ACKNOWLEDGE_TAX_CARD), Confirmation.notNeeded());
    ActionResult pending =
        actions.perform(dialog, action(dialog, SeededWorld.SUBMIT_TAX_CARD), Confirmation.given());

    assertThat(done.status()).isEqualTo(204);
    assertThat(done.isDialogUpdated()).isTrue();
    assertThat(done.isPending()).isFalse();
    assertThat(pending.status()).isEqualTo(202);
    assertThat(pending.isPending()).isTrue();
    assertThat(page("POST", "kvitter").carriedOut()).isEqualTo(1);
    assertThat(page("POST", "send-inn").carriedOut()).isEqualTo(1);
    assertThat(taxCard().guiActions())
        .extracting(GuiAction::id)
        .doesNotContain(SeededWorld.ACKNOWLEDGE_TAX_CARD, SeededWorld.SUBMIT_TAX_CARD);
  }

  @Test
  void aDialogThatWasDeletedIsGone() {
    Dialog dialog = taxCard();
    GuiAction delete = action(dialog, SeededWorld.DELETE_TAX_CARD);

    assertThat(delete.isDeleteDialogAction()).isTrue();
    assertThat(delete.kind()).isEqualTo(GuiActionKind.DELETE);
    assertThat(refusal(dialog, delete, Confirmation.notNeeded()))
        .isEqualTo(ActionException.Reason.CONFIRMATION_REQUIRED);
    assertThat(toServiceOwners()).isEmpty();
    assertThat(actions.perform(dialog, delete, Confirmation.given()).isDialogUpdated()).isTrue();

    assertThat(
            catchThrowableOfType(
                GoneException.class, () -> client.dialogs().open(SeededWorld.TAX_CARD)))
        .isNotNull();
  }

  @Test
  void anActionWhoseAnswerIsLostIsNotSentAgain() {
    Dialog dialog = taxCard();
    setup.altinn.faults().next("/kvitter", Fault.closedAfterCarriedOut());

    ActionOutcomeUnknownException unknown =
        catchThrowableOfType(
            ActionOutcomeUnknownException.class,
            () ->
                actions.perform(
                    dialog,
                    action(dialog, SeededWorld.ACKNOWLEDGE_TAX_CARD),
                    Confirmation.notNeeded()));

    assertThat(unknown.mayHaveBeenCarriedOut()).isTrue();
    assertThat(unknown.attempts()).isEqualTo(1);
    assertThat(page("POST", "kvitter").carriedOut()).isEqualTo(1);
    assertThat(toServiceOwners()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void anActionThatIsRefusedForNowIsSentOnce(int status) {
    Dialog dialog = taxCard();
    setup.altinn.faults().next("/kvitter", 5, Fault.status(status).header("Retry-After", "0"));

    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () ->
                actions.perform(
                    dialog,
                    action(dialog, SeededWorld.ACKNOWLEDGE_TAX_CARD),
                    Confirmation.notNeeded()));

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.mayHaveBeenCarriedOut()).isFalse();
    assertThat(refused.isTransient()).isTrue();
    assertThat(toServiceOwners()).hasSize(1);
    assertThat(setup.altinn.faults().remaining()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 408, 500, 502, 503, 504, 522})
  void anActionThatMayHaveBeenPerformedIsSentOnce(int status) {
    Dialog dialog = taxCard();
    setup.altinn.faults().next("/kvitter", 5, Fault.status(status));

    ActionOutcomeUnknownException unknown =
        catchThrowableOfType(
            ActionOutcomeUnknownException.class,
            () ->
                actions.perform(
                    dialog,
                    action(dialog, SeededWorld.ACKNOWLEDGE_TAX_CARD),
                    Confirmation.notNeeded()));

    assertThat(unknown.isTransient()).isFalse();
    assertThat(((ApiException) unknown.getCause()).status()).isEqualTo(status);
    assertThat(toServiceOwners()).hasSize(1);
    assertThat(setup.altinn.faults().remaining()).isEqualTo(4);
  }

  @Test
  void aLoginPageInsteadOfAnAnswerIsNoSuccess() {
    Dialog dialog = taxCard();
    String page = "<!doctype html><title>Logg inn</title><input type=password>";
    setup.altinn.faults().next("/kvitter", Fault.status(200).body("text/html", page));

    ActionOutcomeUnknownException unknown =
        catchThrowableOfType(
            ActionOutcomeUnknownException.class,
            () ->
                actions.perform(
                    dialog,
                    action(dialog, SeededWorld.ACKNOWLEDGE_TAX_CARD),
                    Confirmation.notNeeded()));

    assertThat(unknown).hasCauseInstanceOf(ContentException.class);
    assertThat(toServiceOwners()).hasSize(1);
  }

  @Test
  void aDialogTokenThatHasExpiredIsNotSent() {
    Dialog dialog = taxCard();
    GuiAction acknowledge = action(dialog, SeededWorld.ACKNOWLEDGE_TAX_CARD);
    setup.clock.advance(Duration.ofMinutes(11));

    assertThat(refusal(dialog, acknowledge, Confirmation.given()))
        .isEqualTo(ActionException.Reason.TOKEN_OVER);
    assertThat(toServiceOwners()).isEmpty();

    Dialog fresh = taxCard();
    assertThat(actions.perform(fresh, acknowledge, Confirmation.notNeeded()).status())
        .isEqualTo(204);
  }

  @Test
  void whatIsForBrowsersOrMaskedIsNotSent() {
    Dialog taxCard = taxCard();
    GuiAction guide = taxCard.guiActions().get(3);
    Dialog listed = client.dialogs().open(SeededWorld.LIST_ACCESS_ONLY);

    assertThat(guide.isNavigational()).isTrue();
    assertThat(refusal(taxCard, guide, Confirmation.given()))
        .isEqualTo(ActionException.Reason.NAVIGATIONAL);
    assertThat(refusal(listed, listed.guiActions().get(0), Confirmation.given()))
        .isEqualTo(ActionException.Reason.NOT_AUTHORIZED);
    assertThat(toServiceOwners()).isEmpty();
  }

  @Test
  void altinnsOwnPlatformsAreRefusedBeforeSending() {
    String platform = setup.altinn.platformUrl().toString();
    UUID id =
        setup
            .altinn
            .dialogs()
            .add(
                DialogSpec.of(setup.world.customer().urn(), "skattetest-melding", "På plattformen")
                    .guiAction(
                        GuiActionSpec.of("POST", platform + "/correspondence/api/v1/a/confirm")
                            .title(Text.nb("Bekreft")))
                    .guiAction(
                        GuiActionSpec.of("DELETE", platform + "/storage/api/v1/instances/1/2")
                            .title(Text.nb("Slett"))));
    Dialog dialog = client.dialogs().open(id);

    for (GuiAction action : dialog.guiActions()) {
      assertThat(refusal(dialog, action, Confirmation.given()))
          .isEqualTo(ActionException.Reason.PLATFORM_NOT_SUPPORTED);
    }
    assertThat(setup.altinn.requests().to(ReceivedRequest.Server.PLATFORM)).isEmpty();
  }

  @Test
  void onlyActionsOfTheDialogArePerformed() {
    Dialog taxCard = taxCard();
    Dialog message = client.dialogs().open(SeededWorld.MESSAGE);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                actions.perform(
                    taxCard, action(message, SeededWorld.CONFIRM_MESSAGE), Confirmation.given()));
    assertThat(toServiceOwners()).isEmpty();
  }

  private Dialog taxCard() {
    return client.dialogs().open(SeededWorld.TAX_CARD);
  }

  private ServiceOwnerPage page(String method, String name) {
    return setup.altinn.content().at(method, "skattetest", "skattekort/handling/" + name);
  }

  private ActionException.Reason refusal(
      Dialog dialog, GuiAction action, Confirmation confirmation) {
    ActionException refused =
        catchThrowableOfType(
            ActionException.class, () -> actions.perform(dialog, action, confirmation));
    assertThat(refused.mayHaveBeenCarriedOut()).isFalse();
    return refused.reason();
  }

  private static GuiAction action(Dialog dialog, UUID id) {
    return dialog.guiActions().stream()
        .filter(action -> action.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<ReceivedRequest> toServiceOwners() {
    return setup.altinn.requests().to(ReceivedRequest.Server.SERVICE_OWNER);
  }
}
