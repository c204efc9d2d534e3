package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.http.IssuerHttp;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import io.github.dialogporten.sdk.internal.http.IssuerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Maskinporten gives tokens, as its metadata document says: read by one thread at a time, and
 * kept for a day. The issuer is written as the document writes it, with or without a slash at the
 * end. When it cannot be read, or is not this issuer's, the last known address serves, and before
 * there is one the preset; the document is then looked for again five minutes later.
 */
final class TokenEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(TokenEndpoint.class);
  private static final String OPERATION = "maskinporten.metadata";
  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final URI issuer;
  private final IssuerHttp http;
  private final TimeSource time;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Known known;

  TokenEndpoint(URI issuer, IssuerHttp http, TimeSource time) {
    this.issuer = issuer;
    this.http = http;
    this.time = time;
  }

  /**
   * What is known of the endpoint.
   *
   * @param address where tokens are asked for; what is sent there may be an assertion
   * @param issuer as it writes itself
   */
  record Known(URI address, String issuer, long readAgainAt) {}

  Known current() {
    @Nullable Known last = known;
    if (last != null && isFresh(last)) {
      return last;
    }
    if (last != null && !reading.tryLock()) {
      return last;
    }
    if (last == null) {
      lock();
    }
    try {
      @Nullable Known found = known;
      if (found == null || !isFresh(found)) {
        found =
            read(found == null ? new Known(issuer.resolve("token"), issuer.toString(), 0) : found);
        known = found;
      }
      return found;
    } finally {
      reading.unlock();
    }
  }

  private boolean isFresh(Known found) {
    return time.nanoTime() - found.readAgainAt < 0;
  }

  private void lock() {
    try {
      reading.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          CallInfo.notSent(OPERATION), TransportException.Kind.INTERRUPTED, null);
    }
  }

  private Known read(Known fallback) {
    URI document = issuer.resolve(".well-known/oauth-authorization-server");
    @Nullable Known found = null;
    try {
      IssuerReply reply = http.send(IssuerRequest.get(OPERATION, document, TIMEOUT));
      if (reply.isSuccess()) {
        found = readIn(reply);
      } else {
        LOG.debug("Maskinporten's metadata: HTTP {}; going on without", reply.status());
      }
    } catch (DialogportenException e) {
      if (e instanceof TransportException broken
          && broken.kind() == TransportException.Kind.INTERRUPTED) {
        throw e;
      }
      LOG.debug("Maskinporten's metadata cannot be read; going on without", e);
    }
    return found == null
        ? new Known(fallback.address, fallback.issuer, time.nanoTime() + PAUSE.toNanos())
        : found;
  }

  private @Nullable Known readIn(IssuerReply reply) {
    Map<String, @Nullable Object> metadata = reply.json().orElse(Map.of());
    if (!(metadata.get("issuer") instanceof String name)
        || !withoutSlash(name).equals(withoutSlash(issuer.toString()))) {
      LOG.warn("Maskinporten's metadata is damaged or names another issuer; it is not used");
      return null;
    }
    @Nullable URI address =
        metadata.get("token_endpoint") instanceof String text ? uri(text) : null;
    if (address == null || !isOwn(address)) {
      LOG.warn("Maskinporten's metadata has no token endpoint, or one elsewhere; it is not used");
      return null;
    }
    return new Known(address, name, time.nanoTime() + LIFETIME.toNanos());
  }

  private static String withoutSlash(String issuer) {
    return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
  }

  private static @Nullable URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** An assertion is sent to the issuer's own origin only, whatever the document says. */
  private boolean isOwn(URI address) {
    return address.getHost() != null
        && address.getScheme() != null
        && address.getRawUserInfo() == null
        && address.getRawFragment() == null
        && origin(address).equals(origin(issuer));
  }

  private static String origin(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int preset = scheme.equals("https") ? 443 : 80;
    int port = uri.getPort() < 0 ? preset : uri.getPort();
    return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }
}
