package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.AttachmentUrl;
import io.github.dialogporten.sdk.dialogs.ConsumerType;
import java.util.UUID;

/**
 * Builds an {@link AttachmentUrl}, for browsers by default.
 *
 * <p>Not thread-safe.
 */
public final class AttachmentUrlBuilder extends ModelBuilder<AttachmentUrl, AttachmentUrlBuilder> {

  AttachmentUrlBuilder() {
    super(AttachmentUrl.class);
    preset("id", nextId());
    preset("url", HOST + "vedlegg.pdf");
    preset("mediaType", "application/pdf");
    preset("consumerType", ConsumerType.GUI);
  }

  /**
   * Sets its id.
   *
   * @param value the value
   * @return this
   */
  public AttachmentUrlBuilder id(UUID value) {
    return with("id", value);
  }

  /**
   * Sets the address as text.
   *
   * @param value the value
   * @return this
   */
  public AttachmentUrlBuilder url(String value) {
    return with("url", value);
  }

  /**
   * Sets the media type.
   *
   * @param value the value
   * @return this
   */
  public AttachmentUrlBuilder mediaType(String value) {
    return with("mediaType", value);
  }

  /**
   * Sets whom it is for.
   *
   * @param value the value
   * @return this
   */
  public AttachmentUrlBuilder consumerType(ConsumerType value) {
    return with("consumerType", value);
  }
}
