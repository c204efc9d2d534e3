package io.github.dialogporten.sdk.idporten.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits for a lock does not wait for ever. */
@Timeout(60)
class StoreLockTest {

  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path directory;

  private StoreLock lock() throws IOException {
    return StoreLock.of(directory.toRealPath().resolve("sessions.lock"));
  }

  private static CompletableFuture<Void> elsewhere(StoreLock lock, Duration limit) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            lock.session("a", limit).close();
          } catch (IOException | InterruptedException | TimeoutException e) {
            throw new CompletionException(e);
          }
        });
  }

  @Test
  void theWaitForAnotherThreadHasAnEnd() throws Exception {
    StoreLock lock = lock();
    CompletableFuture<Void> patient;
    try (StoreLock.Held held = lock.session("a", SHORT)) {
      assertThat(held).isNotNull();
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> elsewhere(lock, SHORT).join())
          .withCauseInstanceOf(TimeoutException.class);
      patient = elsewhere(lock, LONG);
    }
    patient.join();
  }

  @Test
  void theWaitForAnotherProcessHasAnEnd() throws Exception {
    StoreLock lock = lock();
    lock.session("a", SHORT).close();
    try (FileChannel other =
            FileChannel.open(directory.resolve("sessions.lock"), StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> lock.session("a", SHORT));
    }
    lock.session("a", SHORT).close();
  }
}
