package io.github.dialogporten.sdk.testkit.dialogs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attachment of a dialog or a transmission. Not thread-safe. */
public final class AttachmentSpec extends PartSpec<AttachmentSpec> {

  /** An attachment without a link; the real service asks for at least one. */
  public AttachmentSpec() {
    json.putArray("displayName");
    json.putArray("urls");
  }

  @Override
  AttachmentSpec self() {
    return this;
  }

  /**
   * The name shown to people.
   *
   * @param name the name by language
   * @return this
   */
  public AttachmentSpec displayName(Text name) {
    return set("displayName", name);
  }

  /**
   * The logical name.
   *
   * @param name the name
   * @return this
   */
  public AttachmentSpec name(String name) {
    return set("name", name);
  }

  /**
   * When its links stop working; from then on they are masked.
   *
   * @param expiresAt the time
   * @return this
   */
  public AttachmentSpec expiresAt(Instant expiresAt) {
    return set("expiresAt", expiresAt);
  }

  /**
   * A link for systems.
   *
   * @param url where it is
   * @param mediaType its type; null when nothing is said about it
   * @return this
   */
  public AttachmentSpec api(String url, @Nullable String mediaType) {
    return url(url, mediaType, "Api");
  }

  /**
   * A link for browsers.
   *
   * @param url where it is
   * @param mediaType its type; null when nothing is said about it
   * @return this
   */
  public AttachmentSpec gui(String url, @Nullable String mediaType) {
    return url(url, mediaType, "Gui");
  }

  private AttachmentSpec url(String url, @Nullable String mediaType, String consumer) {
    ObjectNode link = json.withArray("urls").addObject().put("id", Ids.next().toString());
    link.put("url", url).put("consumerType", consumer);
    Json.put(link, "mediaType", mediaType);
    return this;
  }
}
