package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.PreconditionFailedException;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import java.time.Duration;
import java.util.List;

/**
 * Tells, after a 412, a change whose answer was lost from one that somebody else was before. The
 * label log is read, for that does not mark the dialog as seen. Made when the call begins: the
 * reads have the time that is left of it.
 */
final class LostAnswer {

  private final Pipeline pipeline;
  private final LabelChange change;
  private final CallOptions options;
  private final long start;

  LostAnswer(Pipeline pipeline, LabelChange change, CallOptions options) {
    this.pipeline = pipeline;
    this.change = change;
    this.options = options;
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
        Duration left = pipeline.timeout(options).minusNanos(pipeline.time().nanoTime() - start);
        if (left.isNegative() || left.isZero()) {
          return LabelEvidence.NONE;
        }
        List<LabelLogEntry> log =
            pipeline.call(
                DialogOperations.LABEL_LOG,
                Parameters.with().path("dialogId", target.dialogId()).build(),
                options.withTimeout(left));
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
