package io.github.dialogporten.sdk.internal.json;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how the stream under it ended. Inside lists Jackson wraps whatever is thrown while it
 * reads, and then a broken connection could not be told from a bad body.
 */
final class WatchedStream extends InputStream {

  private final InputStream in;
  private @Nullable Exception failure;
  private boolean over;

  WatchedStream(InputStream in) {
    this.in = in;
  }

  /** Throws what the stream threw, if it did. */
  void rethrowFailure() throws IOException {
    if (failure instanceof IOException io) {
      throw io;
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
  }

  /** Whether it came to its end. */
  boolean isOver() {
    return over;
  }

  @Override
  public int read() throws IOException {
    try {
      return ended(in.read());
    } catch (IOException | RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return ended(in.read(buffer, offset, length));
    } catch (IOException | RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  private int ended(int read) {
    over = read < 0;
    return read;
  }
}
