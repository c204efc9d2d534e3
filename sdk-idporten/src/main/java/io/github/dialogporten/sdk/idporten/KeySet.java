package io.github.dialogporten.sdk.idporten;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that the issuer signs with: kept for a day, and read again for a key that is not among
 * them, though once a minute at most. A reading that fails is not tried again for a few seconds,
 * however many wait. Keys that cannot be read, or are of a type that is not known here, are passed
 * over.
 */
final class KeySet {

  private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);
  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final Set<String> TEXTS =
      Set.of("kty", "kid", "use", "alg", "n", "e", "crv", "x", "y");

  private final Supplier<URI> address;
  private final Wire wire;
  private final TimeSource time;
  private final ReentrantLock reading = new ReentrantLock();
  private final RecentFailure failure; // guarded by the lock
  private volatile @Nullable Known known;
  private long noRenewalBefore; // guarded by the lock
  private long readings; // guarded by the lock

  KeySet(Supplier<URI> address, Wire wire, TimeSource time) {
    this.address = address;
    this.wire = wire;
    this.time = time;
    this.failure = new RecentFailure(time);
    this.noRenewalBefore = time.nanoTime();
  }

  /**
   * The keys of one reading.
   *
   * @param reading which reading, counted
   * @param readAgainAt when they are too old
   */
  record Known(long reading, List<JWK> keys, long readAgainAt) {}

  Known current() {
    @Nullable Known last = known;
    if (last != null && (isBefore(last.readAgainAt) || !reading.tryLock())) {
      return last;
    }
    if (last == null) {
      Discovery.lock(reading, Operation.KEYS);
    }
    try {
      @Nullable Known found = known;
      if (found == null || !isBefore(found.readAgainAt)) {
        found = read(found);
        known = found;
      }
      return found;
    } finally {
      reading.unlock();
    }
  }

  /** Other keys than these, for a token whose key is not among them. Empty when it is too soon. */
  Optional<Known> otherThan(Known tried) {
    Discovery.lock(reading, Operation.KEYS);
    try {
      @Nullable Known found = known;
      if (found != null && found.reading != tried.reading) {
        return Optional.of(found); // another thread has read them meanwhile
      }
      if (isBefore(noRenewalBefore)) {
        return Optional.empty();
      }
      noRenewalBefore = time.nanoTime() + PAUSE.toNanos();
      Known fresh = fresh();
      known = fresh;
      return Optional.of(fresh);
    } finally {
      reading.unlock();
    }
  }

  private boolean isBefore(long nanoTime) {
    return time.nanoTime() - nanoTime < 0;
  }

  private Known read(@Nullable Known last) {
    try {
      return failure.unlessRecent(this::fresh);
    } catch (DialogportenException e) {
      if (last == null || Discovery.isInterrupt(e)) {
        throw e;
      }
      LOG.debug("The issuer's keys cannot be read; going on with the last ones", e);
      return new Known(last.reading, last.keys, time.nanoTime() + PAUSE.toNanos());
    }
  }

  /** Called with the lock. */
  private Known fresh() {
    List<JWK> keys = fetch();
    return new Known(++readings, keys, time.nanoTime() + LIFETIME.toNanos());
  }

  private List<JWK> fetch() {
    IssuerReply reply = wire.document(Operation.KEYS, address.get());
    if (!reply.isSuccess()) {
      throw Operation.KEYS.failure("the issuer's keys cannot be read: HTTP " + reply.status());
    }
    if (!(reply.json().orElse(Map.of()).get("keys") instanceof List<?> entries)) {
      throw Operation.KEYS.failure("the issuer's keys cannot be read: no set of keys");
    }
    List<JWK> keys = new ArrayList<>();
    for (Object entry : entries) {
      if (entry instanceof Map<?, ?> members) {
        add(keys, members);
      }
    }
    return List.copyOf(keys);
  }

  private static void add(List<JWK> keys, Map<?, ?> members) {
    try {
      // through text: the parser wants its own types of lists and numbers
      JWK key = JWK.parse(JSONObjectUtils.toJSONString(needed(members)));
      keys.add(key);
    } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
      LOG.debug("A key of the issuer is of a type that is not known here; it is passed over");
    }
  }

  /**
   * What is needed, as far as it is of its type: for anything else the parser passes the key over.
   */
  private static Map<String, Object> needed(Map<?, ?> members) {
    Map<String, Object> needed = new LinkedHashMap<>();
    members.forEach(
        (name, value) -> {
          boolean isText = TEXTS.contains(name) && value instanceof String;
          boolean isList =
              "key_ops".equals(name)
                  && value instanceof List<?> list
                  && list.stream().allMatch(String.class::isInstance);
          if (isText || isList) {
            needed.put((String) name, value);
          }
        });
    return needed;
  }
}
