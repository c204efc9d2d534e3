package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.internal.async.AsyncCalls;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * {@link Content} with futures, on the caller's executor.
 *
 * <p>The futures are those of {@code AsyncDialogportenClient}: cancelling one cancels its call. Bad
 * arguments make a future fail too. Thread-safe.
 */
public final class AsyncContent {

  private final Content content;
  private final AsyncCalls calls;

  private AsyncContent(Content content, Executor executor) {
    this.content = Objects.requireNonNull(content, "content");
    this.calls = new AsyncCalls(executor);
  }

  /**
   * A view of any {@link Content}, a fake one too.
   *
   * @param content what does the calls
   * @param executor where they are done
   * @return a light view
   */
  public static AsyncContent of(Content content, Executor executor) {
    return new AsyncContent(content, executor);
  }

  /**
   * As {@link Content#main(Dialog)}.
   *
   * @param dialog an opened dialog
   * @return the content; empty when the dialog has none
   */
  public CompletableFuture<Optional<ContentBody>> main(Dialog dialog) {
    return calls.call(() -> content.main(dialog));
  }

  /**
   * As {@link Content#main(Dialog, CallOptions)}.
   *
   * @param dialog an opened dialog
   * @param options options of the call
   * @return the content; empty when the dialog has none
   */
  public CompletableFuture<Optional<ContentBody>> main(Dialog dialog, CallOptions options) {
    return calls.call(() -> content.main(dialog, options));
  }

  /**
   * As {@link Content#of(Dialog, Transmission)}.
   *
   * @param dialog an opened dialog
   * @param transmission one of the dialog's transmissions
   * @return the content; empty when the transmission has none
   */
  public CompletableFuture<Optional<ContentBody>> of(Dialog dialog, Transmission transmission) {
    return calls.call(() -> content.of(dialog, transmission));
  }

  /**
   * As {@link Content#of(Dialog, Transmission, CallOptions)}.
   *
   * @param dialog an opened dialog
   * @param transmission one of the dialog's transmissions
   * @param options options of the call
   * @return the content; empty when the transmission has none
   */
  public CompletableFuture<Optional<ContentBody>> of(
      Dialog dialog, Transmission transmission, CallOptions options) {
    return calls.call(() -> content.of(dialog, transmission, options));
  }

  /**
   * As {@link Content#save(Dialog, Attachment, Path)}.
   *
   * @param dialog an opened dialog
   * @param attachment an attachment of the dialog or of one of its transmissions
   * @param directory a directory that exists
   * @return where the file is; after cancelling there is none, unless it was whole already
   */
  public CompletableFuture<Path> save(Dialog dialog, Attachment attachment, Path directory) {
    return calls.call(() -> content.save(dialog, attachment, directory));
  }

  /**
   * As {@link Content#save(Dialog, Attachment, Path, CallOptions)}.
   *
   * @param dialog an opened dialog
   * @param attachment an attachment of the dialog or of one of its transmissions
   * @param directory a directory that exists
   * @param options options of the call
   * @return where the file is; after cancelling there is none, unless it was whole already
   */
  public CompletableFuture<Path> save(
      Dialog dialog, Attachment attachment, Path directory, CallOptions options) {
    return calls.call(() -> content.save(dialog, attachment, directory, options));
  }

  /**
   * As {@link Content#open(Dialog, Attachment)}.
   *
   * @param dialog an opened dialog
   * @param attachment an attachment of the dialog or of one of its transmissions
   * @return the download, <strong>which the caller closes</strong>; one that comes after the future
   *     was cancelled is closed already
   */
  public CompletableFuture<Download> open(Dialog dialog, Attachment attachment) {
    return calls.call(() -> content.open(dialog, attachment));
  }

  /**
   * As {@link Content#open(Dialog, Attachment, CallOptions)}.
   *
   * @param dialog an opened dialog
   * @param attachment an attachment of the dialog or of one of its transmissions
   * @param options options of the call
   * @return the download, <strong>which the caller closes</strong>; one that comes after the future
   *     was cancelled is closed already
   */
  public CompletableFuture<Download> open(
      Dialog dialog, Attachment attachment, CallOptions options) {
    return calls.call(() -> content.open(dialog, attachment, options));
  }

  @Override
  public String toString() {
    return "AsyncContent[]";
  }
}
