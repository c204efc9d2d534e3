package io.github.dialogporten.sdk.internal.http;

import okhttp3.HttpUrl;

/**
 * Where a request may go, and what it takes along.
 *
 * @param url the normalised address
 * @param credential what it gets
 * @param guarded whether only public addresses may be connected to
 * @param gateway whether it is Altinn's gateway, which may want the program's subscription key
 */
record Route(HttpUrl url, Credential credential, boolean guarded, boolean gateway) {

  /** Somewhere else than at Altinn's gateway. */
  Route(HttpUrl url, Credential credential, boolean guarded) {
    this(url, credential, guarded, false);
  }

  boolean hasOriginOf(Route other) {
    return url.scheme().equals(other.url.scheme())
        && url.host().equals(other.url.host())
        && url.port() == other.url.port();
  }

  @Override
  public String toString() {
    return "Route[" + credential + "]";
  }
}
