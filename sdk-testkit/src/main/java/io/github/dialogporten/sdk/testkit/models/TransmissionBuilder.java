package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.dialogs.TransmissionType;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.ActorType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Builds a {@link Transmission}: information from the service owner, opened by nobody.
 *
 * <p>Not thread-safe.
 */
public final class TransmissionBuilder extends ModelBuilder<Transmission, TransmissionBuilder> {

  TransmissionBuilder() {
    super(Transmission.class);
    preset("id", nextId());
    preset("createdAt", LONG_AGO);
    preset("type", TransmissionType.INFORMATION);
    preset("isAuthorized", true);
    preset("isOpened", false);
    preset("sender", Actor.of(ActorType.SERVICE_OWNER, null, null));
    preset("attachments", List.of());
    preset("navigationalActions", List.of());
    presetContent("content.title", "Syntetisk forsendelse");
  }

  /**
   * Sets its id.
   *
   * @param value the value
   * @return this
   */
  public TransmissionBuilder id(UUID value) {
    return with("id", value);
  }

  /**
   * Sets when it was sent.
   *
   * @param value the value
   * @return this
   */
  public TransmissionBuilder createdAt(Instant value) {
    return with("createdAt", value);
  }

  /**
   * Sets what it is.
   *
   * @param value the value
   * @return this
   */
  public TransmissionBuilder type(TransmissionType value) {
    return with("type", value);
  }

  /**
   * Sets who sent it.
   *
   * @param value the value
   * @return this
   */
  public TransmissionBuilder sender(Actor value) {
    return with("sender", value);
  }

  /**
   * Sets the title in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public TransmissionBuilder title(String language, String text) {
    return content("content.title", "text/plain", language, text);
  }

  /**
   * Sets the summary in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public TransmissionBuilder summary(String language, String text) {
    return content("content.summary", "text/plain", language, text);
  }

  /**
   * Sets its content, which the service owner keeps.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public TransmissionBuilder contentReference(ContentReferenceBuilder value) {
    return with("content.contentReference", value);
  }

  /**
   * Adds an attachment.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public TransmissionBuilder attachment(AttachmentBuilder value) {
    return add("attachments", value);
  }

  /**
   * Adds a link.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public TransmissionBuilder navigationalAction(NavigationalActionBuilder value) {
    return add("navigationalActions", value);
  }

  /**
   * Sets whether the caller may see its content.
   *
   * @param value the value
   * @return this
   */
  public TransmissionBuilder authorized(boolean value) {
    return with("isAuthorized", value);
  }

  /**
   * Sets the part of the service that the right is for.
   *
   * @param value the value
   * @return this
   */
  public TransmissionBuilder authorizationAttribute(String value) {
    return with("authorizationAttribute", value);
  }

  /**
   * Sets whether it has been opened.
   *
   * @param value the value
   * @return this
   */
  public TransmissionBuilder opened(boolean value) {
    return with("isOpened", value);
  }

  /**
   * Sets when it was deleted.
   *
   * @param value the value
   * @return this
   */
  public TransmissionBuilder deletedAt(Instant value) {
    return with("deletedAt", value);
  }

  /**
   * Sets the transmission that it answers.
   *
   * @param value the value
   * @return this
   */
  public TransmissionBuilder relatedTransmissionId(UUID value) {
    return with("relatedTransmissionId", value);
  }

  /**
   * Sets the service owner's own type.
   *
   * @param value the value
   * @return this
   */
  public TransmissionBuilder extendedType(String value) {
    return with("extendedType", value);
  }

  /**
   * Sets the service owner's own reference.
   *
   * @param value the value
   * @return this
   */
  public TransmissionBuilder externalReference(String value) {
    return with("externalReference", value);
  }
}
