package io.github.dialogporten.sdk.idporten.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.idporten.DesktopFixture;
import io.github.dialogporten.sdk.idporten.PersonSession;
import io.github.dialogporten.sdk.idporten.SessionStore;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes and one file of sessions. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // also ends a loop
class SessionProcessesTest {

  @TempDir Path directory;

  private final byte[] key = SecureRandom.getSeed(32);
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private Path file() {
    return directory.resolve("sessions");
  }

  private Process start(String... work) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SessionWorker.class.getName(),
                file().toString(),
                Base64.getEncoder().encodeToString(key)));
    command.addAll(List.of(work));
    Process process =
        new ProcessBuilder(command)
            .redirectError(directory.resolve("said-" + started.size() + ".txt").toFile())
            .start();
    started.add(process);
    return process;
  }

  private void assertEndedWell(Process process) throws Exception {
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(directory.resolve("said-" + started.indexOf(process) + ".txt"));
    assertThat(process.exitValue()).as(said).isZero();
  }

  @Test
  void nothingIsLostWhenProcessesAndThreadsCountTogether() throws Exception {
    Process first = start("count", "40");
    Process second = start("count", "40");
    FileSessionStore store = FileSessionStore.open(file(), key);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      // each its own store: they share the locks all the same
      FileSessionStore own = FileSessionStore.open(file(), key);
      Thread thread = new Thread(() -> SessionWorker.count(own, 20));
      thread.start();
      threads.add(thread);
    }
    for (int i = 0; i < 40; i++) {
      store.write("key " + i, DesktopFixture.session("own " + i));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEndedWell(first);
    assertEndedWell(second);

    assertThat(store.read("counter").orElseThrow().subject()).isEqualTo("140");
    for (int i = 0; i < 40; i++) {
      assertThat(store.read("key " + i).orElseThrow().subject()).isEqualTo("own " + i);
    }
  }

  @Test
  void whoComesSecondWaitsAndReadsWhatTheFirstWrote() throws Exception {
    Process other = startHolding();
    FileSessionStore store = FileSessionStore.open(file(), key);
    AtomicReference<String> read = new AtomicReference<>();
    Thread waiting = new Thread(() -> readHeld(store, read));
    waiting.start();
    awaitWaiting(waiting);
    assertThat(read).hasValue(null);
    // other sessions, and reading, go on meanwhile
    store.write("other", DesktopFixture.session("other"));
    assertThat(store.read("held")).isEmpty();

    other.getOutputStream().write('7');
    other.getOutputStream().flush();
    waiting.join();
    assertThat(read).hasValue("from the other process 55");
    assertEndedWell(other);
  }

  @Test
  void aProcessThatDiesGivesItsLockBack() throws Exception {
    Process other = startHolding();
    FileSessionStore store = FileSessionStore.open(file(), key);
    AtomicReference<String> read = new AtomicReference<>();
    Thread waiting = new Thread(() -> readHeld(store, read));
    waiting.start();
    awaitWaiting(waiting);
    other.destroyForcibly();
    waiting.join();
    assertThat(read).hasValue("nobody");
  }

  private Process startHolding() throws Exception {
    Process other = start("hold");
    BufferedReader said = other.inputReader(StandardCharsets.UTF_8);
    assertThat(said.readLine()).isEqualTo("held");
    return other;
  }

  private static void readHeld(SessionStore store, AtomicReference<String> read) {
    read.set(
        store.exclusively(
            "held", () -> store.read("held").map(PersonSession::subject).orElse("nobody")));
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
