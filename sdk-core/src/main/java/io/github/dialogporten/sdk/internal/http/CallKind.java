package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.observe.Destination;

/**
 * What a call is one of: the same for each call of an operation, and free of values.
 *
 * @param name as it stands in exceptions and logs
 * @param method the HTTP method
 * @param path the path as it may stand in logs: a template, never an address
 * @param destination what kind of host it goes to, as a listener is told
 * @param semantics what it does on the server
 * @param advice what its refusals may mean
 */
record CallKind(
    String name,
    String method,
    String path,
    Destination destination,
    Semantics semantics,
    Advice advice) {

  /** A kind whose refusals mean what they say. */
  CallKind(String name, String method, String path, Destination destination, Semantics semantics) {
    this(name, method, path, destination, semantics, Advice.NONE);
  }
}
