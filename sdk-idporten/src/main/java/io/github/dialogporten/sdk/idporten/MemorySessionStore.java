package io.github.dialogporten.sdk.idporten;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Sessions in memory, which several clients of one process can share. */
final class MemorySessionStore implements SessionStore {

  private final ConcurrentMap<String, PersonSession> sessions = new ConcurrentHashMap<>();
  private final KeyedLocks<String> locks = new KeyedLocks<>();

  @Override
  public Optional<PersonSession> read(String key) {
    return Optional.ofNullable(sessions.get(key));
  }

  @Override
  public void write(String key, PersonSession session) {
    sessions.put(key, session);
  }

  @Override
  public void remove(String key) {
    sessions.remove(key);
  }

  @Override
  public <T> T exclusively(String key, Supplier<T> work) {
    return locks.exclusively(key, work);
  }

  @Override
  public String toString() {
    return "SessionStore[" + sessions.size() + " in memory]";
  }
}
