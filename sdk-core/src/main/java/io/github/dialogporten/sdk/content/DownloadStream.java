package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.internal.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;

/**
 * A body in the caller's hands: its failures say what happened and quote nothing that the server
 * sent.
 */
final class DownloadStream extends InputStream {

  private static final String NAME = "content.download: ";

  private final InputStream in;

  DownloadStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? count : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      throw withoutValues(e);
    }
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
    return new IOException(
        failure instanceof Answer.TooLargeException large
            ? NAME + "larger than the limit: " + large.allowed()
            : NAME + "the connection broke");
  }
}
