package io.github.dialogporten.sdk.testkit.login;

import java.net.URI;

/**
 * Where a browser has come to.
 *
 * @param uri the address of the page, which may hold secrets
 * @param status the status of its answer
 * @param body the page
 */
public record Landing(URI uri, int status, String body) {

  /** Says what was answered, not where and with what. */
  @Override
  public String toString() {
    return "Landing[" + status + "]";
  }
}
