package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.errors.ConflictException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.errors.PreconditionFailedException;
import io.github.dialogporten.sdk.labels.BulkLabelResult;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelPart;
import io.github.dialogporten.sdk.labels.LabelPart.Outcome;
import io.github.dialogporten.sdk.labels.LabelResult;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.labels.Labels;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialog;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.github.dialogporten.sdk.text.ActorType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Labels against an Altinn that keeps them: what stays, who loses, and how a loss is recognised.
 */
class ChangingLabelsTest {

  private static final UUID DIALOG = SeededWorld.TAX_CARD;

  private final Setup setup = new Setup();
  private final DialogportenClient client = setup.client();
  private final Labels labels = client.labels();

  @AfterEach
  void close() {
    setup.close();
  }

  private Set<String> now(UUID dialog) {
    return setup.altinn.dialogs().labels(dialog);
  }

  private DialogSummary found(UUID dialog) {
    return client
        .dialogs()
        .search(DialogQuery.builder().party(setup.world.customer().urn()).build())
        .stream()
        .filter(hit -> hit.id().equals(dialog))
        .findFirst()
        .orElseThrow();
  }

  private List<String> sent() {
    return setup.toDialogporten().stream()
        .map(request -> request.method() + " " + request.path().replaceAll(".*/", ""))
        .toList();
  }

  /** What somebody else does while this client waits between two attempts. */
  private Labels whileWaiting(Runnable other) {
    AtomicReference<Runnable> once = new AtomicReference<>(other);
    TimeSource time =
        new TimeSource() {
          @Override
          public Instant now() {
            return setup.clock.now();
          }

          @Override
          public long nanoTime() {
            return setup.clock.nanoTime();
          }

          @Override
          public void sleep(Duration duration) throws InterruptedException {
            once.getAndSet(() -> {}).run();
            setup.clock.sleep(duration);
          }
        };
    DialogportenClient own =
        DialogportenClient.builder(
                AltinnConnection.builder(setup.altinn.environment()).timeSource(time).build())
            .tokenProvider(setup.systemUser(setup.world.customer()))
            .build();
    return own.labels();
  }

  @Test
  void eachNameDoesWhatItSays() {
    labels.archive(DIALOG);
    assertThat(now(DIALOG)).containsExactlyInAnyOrder("Archive", "Sent");
    labels.moveToBin(DIALOG);
    assertThat(now(DIALOG)).containsExactlyInAnyOrder("Bin", "Sent");
    labels.markAsUnopened(DIALOG);
    assertThat(now(DIALOG)).containsExactlyInAnyOrder("Bin", "Sent", "MarkedAsUnopened");
    labels.restore(DIALOG);
    assertThat(now(DIALOG)).containsExactlyInAnyOrder("Default", "Sent", "MarkedAsUnopened");
    labels.change(
        LabelTarget.of(DIALOG), LabelChange.ARCHIVE.andRemove(SystemLabel.MARKED_AS_UNOPENED));
    assertThat(now(DIALOG)).containsExactlyInAnyOrder("Archive", "Sent");

    assertThat(setup.altinn.dialogs().seenLog(DIALOG)).isEmpty();
    assertThat(client.dialogs().labelLog(DIALOG)).hasSize(7);
  }

  @Test
  void oneRevisionLeadsToTheNext() {
    LabelResult first = labels.archive(LabelTarget.ifUnchanged(found(DIALOG)));
    LabelResult second = labels.restore(LabelTarget.of(DIALOG, first.revision().orElseThrow()));

    assertThat(second.revision())
        .contains(setup.altinn.dialogs().get(DIALOG).endUserContextRevision());
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> labels.moveToBin(LabelTarget.of(DIALOG, first.revision().orElseThrow())));
  }

  @Test
  void theRevisionOfTheDialogIsTheWrongOne() {
    Dialog dialog = client.dialogs().open(DIALOG);

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> labels.archive(LabelTarget.of(DIALOG, dialog.revision())));
    assertThat(labels.archive(LabelTarget.ifUnchanged(dialog)).revision()).isPresent();
  }

  @Test
  void openingTakesUnopenedOffAndLeavesTheRevision() {
    labels.markAsUnopened(DIALOG);
    DialogSummary before = found(DIALOG);
    assertThat(before.isContentSeen()).isFalse();

    Dialog opened = client.dialogs().open(DIALOG);

    assertThat(opened.endUserContext().systemLabels())
        .doesNotContain(SystemLabel.MARKED_AS_UNOPENED);
    assertThat(opened.endUserContext().revision()).isEqualTo(before.endUserContext().revision());
    labels.archive(LabelTarget.ifUnchanged(before));
    assertThat(now(DIALOG)).containsExactlyInAnyOrder("Archive", "Sent");
  }

  @Test
  void theServiceOwnersChangeTakesItOutOfTheArchive() {
    LabelResult archived = labels.archive(DIALOG);

    setup.altinn.dialogs().update(DIALOG, change -> change.progress(80));

    assertThat(now(DIALOG)).contains("Default");
    assertThat(client.dialogs().labelLog(DIALOG))
        .last()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("remove");
              assertThat(entry.performedBy().type()).isEqualTo(ActorType.SERVICE_OWNER);
            });
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(
            () -> labels.restore(LabelTarget.of(DIALOG, archived.revision().orElseThrow())));
  }

  @Test
  void refusalsAreToldApart() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> labels.archive(new UUID(0, 1)));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> labels.archive(SeededWorld.DELETED));
    assertThatExceptionOfType(ForbiddenException.class)
        .isThrownBy(() -> labels.archive(SeededWorld.OTHER_CUSTOMER))
        .matches(e -> e.reason() == ForbiddenException.Reason.NO_ACCESS);
    labels.archive(SeededWorld.LEVEL_4);
    labels.archive(SeededWorld.LIST_ACCESS_ONLY);
    assertThat(now(SeededWorld.LEVEL_4)).contains("Archive");
  }

  @Test
  void conflictsOfTheMomentPass() {
    setup.altinn.faults().next("/systemlabels", 2, Fault.status(409));
    assertThat(labels.archive(DIALOG).attempts()).isEqualTo(3);

    setup.altinn.faults().next("/systemlabels", 3, Fault.status(409));
    assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> labels.restore(DIALOG));
  }

  @Test
  void aLostAnswerIsRecognised() {
    LabelTarget target = LabelTarget.ifUnchanged(found(DIALOG));
    setup.altinn.faults().next("/systemlabels", Fault.closedAfterCarriedOut());
    setup.altinn.requests().clear();

    LabelResult result = labels.archive(target);

    assertThat(result.revision()).isEmpty();
    assertThat(now(DIALOG)).contains("Archive");
    assertThat(sent()).containsExactly("PUT systemlabels", "PUT systemlabels", "GET labellog");
    assertThat(setup.altinn.dialogs().seenLog(DIALOG)).isEmpty();
    assertThat(setup.altinn.dialogs().labelLog(DIALOG)).hasSize(1);
  }

  @Test
  void anothersChangeInsteadIsAConflict() {
    LabelTarget target = LabelTarget.ifUnchanged(found(DIALOG));
    Labels manager = setup.manager("high").labels();
    Labels mine = whileWaiting(() -> manager.moveToBin(DIALOG));
    setup.altinn.faults().next("/systemlabels", Fault.closedBeforeAnswer());

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> mine.archive(target));

    assertThat(now(DIALOG)).contains("Bin");
    assertThat(setup.altinn.dialogs().seenLog(DIALOG)).isEmpty();
  }

  @Test
  void ownChangeThatAnotherUndidIsAConflict() {
    LabelTarget target = LabelTarget.ifUnchanged(found(DIALOG));
    Labels manager = setup.manager("high").labels();
    Labels mine = whileWaiting(() -> manager.restore(DIALOG));
    setup.altinn.faults().next("/systemlabels", Fault.closedAfterCarriedOut());

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> mine.archive(target))
        .matches(PreconditionFailedException::mayHaveBeenCarriedOut);
    assertThat(now(DIALOG)).contains("Default");
  }

  @Test
  void aLostAnswerWithoutARevisionNeedsNoLook() {
    setup.altinn.faults().next("/systemlabels", Fault.closedAfterCarriedOut());
    setup.altinn.requests().clear();

    assertThat(labels.archive(DIALOG).revision()).isPresent();
    assertThat(sent()).containsExactly("PUT systemlabels", "PUT systemlabels");
  }

  private List<LabelTarget> large() {
    return setup.altinn.dialogs().all().stream()
        .filter(dialog -> dialog.party().equals(setup.world.largeCustomer().urn()))
        .map(dialog -> LabelTarget.of(dialog.id(), dialog.endUserContextRevision()))
        .toList();
  }

  private long archived() {
    return setup.altinn.dialogs().all().stream()
        .filter(dialog -> dialog.party().equals(setup.world.largeCustomer().urn()))
        .map(StoredDialog::labels)
        .filter(all -> all.contains("Archive"))
        .count();
  }

  @Test
  void manyDialogsThroughLostAnswersAndMissingOnes() {
    List<LabelTarget> targets = large();
    assertThat(targets).hasSizeGreaterThan(200);
    setup.altinn.faults().next("/bulkset", Fault.closedAfterCarriedOut());
    setup.altinn.dialogs().delete(targets.get(150).dialogId());

    List<LabelPart> told = new ArrayList<>();
    BulkLabelResult result = labels.changeAll(targets, LabelChange.ARCHIVE, told::add);

    assertThat(result.parts().get(0).outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(result.failed()).singleElement().isSameAs(result.parts().get(1));
    assertThat(result.missing()).containsExactly(targets.get(150).dialogId());
    assertThat(told).isEqualTo(result.parts());
    assertThat(archived()).isEqualTo(targets.size() - 100);

    assertThat(labels.changeAll(result.retryable(), LabelChange.ARCHIVE).failed()).isEmpty();
    assertThat(archived()).isEqualTo(targets.size() - 1);
  }

  @Test
  void oneOtherRevisionLeavesAPartAsItWas() {
    List<LabelTarget> targets = large().subList(0, 100);
    labels.markAsUnopened(targets.get(7).dialogId());

    BulkLabelResult result = labels.changeAll(targets, LabelChange.ARCHIVE);

    assertThat(result.conflicting()).isEqualTo(targets);
    assertThat(archived()).isZero();
  }
}
