package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.config.TimeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that the issuer gave, until their store has them: the next try would otherwise use a
 * refresh token that the issuer has replaced. One is here from the moment that it is given until
 * the store's exclusive work is over, since a store may undo what it took.
 *
 * <p>Bounded: by number, and by how long a refresh token is worth keeping. A thread that asks about
 * a place holds that place's lock.
 */
final class UnsavedSessions {

  private static final int MOST = 20_000;
  private static final Duration UNKNOWN_LIFE = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration SWEEP_PAUSE = Duration.ofMinutes(1);

  private final TimeSource time;
  private final ConcurrentMap<Sessions.Place, Unsaved> all = new ConcurrentHashMap<>();
  private final AtomicLong nextSweep;

  /**
   * A session that the store may not have.
   *
   * @param replaced the refresh tokens that were used up for it
   * @param written whether the store took it in the exclusive work that goes on
   */
  private record Unsaved(Set<String> replaced, PersonSession session, long until, boolean written) {

    Unsaved written(boolean value) {
      return new Unsaved(replaced, session, until, value);
    }

    @Override
    public String toString() {
      return "Unsaved[]";
    }
  }

  UnsavedSessions(TimeSource time) {
    this.time = time;
    this.nextSweep = new AtomicLong(time.nanoTime() + SWEEP_PAUSE.toNanos());
  }

  /** Keeps a session that the issuer gave for the refresh token of another. */
  void put(Sessions.Place place, PersonSession before, PersonSession session) {
    long now = time.nanoTime();
    sweep(now);
    @Nullable Unsaved older = all.get(place);
    if (older == null && all.size() >= MOST) {
      return;
    }
    Set<String> replaced = older == null ? new HashSet<>() : new HashSet<>(older.replaced);
    replaced.add(Objects.requireNonNull(before.tokens().refresh(), "refreshToken"));
    all.put(place, new Unsaved(replaced, session, now + life(session).toNanos(), false));
  }

  private Duration life(PersonSession session) {
    Duration life =
        session
            .refreshExpiresAt()
            .map(end -> Duration.between(time.now(), end))
            .orElse(UNKNOWN_LIFE);
    return life.compareTo(LONGEST) > 0 ? LONGEST : life;
  }

  /** The session that came after the stored one. */
  Optional<PersonSession> after(Sessions.Place place, PersonSession stored) {
    @Nullable Unsaved newer = all.get(place);
    if (newer == null) {
      return Optional.empty();
    }
    @Nullable String refresh = stored.tokens().refresh();
    if (refresh == null
        || !newer.replaced.contains(refresh)
        || time.nanoTime() - newer.until >= 0) {
      all.remove(place);
      return Optional.empty();
    }
    all.put(place, newer.written(false));
    return Optional.of(newer.session);
  }

  /** The store took it; it can still undo that. */
  void written(Sessions.Place place) {
    all.computeIfPresent(place, (ignored, taken) -> taken.written(true));
  }

  /** The store's exclusive work is over: what it took stays. */
  void forgetWritten(Sessions.Place place) {
    all.computeIfPresent(place, (ignored, taken) -> taken.written ? null : taken);
  }

  void remove(Sessions.Place place) {
    all.remove(place);
  }

  private void sweep(long now) {
    long due = nextSweep.get();
    if ((now - due >= 0 || all.size() >= MOST)
        && nextSweep.compareAndSet(due, now + SWEEP_PAUSE.toNanos())) {
      all.values().removeIf(each -> now - each.until >= 0);
    }
  }
}
