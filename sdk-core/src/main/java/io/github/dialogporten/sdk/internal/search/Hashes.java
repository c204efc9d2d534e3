package io.github.dialogporten.sdk.internal.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What a cursor holds of a query. Of what can be personal it is so short that very many values fit:
 * from a longer one a national identity number could be found by trying them all.
 */
public final class Hashes {

  /** How long {@link #checksum} is. */
  static final int CHECKSUM = 8;

  private static final int SHORT = 2;

  private Hashes() {}

  /** Two bytes of a text. */
  static int fingerprint(String text) {
    byte[] hash = sha256(text);
    return ((hash[0] & 0xff) << 8) | (hash[1] & 0xff);
  }

  /**
   * Tells a search from others.
   *
   * @param plain what of it cannot be personal
   * @param personal what can be
   * @return six bytes of one, and two of the other
   */
  public static byte[] checksum(String plain, String personal) {
    byte[] sum = Arrays.copyOf(sha256(plain), CHECKSUM);
    System.arraycopy(sha256(personal), 0, sum, CHECKSUM - SHORT, SHORT);
    return sum;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
