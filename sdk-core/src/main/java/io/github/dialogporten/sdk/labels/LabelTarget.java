package io.github.dialogporten.sdk.labels;

import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogHeader;
import io.github.dialogporten.sdk.dialogs.EndUserContext;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The dialog whose labels are to be changed, and the revision that its labels must have for it.
 *
 * <p>The revision is that of the labels, {@link EndUserContext#revision()}, and never {@link
 * Dialog#revision()}: with that one the server answers that something has changed (412), each time.
 * Without a revision the last one to write wins.
 *
 * <p>Immutable. Equal when both are. Its {@code toString} holds the ids.
 */
public final class LabelTarget {

  private final UUID dialogId;
  private final @Nullable UUID labelRevision;

  private LabelTarget(UUID dialogId, @Nullable UUID labelRevision) {
    this.dialogId = Objects.requireNonNull(dialogId, "dialogId");
    this.labelRevision = labelRevision;
  }

  /**
   * A dialog, whatever has become of its labels.
   *
   * @param dialogId the dialog
   * @return a target without a revision
   */
  public static LabelTarget of(UUID dialogId) {
    return new LabelTarget(dialogId, null);
  }

  /**
   * A dialog, whatever has become of its labels since it was found or opened.
   *
   * @param dialog as a search found it, or as it was opened
   * @return a target without a revision
   */
  public static LabelTarget of(DialogHeader dialog) {
    return of(dialog.id());
  }

  /**
   * A dialog, provided that its labels have this revision.
   *
   * @param dialogId the dialog
   * @param labelRevision from {@link EndUserContext#revision()} or {@link LabelResult#revision()}
   * @return a target with that revision
   */
  public static LabelTarget of(UUID dialogId, UUID labelRevision) {
    return new LabelTarget(dialogId, Objects.requireNonNull(labelRevision, "labelRevision"));
  }

  /**
   * A dialog, provided that nobody has changed its labels since it was found or opened. That
   * somebody opened it meanwhile is no change in this sense, though it takes {@link
   * SystemLabel#MARKED_AS_UNOPENED} off.
   *
   * @param dialog as a search found it, or as it was opened
   * @return a target with the revision of its labels
   * @throws IllegalArgumentException when the server told no revision of the labels
   */
  public static LabelTarget ifUnchanged(DialogHeader dialog) {
    UUID revision = dialog.endUserContext().revision();
    if (revision.equals(FromWire.NO_ID)) {
      throw new IllegalArgumentException(
          "dialog: the server told no revision of its labels; use LabelTarget.of(dialog.id())");
    }
    return of(dialog.id(), revision);
  }

  /**
   * The dialog.
   *
   * @return its id
   */
  public UUID dialogId() {
    return dialogId;
  }

  /**
   * The revision that its labels must have.
   *
   * @return the revision; empty when any will do
   */
  public Optional<UUID> labelRevision() {
    return Optional.ofNullable(labelRevision);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LabelTarget that
        && dialogId.equals(that.dialogId)
        && Objects.equals(labelRevision, that.labelRevision);
  }

  @Override
  public int hashCode() {
    return Objects.hash(dialogId, labelRevision);
  }

  @Override
  public String toString() {
    return "LabelTarget[%s%s]"
        .formatted(dialogId, labelRevision == null ? "" : ", if at " + labelRevision);
  }
}
