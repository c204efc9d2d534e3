package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.errors.PreconditionFailedException;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelTarget;
import java.util.Collection;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Labels, as the documentation shows them. */
public abstract class ChangingLabels {

  private static final Logger log = LoggerFactory.getLogger(ChangingLabels.class);

  /** For programs that keep revisions and lists. */
  protected ChangingLabels() {}

  /**
   * Keeps a revision.
   *
   * @param dialog the dialog
   * @param revision the revision of its labels
   */
  protected abstract void remember(UUID dialog, UUID revision);

  /**
   * Forgets dialogs.
   *
   * @param dialogs those that are not there
   */
  protected abstract void drop(Collection<UUID> dialogs);

  /**
   * Reads dialogs again.
   *
   * @param dialogs those whose labels others have changed
   */
  protected abstract void searchAgain(Collection<LabelTarget> dialogs);

  /**
   * Archives a dialog.
   *
   * @param altinn the client
   * @param hit a dialog as a search found it
   */
  public void one(DialogportenClient altinn, DialogSummary hit) {
    // snippet:start labels-names
    altinn.labels().archive(hit.id()); // or moveToBin, restore, markAsUnopened
    // snippet:end
  }

  /**
   * Archives a dialog unless somebody else was there.
   *
   * @param altinn the client
   * @param hit a dialog as a search found it
   */
  public void carefully(DialogportenClient altinn, DialogSummary hit) {
    // snippet:start labels-one
    var change = LabelChange.add(SystemLabel.ARCHIVE).andRemove(SystemLabel.MARKED_AS_UNOPENED);
    try {
      var done = altinn.labels().change(LabelTarget.ifUnchanged(hit), change);
      done.revision().ifPresent(revision -> remember(done.dialogId(), revision));
    } catch (PreconditionFailedException e) {
      // somebody else changed the labels since the search: search again, and decide again
    }
    // snippet:end
  }

  /**
   * Archives what a search finds.
   *
   * @param altinn the client
   * @param query the search
   */
  public void many(DialogportenClient altinn, DialogQuery query) {
    // snippet:start labels-many
    var hits = altinn.dialogs().search(query).stream().map(LabelTarget::ifUnchanged).toList();
    var result = altinn.labels().changeAll(hits, LabelChange.ARCHIVE);

    for (var part : result.failed()) {
      log.warn("{} dialogs: {}, {}", part.targets().size(), part.outcome(), part.failure());
    }
    drop(result.missing()); // not there, deleted, or not for this token
    searchAgain(result.conflicting()); // somebody changed the labels of one of them
    altinn.labels().changeAll(result.retryable(), LabelChange.ARCHIVE).throwIfAnyFailed();
    // snippet:end
  }
}
