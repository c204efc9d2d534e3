package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.config.TimeSource;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What all token providers of one client share: the cache, and the sessions behind it. */
final class People {

  /**
   * What a kept token belongs to.
   *
   * @param beginning changes when another session begins in this place, or it ends, so that tokens
   *     of the one before are not given any more
   */
  record Ref(Sessions.Place place, int beginning) {

    @Override
    public String toString() {
      return "Ref[]";
    }
  }

  private static final int MOST_TOKENS = 20_000;
  private static final int SLOTS = 4_096;

  private static final StoreNumbers STORES = new StoreNumbers();

  private final ClientSettings client;
  private final Sessions sessions;
  private final TokenCache<Ref> cache;

  /** Shared by places with one hash; a neighbour's change makes a token be read again, no more. */
  private final AtomicIntegerArray beginnings = new AtomicIntegerArray(SLOTS);

  People(ClientSettings client, Sessions sessions, TimeSource time) {
    this.client = client;
    this.sessions = sessions;
    this.cache = new TokenCache<>(time, MOST_TOKENS, client.issuer().toString());
  }

  /** Where a session is: places of different stores are different within one run. */
  static Sessions.Place place(SessionStore store, String key) {
    return new Sessions.Place(STORES.of(store), key);
  }

  ClientSettings client() {
    return client;
  }

  Sessions sessions() {
    return sessions;
  }

  TokenCache<Ref> cache() {
    return cache;
  }

  int beginning(Sessions.Place place) {
    return beginnings.get(slot(place));
  }

  void changed(Sessions.Place place) {
    beginnings.incrementAndGet(slot(place));
  }

  private static int slot(Sessions.Place place) {
    int hash = place.hashCode();
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
