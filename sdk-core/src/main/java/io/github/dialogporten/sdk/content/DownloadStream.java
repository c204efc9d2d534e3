package io.github.dialogporten.sdk.content;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A body in the caller's hands: its failures say what happened and quote nothing that the server
 * sent, and its end is an end only when all that was announced has come.
 */
final class DownloadStream extends InputStream {

  private static final String NAME = "content.download: ";

  private final InputStream in;
  private final @Nullable Long announced;
  private long read;

  DownloadStream(InputStream in, @Nullable Long announced) {
    this.in = in;
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
      count = in.read(buffer, offset, length);
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
  public int available() throws IOException {
    try {
      return in.available();
    } catch (IOException e) {
      throw withoutValues(e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
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
