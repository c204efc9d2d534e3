package io.github.dialogporten.sdk.testkit.internal.tokens;

import io.github.dialogporten.sdk.testkit.internal.state.Ids;
import java.security.SecureRandom;

/** Texts that nobody can guess. */
public final class Secret {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {}

  /** 256 random bits, in letters that a URL takes as they are. */
  public static String next() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Jws.encode(bytes);
  }

  /** SHA-256, in letters that a URL takes as they are. */
  public static String hash(String text) {
    return Jws.encode(Ids.sha256(text));
  }
}
