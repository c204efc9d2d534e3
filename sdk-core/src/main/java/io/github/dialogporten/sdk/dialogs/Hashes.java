package io.github.dialogporten.sdk.dialogs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a cursor holds of a query. Of what can be personal it is so short that very many values fit:
 * from a longer one a national identity number could be found by trying them all.
 */
final class Hashes {

  /** How long {@link #checksum} is. */
  static final int CHECKSUM = 8;

  private static final int SHORT = 2;
  private static final Set<String> CAN_BE_PERSONAL =
      Set.of("externalReference", "process", "search", "extendedStatus");

  private Hashes() {}

  /** Two bytes of a text. */
  static int fingerprint(String text) {
    byte[] hash = sha256(text);
    return ((hash[0] & 0xff) << 8) | (hash[1] & 0xff);
  }

  /**
   * Tells a search from others by its filters and its order; the parties and the limit may change.
   */
  static byte[] checksum(DialogQuery query) {
    StringBuilder plain = new StringBuilder(query.searchOrder().text());
    StringBuilder personal = new StringBuilder();
    Map<String, List<String>> sorted = new TreeMap<>(query.filters());
    sorted.remove(DialogQuery.LIMIT);
    sorted.forEach(
        (name, values) -> {
          StringBuilder text = CAN_BE_PERSONAL.contains(name) ? personal : plain;
          text.append('\n').append(name);
          if (!name.equals(DialogQuery.PARTY)) {
            values.stream().sorted().forEach(value -> text.append('\0').append(value));
          }
        });
    byte[] sum = Arrays.copyOf(sha256(plain.toString()), CHECKSUM);
    System.arraycopy(sha256(personal.toString()), 0, sum, CHECKSUM - SHORT, SHORT);
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
