package io.github.dialogporten.sdk.keys;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small files. What it throws does not say where they are. */
final class KeyFiles {

  private static final int MOST_BYTES = 65_536;

  private KeyFiles() {}

  static byte[] read(Path file) {
    byte[] content;
    try (var in = Files.newInputStream(file)) {
      content = in.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "file: there is no such file (a relative path starts at the working directory)");
    } catch (IOException e) {
      throw new IllegalArgumentException("file: it cannot be read: " + reason(file, e));
    }
    if (content.length > MOST_BYTES) {
      throw new IllegalArgumentException("file: too large for a key");
    }
    return content;
  }

  private static String reason(Path file, IOException failure) {
    if (Files.isDirectory(file)) {
      return "it is a directory; name the file in it";
    }
    return failure instanceof AccessDeniedException
        ? "this program may not read it"
        : failure.getClass().getSimpleName();
  }
}
