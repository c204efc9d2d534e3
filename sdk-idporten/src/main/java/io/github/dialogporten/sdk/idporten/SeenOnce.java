package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.config.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded memory of values that are taken once. It keeps their digests, not the values; of too
 * many, the oldest go.
 */
final class SeenOnce {

  private final TimeSource time;
  private final Duration longest;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Long> seen = new LinkedHashMap<>(); // in the order of their arrival

  SeenOnce(TimeSource time, Duration longest, int most) {
    this.time = time;
    this.longest = longest;
    this.most = most;
  }

  /** Whether this is the first time within the memory. */
  boolean add(String value) {
    String digest = digest(value);
    lock.lock();
    try {
      long now = time.nanoTime();
      Long before = seen.get(digest);
      if (before != null && now - before < 0) {
        return false;
      }
      seen.remove(digest);
      makeRoom(now);
      seen.put(digest, now + longest.toNanos());
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean contains(String value) {
    String digest = digest(value);
    lock.lock();
    try {
      Long until = seen.get(digest);
      return until != null && time.nanoTime() - until < 0;
    } finally {
      lock.unlock();
    }
  }

  void remove(String value) {
    String digest = digest(value);
    lock.lock();
    try {
      seen.remove(digest);
    } finally {
      lock.unlock();
    }
  }

  /** All live equally long, so what is over comes first. */
  private void makeRoom(long now) {
    Iterator<Long> oldest = seen.values().iterator();
    while (oldest.hasNext()) {
      boolean over = now - oldest.next() >= 0;
      if (!over && seen.size() < most) {
        return;
      }
      oldest.remove();
    }
  }

  private static String digest(String value) {
    try {
      byte[] whole =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(whole);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
