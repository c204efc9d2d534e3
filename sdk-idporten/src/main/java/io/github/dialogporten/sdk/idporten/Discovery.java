package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's metadata document: read by one thread at a time, and kept for a day. When it cannot
 * be read, or is not this issuer's, the last known one serves, and before there is one ID-porten's
 * preset; the document is then looked for again five minutes later. Where there is neither, the
 * failure is thrown, and thrown again for a few seconds, so that the issuer is not hammered.
 */
final class Discovery {

  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final URI issuer;
  private final Wire wire;
  private final TimeSource time;
  private final ReentrantLock reading = new ReentrantLock();
  private final RecentFailure failure; // guarded by the lock
  private volatile @Nullable Known known;

  Discovery(URI issuer, Wire wire, TimeSource time) {
    this.issuer = issuer;
    this.wire = wire;
    this.time = time;
    this.failure = new RecentFailure(time);
  }

  private record Known(ProviderMetadata metadata, long readAgainAt) {}

  ProviderMetadata metadata() {
    @Nullable Known last = known;
    if (last != null && (isBefore(last.readAgainAt) || !reading.tryLock())) {
      return last.metadata;
    }
    if (last == null) {
      lock(reading, Operation.METADATA);
    }
    try {
      @Nullable Known found = known;
      if (found == null || !isBefore(found.readAgainAt)) {
        found = read(found == null ? null : found.metadata);
        known = found;
      }
      return found.metadata;
    } finally {
      reading.unlock();
    }
  }

  /**
   * What the issuer itself says, for what a preset does not know.
   *
   * @throws DialogportenException when it has said nothing yet, and cannot be asked
   */
  ProviderMetadata published() {
    ProviderMetadata last = metadata();
    if (last.published()) {
      return last;
    }
    lock(reading, Operation.METADATA);
    try {
      @Nullable Known found = known;
      if (found == null || !found.metadata.published()) {
        found = fresh();
        known = found;
      }
      return found.metadata;
    } finally {
      reading.unlock();
    }
  }

  private boolean isBefore(long nanoTime) {
    return time.nanoTime() - nanoTime < 0;
  }

  static void lock(ReentrantLock lock, Operation operation) {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          CallInfo.notSent(operation.value()), TransportException.Kind.INTERRUPTED, null);
    }
  }

  private Known read(@Nullable ProviderMetadata last) {
    try {
      return fresh();
    } catch (DialogportenException e) {
      if (isInterrupt(e)) {
        throw e;
      }
      @Nullable ProviderMetadata instead =
          last != null ? last : ProviderMetadata.preset(issuer).orElse(null);
      if (instead == null) {
        throw e;
      }
      LOG.debug("The issuer's metadata cannot be read; going on without", e);
      return new Known(instead, time.nanoTime() + PAUSE.toNanos());
    }
  }

  /** Called with the lock. */
  private Known fresh() {
    return failure.unlessRecent(() -> new Known(fetch(), time.nanoTime() + LIFETIME.toNanos()));
  }

  static boolean isInterrupt(DialogportenException failure) {
    return failure instanceof TransportException broken
        && broken.kind() == TransportException.Kind.INTERRUPTED;
  }

  private ProviderMetadata fetch() {
    IssuerReply reply = wire.document(Operation.METADATA, address());
    if (!reply.isSuccess()) {
      throw Operation.METADATA.failure(
          "no metadata document: HTTP " + reply.status() + "; is the issuer right?");
    }
    Map<String, @Nullable Object> members = reply.json().orElse(Map.of());
    try {
      return ProviderMetadata.read(issuer, members);
    } catch (ProviderMetadata.Unusable e) {
      LOG.warn("The issuer's metadata is not used: {}", e.what());
      throw Operation.METADATA.failure(e.what());
    }
  }

  /** OpenID Connect Discovery, 4: after the issuer, whose last slash falls away here only. */
  private URI address() {
    String text = issuer.toString();
    String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return URI.create(base + "/.well-known/openid-configuration");
  }
}
