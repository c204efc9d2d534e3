package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireAttachment;
import io.github.dialogporten.sdk.text.Localized;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attachment of a dialog or of a transmission.
 *
 * <p>Immutable. Its {@code toString} holds no name and no address.
 */
public final class Attachment {

  private final UUID id;
  private final Localized displayName;
  private final @Nullable String name;
  private final @Nullable Instant expiresAt;
  private final List<AttachmentUrl> urls;

  Attachment(WireAttachment wire) throws JsonMismatchException {
    this.id = FromWire.id(wire.id());
    this.displayName = FromWire.texts(wire.displayName());
    this.name = wire.name();
    this.expiresAt = wire.expiresAt();
    this.urls = FromWire.list(wire.urls(), "urls", AttachmentUrl::new);
  }

  /**
   * Its id.
   *
   * @return the id
   */
  public UUID id() {
    return id;
  }

  /**
   * The name to show to a person.
   *
   * @return the name by language
   */
  public Localized displayName() {
    return displayName;
  }

  /**
   * The name for programs, which is no safe file name.
   *
   * @return the name as the service owner wrote it, if there is one
   */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /**
   * When it can no longer be fetched. The server masks the addresses of what had expired when the
   * dialog was read; what expires later has to be noticed by the reader.
   *
   * @return the time, if there is one
   */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /**
   * Where it is.
   *
   * @return an unmodifiable list
   */
  public List<AttachmentUrl> urls() {
    return urls;
  }

  @Override
  public String toString() {
    return "Attachment[" + id + ", urls=" + urls.size() + "]";
  }
}
