package io.github.dialogporten.sdk.testkit.internal.certificates;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** ASN.1 values as DER writes them: type, length, content. */
final class Der {

  static final byte[] NULL = {5, 0};
  static final byte[] TRUE = {1, 1, (byte) 0xFF};

  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** From then on years take four digits. */
  private static final Instant FOUR_DIGITS = Instant.parse("2050-01-01T00:00:00Z");

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return value(0x30, join(parts));
  }

  static byte[] set(byte[]... parts) {
    return value(0x31, join(parts));
  }

  /** A tag of the surrounding structure's own, around the value. */
  static byte[] explicit(int number, byte[] content) {
    return value(0xA0 | number, content);
  }

  static byte[] integer(BigInteger number) {
    return value(2, number.toByteArray());
  }

  static byte[] bits(byte[] bytes) {
    return value(3, join(new byte[] {0}, bytes));
  }

  /** Bits counted from the first: the last octet's unused ones are said to be so. */
  static byte[] bits(int unused, int octet) {
    return value(3, new byte[] {(byte) unused, (byte) octet});
  }

  static byte[] octets(byte[] bytes) {
    return value(4, bytes);
  }

  static byte[] utf8(String text) {
    return value(12, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] printable(String text) {
    return value(19, text.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] time(Instant instant) {
    boolean four = !instant.isBefore(FOUR_DIGITS);
    String text = (four ? GENERALIZED_TIME : UTC_TIME).format(instant);
    return value(four ? 24 : 23, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** An object identifier, from its numbers with dots between. */
  static byte[] oid(String dotted) {
    String[] numbers = dotted.split("\\.", -1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(Integer.parseInt(numbers[0]) * 40 + Integer.parseInt(numbers[1]));
    for (int i = 2; i < numbers.length; i++) {
      base128(out, Integer.parseInt(numbers[i]));
    }
    return value(6, out.toByteArray());
  }

  private static void base128(ByteArrayOutputStream out, int number) {
    int groups = 1;
    while (number >> (7 * groups) > 0) {
      groups++;
    }
    for (int i = groups - 1; i >= 0; i--) {
      int group = (number >> (7 * i)) & 0x7F;
      out.write(i == 0 ? group : group | 0x80);
    }
  }

  private static byte[] value(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
