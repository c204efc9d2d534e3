package io.github.dialogporten.sdk.labels;

import io.github.dialogporten.sdk.dialogs.DialogHeader;
import io.github.dialogporten.sdk.dialogs.Dialogs;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Archive, bin and "unopened": the system labels of dialogs.
 *
 * <p>Labels belong to the dialog and are shared by all who have access to it. They are no place for
 * one user's own marks, and they do not stay: whatever the service owner adds or changes takes a
 * dialog out of archive and bin, unless it does so silently. To change them takes access to the
 * dialog, at any level of authentication. The server notes each change in {@link
 * Dialogs#labelLog(UUID)}. Nothing here marks a dialog as seen.
 *
 * <p>Each change may be sent more than once: after a lost answer, an outage, or a 409, which the
 * server answers when two write at the same moment. With a revision ({@link LabelTarget}) the
 * server changes nothing if the labels have been changed since, and the call ends with a {@link
 * io.github.dialogporten.sdk.errors.PreconditionFailedException}. That happens too when a first
 * attempt was carried out and its answer lost. Only then the label log is read, once, with the time
 * that is left: when it proves that the labels are as the change asks for, the call succeeds,
 * without a new revision; otherwise the exception is thrown. The log does not tell who was first
 * when two ask for the same. An exception whose {@code mayHaveBeenCarriedOut()} is true leaves it
 * open whether the change was made; without a revision it does no harm to make it again.
 *
 * <p>{@link Dialogs#open} takes {@link SystemLabel#MARKED_AS_UNOPENED} off and leaves the revision
 * as it was: the same revision does not mean the same labels.
 *
 * <p>Thread-safe. Its methods throw {@link io.github.dialogporten.sdk.errors.DialogportenException}
 * and nothing else, bad arguments apart. New methods are default methods.
 */
public interface Labels {

  /** How many dialogs go in one request, as many as the server takes: 100. */
  int PART_SIZE = 100;

  /**
   * Archives a dialog, for all who have access to it. A search finds it all the same.
   *
   * @param dialogId the dialog
   * @return the new revision
   * @throws io.github.dialogporten.sdk.errors.NotFoundException when there is none, or it is
   *     deleted
   * @throws io.github.dialogporten.sdk.errors.ForbiddenException without access to it
   */
  default LabelResult archive(UUID dialogId) {
    return archive(LabelTarget.of(dialogId));
  }

  /**
   * As {@link #archive(UUID)}, with the revision that the labels must have.
   *
   * @param target the dialog
   * @return the new revision
   * @throws io.github.dialogporten.sdk.errors.PreconditionFailedException when they have another
   */
  default LabelResult archive(LabelTarget target) {
    return change(target, LabelChange.ARCHIVE);
  }

  /**
   * Moves a dialog to the bin, for all who have access to it. Nothing is deleted, and a search
   * finds it all the same.
   *
   * @param dialogId the dialog
   * @return the new revision
   * @throws io.github.dialogporten.sdk.errors.NotFoundException when there is none, or it is
   *     deleted
   * @throws io.github.dialogporten.sdk.errors.ForbiddenException without access to it
   */
  default LabelResult moveToBin(UUID dialogId) {
    return moveToBin(LabelTarget.of(dialogId));
  }

  /**
   * As {@link #moveToBin(UUID)}, with the revision that the labels must have.
   *
   * @param target the dialog
   * @return the new revision
   * @throws io.github.dialogporten.sdk.errors.PreconditionFailedException when they have another
   */
  default LabelResult moveToBin(LabelTarget target) {
    return change(target, LabelChange.MOVE_TO_BIN);
  }

  /**
   * Takes a dialog out of the archive or the bin, for all who have access to it.
   *
   * @param dialogId the dialog
   * @return the new revision
   * @throws io.github.dialogporten.sdk.errors.NotFoundException when there is none, or it is
   *     deleted
   * @throws io.github.dialogporten.sdk.errors.ForbiddenException without access to it
   */
  default LabelResult restore(UUID dialogId) {
    return restore(LabelTarget.of(dialogId));
  }

  /**
   * As {@link #restore(UUID)}, with the revision that the labels must have.
   *
   * @param target the dialog
   * @return the new revision
   * @throws io.github.dialogporten.sdk.errors.PreconditionFailedException when they have another
   */
  default LabelResult restore(LabelTarget target) {
    return change(target, LabelChange.RESTORE);
  }

  /**
   * Marks a dialog as unopened, for all who have access to it: {@link DialogHeader#isContentSeen()}
   * is false until somebody opens it. What the service owner has been told of earlier openings
   * stays as it was.
   *
   * @param dialogId the dialog
   * @return the new revision
   * @throws io.github.dialogporten.sdk.errors.NotFoundException when there is none, or it is
   *     deleted
   * @throws io.github.dialogporten.sdk.errors.ForbiddenException without access to it
   */
  default LabelResult markAsUnopened(UUID dialogId) {
    return markAsUnopened(LabelTarget.of(dialogId));
  }

  /**
   * As {@link #markAsUnopened(UUID)}, with the revision that the labels must have.
   *
   * @param target the dialog
   * @return the new revision
   * @throws io.github.dialogporten.sdk.errors.PreconditionFailedException when they have another
   */
  default LabelResult markAsUnopened(LabelTarget target) {
    return change(target, LabelChange.MARK_AS_UNOPENED);
  }

  /**
   * Puts labels on a dialog and takes labels off, for all who have access to it.
   *
   * @param target the dialog, and the revision that its labels must have
   * @param change what to do
   * @return the new revision
   * @throws io.github.dialogporten.sdk.errors.NotFoundException when there is no such dialog, or it
   *     is deleted
   * @throws io.github.dialogporten.sdk.errors.ForbiddenException without access to it
   * @throws io.github.dialogporten.sdk.errors.PreconditionFailedException when its labels have
   *     another revision
   * @throws io.github.dialogporten.sdk.errors.ConflictException when others wrote at the same
   *     moment, each time it was tried
   */
  LabelResult change(LabelTarget target, LabelChange change);

  /**
   * Makes the same change to any number of dialogs, in parts of {@link #PART_SIZE}, one after the
   * other; a timeout of the view is one part's. The server carries out a part for all of its
   * dialogs or for none.
   *
   * <p>A part that fails throws nothing: the result says what became of each. After an answer about
   * the dialogs of a part (one is not there, has other labels, and the like) the next part is sent.
   * Everything else stops the whole, for the next part would meet the same: a token that is refused
   * or cannot be had, a missing scope, an outage that outlasted the attempts, no time, an
   * interrupt; what comes after it is {@link LabelPart.Outcome#NOT_SENT}. An answer that is lost is
   * looked up in the label logs as for a single change, with one read for each dialog of the part.
   *
   * @param targets the dialogs, each once, in the order in which they are sent; read to its end
   *     before anything is sent, and held in memory; with none nothing is sent
   * @param change what to do
   * @return what became of each part
   * @throws IllegalArgumentException when a dialog is there twice; nothing has been sent then
   */
  default BulkLabelResult changeAll(Iterable<LabelTarget> targets, LabelChange change) {
    return changeAll(targets, change, part -> {});
  }

  /**
   * As {@link #changeAll(Iterable, LabelChange)}, telling how far it has come.
   *
   * @param targets the dialogs, each once
   * @param change what to do
   * @param progress gets each part that was sent, on the calling thread, before the next is sent;
   *     what it throws ends the call
   * @return what became of each part
   * @throws IllegalArgumentException when a dialog is there twice; nothing has been sent then
   */
  BulkLabelResult changeAll(
      Iterable<LabelTarget> targets, LabelChange change, Consumer<? super LabelPart> progress);
}
