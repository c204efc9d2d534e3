package io.github.dialogporten.sdk.idporten;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the sessions of logged-in people are kept: a database, the server-side session of a web
 * framework, a file. Written to whenever a refresh token is replaced, before the new access token
 * is used, so that no refresh token is lost when the program stops.
 *
 * <p>Implementations are thread-safe, encrypt what they write down ({@link PersonSession#toText} is
 * not), and can be interrupted while they wait. They throw any unchecked exception when they fail;
 * its message is not passed on. New methods may be added to this interface with a default.
 */
public interface SessionStore {

  /**
   * Reads the session under this key. For a token this is called on a thread of the SDK, which has
   * nothing that belongs to the request's thread (a transaction, a web framework's context); for
   * {@link PersonTokenProvider#session}, {@code begin} and {@code end} on the caller's thread.
   *
   * @param key whose session; as the application gave it
   * @return the session that was written last; empty when there is none
   */
  Optional<PersonSession> read(String key);

  /**
   * Keeps a session under this key, instead of what was there. When it returns, the session will
   * survive whatever the store is to survive.
   *
   * @param key whose session
   * @param session what to keep
   */
  void write(String key, PersonSession session);

  /**
   * Removes what is under this key. Nothing happens when there is nothing.
   *
   * @param key whose session
   */
  void remove(String key);

  /**
   * Does work exclusively for this key. Within one {@link IdPortenClient} that is already so; a
   * store that several processes share (or several clients of one process) does it for all of them,
   * with a lock in the database for instance: most issuers take each refresh token once only, and
   * may end the session when one comes twice. The default just does the work. What the work wrote
   * counts when this method returns; when it throws instead, the SDK takes what was written for
   * undone.
   *
   * @param key whose session
   * @param work reads, asks the issuer, and writes; takes as long as a call to the issuer. A wait
   *     of more than a few seconds leaves no time for that call: it then fails as out of time
   * @param <T> what it gives
   * @return what the work gave
   */
  default <T> T exclusively(String key, Supplier<T> work) {
    return work.get();
  }

  /**
   * Makes a store in the memory of this process, which is empty after a restart. It is not bounded:
   * {@link #remove} what has ended.
   *
   * @return a new, empty store
   */
  static SessionStore inMemory() {
    return new MemorySessionStore();
  }
}
