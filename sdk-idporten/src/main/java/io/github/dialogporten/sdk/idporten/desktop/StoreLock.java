package io.github.dialogporten.sdk.idporten.desktop;

import io.github.dialogporten.sdk.auth.TokenCache;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One at a time among all threads of all processes that use a file: a lock of this process, and
 * inside it a lock on a byte of a file beside it. Byte 0 stands for the content, the others for
 * sessions by a hash of their name, so that one may be worked at for long while others go on.
 *
 * <p>A process has one lock object and one open channel for each lock file: on POSIX systems,
 * closing any channel of a file gives up all the locks that the process has on it. The byte is
 * tried again and again instead of waited for, because the system looks for deadlocks between
 * processes, not threads, and sees some where there are none.
 *
 * <p>Thread-safe. Reentrant: a thread may take again what it holds.
 */
final class StoreLock {

  /** A lock that is held. Closed by the thread that took it. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  private static final Map<Path, StoreLock> ALL = new ConcurrentHashMap<>();
  private static final int SESSIONS = 64;
  private static final long PAUSE_MILLIS = 15;
  private static final long CONTENT = TimeUnit.SECONDS.toNanos(30);
  private static final long AFTER_INTERRUPT = TimeUnit.SECONDS.toNanos(1);

  private final Path file;
  private final ReentrantLock[] threads = new ReentrantLock[1 + SESSIONS];
  private final ReentrantLock opening = new ReentrantLock();
  private @Nullable FileChannel channel;
  private int users;

  private StoreLock(Path file) {
    this.file = file;
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new ReentrantLock();
    }
  }

  /** The lock object of a lock file, whose path has no links in it. */
  static StoreLock of(Path file) {
    return ALL.computeIfAbsent(file, StoreLock::new);
  }

  /**
   * Takes the content, to change it. Others hold it for moments only. An interrupt cuts the wait
   * short and does not end it at once: what is to be written may be the only copy of a new refresh
   * token.
   *
   * @throws InterruptedException when the thread is interrupted, and others hold it all the same
   * @throws TimeoutException when others hold it for too long
   */
  Held content() throws IOException, InterruptedException, TimeoutException {
    long end = System.nanoTime() + CONTENT;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return hold(0, end);
        } catch (InterruptedException e) {
          end = interrupted ? end : Math.min(end, System.nanoTime() + AFTER_INTERRUPT);
          interrupted = true;
        }
      }
    } catch (TimeoutException e) {
      if (interrupted) {
        throw new InterruptedException();
      }
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Takes a session, which others hold as long as a refresh takes.
   *
   * @throws InterruptedException when the thread is interrupted before it has it
   * @throws TimeoutException when others hold it for too long
   */
  Held session(String name) throws IOException, InterruptedException, TimeoutException {
    return session(name, TokenCache.LOAD_TIMEOUT);
  }

  Held session(String name, Duration limit)
      throws IOException, InterruptedException, TimeoutException {
    int position = 1 + Math.floorMod(name.hashCode(), SESSIONS);
    return hold(position, System.nanoTime() + limit.toNanos());
  }

  private Held hold(int position, long end)
      throws IOException, InterruptedException, TimeoutException {
    ReentrantLock mine = threads[position];
    if (!mine.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      throw new TimeoutException();
    }
    if (mine.getHoldCount() > 1) {
      return mine::unlock;
    }
    try {
      FileChannel open = enter();
      try {
        FileLock lock = lock(open, position, end);
        return () -> release(lock, mine);
      } catch (Throwable e) {
        leave();
        throw e;
      }
    } catch (Throwable e) {
      mine.unlock();
      throw e;
    }
  }

  private void release(FileLock lock, ReentrantLock mine) {
    try {
      lock.release();
    } catch (IOException e) {
      // closing the channel gives it up too
    } finally {
      leave();
      mine.unlock();
    }
  }

  private static FileLock lock(FileChannel channel, int position, long end)
      throws IOException, InterruptedException, TimeoutException {
    while (true) {
      try {
        @Nullable FileLock lock = channel.tryLock(position, 1, false);
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException e) {
        // a second copy of this class in the process has it: it waits like another process
      }
      if (end - System.nanoTime() <= 0) {
        throw new TimeoutException();
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private FileChannel enter() throws IOException {
    opening.lock();
    try {
      FileChannel open = channel == null ? OwnerOnly.lockFile(file) : channel;
      channel = open;
      users++;
      return open;
    } finally {
      opening.unlock();
    }
  }

  private void leave() {
    opening.lock();
    try {
      users--;
      if (users == 0 && channel != null) {
        FileChannel last = channel;
        channel = null;
        last.close();
      }
    } catch (IOException e) {
      // nothing was written through it
    } finally {
      opening.unlock();
    }
  }
}
