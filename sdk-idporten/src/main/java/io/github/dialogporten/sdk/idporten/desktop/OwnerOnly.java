package io.github.dialogporten.sdk.idporten.desktop;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files and directories that only their owner can read or write: by POSIX permissions, or by an
 * access control list on Windows. Where the file system has neither, nothing is made.
 */
final class OwnerOnly {

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /** A new file, closed to others before there is anything in it. */
  static FileChannel create(Path file) throws IOException {
    FileChannel channel = open(file, StandardOpenOption.CREATE_NEW);
    try {
      close(file);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** A file for nothing but locks, made when it is not there: who can read it can lock it. */
  static FileChannel lockFile(Path file) throws IOException {
    FileChannel channel = open(file, StandardOpenOption.CREATE);
    try {
      close(file);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel open(Path file, StandardOpenOption create) throws IOException {
    Set<OpenOption> options = Set.of(create, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(file, options, attributes(file, FILE));
  }

  /** A directory and those above it, where they are missing. What is there stays as it is. */
  static void createDirectories(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, attributes(directory, DIRECTORY));
      close(directory);
    }
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  /**
   * Closes a file or directory to others, where it is open to them.
   *
   * @throws IOException when that cannot be done: it belongs to another user, or the file system
   *     knows no owners
   */
  static void close(Path path) throws IOException {
    @Nullable PosixFileAttributeView posix =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    @Nullable AclFileAttributeView acl =
        Files.getFileAttributeView(path, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (posix != null) {
      close(posix);
    } else if (acl != null) {
      close(acl, Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
    } else {
      throw notOwnerOnly();
    }
  }

  private static void close(PosixFileAttributeView view) throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.copyOf(OWNERS);
    permissions.retainAll(view.readAttributes().permissions());
    if (!permissions.equals(view.readAttributes().permissions())) {
      view.setPermissions(permissions);
    }
    if (!OWNERS.containsAll(view.readAttributes().permissions())) {
      throw notOwnerOnly(); // such as a mounted FAT, which takes no permissions
    }
  }

  private static void close(AclFileAttributeView view, boolean isDirectory) throws IOException {
    UserPrincipal owner = view.getOwner();
    List<AclEntry> entries = view.getAcl();
    if (!entries.isEmpty() && entries.stream().allMatch(each -> each.principal().equals(owner))) {
      return;
    }
    AclEntry.Builder only =
        AclEntry.newBuilder()
            .setType(AclEntryType.ALLOW)
            .setPrincipal(owner)
            .setPermissions(EnumSet.allOf(AclEntryPermission.class));
    if (isDirectory) {
      only.setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
    }
    view.setAcl(List.of(only.build()));
  }

  private static IOException notOwnerOnly() {
    return new FileSystemException("others can read it");
  }
}
