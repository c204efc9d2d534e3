package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Builds an {@link Attachment}: a PDF with one link.
 *
 * <p>Not thread-safe.
 */
public final class AttachmentBuilder extends ModelBuilder<Attachment, AttachmentBuilder> {

  AttachmentBuilder() {
    super(Attachment.class);
    preset("id", nextId());
    preset("name", "vedlegg.pdf");
    preset("urls", List.of(new AttachmentUrlBuilder()));
    presetTexts("displayName", "Syntetisk vedlegg");
  }

  /**
   * Sets its id.
   *
   * @param value the value
   * @return this
   */
  public AttachmentBuilder id(UUID value) {
    return with("id", value);
  }

  /**
   * Sets the name that users see in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public AttachmentBuilder displayName(String language, String text) {
    return texts("displayName", language, text);
  }

  /**
   * Sets its technical name.
   *
   * @param value the value
   * @return this
   */
  public AttachmentBuilder name(String value) {
    return with("name", value);
  }

  /**
   * Sets when it ceases to be there; never by default.
   *
   * @param value the value
   * @return this
   */
  public AttachmentBuilder expiresAt(Instant value) {
    return with("expiresAt", value);
  }

  /**
   * Adds a link; the first one replaces the default.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public AttachmentBuilder url(AttachmentUrlBuilder value) {
    if (!isGiven("urls")) {
      without("urls");
    }
    return add("urls", value);
  }
}
