package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.AttachmentUrl;
import io.github.dialogporten.sdk.dialogs.ContentReference;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.errors.Failures;
import io.github.dialogporten.sdk.internal.http.Decoder;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.LinkCall;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.http.RefusedLinkException;
import io.github.dialogporten.sdk.internal.http.Semantics;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.text.LocalizedText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Content} over the pipeline. Built by the root client; not for users of the SDK. */
public final class HttpContent implements Content {

  private static final String MAIN = "content.main";
  private static final String TRANSMISSION = "content.transmission";
  static final String SAVE = "content.save";
  private static final String OPEN = "content.open";

  /** As Dialogporten's documents have it. */
  private static final Duration MOST_TIME = Duration.ofSeconds(10);

  private final Pipeline pipeline;
  private final Function<Dialog, DialogCredential> credentials;

  /**
   * Content through a pipeline.
   *
   * @param pipeline the pipeline
   * @param credentials gives what a dialog allows, and fails for one that was opened through
   *     another view
   */
  public HttpContent(Pipeline pipeline, Function<Dialog, DialogCredential> credentials) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.credentials = Objects.requireNonNull(credentials, "credentials");
  }

  @Override
  public Optional<ContentBody> main(Dialog dialog, CallOptions options) {
    Objects.requireNonNull(dialog, "dialog");
    return Failures.correlated(
        options, () -> embed(MAIN, dialog, dialog.mainContentReference(), options));
  }

  @Override
  public Optional<ContentBody> of(Dialog dialog, Transmission transmission, CallOptions options) {
    Transmission own = ContentRules.own(dialog, transmission);
    return Failures.correlated(
        options, () -> embed(TRANSMISSION, dialog, own.contentReference(), options));
  }

  @Override
  public Path save(Dialog dialog, Attachment attachment, Path directory, CallOptions options) {
    Attachment own = ContentRules.own(dialog, attachment);
    Objects.requireNonNull(options, "options");
    ContentRules.checkDirectory(directory);
    // a large file may take longer than a call should: only who sets a time has the body counted
    boolean streams = options.timeout().isEmpty();
    return Failures.correlated(
        options,
        () ->
            file(
                SAVE, dialog, own, options, streams, request -> new FileSaver(request, directory)));
  }

  @Override
  public Download open(Dialog dialog, Attachment attachment, CallOptions options) {
    Attachment own = ContentRules.own(dialog, attachment);
    Objects.requireNonNull(options, "options");
    return Failures.correlated(
        options,
        () ->
            file(
                OPEN,
                dialog,
                own,
                options,
                true,
                request -> answer -> download(FileAnswer.of(answer, request))));
  }

  private static Download download(FileAnswer file) {
    @Nullable Long length = file.length().orElse(null);
    return Download.of(
        file.fileName(),
        file.contentType().orElse(null),
        length,
        new DownloadStream(file.stream(), length));
  }

  private Optional<ContentBody> embed(
      String operation, Dialog dialog, Optional<ContentReference> reference, CallOptions options) {
    DialogCredential credential = credentials.apply(dialog);
    Optional<LocalizedText> picked =
        reference.flatMap(each -> each.links().pick(options.languages()));
    if (picked.isEmpty()) {
      return Optional.empty();
    }
    if (!reference.get().isAuthorized()) {
      throw notSent(operation, Reason.NOT_AUTHORIZED);
    }
    Link link = Link.of(picked.get().value());
    Decoder<ContentBody> decoder =
        new EmbedDecoder(operation, link, picked.get().language(), reference.get());
    LinkCall<ContentBody> call =
        new LinkCall<>(operation, "GET", Semantics.SAFE, link, MOST_TIME, false, decoder);
    try {
      return Optional.of(pipeline.follow(call, credential, options));
    } catch (RefusedLinkException e) {
      throw Refusals.of(operation, e);
    }
  }

  private <T> T file(
      String operation,
      Dialog dialog,
      Attachment attachment,
      CallOptions options,
      boolean streams,
      Function<FileRequest, Decoder<T>> decoder) {
    DialogCredential credential = credentials.apply(dialog);
    if (attachment.expiresAt().filter(end -> !pipeline.time().now().isBefore(end)).isPresent()) {
      throw notSent(operation, Reason.EXPIRED);
    }
    List<String> names = ContentRules.names(attachment, options);
    @Nullable RefusedLinkException refusal = null;
    for (AttachmentUrl url : ContentRules.programsFirst(attachment)) {
      FileRequest request =
          new FileRequest(
              operation, url.link(), names, MediaType.parse(url.mediaType().orElse(null)));
      LinkCall<T> call =
          new LinkCall<>(
              operation, "GET", Semantics.SAFE, url.link(), null, streams, decoder.apply(request));
      try {
        return pipeline.follow(call, credential, options);
      } catch (RefusedLinkException e) {
        if (e.requests() > 0) {
          throw Refusals.of(operation, e);
        }
        refusal = refusal == null ? e : refusal;
      }
    }
    throw refusal == null
        ? notSent(operation, Reason.ADDRESS_REFUSED)
        : Refusals.of(operation, refusal);
  }

  private static ContentException notSent(String operation, Reason reason) {
    return new ContentException(CallInfo.notSent(operation), reason);
  }

  @Override
  public String toString() {
    return "Content[" + pipeline.environment().name() + "]";
  }
}
