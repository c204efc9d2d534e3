package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;

/** A body that is longer than its limit. */
public final class TooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  TooLargeException() {
    super("the body is longer than its limit");
  }
}
