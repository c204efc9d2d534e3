package io.github.dialogporten.sdk.testkit.dialogs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transmission of a dialog. Not thread-safe. */
public final class TransmissionSpec extends PartSpec<TransmissionSpec> {

  private TransmissionSpec(String type) {
    set("type", type).set("sender", ActorSpec.serviceOwner().json());
    json.putArray("attachments");
    json.putArray("navigationalActions");
  }

  /**
   * A transmission from the service owner without content.
   *
   * @param type such as {@code Information}; {@code Submission} and {@code Correction} are the
   *     user's own, and make the server set the label {@code Sent}
   * @return a new specification
   */
  public static TransmissionSpec of(String type) {
    return new TransmissionSpec(type);
  }

  @Override
  TransmissionSpec self() {
    return this;
  }

  /**
   * When it was sent, instead of when the dialog was updated.
   *
   * @param createdAt the time
   * @return this
   */
  public TransmissionSpec createdAt(Instant createdAt) {
    return set("createdAt", createdAt);
  }

  /**
   * What the right to it is on, when it is not the service itself.
   *
   * @param attribute such as {@code urn:altinn:resource:another-service}
   * @return this
   */
  public TransmissionSpec authorizationAttribute(String attribute) {
    return set("authorizationAttribute", attribute);
  }

  /**
   * A type of the service owner's own.
   *
   * @param uri the type
   * @return this
   */
  public TransmissionSpec extendedType(String uri) {
    return set("extendedType", uri);
  }

  /**
   * The service owner's reference.
   *
   * @param reference the reference
   * @return this
   */
  public TransmissionSpec externalReference(String reference) {
    return set("externalReference", reference);
  }

  /**
   * The transmission it answers.
   *
   * @param transmission its id
   * @return this
   */
  public TransmissionSpec relatedTo(UUID transmission) {
    return set("relatedTransmissionId", transmission);
  }

  /**
   * Who sent it.
   *
   * @param actor who
   * @return this
   */
  public TransmissionSpec sender(ActorSpec actor) {
    return set("sender", actor.json());
  }

  /**
   * Its title.
   *
   * @param title the title by language
   * @return this
   */
  public TransmissionSpec title(Text title) {
    return content("title", "text/plain", title);
  }

  /**
   * Its summary.
   *
   * @param summary the summary by language
   * @return this
   */
  public TransmissionSpec summary(Text summary) {
    return content("summary", "text/plain", summary);
  }

  /**
   * Where its content is, as markdown.
   *
   * @param urls the address by language
   * @return this
   */
  public TransmissionSpec contentReference(Text urls) {
    return content("contentReference", DialogSpec.MARKDOWN_EMBED, urls);
  }

  private TransmissionSpec content(String name, String mediaType, Text text) {
    json.withObject("/content").set(name, text.content(mediaType));
    return this;
  }

  /**
   * An attachment more.
   *
   * @param attachment the attachment
   * @return this
   */
  public TransmissionSpec attachment(AttachmentSpec attachment) {
    json.withArray("attachments").add(attachment.json);
    return this;
  }

  /**
   * A page to go to.
   *
   * @param title its title by language
   * @param url where it is
   * @param expiresAt when the link stops working; null for never
   * @return this
   */
  public TransmissionSpec navigation(Text title, String url, @Nullable Instant expiresAt) {
    ObjectNode action = json.withArray("navigationalActions").addObject().put("url", url);
    action.set("title", title.json());
    Json.put(action, "expiresAt", expiresAt);
    return this;
  }
}
