package io.github.dialogporten.sdk.idporten;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One lock for each key, that exists while a thread holds it or waits for it. */
final class KeyedLocks<K> {

  private final ConcurrentHashMap<K, Shared> locks = new ConcurrentHashMap<>();

  private static final class Shared {
    final ReentrantLock lock = new ReentrantLock();
    int users; // changed inside compute only
  }

  /** Does work exclusively for this key; the wait can be interrupted. */
  <T> T exclusively(K key, Supplier<T> work) {
    Shared shared = locks.compute(key, (ignored, before) -> enter(before));
    try {
      Discovery.lock(shared.lock, Operation.SESSION);
      try {
        return work.get();
      } finally {
        shared.lock.unlock();
      }
    } finally {
      locks.compute(key, (ignored, mine) -> leave(mine));
    }
  }

  private static Shared enter(@Nullable Shared before) {
    Shared shared = before == null ? new Shared() : before;
    shared.users++;
    return shared;
  }

  private static @Nullable Shared leave(@Nullable Shared mine) {
    return mine == null || --mine.users == 0 ? null : mine;
  }

  int size() {
    return locks.size();
  }
}
