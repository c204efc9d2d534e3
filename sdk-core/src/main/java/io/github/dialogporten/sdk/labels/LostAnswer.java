package io.github.dialogporten.sdk.labels;

import io.github.dialogporten.sdk.dialogs.DialogsAccess;
import io.github.dialogporten.sdk.dialogs.LabelLogEntry;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.PreconditionFailedException;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import java.time.Duration;
import java.util.List;

/**
 * After a 412, decides whether our earlier attempt was applied or another caller won. The label log
 * is read, for that does not mark the dialog as seen. Made when the call begins: the reads have the
 * time that is left of it.
 */
final class LostAnswer {

  private final Pipeline pipeline;
  private final LabelChange change;
  private final long start;

  LostAnswer(Pipeline pipeline, LabelChange change) {
    this.pipeline = pipeline;
    this.change = change;
    this.start = pipeline.time().nanoTime();
  }

  /**
   * Whether the change is in effect on all; when one proves that it was never made, that is all.
   */
  LabelEvidence look(List<LabelTarget> targets, PreconditionFailedException refusal) {
    if (!refusal.mayHaveBeenCarriedOut()) {
      return LabelEvidence.NEVER_MADE;
    }
    LabelEvidence all = LabelEvidence.IN_EFFECT;
    try {
      for (LabelTarget target : targets) {
        Duration left = pipeline.timeout().minusNanos(pipeline.time().nanoTime() - start);
        if (left.isNegative() || left.isZero()) {
          return LabelEvidence.NONE;
        }
        List<LabelLogEntry> log =
            DialogsAccess.labelLog(
                pipeline.with(pipeline.options().withTimeout(left)), target.dialogId());
        all = all.and(LabelEvidence.of(change, log));
        if (all == LabelEvidence.NEVER_MADE) {
          return all;
        }
      }
      return all;
    } catch (DialogportenException unread) {
      refusal.addSuppressed(unread);
      return LabelEvidence.NONE;
    }
  }
}
