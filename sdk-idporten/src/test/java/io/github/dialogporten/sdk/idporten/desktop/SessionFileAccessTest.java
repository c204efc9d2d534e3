package io.github.dialogporten.sdk.idporten.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.idporten.DesktopFixture;
import io.github.dialogporten.sdk.idporten.PersonSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who can open the file of the sessions, and what becomes of a link in its place. */
@DisabledOnOs(
    value = OS.WINDOWS,
    disabledReason = "it has no POSIX permissions, and links there need a right of their own")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // also ends a loop
class SessionFileAccessTest {

  @TempDir Path directory;

  private final byte[] key = new byte[32];

  @BeforeEach
  void makeKey() {
    new SecureRandom().nextBytes(key);
  }

  private Path file() {
    return directory.resolve("app").resolve("sessions");
  }

  private FileSessionStore open() {
    return FileSessionStore.open(file(), key);
  }

  private static PersonSession session(String subject) {
    return DesktopFixture.session(subject);
  }

  private Set<String> names() throws Exception {
    try (Stream<Path> all = Files.list(file().getParent())) {
      Set<String> names = new TreeSet<>();
      all.forEach(each -> names.add(each.getFileName().toString()));
      return names;
    }
  }

  @Test
  void onlyTheOwnerHasAccess() throws Exception {
    FileSessionStore store = open();
    store.write("a", session("first"));
    assertThat(names()).containsExactly("sessions", "sessions.lock");
    for (String name : names()) {
      assertThat(permissions(file().resolveSibling(name))).isEqualTo("rw-------");
    }
    assertThat(permissions(file().getParent())).isEqualTo("rwx------");
  }

  @Test
  void aFileThatOthersCanReadIsClosedToThem() throws Exception {
    open().write("a", session("first"));
    for (String name : names()) {
      Files.setPosixFilePermissions(
          file().resolveSibling(name), PosixFilePermissions.fromString("rw-rw-r--"));
    }
    FileSessionStore again = open();
    for (String name : names()) {
      assertThat(permissions(file().resolveSibling(name))).isEqualTo("rw-------");
    }
    assertThat(again.read("a")).isPresent();
  }

  @Test
  void aDirectoryThatIsThereStaysAsItIs() throws Exception {
    Files.createDirectories(file().getParent());
    Files.setPosixFilePermissions(file().getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
    open();
    assertThat(permissions(file().getParent())).isEqualTo("rwxr-xr-x");
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aLinkIsFollowedWhenItIsOpenedAndStays() throws Exception {
    FileSessionStore store = open();
    Path link = Files.createSymbolicLink(directory.resolve("link"), file());
    FileSessionStore linked = FileSessionStore.open(link, key);
    linked.write("a", session("first"));
    assertThat(link).isSymbolicLink();
    assertThat(store.read("a")).isPresent();
    assertThat(directory.resolve("link.lock")).doesNotExist();
  }

  @Test
  void aLinkThatComesLaterIsNotFollowed() throws Exception {
    FileSessionStore store = open();
    store.write("a", session("first"));
    Path elsewhere = directory.resolve("elsewhere");
    Files.move(file(), elsewhere);
    Files.createSymbolicLink(file(), elsewhere);
    assertThatExceptionOfType(TokenException.class).isThrownBy(() -> store.read("a"));
  }

  @Test
  void linksToNothingDirectoriesAndRootsAreRefused() throws Exception {
    Path nothing = Files.createSymbolicLink(directory.resolve("to"), directory.resolve("nothing"));
    for (Path bad : List.of(nothing, directory, Path.of("/"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FileSessionStore.open(bad, key))
          .withMessageStartingWith("file: ");
    }
    assertThat(directory.resolve("nothing")).doesNotExist();
  }
}
