package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.LoginRequiredException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored sessions of all people of one client: which token is given, when one is refreshed, and
 * in which order things are written down. One thing at a time for each session.
 */
final class Sessions {

  /**
   * Where a session is.
   *
   * @param store the number of its store
   * @param key the application's key
   */
  record Place(int store, String key) {

    @Override
    public String toString() {
      return "Place[]";
    }
  }

  /**
   * What those who wait for a token get. A failure that follows from what was written down is told
   * after the store's exclusive work, which a store may undo when an exception ends it.
   */
  private record Outcome(@Nullable AccessToken token, @Nullable DialogportenException failure) {

    static Outcome of(AccessToken token) {
      return new Outcome(token, null);
    }

    static Outcome told(DialogportenException failure) {
      return new Outcome(null, failure);
    }

    AccessToken get() {
      if (failure != null) {
        throw failure;
      }
      return Objects.requireNonNull(token, "token");
    }

    @Override
    public String toString() {
      return "Outcome[]";
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final int MOST_REJECTED = 20_000;
  private static final Duration REJECTIONS = Duration.ofHours(1);
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);

  private final ClientSettings client;
  private final Refreshes refreshes;
  private final TimeSource time;
  private final SeenOnce rejected;
  private final KeyedLocks<Place> locks = new KeyedLocks<>();
  private final UnsavedSessions unsaved;

  Sessions(ClientSettings client, Refreshes refreshes, TimeSource time) {
    this.client = client;
    this.refreshes = refreshes;
    this.time = time;
    this.rejected = new SeenOnce(time, REJECTIONS, MOST_REJECTED);
    this.unsaved = new UnsavedSessions(time);
  }

  /** Remembers that a server did not accept a token. */
  void reject(AccessToken token) {
    rejected.add(token.value());
  }

  Optional<PersonSession> read(SessionStore store, Place place) {
    return new KeptSessions(store).read(place.key());
  }

  /** Keeps a session instead of what was there, and then does what follows from that. */
  void begin(SessionStore store, Place place, PersonSession session, Runnable then) {
    client.checkOwn(session);
    change(store, place, kept -> kept.write(place.key(), session), then);
  }

  /** Removes what is there, and then does what follows from that. */
  void end(SessionStore store, Place place, Runnable then) {
    change(store, place, kept -> kept.remove(place.key()), then);
  }

  private void change(SessionStore store, Place place, Consumer<KeptSessions> work, Runnable then) {
    exclusively(
        store,
        place,
        kept -> {
          try {
            work.accept(kept);
          } finally {
            then.run();
          }
          return true;
        },
        () -> unsaved.remove(place));
  }

  /** A token that works: the stored one, or a new one that is stored first. */
  AccessToken token(SessionStore store, Place place) {
    long begun = time.nanoTime();
    return exclusively(
            store, place, kept -> outcome(kept, place, begun), () -> unsaved.forgetWritten(place))
        .get();
  }

  /**
   * Does work with the place's locks.
   *
   * @param after is done when the store's exclusive work has ended well
   */
  private <T> T exclusively(
      SessionStore store, Place place, Function<KeptSessions, T> work, Runnable after) {
    KeptSessions kept = new KeptSessions(store);
    return locks.exclusively(
        place,
        () -> {
          T done = kept.exclusively(place.key(), () -> work.apply(kept));
          after.run();
          return done;
        });
  }

  private Outcome outcome(KeptSessions kept, Place place, long begun) {
    Optional<PersonSession> stored = kept.read(place.key());
    if (stored.isEmpty()) {
      return Outcome.told(loginRequired("there is no session under this key: log in first"));
    }
    PersonSession session = stored.get();
    if (!client.owns(session.issuer(), session.person().clientId())) {
      throw Operation.SESSION.failure("the stored session is of another issuer or client");
    }
    try {
      session = newest(kept, place, session);
    } catch (DialogportenException e) {
      return instead(session, e);
    }
    return outcome(kept, place, begun, session);
  }

  /** The stored session, after what its store did not take before. */
  private PersonSession newest(KeptSessions kept, Place place, PersonSession stored) {
    Optional<PersonSession> newer = unsaved.after(place, stored);
    if (newer.isEmpty()) {
      return stored;
    }
    keep(kept, place, newer.get());
    return newer.get();
  }

  /** Writes down what the issuer gave. That a session has ended holds also where this fails. */
  private void keep(KeptSessions kept, Place place, PersonSession newer) {
    if (newer.accessToken().isPresent()) {
      kept.write(place.key(), newer);
      unsaved.written(place);
    } else if (write(kept, place, newer)) {
      unsaved.written(place);
    }
  }

  private Outcome outcome(KeptSessions kept, Place place, long begun, PersonSession session) {
    if (session.accessToken().isEmpty()) {
      return Outcome.told(loginRequired("the session has ended: log in again"));
    }
    Optional<AccessToken> working = working(session);
    if (working.isPresent() && !isDue(session)) {
      return Outcome.of(working.get());
    }
    if (!session.isRefreshable()) {
      return Outcome.told(
          loginRequired(
              "the access token has expired or was not accepted, and there is no refresh token: log"
                  + " in again"));
    }
    try {
      return refreshed(kept, place, begun, session);
    } catch (DialogportenException e) {
      return instead(session, e);
    }
  }

  /** What is given when something failed: the token that still works. */
  private Outcome instead(PersonSession session, DialogportenException failure) {
    Optional<AccessToken> working = working(session);
    if (working.isEmpty() || Discovery.isInterrupt(failure)) {
      throw failure;
    }
    LOG.debug("A refresh ahead of time failed; the token that still works is given", failure);
    return Outcome.of(working.get());
  }

  private Outcome refreshed(KeptSessions kept, Place place, long begun, PersonSession session) {
    checkTimeLeft(begun);
    Refreshes.Refreshed newer;
    try {
      newer = refreshes.refresh(session);
    } catch (LoginRequiredException e) {
      return refused(kept, place, begun, session, e);
    }
    // before anything else can fail: the refresh token of before may be used up
    unsaved.put(place, session, newer.session());
    if (!isUnchanged(kept, place, session)) {
      unsaved.remove(place);
      return outcome(kept, place, begun); // ended or begun anew meanwhile: that is what counts
    }
    keep(kept, place, newer.session());
    @Nullable TokenException told = newer.told();
    if (told == null) {
      return Outcome.of(newer.session().accessToken().orElseThrow());
    }
    return working(newer.session()).map(Outcome::of).orElseGet(() -> Outcome.told(told));
  }

  /** The issuer does not take the refresh token. */
  private Outcome refused(
      KeptSessions kept,
      Place place,
      long begun,
      PersonSession session,
      LoginRequiredException refusal) {
    if (!isUnchanged(kept, place, session)) {
      // another writer without our lock was first: this refresh token is not the newest
      return outcome(kept, place, begun);
    }
    Optional<AccessToken> working = working(session);
    write(kept, place, working.isPresent() ? session.withoutRefresh() : session.ended());
    return working.map(Outcome::of).orElseGet(() -> Outcome.told(refusal));
  }

  /**
   * A load that waited long, for another process for instance, does not begin what it could not
   * end: cut off after it has left, the answer and the new refresh token would be lost.
   */
  private void checkTimeLeft(long begun) {
    Duration left = TokenCache.LOAD_TIMEOUT.minusNanos(time.nanoTime() - begun);
    if (left.compareTo(refreshes.longest()) < 0) {
      throw new TransportException(
          CallInfo.notSent(Operation.REFRESH.value()), TransportException.Kind.TIMEOUT, null);
    }
  }

  private static boolean isUnchanged(KeptSessions kept, Place place, PersonSession session) {
    return kept.read(place.key())
        .filter(now -> Objects.equals(now.tokens().refresh(), session.tokens().refresh()))
        .isPresent();
  }

  /** Who it is stays, for a logout at the issuer and for saying who has to log in again. */
  private static boolean write(KeptSessions kept, Place place, PersonSession lesser) {
    try {
      kept.write(place.key(), lesser);
      return true;
    } catch (DialogportenException e) {
      LOG.debug("The end of a session could not be written down", e);
      return false;
    }
  }

  private Optional<AccessToken> working(PersonSession session) {
    return session.accessToken().filter(this::works);
  }

  private boolean works(AccessToken token) {
    return !rejected.contains(token.value())
        && token.expiresAt().map(until -> time.now().isBefore(until)).orElse(true);
  }

  /** In the last fifth of its life, and a little earlier than the cache asks. */
  private boolean isDue(PersonSession session) {
    if (!session.isRefreshable() || session.expiresAt().isEmpty()) {
      return false;
    }
    Instant until = session.expiresAt().get();
    Duration margin = Duration.between(session.tokens().receivedAt(), until).dividedBy(5);
    if (margin.compareTo(LONGEST_MARGIN) > 0) {
      margin = LONGEST_MARGIN;
    }
    return !time.now().isBefore(until.minus(margin.multipliedBy(13).dividedBy(10)));
  }

  private static LoginRequiredException loginRequired(String what) {
    return new LoginRequiredException(Operation.SESSION.refusal(), what, null);
  }
}
