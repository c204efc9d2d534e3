package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireAttachmentUrl;
import io.github.dialogporten.sdk.text.Link;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One place where an attachment is. The same attachment may have several: for people, for programs,
 * of several media types.
 *
 * <p>Immutable. Its {@code toString} holds no address.
 */
public final class AttachmentUrl {

  private final UUID id;
  private final Link link;
  private final @Nullable String mediaType;
  private final ConsumerType consumerType;

  AttachmentUrl(WireAttachmentUrl wire) throws JsonMismatchException {
    this.id = FromWire.id(wire.id());
    this.link = FromWire.link(wire.url());
    this.mediaType = wire.mediaType();
    this.consumerType = FromWire.open(wire.consumerType(), ConsumerType::of);
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
   * The address. The server masks it when the caller has no right to it, or when its time is over.
   *
   * @return the link
   */
  public Link link() {
    return link;
  }

  /**
   * The media type, as the service owner declared it.
   *
   * @return the media type, if there is one
   */
  public Optional<String> mediaType() {
    return Optional.ofNullable(mediaType);
  }

  /**
   * Whom it is for. A program takes {@link ConsumerType#API} where there is one.
   *
   * @return the consumer
   */
  public ConsumerType consumerType() {
    return consumerType;
  }

  @Override
  public String toString() {
    return "AttachmentUrl[" + id + ", " + consumerType + "]";
  }
}
