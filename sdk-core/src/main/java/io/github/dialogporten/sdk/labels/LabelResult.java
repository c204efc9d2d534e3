package io.github.dialogporten.sdk.labels;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That the labels of a dialog are as the change asked for.
 *
 * <p>Immutable. Its {@code toString} holds the ids.
 */
public final class LabelResult {

  private final UUID dialogId;
  private final @Nullable UUID revision;
  private final int attempts;

  LabelResult(UUID dialogId, @Nullable UUID revision, int attempts) {
    this.dialogId = dialogId;
    this.revision = revision;
    this.attempts = attempts;
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
   * The new revision of its labels, for the next change: {@link LabelTarget#of(UUID, UUID)}.
   *
   * @return the revision; empty when the answer that held it was lost and the change was recognised
   *     in the label log: search for the dialog to learn it
   */
  public Optional<UUID> revision() {
    return Optional.ofNullable(revision);
  }

  /**
   * How many requests the change took.
   *
   * @return the number, without the reading of a label log; 1 as a rule
   */
  public int attempts() {
    return attempts;
  }

  @Override
  public String toString() {
    return "LabelResult[" + dialogId + ", revision=" + revision + "]";
  }
}
