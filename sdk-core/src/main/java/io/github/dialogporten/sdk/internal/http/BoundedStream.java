package io.github.dialogporten.sdk.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Fails on the first byte after its limit, and copies what is read. */
final class BoundedStream extends FilterInputStream {

  private final long limit;
  private final @Nullable String setting;
  private final OutputStream copy;
  private long left;

  /** A stream with a limit; where a setting says so, it has this name. */
  BoundedStream(InputStream in, long limit, @Nullable String setting, OutputStream copy) {
    super(in);
    this.limit = limit;
    this.setting = setting;
    this.left = limit;
    this.copy = copy;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count > 0) {
      left -= count;
      if (left < 0) {
        throw new Answer.TooLargeException(limit, setting);
      }
      copy.write(buffer, offset, count);
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
