package io.github.dialogporten.sdk.content;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A body in the caller's hands: its failures say what happened and quote nothing that the server
 * sent, and its end is an end only when all that was announced has come.
 */
final class DownloadStream extends FilterInputStream {

  private static final String NAME = "content.open: ";

  private final @Nullable Long announced;
  private long read;

  DownloadStream(InputStream in, @Nullable Long announced) {
    super(in);
    this.announced = announced;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? count : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = super.read(buffer, offset, length);
    } catch (IOException e) {
      throw withoutValues(e);
    }
    if (count >= 0) {
      read += count;
    } else if (announced != null && announced != read) {
      throw new EOFException(NAME + "the connection broke");
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.max(0, Math.min(count, 8192))];
    return skipped.length == 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public int available() throws IOException {
    try {
      return super.available();
    } catch (IOException e) {
      throw withoutValues(e);
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public synchronized void mark(int limit) {}

  @Override
  public synchronized void reset() throws IOException {
    throw new IOException("mark/reset not supported");
  }

  private static IOException withoutValues(IOException failure) {
    if (failure instanceof SocketTimeoutException) {
      return new SocketTimeoutException(NAME + "out of time");
    }
    if (failure instanceof InterruptedIOException) {
      return new InterruptedIOException(NAME + "interrupted");
    }
    return new IOException(NAME + "the connection broke");
  }
}
