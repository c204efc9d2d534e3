package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.content.ContentBody;
import io.github.dialogporten.sdk.dialogs.Dialog;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dialog that the person has opened, and its text. Kept, so that showing it again, by going back
 * or by loading the page again, neither opens it again nor fetches anything.
 */
record Opened(Dialog dialog, @Nullable ContentBody content, @Nullable String problem) {

  static Opened of(Dialog dialog, Optional<ContentBody> content) {
    return new Opened(dialog, content.orElse(null), null);
  }

  static Opened withoutContent(Dialog dialog, String problem) {
    return new Opened(dialog, null, problem);
  }

  @Override
  public String toString() {
    return "Opened[]";
  }
}
