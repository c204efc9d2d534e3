package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TokenException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** An application's store, whose failures are told without what they say. */
final class KeptSessions {

  private final SessionStore store;

  KeptSessions(SessionStore store) {
    this.store = store;
  }

  Optional<PersonSession> read(String key) {
    return guarded(
        "the session store failed to read",
        () -> Objects.requireNonNull(store.read(key), "the store gave no Optional"));
  }

  void write(String key, PersonSession session) {
    guarded(
        "the session store failed to write",
        () -> {
          store.write(key, session);
          return true;
        });
  }

  void remove(String key) {
    guarded(
        "the session store failed to remove",
        () -> {
          store.remove(key);
          return true;
        });
  }

  <T> T exclusively(String key, Supplier<T> work) {
    return guarded(
        "the session store failed to give exclusive access", () -> store.exclusively(key, work));
  }

  private static <T> T guarded(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (DialogportenException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new TokenException(Operation.SESSION.refusal(), what, ErrorsAccess.withoutMessage(e));
    }
  }
}
