package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.errors.ForbiddenException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A logged-in browser: all that is known of it but its tokens. Thread-safe. */
final class Visit {

  private static final int KEPT = 20;

  private final String id = Cookies.random();
  private final String formToken = Cookies.random();
  private final Instant since;
  private final @Nullable String logoutOrigin;
  private final Map<UUID, Opened> opened = new LinkedHashMap<>();
  private final Map<UUID, ForbiddenException> refused = new LinkedHashMap<>();
  private @Nullable String notice;

  /**
   * A visit that begins.
   *
   * @param since when
   * @param logoutOrigin where logging out leads to; null when the provider has no such page
   */
  Visit(Instant since, @Nullable String logoutOrigin) {
    this.since = since;
    this.logoutOrigin = logoutOrigin;
  }

  /** The value of its cookie, and the key of its session. A secret. */
  String id() {
    return id;
  }

  /** In every form of its pages, and in no other site's. */
  String formToken() {
    return formToken;
  }

  boolean sent(Call call) {
    return call.form()
        .get("token")
        .filter(
            token ->
                MessageDigest.isEqual(
                    token.getBytes(StandardCharsets.UTF_8),
                    formToken.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  Instant since() {
    return since;
  }

  Optional<String> logoutOrigin() {
    return Optional.ofNullable(logoutOrigin);
  }

  synchronized void keep(Opened dialog) {
    refused.remove(dialog.dialog().id());
    put(opened, dialog.dialog().id(), dialog);
  }

  synchronized Optional<Opened> opened(UUID dialog) {
    return Optional.ofNullable(opened.get(dialog));
  }

  synchronized void keep(UUID dialog, ForbiddenException refusal) {
    opened.remove(dialog);
    put(refused, dialog, refusal);
  }

  synchronized Optional<ForbiddenException> refused(UUID dialog) {
    return Optional.ofNullable(refused.get(dialog));
  }

  /** Says something on the next page. */
  synchronized void say(String text) {
    this.notice = text;
  }

  synchronized String takeNotice() {
    String said = notice == null ? "" : notice;
    notice = null;
    return said;
  }

  private static <T> void put(Map<UUID, T> map, UUID id, T value) {
    map.remove(id);
    map.put(id, value);
    if (map.size() > KEPT) {
      Iterator<UUID> oldest = map.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  @Override
  public String toString() {
    return "Visit[since " + since + "]";
  }
}
