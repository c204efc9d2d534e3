package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.LabelOperations.Done;
import io.github.dialogporten.sdk.errors.PreconditionFailedException;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** Labels over HTTP. For the client's own use: take {@code client.labels()}. Thread-safe. */
public final class HttpLabels implements Labels {

  private final Pipeline pipeline;

  /**
   * For the client's own use.
   *
   * @param pipeline the way of the calls
   */
  public HttpLabels(Pipeline pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
  }

  @Override
  public LabelResult change(LabelTarget target, LabelChange change, CallOptions options) {
    Objects.requireNonNull(change, "change");
    UUID dialog = target.dialogId();
    LostAnswer lost = new LostAnswer(pipeline, change, options);
    try {
      Done done =
          pipeline.call(LabelOperations.CHANGE, LabelOperations.one(target, change), options);
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
      Iterable<LabelTarget> targets,
      LabelChange change,
      CallOptions options,
      Consumer<? super LabelPart> progress) {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(progress, "progress");
    return BulkChange.over(pipeline, change, options, progress).of(BulkChange.each(targets));
  }

  @Override
  public String toString() {
    return "Labels[" + pipeline.environment().name() + "]";
  }
}
