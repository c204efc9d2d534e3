package io.github.dialogporten.sdk.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952), with any number of members after each other. What is cut off, damaged or
 * followed by anything else fails. Java's own stream takes bytes that it cannot read for the end.
 */
final class GzipStream extends InputStream {

  /** A body that is no longer than this may be packed as well as it likes. */
  static final long ALWAYS_TAKEN = 10L * 1024 * 1024;

  private static final int BUFFER = 8192;
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int HAS_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private final PushbackInputStream in;
  private final WireBody wire;
  private final int most;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] packed = new byte[BUFFER];
  private int filled;
  private long unpacked;
  private boolean inMember;
  private boolean ended;

  /**
   * A stream.
   *
   * @param packed the packed bytes; closed with this stream
   * @param wire where they come from
   * @param most how many times as many bytes may become of them; 0 for any number
   */
  GzipStream(InputStream packed, WireBody wire, int most) {
    this.in = new PushbackInputStream(packed, BUFFER);
    this.wire = wire;
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember) {
        begin();
      } else if (inflater.finished()) {
        end();
      } else {
        int count = inflate(buffer, offset, length);
        if (count > 0) {
          crc.update(buffer, offset, count);
          unpacked += count;
          checkLength();
          return count;
        }
      }
    }
    return -1;
  }

  private int inflate(byte[] buffer, int offset, int length) throws IOException {
    try {
      int count = inflater.inflate(buffer, offset, length);
      if (count == 0 && inflater.needsDictionary()) {
        throw new ZipException("a dictionary is needed");
      }
      if (count == 0 && inflater.needsInput() && !inflater.finished()) {
        filled = in.read(packed);
        if (filled < 0) {
          throw new EOFException("gzip is cut off");
        }
        inflater.setInput(packed, 0, filled);
      }
      return count;
    } catch (DataFormatException e) {
      throw new ZipException("gzip is damaged");
    }
  }

  private void checkLength() throws IOException {
    if (most > 0 && unpacked > ALWAYS_TAKEN && unpacked / most > wire.count()) {
      throw Answer.TooLargeException.expanded(most);
    }
  }

  /** Reads the head of the next member, if there is one. */
  private void begin() throws IOException {
    int first = in.read();
    if (first < 0) {
      ended = true;
      return;
    }
    in.unread(first);
    if (twoBytes() != MAGIC || oneByte() != DEFLATE) {
      throw new ZipException("no gzip");
    }
    int flags = oneByte();
    in.skipNBytes(6); // time, speed, system
    if ((flags & HAS_EXTRA) != 0) {
      in.skipNBytes(twoBytes());
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_CRC) != 0) {
      in.skipNBytes(2);
    }
    inMember = true;
  }

  /** Checks what a member ends with. */
  private void end() throws IOException {
    int rest = inflater.getRemaining();
    in.unread(packed, filled - rest, rest);
    long sum = fourBytes();
    long length = fourBytes();
    if (sum != crc.getValue() || length != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw new ZipException("gzip is damaged");
    }
    inflater.reset();
    crc.reset();
    inMember = false;
  }

  private void skipText() throws IOException {
    while (oneByte() != 0) {
      // a name or a comment
    }
  }

  private int oneByte() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("gzip is cut off");
    }
    return next;
  }

  private int twoBytes() throws IOException {
    return oneByte() | oneByte() << 8;
  }

  private long fourBytes() throws IOException {
    return twoBytes() | (long) twoBytes() << 16;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
