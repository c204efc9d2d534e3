package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.observe.Destination;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a call is one of: the same for each call of an operation, and free of values.
 *
 * @param name as it stands in exceptions and logs
 * @param method the HTTP method
 * @param path the path as it may stand in logs: a template, never an address
 * @param destination what kind of host it goes to, as a listener is told
 * @param semantics what it does on the server
 * @param scope the scope that it needs; null when that is not known
 * @param hints by status, what else an answer with it can mean here, in words without values
 * @param lasting what a 500 means that comes again: that it will come each time; null where it may
 *     pass
 * @param searching whether the server may take as long as its own limit for a search
 */
record CallKind(
    String name,
    String method,
    String path,
    Destination destination,
    Semantics semantics,
    @Nullable String scope,
    Map<Integer, String> hints,
    @Nullable String lasting,
    boolean searching) {

  /** A kind whose refusals mean what they say. */
  CallKind(String name, String method, String path, Destination destination, Semantics semantics) {
    this(name, method, path, destination, semantics, null, Map.of(), null, false);
  }

  CallKind needing(String other) {
    return new CallKind(
        name, method, path, destination, semantics, other, hints, lasting, searching);
  }

  CallKind hinting(int status, String words) {
    Map<Integer, String> more = new TreeMap<>(hints);
    more.put(status, words);
    return new CallKind(
        name, method, path, destination, semantics, scope, Map.copyOf(more), lasting, searching);
  }

  CallKind failingForGood(String words) {
    return new CallKind(name, method, path, destination, semantics, scope, hints, words, searching);
  }

  /** What an answer means beside its status, by how often it has been asked for. */
  @Nullable String hint(int status, int attempts) {
    return isLasting(status, attempts) ? lasting : hints.get(status);
  }

  /** Whether the answer will be the same each time. */
  boolean isLasting(int status, int attempts) {
    return lasting != null && status == 500 && attempts > 1;
  }

  CallKind searching(boolean other) {
    return new CallKind(name, method, path, destination, semantics, scope, hints, lasting, other);
  }
}
