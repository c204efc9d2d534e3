package io.github.dialogporten.sdk.idporten;

import java.net.URI;
import java.util.Objects;

/**
 * A login that can begin: where the person's browser goes, and what has to be kept until it comes
 * back.
 *
 * <p>Immutable and thread-safe. Its {@code toString} holds neither.
 */
public final class LoginStart {

  private final URI uri;
  private final PendingLogin pending;

  LoginStart(URI uri, PendingLogin pending) {
    this.uri = Objects.requireNonNull(uri, "uri");
    this.pending = Objects.requireNonNull(pending, "pending");
  }

  /**
   * Returns the address to send the browser to, with a redirect. For this one login only, and for a
   * short while: after a pushed request ID-porten takes it for two minutes.
   *
   * @return the address at the issuer; not for logs
   */
  public URI uri() {
    return uri;
  }

  /**
   * Returns what finishes the login. Kept on the server, under its {@link PendingLogin#state()} and
   * for the browser that started, and taken out when that browser comes back.
   *
   * @return the pending login; a secret
   */
  public PendingLogin pending() {
    return pending;
  }

  @Override
  public String toString() {
    return "LoginStart[]";
  }
}
