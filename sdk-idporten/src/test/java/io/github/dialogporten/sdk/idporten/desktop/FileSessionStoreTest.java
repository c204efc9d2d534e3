package io.github.dialogporten.sdk.idporten.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.idporten.DesktopFixture;
import io.github.dialogporten.sdk.idporten.PersonSession;
import io.github.dialogporten.sdk.idporten.SessionStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // also ends a loop
class FileSessionStoreTest {

  private static final String NAME = "CANARY-name-4711";

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

  private static String text(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void sessionsOutliveTheProgram() {
    FileSessionStore store = open();
    assertThat(store.read("a")).isEmpty();
    store.write("a", session("first"));
    store.write("b", session("second"));
    store.write("a", session("third"));
    store.remove("nobody");

    FileSessionStore again = open();
    assertThat(again.read("a")).contains(session("third"));
    assertThat(again.read("b")).contains(session("second"));
    again.remove("a");
    assertThat(store.read("a")).isEmpty();
    assertThat(store.read("b")).isPresent();
  }

  @Test
  void aSecretKeyServesAsWell() {
    open().write("a", session("first"));
    FileSessionStore store = FileSessionStore.open(file(), new SecretKeySpec(key, "AES"));
    assertThat(store.read("a")).isPresent();
  }

  @Test
  void theCallersKeyIsCopied() {
    FileSessionStore store = open();
    byte[] copy = key.clone();
    Arrays.fill(key, (byte) 0);
    store.write("a", session("first"));
    assertThat(FileSessionStore.open(file(), copy).read("a")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 24, 31, 33, 64})
  void otherLengthsOfKeysAreRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileSessionStore.open(file(), new byte[length]))
        .withMessageStartingWith("key: 32 bytes");
    assertThat(file()).doesNotExist();
  }

  @Test
  void otherKindsOfKeysAreRefused() {
    for (SecretKeySpec other :
        List.of(new SecretKeySpec(key, "HmacSHA256"), new SecretKeySpec(new byte[16], "AES"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FileSessionStore.open(file(), other))
          .withMessageStartingWith("key: ");
    }
  }

  @Test
  void anotherKeyDoesNotOpenItAndLeavesItAsItIs() throws Exception {
    open().write("a", session("first"));
    byte[] before = Files.readAllBytes(file());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileSessionStore.open(file(), SecureRandom.getSeed(32)))
        .withMessageContaining("another key");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    assertThat(open().read("a")).isPresent();
  }

  @Test
  void aFileWithoutSessionsKnowsItsKeyToo() {
    open();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileSessionStore.open(file(), SecureRandom.getSeed(32)));
  }

  /** Mark, version, nonce, content and seal: there is no byte that may change. */
  @Test
  void everyChangedByteIsNoticed() throws Exception {
    open().write("a", session("first"));
    byte[] good = Files.readAllBytes(file());
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << (i % 8));
      Files.write(file(), bad);
      assertThatIllegalArgumentException()
          .as("byte %s", i)
          .isThrownBy(this::open)
          .withMessageStartingWith("file, key: the file does not open");
      assertThat(Files.readAllBytes(file())).as("never started anew").isEqualTo(bad);
    }
    Files.write(file(), good);
    assertThat(open().read("a")).isPresent();
  }

  @Test
  void everyMissingOrAddedByteIsNoticed() throws Exception {
    open().write("a", session("first"));
    byte[] good = Files.readAllBytes(file());
    for (int length = 0; length <= good.length + 1; length++) {
      if (length != good.length) {
        Files.write(file(), Arrays.copyOf(good, length));
        assertThatIllegalArgumentException().as("%s bytes", length).isThrownBy(this::open);
      }
    }
  }

  @Test
  void somebodyElsesFileIsNoStore() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"settings\": \"CANARY-4711\"}");
    assertThatIllegalArgumentException()
        .isThrownBy(this::open)
        .withMessageContaining("no file of sessions")
        .satisfies(e -> assertThat(text(e)).doesNotContain("CANARY"));
    assertThat(file()).content().contains("settings");
  }

  @Test
  void damageWhileItIsOpenIsSaidAndNothingIsWrittenOver() throws Exception {
    FileSessionStore store = open();
    store.write("a", session("first"));
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length - 1] ^= 1;
    Files.write(file(), bytes);
    for (Throwable failure :
        List.of(
            catchThrowable(() -> store.read("a")),
            catchThrowable(() -> store.write("a", session("second"))))) {
      assertThat(failure).isInstanceOf(TokenException.class).hasMessageContaining("damaged");
      assertThat(text(failure)).doesNotContain("CANARY").doesNotContain(directory.toString());
    }
    assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
  }

  @Test
  void aDamagedFileCanBeRemovedThroughItsStore() throws Exception {
    FileSessionStore store = open();
    store.write("a", session("first"));
    Files.write(file(), new byte[] {1, 2, 3});
    store.remove("a");
    assertThat(store.read("a")).isEmpty();
    store.write("a", session("second"));
    assertThat(open().read("a")).isPresent();
  }

  @Test
  void aFileThatDoesNotOpenCanBeRemovedWithoutItsKey() throws Exception {
    open().write("a", session("first"));
    Files.write(file(), new byte[] {1, 2, 3});
    assertThatThrownBy(this::open).isInstanceOf(IllegalArgumentException.class);
    FileSessionStore.remove(file());
    assertThat(open().read("a")).isEmpty();
    FileSessionStore.remove(directory.resolve("nothing"));
    assertThatThrownBy(() -> FileSessionStore.remove(directory))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRemovedFileMeansThatNobodyIsLoggedIn() throws Exception {
    FileSessionStore store = open();
    store.write("a", session("first"));
    Files.delete(file());
    assertThat(store.read("a")).isEmpty();
    store.write("b", session("second"));
    assertThat(open().read("b")).isPresent();
  }

  @Test
  void nothingIsInTheClear() throws Exception {
    FileSessionStore store = open();
    store.write(NAME, session("CANARY-subject-4711"));
    for (String name : names()) {
      String bytes = Files.readString(file().resolveSibling(name), StandardCharsets.ISO_8859_1);
      assertThat(bytes).doesNotContain("CANARY").doesNotContain("4711").doesNotContain("dps1.");
    }
    assertThat(store).hasToString("FileSessionStore[]");
  }

  @Test
  void noTwoFilesAreSealedAlike() throws Exception {
    FileSessionStore store = open();
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      store.write("a", session("same"));
      byte[] bytes = Files.readAllBytes(file());
      nonces.add(Arrays.toString(Arrays.copyOfRange(bytes, 8, 20)));
    }
    assertThat(nonces).hasSize(20);
  }

  @Test
  void whatADeadProcessLeftBehindIsRemoved() throws Exception {
    FileSessionStore store = open();
    Files.writeString(file().resolveSibling("sessions.new"), "half a file");
    store.write("a", session("first"));
    assertThat(names()).containsExactly("sessions", "sessions.lock");
    assertThat(store.read("a")).isPresent();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsSaid() throws Exception {
    Path notADirectory = Files.writeString(directory.resolve("CANARY-file"), "x");
    Throwable failure =
        catchThrowable(() -> FileSessionStore.open(notADirectory.resolve("sessions"), key));
    assertThat(failure)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("file: ");
    assertThat(text(failure)).doesNotContain("CANARY");
  }

  @Test
  void anInterruptedThreadFinishesWriting() {
    FileSessionStore store = open();
    Thread.currentThread().interrupt();
    try {
      store.write("a", session("first"));
      assertThat(store.read("a")).contains(session("first"));
      store.remove("b");
    } finally {
      assertThat(Thread.interrupted()).as("the flag is still set").isTrue();
    }
    assertThat(open().read("a")).isPresent();
  }

  @Test
  void exclusiveWorkOfTwoThreadsFollowsOneAnother() throws Exception {
    FileSessionStore store = open();
    FileSessionStore same = open();
    AtomicReference<String> read = new AtomicReference<>();
    Thread second =
        new Thread(
            () ->
                read.set(
                    same.exclusively(
                        "a", () -> same.read("a").map(PersonSession::subject).orElse("nobody"))));
    store.exclusively(
        "a",
        () -> {
          second.start();
          while (second.isAlive() && second.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
          }
          assertThat(read).hasValue(null);
          // again by the same thread, and other sessions by others
          return store.exclusively(
              "a",
              () -> {
                CompletableFuture.runAsync(
                        () -> same.exclusively("b", () -> write(same, "b", "other")))
                    .join();
                return write(store, "a", "first");
              });
        });
    second.join();
    assertThat(read).hasValue("first");
    assertThat(store.read("b")).isPresent();
  }

  private static String write(SessionStore store, String name, String subject) {
    store.write(name, session(subject));
    return subject;
  }

  @Test
  void whoWaitsForItCanBeInterrupted() throws Exception {
    FileSessionStore store = open();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              Throwable failure = catchThrowable(() -> store.exclusively("a", () -> "never"));
              flag.set(Thread.currentThread().isInterrupted());
              end.complete(failure);
            });
    store.exclusively(
        "a",
        () -> {
          waiting.start();
          waiting.interrupt();
          try {
            TransportException failure = (TransportException) end.get(20, TimeUnit.SECONDS);
            assertThat(failure.kind()).isEqualTo(TransportException.Kind.INTERRUPTED);
            return "done";
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
    assertThat(flag).hasValue(true);
  }

  /** Another process has the file's lock, and stopped. */
  @Test
  void whoWaitsForTheFileCanBeInterruptedToo() throws Exception {
    FileSessionStore store = open();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              Throwable failure = catchThrowable(() -> store.write("a", session("never")));
              flag.set(Thread.currentThread().isInterrupted());
              end.complete(failure);
            });
    try (FileChannel other =
            FileChannel.open(file().resolveSibling("sessions.lock"), StandardOpenOption.WRITE);
        FileLock held = other.lock(0, 1, false)) {
      assertThat(held.isValid()).isTrue();
      waiting.start();
      waiting.interrupt();
      assertThat(end.get(20, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              TransportException.class,
              e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.INTERRUPTED));
    }
    waiting.join();
    assertThat(flag).hasValue(true);
    assertThat(store.read("a")).isEmpty();
    store.write("a", session("first"));
    assertThat(open().read("a")).isPresent();
  }

  @Test
  void workThatFailsGivesTheLockBack() {
    FileSessionStore store = open();
    IllegalStateException mine = new IllegalStateException("mine");
    IllegalStateException failure =
        catchThrowableOfType(
            IllegalStateException.class,
            () ->
                store.exclusively(
                    "a",
                    () -> {
                      throw mine;
                    }));
    assertThat(failure).isSameAs(mine);
    assertThat(CompletableFuture.supplyAsync(() -> store.exclusively("a", () -> "in")).join())
        .isEqualTo("in");
  }

  @Test
  void namesOfAllKindsAreKeptApart() {
    FileSessionStore store = open();
    List<String> names = List.of("", " ", "a", "A", "æøå", "a\nb", "\u0000", "x".repeat(5000));
    names.forEach(name -> store.write(name, session("of " + name.hashCode())));
    FileSessionStore again = open();
    assertThat(names)
        .allSatisfy(
            name ->
                assertThat(again.read(name).orElseThrow().subject())
                    .isEqualTo("of " + name.hashCode()));
  }
}
