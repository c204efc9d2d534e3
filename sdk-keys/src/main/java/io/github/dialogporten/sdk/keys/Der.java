package io.github.dialogporten.sdk.keys;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One element of DER, as far as it takes to tell the forms of keys from each other, and to make one
 * of another.
 */
final class Der {

  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_ID = 0x06;
  static final int SEQUENCE = 0x30;

  private static final int MOST_LENGTH_BYTES = 3;

  private final byte[] bytes;
  private final int start;
  private final int contentStart;
  private final int end;

  private Der(byte[] bytes, int start, int contentStart, int end) {
    this.bytes = bytes;
    this.start = start;
    this.contentStart = contentStart;
    this.end = end;
  }

  /** The element that begins there; its end can lie behind that of the bytes. */
  static Optional<Der> at(byte[] bytes, int start) {
    if (start + 1 >= bytes.length) {
      return Optional.empty();
    }
    int length = bytes[start + 1] & 0xff;
    int contentStart = start + 2;
    if (length >= 0x80) {
      int count = length & 0x7f;
      if (count == 0 || count > MOST_LENGTH_BYTES || contentStart + count > bytes.length) {
        return Optional.empty();
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = length << 8 | (bytes[contentStart++] & 0xff);
      }
    }
    return Optional.of(new Der(bytes, start, contentStart, contentStart + length));
  }

  int tag() {
    return bytes[start] & 0xff;
  }

  boolean isCutOff() {
    return end > bytes.length;
  }

  /** The element with its tag and length, and nothing that comes after it. */
  byte[] encoded() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  byte[] content() {
    return Arrays.copyOfRange(bytes, contentStart, end);
  }

  /** The elements in it; those up to the first that is damaged. */
  List<Der> parts() {
    List<Der> parts = new ArrayList<>();
    int next = contentStart;
    while (next < end) {
      Optional<Der> part = at(bytes, next).filter(each -> each.end <= end && !each.isCutOff());
      if (part.isEmpty()) {
        break;
      }
      parts.add(part.get());
      next = part.get().end;
    }
    return parts;
  }

  static byte[] write(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(each -> each.length).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else {
      int count = length < 0x100 ? 1 : length < 0x10000 ? 2 : MOST_LENGTH_BYTES;
      out.write(0x80 | count);
      for (int i = count - 1; i >= 0; i--) {
        out.write(length >> (8 * i));
      }
    }
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return "Der[" + tag() + "]";
  }
}
