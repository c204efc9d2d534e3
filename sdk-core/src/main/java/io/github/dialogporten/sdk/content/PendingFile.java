package io.github.dialogporten.sdk.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is not whole yet: it is written under a name of no meaning, and gets its own name
 * when all is there. Closing removes what did not get that far.
 */
final class PendingFile implements AutoCloseable {

  private static final int MOST_NUMBERS = 10_000;

  private final Path directory;
  private final Path temporary;
  private final OutputStream output;
  private boolean placed;

  private PendingFile(Path directory, Path temporary, OutputStream output) {
    this.directory = directory;
    this.temporary = temporary;
    this.output = output;
  }

  /** A new one, in the directory where it shall stay, so that moving it is one step. */
  static PendingFile in(Path directory) throws IOException {
    Path temporary = directory.resolve(".dialogporten-" + UUID.randomUUID() + ".part");
    return new PendingFile(
        directory,
        temporary,
        Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  void write(byte[] bytes, int length) throws IOException {
    output.write(bytes, 0, length);
  }

  /**
   * Gives it its name, or the next free one with a number. Nothing that is there is replaced,
   * whoever else saves into the directory at the same time.
   *
   * @return where it is now
   */
  Path publish(String name) throws IOException {
    output.close();
    for (int number = 1; number <= MOST_NUMBERS; number++) {
      Path target = target(number == 1 ? name : FileNames.numbered(name, number));
      try {
        Path path = place(target);
        placed = true;
        return path;
      } catch (FileAlreadyExistsException e) {
        // taken: the next number
      }
    }
    throw new FileAlreadyExistsException("too many files of one name");
  }

  /** A JVM whose locale is not UTF-8, as in many containers, has no paths beyond ASCII. */
  private Path target(String name) {
    try {
      return directory.resolve(name);
    } catch (InvalidPathException e) { // its message is the name
      return directory.resolve(FileNames.ascii(name));
    }
  }

  private Path place(Path target) throws IOException {
    try {
      // the one step that both gives a whole file its name and fails when there is one
      Files.createLink(target, temporary);
      return target;
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      return placeWithoutLinks(target);
    }
  }

  /** For file systems without links: takes the name first, with an empty file. */
  Path placeWithoutLinks(Path target) throws IOException {
    Files.createFile(target);
    try {
      return Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(target);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      output.close();
    } finally {
      remove();
    }
  }

  private void remove() throws IOException {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      if (!placed) { // a second name of a file that is whole is no reason to fail
        throw e;
      }
    }
  }
}
