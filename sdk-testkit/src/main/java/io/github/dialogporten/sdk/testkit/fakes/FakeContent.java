package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.content.Content;
import io.github.dialogporten.sdk.content.ContentBody;
import io.github.dialogporten.sdk.content.ContentRules;
import io.github.dialogporten.sdk.content.Download;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.AttachmentUrl;
import io.github.dialogporten.sdk.dialogs.ContentReference;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.testkit.fakes.FakeWorld.Operations;
import io.github.dialogporten.sdk.testkit.fakes.FakeWorld.StoredFile;
import io.github.dialogporten.sdk.testkit.models.Errors;
import io.github.dialogporten.sdk.text.LocalizedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
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
public final class FakeContent implements Content {

  private final FakeIdentity identity;
  private final FakeWorld world;

  FakeContent(FakeIdentity identity) {
    this.identity = identity;
    this.world = identity.world;
  }

  /**
   * Sets the main content of a dialog, of the type and language that its reference tells.
   *
   * @param dialogId the dialog; it also needs a {@code mainContentReference}
   * @param text the text
   * @return this
   */
  public FakeContent setMain(UUID dialogId, String text) {
    return set(world.main, dialogId, text);
  }

  /**
   * Sets the content of a transmission, of the type and language that its reference tells.
   *
   * @param transmissionId the transmission; it also needs a {@code contentReference}
   * @param text the text
   * @return this
   */
  public FakeContent setTransmission(UUID transmissionId, String text) {
    return set(world.transmissions, transmissionId, text);
  }

  private FakeContent set(Map<UUID, String> where, UUID id, String text) {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
    world.locked(() -> where.put(id, text));
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
    StoredFile file = new StoredFile(bytes.clone());
    Objects.requireNonNull(attachmentId, "attachmentId");
    world.locked(() -> world.files.put(attachmentId, file));
    return this;
  }

  @Override
  public Optional<ContentBody> main(Dialog dialog, CallOptions options) {
    Objects.requireNonNull(dialog, "dialog");
    return body(
        new FakeCall(Operations.MAIN_CONTENT, dialog.id(), null, options),
        dialog,
        dialog.mainContentReference(),
        world.main);
  }

  @Override
  public Optional<ContentBody> of(Dialog dialog, Transmission transmission, CallOptions options) {
    Transmission own = ContentRules.own(dialog, transmission);
    return body(
        new FakeCall(Operations.TRANSMISSION_CONTENT, dialog.id(), own.id(), options),
        dialog,
        own.contentReference(),
        world.transmissions);
  }

  private Optional<ContentBody> body(
      FakeCall call, Dialog dialog, Optional<ContentReference> reference, Map<UUID, String> set) {
    identity.checkOpener(dialog);
    identity.begin(call);
    Optional<LocalizedText> link =
        reference.flatMap(each -> each.links().pick(call.options().languages()));
    if (link.isEmpty()) {
      return Optional.empty();
    }
    checkMayFetch(call.operation(), dialog, reference.get().isAuthorized());
    UUID id = call.partId().orElse(dialog.id());
    @Nullable String text = world.locked(() -> Optional.ofNullable(set.get(id))).orElse(null);
    if (text == null) {
      throw Errors.in(call.operation()).answered(404);
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
  public Path save(Dialog dialog, Attachment attachment, Path directory, CallOptions options) {
    Attachment own = ContentRules.own(dialog, attachment);
    Objects.requireNonNull(options, "options");
    ContentRules.checkDirectory(directory);
    StoredFile file = file(Operations.SAVE, dialog, own, options);
    AttachmentUrl url = ContentRules.programsFirst(own).get(0);
    try (var bytes = new ByteArrayInputStream(file.bytes())) {
      return ContentRules.save(bytes, own, url, url.mediaType().orElse(null), directory, options);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory that cannot be read", e);
    }
  }

  @Override
  public Download open(Dialog dialog, Attachment attachment, CallOptions options) {
    Attachment own = ContentRules.own(dialog, attachment);
    StoredFile file = file(Operations.OPEN_FILE, dialog, own, options);
    AttachmentUrl url = ContentRules.programsFirst(own).get(0);
    @Nullable String type = url.mediaType().orElse(null);
    return Download.of(
        ContentRules.fileName(own, url, type, options),
        type,
        (long) file.bytes().length,
        new ByteArrayInputStream(file.bytes()));
  }

  private StoredFile file(
      String operation, Dialog dialog, Attachment attachment, CallOptions options) {
    identity.checkOpener(dialog);
    identity.begin(new FakeCall(operation, dialog.id(), attachment.id(), options));
    if (attachment.expiresAt().filter(end -> !world.time.now().isBefore(end)).isPresent()) {
      throw notSent(operation, Reason.EXPIRED);
    }
    if (attachment.urls().isEmpty()) {
      throw notSent(operation, Reason.ADDRESS_REFUSED);
    }
    boolean masked = attachment.urls().stream().allMatch(url -> url.link().isUnauthorized());
    checkMayFetch(operation, dialog, !masked);
    return world
        .locked(() -> Optional.ofNullable(world.files.get(attachment.id())))
        .orElseThrow(() -> Errors.in(operation).answered(404));
  }

  private void checkMayFetch(String operation, Dialog dialog, boolean authorized) {
    if (!authorized) {
      throw notSent(operation, Reason.NOT_AUTHORIZED);
    }
    if (identity.hasExpired(dialog)) {
      throw notSent(operation, Reason.EXPIRED);
    }
  }

  private static ContentException notSent(String operation, Reason reason) {
    return new ContentException(CallInfo.notSent(operation), reason);
  }

  @Override
  public String toString() {
    return "FakeContent[]";
  }
}
