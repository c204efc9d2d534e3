package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.content.Content;
import io.github.dialogporten.sdk.content.ContentAccess;
import io.github.dialogporten.sdk.content.ContentBody;
import io.github.dialogporten.sdk.content.Download;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.AttachmentUrl;
import io.github.dialogporten.sdk.dialogs.ContentReference;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.testkit.models.Errors;
import io.github.dialogporten.sdk.text.LocalizedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The content that the dialogs of a fake refer to. What a dialog says decides first, as in the
 * client: without a reference there is nothing, what is masked or expired is refused, what is not
 * the dialog's own is no argument. Then comes what was set here; for everything else the service
 * owner has nothing (404). Addresses are not looked at: nothing is sent.
 *
 * <p>Thread-safe. What is set here is shared by all identities.
 */
public final class FakeContent extends FakeStep implements Content {

  FakeContent(FakeIdentity identity, CallOptions options) {
    super(identity, options);
  }

  /**
   * Sets the main content of a dialog, of the type and language that its reference tells.
   *
   * @param dialogId the dialog; it also needs a {@code mainContentReference}
   * @param text the text
   * @return this
   */
  public FakeContent setMain(UUID dialogId, String text) {
    return set(dialogId, text);
  }

  /**
   * Sets the content of a transmission, of the type and language that its reference tells.
   *
   * @param transmissionId the transmission; it also needs a {@code contentReference}
   * @param text the text
   * @return this
   */
  public FakeContent setTransmission(UUID transmissionId, String text) {
    return set(transmissionId, text);
  }

  private FakeContent set(UUID id, String text) {
    world.texts.put(Objects.requireNonNull(id, "id"), Objects.requireNonNull(text, "text"));
    return this;
  }

  /**
   * Sets the bytes of an attachment, of a dialog or of a transmission.
   *
   * @param attachmentId the attachment
   * @param bytes the file
   * @return this
   */
  public FakeContent setFile(UUID attachmentId, byte[] bytes) {
    world.files.put(Objects.requireNonNull(attachmentId, "attachmentId"), bytes.clone());
    return this;
  }

  @Override
  public Optional<ContentBody> main(Dialog dialog) {
    Objects.requireNonNull(dialog, "dialog");
    return body("content.main", dialog, null, dialog.mainContentReference());
  }

  @Override
  public Optional<ContentBody> transmission(Dialog dialog, Transmission transmission) {
    Transmission own = ContentAccess.own(dialog, transmission);
    return body("content.transmission", dialog, own.id(), own.contentReference());
  }

  private Optional<ContentBody> body(
      String operation, Dialog dialog, @Nullable UUID part, Optional<ContentReference> reference) {
    checkOpener(dialog);
    begin(operation, dialog.id(), part);
    Optional<LocalizedText> link =
        reference.flatMap(each -> each.links().pick(options.languages()));
    if (link.isEmpty()) {
      return Optional.empty();
    }
    checkMayFetch(operation, dialog, reference.get().isAuthorized());
    @Nullable String text = world.texts.get(part == null ? dialog.id() : part);
    if (text == null) {
      throw Errors.in(operation).answered(404);
    }
    String type =
        switch (reference.get().declared()) {
          case MARKDOWN -> "text/markdown";
          case HTML -> "text/html";
          case OTHER -> reference.get().mediaType();
        };
    return Optional.of(ContentBody.of(type, type, link.get().language(), text));
  }

  @Override
  public Path save(Dialog dialog, Attachment attachment, Path directory) {
    Attachment own = ContentAccess.own(dialog, attachment);
    ContentAccess.checkDirectory(directory);
    byte[] file = file("content.save", dialog, own);
    AttachmentUrl url = ContentAccess.programsFirst(own).get(0);
    try (var bytes = new ByteArrayInputStream(file)) {
      return ContentAccess.save(bytes, own, url, url.mediaType().orElse(null), directory, options);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory that cannot be read", e);
    }
  }

  @Override
  public Download download(Dialog dialog, Attachment attachment) {
    Attachment own = ContentAccess.own(dialog, attachment);
    byte[] file = file("content.download", dialog, own);
    AttachmentUrl url = ContentAccess.programsFirst(own).get(0);
    @Nullable String type = url.mediaType().orElse(null);
    String name = ContentAccess.fileName(own, url, type, options);
    return Download.of(name, type, (long) file.length, new ByteArrayInputStream(file));
  }

  private byte[] file(String operation, Dialog dialog, Attachment attachment) {
    checkOpener(dialog);
    begin(operation, dialog.id(), attachment.id());
    if (attachment.expiresAt().filter(end -> !world.time.now().isBefore(end)).isPresent()) {
      throw new ContentException(notSent(operation), Reason.EXPIRED);
    }
    if (attachment.urls().isEmpty()) {
      throw new ContentException(notSent(operation), Reason.ADDRESS_REFUSED);
    }
    if (attachment.urls().stream().allMatch(url -> url.link().isExpired())) {
      throw new ContentException(notSent(operation), Reason.EXPIRED);
    }
    boolean masked = attachment.urls().stream().allMatch(url -> url.link().isUnauthorized());
    checkMayFetch(operation, dialog, !masked);
    byte @Nullable [] file = world.files.get(attachment.id());
    if (file == null) {
      throw Errors.in(operation).answered(404);
    }
    return file;
  }

  private void checkMayFetch(String operation, Dialog dialog, boolean authorized) {
    if (!authorized) {
      throw new ContentException(notSent(operation), Reason.NOT_AUTHORIZED);
    }
    if (hasExpired(dialog)) {
      throw new ContentException(notSent(operation), Reason.TOKEN_OVER);
    }
  }
}
