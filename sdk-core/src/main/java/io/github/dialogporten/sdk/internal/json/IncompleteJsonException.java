package io.github.dialogporten.sdk.internal.json;

import java.io.IOException;

/**
 * A body that did not come whole: it is empty, ends before the document does, or goes on after it.
 * Like a connection that broke, and unlike a document of another form, it can be whole the next
 * time.
 */
public final class IncompleteJsonException extends IOException {

  private static final long serialVersionUID = 1L;

  private final JsonMismatchException mismatch;

  IncompleteJsonException(JsonMismatchException mismatch) {
    super("not one whole document");
    this.mismatch = mismatch;
  }

  /** The same of bytes in memory, which stay as they are. */
  JsonMismatchException mismatch() {
    return mismatch;
  }
}
