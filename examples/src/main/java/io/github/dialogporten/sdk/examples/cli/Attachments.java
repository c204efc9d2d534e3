package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.DialogportenException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Saves a dialog's attachments. */
final class Attachments {

  private final Session session;
  private final Consumer<String> told;

  /**
   * A saver.
   *
   * @param session the session
   * @param told is told what becomes of each
   */
  Attachments(Session session, Consumer<String> told) {
    this.session = session;
    this.told = told;
  }

  /**
   * Saves them one by one; one that fails keeps no other from being saved.
   *
   * @param dialog the opened dialog
   * @param attachments which of its attachments
   * @param directory where to
   * @return the first failure, or null when all that can be had were saved
   */
  @Nullable DialogportenException save(
      Dialog dialog, List<Attachment> attachments, Path directory) {
    DialogportenException first = null;
    for (Attachment attachment : attachments) {
      String name = DialogLines.name(session, attachment);
      String obstacle = obstacle(attachment);
      if (!obstacle.isEmpty()) {
        told.accept("left out: " + name + " (" + obstacle + ")");
        continue;
      }
      try {
        Path file = session.client().content().save(dialog, attachment, directory);
        told.accept("saved: " + file);
      } catch (DialogportenException e) {
        told.accept("not saved: " + name + " (" + e.getMessage() + ")");
        first = first == null ? e : first;
      }
    }
    return first;
  }

  /** Why it cannot be had, told by the dialog itself; empty when nothing speaks against it. */
  static String obstacle(Attachment attachment) {
    if (attachment.expiresAt().filter(time -> time.isBefore(Instant.now())).isPresent()
        || attachment.urls().stream().anyMatch(url -> url.link().isExpired())) {
      return "expired";
    } else if (attachment.urls().stream().anyMatch(url -> url.link().isUsable())) {
      return "";
    }
    return attachment.urls().stream().anyMatch(url -> url.link().isUnauthorized())
        ? "no right to it"
        : "no address";
  }
}
