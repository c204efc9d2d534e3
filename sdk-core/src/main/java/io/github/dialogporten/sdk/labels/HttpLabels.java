package io.github.dialogporten.sdk.labels;

import io.github.dialogporten.sdk.errors.PreconditionFailedException;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.labels.LabelOperations.Done;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** Labels over HTTP. Thread-safe. */
final class HttpLabels implements Labels {

  private final Pipeline pipeline;

  HttpLabels(Pipeline pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
  }

  @Override
  public LabelResult change(LabelTarget target, LabelChange change) {
    Objects.requireNonNull(change, "change");
    UUID dialog = target.dialogId();
    LostAnswer lost = new LostAnswer(pipeline, change);
    try {
      Done done = pipeline.call(LabelOperations.CHANGE, LabelOperations.one(target, change));
      return new LabelResult(dialog, done.revision(), done.attempts());
    } catch (PreconditionFailedException e) {
      if (lost.look(List.of(target), e) == LabelEvidence.IN_EFFECT) {
        return new LabelResult(dialog, null, e.attempts());
      }
      throw e;
    }
  }

  @Override
  public BulkLabelResult changeAll(
      Iterable<LabelTarget> targets, LabelChange change, Consumer<? super LabelPart> progress) {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(progress, "progress");
    pipeline.checkIdentity(LabelOperations.CHANGE_ALL.name());
    return BulkChange.over(pipeline, change, progress).of(BulkChange.each(targets));
  }

  @Override
  public String toString() {
    return "Labels[" + pipeline.environment().name() + "]";
  }
}
