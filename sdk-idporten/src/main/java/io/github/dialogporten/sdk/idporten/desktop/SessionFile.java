package io.github.dialogporten.sdk.idporten.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A file of sealed sessions. It is only ever replaced whole, by a file that is complete on the
 * disk, so a reader needs no lock, and a crash leaves the old one or the new one.
 *
 * <p>An interrupted thread finishes what it has begun here: what is written may be the only copy of
 * a new refresh token.
 */
final class SessionFile {

  /** Far above what the sessions of one machine take. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final int MOST_MOVES = 20;
  private static final long BETWEEN_MOVES = TimeUnit.MILLISECONDS.toNanos(25);

  private final Path file;
  private final SessionSeal seal;
  private final StoreLock lock;

  private SessionFile(Path file, SessionSeal seal) {
    this.file = file;
    this.seal = seal;
    this.lock = StoreLock.of(lockOf(file));
  }

  /**
   * Opens the file, or makes it without sessions.
   *
   * @param path an absolute path without links in it
   */
  @SuppressWarnings("try") // a lock is held, not used
  static SessionFile open(Path path, SessionSeal seal)
      throws IOException,
          SealException,
          GeneralSecurityException,
          InterruptedException,
          TimeoutException {
    SessionFile opened = new SessionFile(path, seal);
    try (StoreLock.Held held = opened.lock.content()) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        OwnerOnly.close(path);
        opened.read();
      } else {
        opened.replace(Map.of());
      }
    }
    return opened;
  }

  StoreLock lock() {
    return lock;
  }

  /** All sessions; none when the file was removed meanwhile. */
  Map<String, String> read() throws IOException, SealException, GeneralSecurityException {
    byte[] bytes;
    try {
      bytes = firmly(this::bytes);
    } catch (NoSuchFileException e) {
      return new TreeMap<>();
    }
    return seal.open(bytes);
  }

  private byte[] bytes() throws IOException {
    Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (FileChannel channel = FileChannel.open(file, options);
        InputStream in = Channels.newInputStream(channel)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new FileSystemException("too large for a file of sessions");
      }
      return bytes;
    }
  }

  /** Changes the sessions, exclusively. */
  @SuppressWarnings("try") // a lock is held, not used
  void change(Consumer<Map<String, String>> what)
      throws IOException,
          SealException,
          GeneralSecurityException,
          InterruptedException,
          TimeoutException {
    try (StoreLock.Held held = lock.content()) {
      Map<String, String> sessions = read();
      what.accept(sessions);
      replace(sessions);
    }
  }

  /** Removes one session; all of them from a file that does not open, since nothing reads it. */
  @SuppressWarnings("try") // a lock is held, not used
  void remove(String key)
      throws IOException, GeneralSecurityException, InterruptedException, TimeoutException {
    try (StoreLock.Held held = lock.content()) {
      Map<String, String> sessions;
      try {
        sessions = read();
        sessions.remove(key);
      } catch (SealException e) {
        sessions = Map.of();
      }
      replace(sessions);
    }
  }

  /** Removes the file, whatever is in it. */
  @SuppressWarnings("try") // a lock is held, not used
  static void remove(Path file) throws IOException, InterruptedException, TimeoutException {
    try (StoreLock.Held held = StoreLock.of(lockOf(file)).content()) {
      Files.deleteIfExists(file);
    }
  }

  private static Path lockOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".lock");
  }

  private void replace(Map<String, String> sessions) throws IOException, GeneralSecurityException {
    byte[] bytes = seal.seal(sessions);
    if (bytes.length > MOST_BYTES) {
      throw new FileSystemException("too many sessions for one file");
    }
    firmly(
        () -> {
          replace(bytes);
          return bytes;
        });
  }

  private void replace(byte[] bytes) throws IOException {
    // one name is enough, the lock is held; what is there is from a process that died
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(next);
    try {
      try (FileChannel channel = OwnerOnly.create(next)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      move(next);
    } finally {
      Files.deleteIfExists(next);
    }
    remember(file.resolveSibling("."));
  }

  private void move(Path next) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return;
      } catch (AccessDeniedException e) {
        // Windows, while a virus scanner or a reader has the old one open
        if (tries >= MOST_MOVES) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_MOVES);
      }
    }
  }

  /** Lets the directory remember the new file through a power cut, where that can be asked for. */
  private static void remember(Path directory) throws ClosedByInterruptException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      // Windows opens no directories
    }
  }

  private interface Work {
    byte[] run() throws IOException;
  }

  /** Begins again when an interruption closed the channel; the flag is set again in the end. */
  private static byte[] firmly(Work work) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return work.run();
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
