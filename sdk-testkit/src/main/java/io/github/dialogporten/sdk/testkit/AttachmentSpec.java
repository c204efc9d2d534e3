package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.testkit.internal.state.AttachmentState;
import io.github.dialogporten.sdk.testkit.internal.state.Ids;
import io.github.dialogporten.sdk.testkit.internal.state.UrlState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attachment of a dialog or a transmission. Not thread-safe. */
public final class AttachmentSpec {

  private final AttachmentState state = new AttachmentState();

  /** An attachment without a link; the real service asks for at least one. */
  public AttachmentSpec() {}

  AttachmentState state() {
    return state;
  }

  /**
   * Its id, instead of a new one.
   *
   * @param id the id
   * @return this
   */
  public AttachmentSpec id(UUID id) {
    state.id = id;
    return this;
  }

  /**
   * The name shown to people.
   *
   * @param name the name by language
   * @return this
   */
  public AttachmentSpec displayName(Text name) {
    state.displayName = name.byLanguage();
    return this;
  }

  /**
   * The logical name.
   *
   * @param name the name
   * @return this
   */
  public AttachmentSpec name(String name) {
    state.name = name;
    return this;
  }

  /**
   * When its links stop working; from then on they are masked.
   *
   * @param expiresAt the time
   * @return this
   */
  public AttachmentSpec expiresAt(Instant expiresAt) {
    state.expiresAt = expiresAt;
    return this;
  }

  /**
   * A link for systems.
   *
   * @param url where it is
   * @param mediaType its type; null when nothing is said about it
   * @return this
   */
  public AttachmentSpec api(String url, @Nullable String mediaType) {
    state.urls.add(new UrlState(Ids.next(), url, mediaType, "Api"));
    return this;
  }

  /**
   * A link for browsers.
   *
   * @param url where it is
   * @param mediaType its type; null when nothing is said about it
   * @return this
   */
  public AttachmentSpec gui(String url, @Nullable String mediaType) {
    state.urls.add(new UrlState(Ids.next(), url, mediaType, "Gui"));
    return this;
  }
}
