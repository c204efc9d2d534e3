package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.async.AsyncCalls;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * {@link Labels} with futures, on the caller's executor. A change that is cancelled when it may
 * have left may be carried out or not: the {@code CancellationException} then has a cause that says
 * so.
 *
 * <p>The futures are those of {@code AsyncDialogportenClient}: cancelling one cancels its call. Bad
 * arguments make a future fail too. Thread-safe.
 */
public final class AsyncLabels {

  private final Labels labels;
  private final AsyncCalls calls;

  private AsyncLabels(Labels labels, Executor executor) {
    this.labels = Objects.requireNonNull(labels, "labels");
    this.calls = new AsyncCalls(executor);
  }

  /**
   * A view of any {@link Labels}, a fake one too.
   *
   * @param labels what does the calls
   * @param executor where they are done
   * @return a light view
   */
  public static AsyncLabels of(Labels labels, Executor executor) {
    return new AsyncLabels(labels, executor);
  }

  /**
   * As {@link Labels#archive(UUID)}.
   *
   * @param dialogId the dialog
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> archive(UUID dialogId) {
    return calls.call(() -> labels.archive(dialogId));
  }

  /**
   * As {@link Labels#archive(UUID, CallOptions)}.
   *
   * @param dialogId the dialog
   * @param options options of the call
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> archive(UUID dialogId, CallOptions options) {
    return calls.call(() -> labels.archive(dialogId, options));
  }

  /**
   * As {@link Labels#archive(LabelTarget)}.
   *
   * @param target the dialog, and the revision that its labels must have
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> archive(LabelTarget target) {
    return calls.call(() -> labels.archive(target));
  }

  /**
   * As {@link Labels#archive(LabelTarget, CallOptions)}.
   *
   * @param target the dialog, and the revision that its labels must have
   * @param options options of the call
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> archive(LabelTarget target, CallOptions options) {
    return calls.call(() -> labels.archive(target, options));
  }

  /**
   * As {@link Labels#moveToBin(UUID)}.
   *
   * @param dialogId the dialog
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> moveToBin(UUID dialogId) {
    return calls.call(() -> labels.moveToBin(dialogId));
  }

  /**
   * As {@link Labels#moveToBin(UUID, CallOptions)}.
   *
   * @param dialogId the dialog
   * @param options options of the call
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> moveToBin(UUID dialogId, CallOptions options) {
    return calls.call(() -> labels.moveToBin(dialogId, options));
  }

  /**
   * As {@link Labels#moveToBin(LabelTarget)}.
   *
   * @param target the dialog, and the revision that its labels must have
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> moveToBin(LabelTarget target) {
    return calls.call(() -> labels.moveToBin(target));
  }

  /**
   * As {@link Labels#moveToBin(LabelTarget, CallOptions)}.
   *
   * @param target the dialog, and the revision that its labels must have
   * @param options options of the call
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> moveToBin(LabelTarget target, CallOptions options) {
    return calls.call(() -> labels.moveToBin(target, options));
  }

  /**
   * As {@link Labels#restore(UUID)}.
   *
   * @param dialogId the dialog
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> restore(UUID dialogId) {
    return calls.call(() -> labels.restore(dialogId));
  }

  /**
   * As {@link Labels#restore(UUID, CallOptions)}.
   *
   * @param dialogId the dialog
   * @param options options of the call
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> restore(UUID dialogId, CallOptions options) {
    return calls.call(() -> labels.restore(dialogId, options));
  }

  /**
   * As {@link Labels#restore(LabelTarget)}.
   *
   * @param target the dialog, and the revision that its labels must have
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> restore(LabelTarget target) {
    return calls.call(() -> labels.restore(target));
  }

  /**
   * As {@link Labels#restore(LabelTarget, CallOptions)}.
   *
   * @param target the dialog, and the revision that its labels must have
   * @param options options of the call
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> restore(LabelTarget target, CallOptions options) {
    return calls.call(() -> labels.restore(target, options));
  }

  /**
   * As {@link Labels#markAsUnopened(UUID)}.
   *
   * @param dialogId the dialog
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> markAsUnopened(UUID dialogId) {
    return calls.call(() -> labels.markAsUnopened(dialogId));
  }

  /**
   * As {@link Labels#markAsUnopened(UUID, CallOptions)}.
   *
   * @param dialogId the dialog
   * @param options options of the call
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> markAsUnopened(UUID dialogId, CallOptions options) {
    return calls.call(() -> labels.markAsUnopened(dialogId, options));
  }

  /**
   * As {@link Labels#markAsUnopened(LabelTarget)}.
   *
   * @param target the dialog, and the revision that its labels must have
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> markAsUnopened(LabelTarget target) {
    return calls.call(() -> labels.markAsUnopened(target));
  }

  /**
   * As {@link Labels#markAsUnopened(LabelTarget, CallOptions)}.
   *
   * @param target the dialog, and the revision that its labels must have
   * @param options options of the call
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> markAsUnopened(LabelTarget target, CallOptions options) {
    return calls.call(() -> labels.markAsUnopened(target, options));
  }

  /**
   * As {@link Labels#change(LabelTarget, LabelChange)}.
   *
   * @param target the dialog, and the revision that its labels must have
   * @param change what to do
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> change(LabelTarget target, LabelChange change) {
    return calls.call(() -> labels.change(target, change));
  }

  /**
   * As {@link Labels#change(LabelTarget, LabelChange, CallOptions)}.
   *
   * @param target the dialog, and the revision that its labels must have
   * @param change what to do
   * @param options options of the call
   * @return the new revision; after cancelling, the labels may have been changed or not
   */
  public CompletableFuture<LabelResult> change(
      LabelTarget target, LabelChange change, CallOptions options) {
    return calls.call(() -> labels.change(target, change, options));
  }

  /**
   * As {@link Labels#changeAll(Iterable, LabelChange)}.
   *
   * @param targets the dialogs, each once
   * @param change what to do
   * @return what became of each part; after cancelling, nothing tells which parts were sent
   */
  public CompletableFuture<BulkLabelResult> changeAll(
      Iterable<LabelTarget> targets, LabelChange change) {
    return calls.call(() -> labels.changeAll(targets, change));
  }

  /**
   * As {@link Labels#changeAll(Iterable, LabelChange, CallOptions)}.
   *
   * @param targets the dialogs, each once
   * @param change what to do
   * @param options options of the request for each part: a timeout is one part's
   * @return what became of each part; after cancelling, nothing tells which parts were sent
   */
  public CompletableFuture<BulkLabelResult> changeAll(
      Iterable<LabelTarget> targets, LabelChange change, CallOptions options) {
    return calls.call(() -> labels.changeAll(targets, change, options));
  }

  /**
   * As {@link Labels#changeAll(Iterable, LabelChange, CallOptions, Consumer)}.
   *
   * @param targets the dialogs, each once
   * @param change what to do
   * @param options options of the request for each part: a timeout is one part's
   * @param progress gets each part that was sent, on the executor, before the next is sent; what it
   *     throws ends the call
   * @return what became of each part; after cancelling, {@code progress} has got those that were
   *     sent, but for the one that was on its way
   */
  public CompletableFuture<BulkLabelResult> changeAll(
      Iterable<LabelTarget> targets,
      LabelChange change,
      CallOptions options,
      Consumer<? super LabelPart> progress) {
    return calls.call(() -> labels.changeAll(targets, change, options, progress));
  }

  @Override
  public String toString() {
    return "AsyncLabels[]";
  }
}
