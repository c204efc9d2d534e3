package io.github.dialogporten.sdk.internal.json;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the exception that the stream under it threw. Inside lists Jackson wraps whatever is
 * thrown while it reads, and then a broken connection could not be told from a bad body.
 */
final class WatchedStream extends InputStream {

  private final InputStream in;
  private @Nullable Exception failure;

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

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException | RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException | RuntimeException e) {
      failure = e;
      throw e;
    }
  }
}
