package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.idporten.PendingLogin;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The logins that have begun, by their state. Thread-safe. */
final class Logins {

  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MOST = 10_000;

  private final Map<String, Begun> begun = new LinkedHashMap<>();
  private final TimeSource time;

  /**
   * A login that has begun.
   *
   * @param pending what the SDK needs to finish it
   * @param browser the cookie of the browser that began it: nobody else finishes it
   * @param dialog what the person wanted to open, when that needs this login
   */
  record Begun(PendingLogin pending, String browser, @Nullable UUID dialog) {

    @Override
    public String toString() {
      return "Begun[]";
    }
  }

  Logins(TimeSource time) {
    this.time = time;
  }

  synchronized void add(Begun login) {
    begun.values().removeIf(this::isOver);
    if (begun.size() >= MOST) {
      begun.remove(begun.keySet().iterator().next());
    }
    begun.put(login.pending().state(), login);
  }

  /** Takes a login out: it is finished once. */
  synchronized Optional<Begun> take(String state, String browser) {
    Begun login = begun.get(state);
    if (login == null || !login.browser().equals(browser) || isOver(login)) {
      return Optional.empty();
    }
    begun.remove(state);
    return Optional.of(login);
  }

  private boolean isOver(Begun login) {
    return login.pending().startedAt().plus(LONGEST).isBefore(time.now());
  }
}
