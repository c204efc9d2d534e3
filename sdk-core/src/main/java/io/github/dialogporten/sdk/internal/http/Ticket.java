package io.github.dialogporten.sdk.internal.http;

import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;

/** Allows one request to one origin: what came before it in the chain cannot make it two. */
final class Ticket {

  private final HttpUrl url;
  private final AtomicBoolean sent = new AtomicBoolean();

  Ticket(HttpUrl url) {
    this.url = url;
  }

  /** Whether this is the first request, and to the origin that was asked for. */
  boolean use(HttpUrl actual) {
    return url.scheme().equals(actual.scheme())
        && url.host().equals(actual.host())
        && url.port() == actual.port()
        && sent.compareAndSet(false, true);
  }

  /** Whether the request has begun to leave. */
  boolean wasSent() {
    return sent.get();
  }
}
