package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.idporten.SessionStore;
import io.github.dialogporten.sdk.idporten.desktop.FileSessionStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** The file that {@code --session-file} names, with the key in its variable. */
final class SessionFileOption {

  private static final int KEY_BYTES = 32;
  private static final Map<String, String> OPTIONS = Map.of("key", "--session-key-env");

  private SessionFileOption() {}

  /** The store: the file, or the memory of this process when none is named. */
  static SessionStore open(Settings settings) {
    String file = settings.sessionFile();
    if (file == null) {
      return SessionStore.inMemory();
    }
    byte[] key = key(settings.sessionKey());
    try {
      return Arguments.named(
          "--session-file",
          OPTIONS,
          () -> FileSessionStore.open(KeyOption.path("--session-file", file), key));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] key(String text) {
    byte[] key = decoded(text.strip());
    if (key.length != KEY_BYTES) {
      throw new UsageException(
          "The key of the session file is 32 bytes in hex or base64, as 'new-session-key' prints"
              + " them; what is in the variable is something else.");
    }
    return key;
  }

  private static byte[] decoded(String text) {
    try {
      return text.length() == 2 * KEY_BYTES
          ? HexFormat.of().parseHex(text)
          : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
