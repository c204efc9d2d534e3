package io.github.dialogporten.sdk.idporten;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Sessions in memory. */
final class MemorySessionStore implements SessionStore {

  private final ConcurrentMap<String, PersonSession> sessions = new ConcurrentHashMap<>();

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
  public String toString() {
    return "SessionStore[" + sessions.size() + " in memory]";
  }
}
