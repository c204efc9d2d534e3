package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.config.CallOptions;

/**
 * The parties that the caller may act for.
 *
 * <p>Thread-safe. Its methods throw {@link io.github.dialogporten.sdk.errors.DialogportenException}
 * and nothing else, bad arguments apart. New methods are default methods.
 */
public interface Parties {

  /**
   * The parties, all at once: the server knows no pages here. It may know about a new access or a
   * lost one half an hour late. A system user without any gets an empty list; a person without any
   * gets a 502.
   *
   * @return the parties
   */
  default PartyList list() {
    return list(CallOptions.none());
  }

  /**
   * As {@link #list()}.
   *
   * @param options options of this call; the languages have no effect here
   * @return the parties
   */
  PartyList list(CallOptions options);
}
