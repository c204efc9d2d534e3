package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.testkit.internal.state.ContentState;
import io.github.dialogporten.sdk.testkit.internal.state.NavigationState;
import io.github.dialogporten.sdk.testkit.internal.state.TransmissionState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transmission of a dialog. Not thread-safe. */
public final class TransmissionSpec {

  private final TransmissionState state = new TransmissionState();

  private TransmissionSpec(String type) {
    state.type = type;
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

  TransmissionState state() {
    return state;
  }

  /**
   * Its id, instead of a new one.
   *
   * @param id the id
   * @return this
   */
  public TransmissionSpec id(UUID id) {
    state.id = id;
    return this;
  }

  /**
   * When it was sent, instead of when the dialog was updated.
   *
   * @param createdAt the time
   * @return this
   */
  public TransmissionSpec createdAt(Instant createdAt) {
    state.createdAt = createdAt;
    return this;
  }

  /**
   * What the right to it is on, when it is not the service itself.
   *
   * @param attribute such as {@code urn:altinn:resource:another-service}
   * @return this
   */
  public TransmissionSpec authorizationAttribute(String attribute) {
    state.attribute = attribute;
    return this;
  }

  /**
   * A type of the service owner's own.
   *
   * @param uri the type
   * @return this
   */
  public TransmissionSpec extendedType(String uri) {
    state.extendedType = uri;
    return this;
  }

  /**
   * The service owner's reference.
   *
   * @param reference the reference
   * @return this
   */
  public TransmissionSpec externalReference(String reference) {
    state.externalReference = reference;
    return this;
  }

  /**
   * The transmission it answers.
   *
   * @param transmission its id
   * @return this
   */
  public TransmissionSpec relatedTo(UUID transmission) {
    state.related = transmission;
    return this;
  }

  /**
   * Who sent it.
   *
   * @param actor who
   * @return this
   */
  public TransmissionSpec sender(ActorSpec actor) {
    state.sender = actor.state();
    return this;
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
    state.content.put(name, new ContentState(mediaType, text.byLanguage()));
    return this;
  }

  /**
   * An attachment more.
   *
   * @param attachment the attachment
   * @return this
   */
  public TransmissionSpec attachment(AttachmentSpec attachment) {
    state.attachments.add(attachment.state());
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
    state.navigation.add(new NavigationState(title.byLanguage(), url, expiresAt));
    return this;
  }
}
