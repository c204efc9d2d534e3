package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.LoginRequiredException;
import io.github.dialogporten.sdk.errors.TokenException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
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
   * A session that the issuer gave and the store did not take.
   *
   * @param replaced the refresh token that was used for it
   */
  private record Unsaved(String replaced, PersonSession session) {

    @Override
    public String toString() {
      return "Unsaved[]";
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final int MOST_REJECTED = 20_000;
  private static final int MOST_UNSAVED = 20_000;
  private static final Duration REJECTIONS = Duration.ofHours(1);
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);

  private final ClientSettings client;
  private final Refreshes refreshes;
  private final TimeSource time;
  private final SeenOnce rejected;
  private final KeyedLocks<Place> locks = new KeyedLocks<>();
  private final ConcurrentMap<Place, Unsaved> unsaved = new ConcurrentHashMap<>();

  Sessions(ClientSettings client, Refreshes refreshes, TimeSource time) {
    this.client = client;
    this.refreshes = refreshes;
    this.time = time;
    this.rejected = new SeenOnce(time, REJECTIONS, MOST_REJECTED);
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
    if (!client.owns(session.issuer(), session.person().clientId())) {
      throw new IllegalArgumentException(
          "session: a session of a client with this issuer and client id");
    }
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
            unsaved.remove(place);
          } finally {
            then.run();
          }
          return true;
        });
  }

  /** A token that works: the stored one, or a new one that is stored first. */
  AccessToken token(SessionStore store, Place place) {
    return exclusively(store, place, kept -> token(kept, place));
  }

  private <T> T exclusively(SessionStore store, Place place, Function<KeptSessions, T> work) {
    KeptSessions kept = new KeptSessions(store);
    return locks.exclusively(place, () -> kept.exclusively(place.key(), () -> work.apply(kept)));
  }

  private AccessToken token(KeptSessions kept, Place place) {
    PersonSession session = stored(kept, place);
    if (!client.owns(session.issuer(), session.person().clientId())) {
      throw Operation.SESSION.failure("the stored session is of another issuer or client");
    }
    AccessToken token =
        session
            .accessToken()
            .orElseThrow(() -> loginRequired("the session has ended: log in again"));
    boolean works = works(token);
    if (works && !isDue(session)) {
      return token;
    }
    if (!session.isRefreshable()) {
      throw loginRequired(
          "the access token has expired or was not accepted, and there is no refresh token: log in"
              + " again");
    }
    try {
      return refreshed(kept, place, session);
    } catch (DialogportenException e) {
      if (works && !(e instanceof TokenException) && !Discovery.isInterrupt(e)) {
        LOG.debug("A refresh ahead of time failed; the token that still works is given", e);
        return token;
      }
      throw e;
    }
  }

  /** What is in the store, after what it did not take before. */
  private PersonSession stored(KeptSessions kept, Place place) {
    PersonSession session =
        kept.read(place.key())
            .orElseThrow(() -> loginRequired("there is no session under this key: log in first"));
    Unsaved newer = unsaved.get(place);
    if (newer == null) {
      return session;
    }
    boolean stillOld = newer.replaced.equals(session.tokens().refresh());
    if (stillOld) {
      kept.write(place.key(), newer.session);
    }
    unsaved.remove(place);
    return stillOld ? newer.session : session;
  }

  private AccessToken refreshed(KeptSessions kept, Place place, PersonSession session) {
    PersonSession newer;
    try {
      newer = refreshes.refresh(session);
    } catch (LoginRequiredException e) {
      if (isUnchanged(kept, place, session)) {
        dropTokens(kept, place, session);
        throw e;
      }
      // somebody without our lock was first, and this refresh token is simply not the newest
      return token(kept, place);
    }
    boolean unchanged;
    try {
      unchanged = isUnchanged(kept, place, session);
      if (unchanged) {
        kept.write(place.key(), newer);
      }
    } catch (TokenException e) {
      keepUnsaved(place, session, newer);
      throw e;
    }
    if (!unchanged) {
      return token(kept, place); // ended or begun anew meanwhile: that is what counts
    }
    return newer.accessToken().orElseThrow();
  }

  private static boolean isUnchanged(KeptSessions kept, Place place, PersonSession session) {
    return kept.read(place.key())
        .filter(now -> Objects.equals(now.tokens().refresh(), session.tokens().refresh()))
        .isPresent();
  }

  /** Who it is stays, for a logout at the issuer and for saying who has to log in again. */
  private static void dropTokens(KeptSessions kept, Place place, PersonSession session) {
    try {
      kept.write(place.key(), session.ended());
    } catch (TokenException e) {
      LOG.debug("The end of a session could not be written down", e);
    }
  }

  /** Or the next try would use a refresh token that the issuer has replaced. */
  private void keepUnsaved(Place place, PersonSession session, PersonSession newer) {
    if (unsaved.size() < MOST_UNSAVED) {
      unsaved.put(place, new Unsaved(Objects.requireNonNull(session.tokens().refresh()), newer));
    }
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
