package io.github.dialogporten.sdk.labels;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.internal.Internal;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Opens this package to the rest of the SDK. */
@Internal
public final class LabelsAccess {

  private LabelsAccess() {}

  /** The client of this step. */
  public static Labels over(Pipeline pipeline) {
    return new HttpLabels(pipeline);
  }

  /**
   * The result of a change of labels.
   *
   * @param dialogId the dialog
   * @param revision the new revision
   * @return the result
   */
  public static LabelResult labelResult(UUID dialogId, UUID revision) {
    return new LabelResult(dialogId, revision, 1);
  }

  /**
   * Changes many dialogs as the client does: the same parts, results and ends.
   *
   * @param targets the dialogs
   * @param progress gets each part
   * @param server carries out a part for all of its dialogs, or throws what the server answers
   * @param options those of the calls
   * @return what became of each part
   * @throws IllegalArgumentException when a dialog is there twice
   */
  public static BulkLabelResult changeAll(
      Iterable<LabelTarget> targets,
      Consumer<? super LabelPart> progress,
      Consumer<List<LabelTarget>> server,
      CallOptions options) {
    Function<List<LabelTarget>, LabelPart> sender =
        these -> {
          try {
            server.accept(these);
            return new LabelPart(these, LabelPart.Outcome.CHANGED, null);
          } catch (DialogportenException e) {
            return BulkChange.failed(these, e);
          }
        };
    return new BulkChange(sender, progress, options).of(BulkChange.each(targets));
  }
}
