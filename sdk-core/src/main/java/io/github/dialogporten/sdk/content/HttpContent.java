package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.AttachmentUrl;
import io.github.dialogporten.sdk.dialogs.ContentReference;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.internal.http.BodyKind;
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

/** {@link Content} over the pipeline. */
final class HttpContent implements Content {

  private static final String MAIN = "content.main";
  private static final String TRANSMISSION = "content.transmission";
  static final String SAVE = "content.save";
  private static final String DOWNLOAD = "content.download";

  /** As Dialogporten's documents have it. */
  private static final Duration MOST_TIME = Duration.ofSeconds(10);

  private final Pipeline pipeline;
  private final Function<Dialog, DialogCredential> credentials;

  HttpContent(Pipeline pipeline, Function<Dialog, DialogCredential> credentials) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.credentials = Objects.requireNonNull(credentials, "credentials");
  }

  @Override
  public Optional<ContentBody> main(Dialog dialog) {
    Objects.requireNonNull(dialog, "dialog");
    return embed(MAIN, dialog, dialog.mainContentReference());
  }

  @Override
  public Optional<ContentBody> transmission(Dialog dialog, Transmission transmission) {
    Transmission own = ContentAccess.own(dialog, transmission);
    return embed(TRANSMISSION, dialog, own.contentReference());
  }

  @Override
  public Path save(Dialog dialog, Attachment attachment, Path directory) {
    Attachment own = ContentAccess.own(dialog, attachment);
    ContentAccess.checkDirectory(directory);
    // a large file may take longer than a call should: only who sets a time has the body counted
    BodyKind kind = pipeline.options().timeout().isEmpty() ? BodyKind.STREAM : BodyKind.FILE;
    boolean shared = pipeline.options().sharesFiles();
    return file(SAVE, dialog, own, kind, request -> new FileSaver(request, directory, shared));
  }

  @Override
  public Download download(Dialog dialog, Attachment attachment) {
    Attachment own = ContentAccess.own(dialog, attachment);
    return file(
        DOWNLOAD,
        dialog,
        own,
        BodyKind.STREAM,
        request -> answer -> Download.of(FileAnswer.of(answer, request)));
  }

  private Optional<ContentBody> embed(
      String operation, Dialog dialog, Optional<ContentReference> reference) {
    DialogCredential credential = credentials.apply(dialog);
    Optional<LocalizedText> picked =
        reference.flatMap(each -> each.links().pick(pipeline.options().languages()));
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
        new LinkCall<>(operation, "GET", Semantics.SAFE, link, MOST_TIME, BodyKind.TEXT, decoder);
    try {
      return Optional.of(pipeline.follow(call, credential));
    } catch (RefusedLinkException e) {
      throw refused(operation, e);
    }
  }

  private <T> T file(
      String operation,
      Dialog dialog,
      Attachment attachment,
      BodyKind kind,
      Function<FileRequest, Decoder<T>> decoder) {
    DialogCredential credential = credentials.apply(dialog);
    if (attachment.expiresAt().filter(credential::isPast).isPresent()) {
      throw notSent(operation, Reason.EXPIRED);
    }
    List<String> names = ContentAccess.names(attachment, pipeline.options());
    @Nullable RefusedLinkException refusal = null;
    for (AttachmentUrl url : ContentAccess.programsFirst(attachment)) {
      FileRequest request =
          new FileRequest(
              operation, url.link(), names, MediaType.parse(url.mediaType().orElse(null)));
      LinkCall<T> call =
          new LinkCall<>(
              operation, "GET", Semantics.SAFE, url.link(), null, kind, decoder.apply(request));
      try {
        return pipeline.follow(call, credential);
      } catch (RefusedLinkException e) {
        // a link that only wants a fresh token says more than those that nothing helps
        if (e.requests() > 0 || e.reason() == RefusedLinkException.Reason.TOKEN_OVER) {
          throw refused(operation, e);
        }
        refusal = refusal == null ? e : refusal;
      }
    }
    throw refusal == null
        ? notSent(operation, Reason.ADDRESS_REFUSED)
        : refused(operation, refusal);
  }

  private ContentException notSent(String operation, Reason reason) {
    return new ContentException(pipeline.notSent(operation), reason);
  }

  private ContentException refused(String operation, RefusedLinkException refusal) {
    Reason reason =
        switch (refusal.reason()) {
          case FORM -> Reason.LINK_MALFORMED;
          case SCHEME -> Reason.SCHEME_REFUSED;
          case DISGUISED -> Reason.HOST_DISGUISED;
          case ADDRESS -> Reason.ADDRESS_REFUSED;
          case PLATFORM -> Reason.PLATFORM_NOT_SUPPORTED;
          case UNAUTHORIZED -> Reason.NOT_AUTHORIZED;
          case EXPIRED -> Reason.EXPIRED;
          case TOKEN_OVER -> Reason.TOKEN_OVER;
          case LOGIN -> Reason.LOGIN_PAGE;
          case REDIRECTS -> Reason.TOO_MANY_REDIRECTS;
        };
    return new ContentException(pipeline.refused(operation, refusal.requests()), reason);
  }

  @Override
  public String toString() {
    return "Content[" + pipeline.environment().name() + "]";
  }
}
