package io.github.dialogporten.sdk.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies what is read. */
final class CopyingStream extends FilterInputStream {

  private final OutputStream copy;

  CopyingStream(InputStream in, OutputStream copy) {
    super(in);
    this.copy = copy;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      copy.write(next);
    }
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count > 0) {
      copy.write(buffer, offset, count);
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
