package io.github.dialogporten.sdk.testkit.internal.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers as the real service makes them. */
public final class Ids {

  private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  /** Milliseconds, and in twelve bits below them a number within one. */
  private static final AtomicLong TICKS = new AtomicLong();

  private Ids() {}

  /** A UUID of version 7, for now, and above the one before. */
  public static UUID next() {
    long millis = Instant.now().toEpochMilli();
    long tick = TICKS.updateAndGet(last -> Math.max(last + 1, millis << 12));
    return version7(tick >> 12, tick & 0xFFF, UUID.randomUUID().getLeastSignificantBits());
  }

  /** The same UUID of version 7 for the same time and text. */
  public static UUID deterministic(Instant at, String text) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(text));
    return version7(at.toEpochMilli(), hash.getLong(), hash.getLong());
  }

  /** The first hexadecimal digits of the text's hash. */
  public static String hex(String text, int digits) {
    return HexFormat.of().formatHex(sha256(text)).substring(0, digits);
  }

  /** UUIDs are ordered by their bytes, as in the database, not as Java compares them. */
  public static int compare(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  private static UUID version7(long millis, long high, long low) {
    long most = (millis << 16) | (high & 0xFFFFL);
    return new UUID((most & VERSION_MASK) | VERSION_7, (low & VARIANT_MASK) | VARIANT);
  }

  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a JDK without SHA-256", e);
    }
  }
}
