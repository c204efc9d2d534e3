package io.github.dialogporten.sdk.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A file that is not whole yet: it is written under a name of no meaning, and gets its own name
 * when all is there. Closing removes what did not get that far.
 */
final class PendingFile implements AutoCloseable {

  /** Times that others may take a free number first. */
  private static final int MOST_TRIES = 1_000;

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path directory;
  private final Path temporary;
  private final OutputStream output;
  private boolean placed;

  private PendingFile(Path directory, Path temporary, OutputStream output) {
    this.directory = directory;
    this.temporary = temporary;
    this.output = output;
  }

  /**
   * A new one, in the directory where it shall stay, so that moving it is one step.
   *
   * @param shared whether it gets the permissions that new files have there; else it is its owner's
   *     alone, where the file system can
   */
  static PendingFile in(Path directory, boolean shared) throws IOException {
    Path temporary = directory.resolve(".dialogporten-" + UUID.randomUUID() + ".part");
    return new PendingFile(directory, temporary, shared ? create(temporary) : createOwn(temporary));
  }

  private static OutputStream create(Path file, FileAttribute<?>... attributes) throws IOException {
    return Channels.newOutputStream(
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes));
  }

  private static OutputStream createOwn(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return create(file, OWNER_ONLY);
    }
    OutputStream output = create(file);
    try {
      closeToOthers(file);
    } catch (IOException | UnsupportedOperationException e) {
      // a file system that cannot keep others out: it is saved all the same
    }
    return output;
  }

  private static void closeToOthers(Path file) throws IOException {
    @Nullable AclFileAttributeView acl =
        Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (acl != null) {
      acl.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(acl.getOwner())
                  .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                  .build()));
    }
  }

  void write(byte[] bytes, int length) throws IOException {
    output.write(bytes, 0, length);
  }

  /**
   * Gives it its name, or the next free one with a number. Nothing that is there is replaced, also
   * while others save into the directory.
   *
   * @return where it is now
   */
  Path publish(String name) throws IOException {
    output.close();
    int number = 1;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      try {
        Path path = place(target(name, number));
        placed = true;
        return path;
      } catch (FileAlreadyExistsException e) {
        number = free(number + 1, next -> isTaken(target(name, next)));
      }
    }
    throw new FileAlreadyExistsException("others take each name first");
  }

  /**
   * A number that is free: the next one where few are taken. Where many are, it is found in steps
   * that double and then halve; a gap may stay.
   */
  static int free(int first, IntPredicate taken) {
    int low = first - 1;
    int high = first;
    for (int step = 1; taken.test(high); step *= 2) {
      low = high;
      high = Math.addExact(high, step);
    }
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (taken.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static boolean isTaken(Path target) {
    return Files.exists(target, LinkOption.NOFOLLOW_LINKS);
  }

  /** A JVM whose locale is not UTF-8, as in many containers, has no paths beyond ASCII. */
  private Path target(String whole, int number) {
    String name = number == 1 ? whole : FileNames.numbered(whole, number);
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
