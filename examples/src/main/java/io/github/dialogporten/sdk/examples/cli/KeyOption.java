package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.keys.KeyFile;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** The key that {@code --key} and the options beside it name. */
final class KeyOption {

  private static final Map<String, String> OPTIONS =
      Map.of("keyId", "--key-id", "alias", "--key-alias", "password", "--key-password-env");

  private KeyOption() {}

  /** Reads the file, whatever form the key in it has. */
  static SigningKey read(String file, Settings settings) {
    return Arguments.named("--key", OPTIONS, () -> described(file, settings).read());
  }

  private static KeyFile described(String file, Settings settings) {
    KeyFile key = KeyFile.at(path("--key", file));
    String id = settings.keyId();
    if (id != null) {
      key = key.keyId(id);
    }
    String alias = settings.keyAlias();
    if (alias != null) {
      key = key.alias(alias);
    }
    String password = settings.keyPassword();
    return password == null ? key : key.password(password::toCharArray);
  }

  /** A file's name, as an option gave it. */
  static Path path(String option, String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException(option + " takes the name of a file.");
    }
  }
}
