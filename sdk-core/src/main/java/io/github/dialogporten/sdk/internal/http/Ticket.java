package io.github.dialogporten.sdk.internal.http;

import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Allows one request to one origin: what came before it in the chain cannot make it two. */
final class Ticket {

  private final HttpUrl url;
  private final @Nullable Traffic traffic;
  private final AtomicBoolean sent = new AtomicBoolean();

  /** A ticket to an origin; what is sent and comes is counted, where somebody wants to know. */
  Ticket(HttpUrl url, @Nullable Traffic traffic) {
    this.url = url;
    this.traffic = traffic;
  }

  /** Whether this is the first request, and to the origin that was asked for. */
  boolean use(HttpUrl actual) {
    return url.scheme().equals(actual.scheme())
        && url.host().equals(actual.host())
        && url.port() == actual.port()
        && sent.compareAndSet(false, true);
  }

  @Nullable Traffic traffic() {
    return traffic;
  }

  /** Whether the request has begun to leave. */
  boolean wasSent() {
    return sent.get();
  }
}
