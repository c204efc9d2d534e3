package io.github.dialogporten.sdk.internal.http;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an operation's refusals and does not stand in them.
 *
 * @param scope the scope that it needs; null when that is not known
 * @param hints by status, what else an answer with it can mean here, in words without values
 */
public record Advice(@Nullable String scope, Map<Integer, String> hints) {

  static final Advice NONE = new Advice(null, Map.of());

  /** Copies the hints. */
  public Advice {
    hints = Map.copyOf(hints);
  }

  Advice needing(String needed) {
    return new Advice(needed, hints);
  }

  Advice hinting(int status, String words) {
    Map<Integer, String> more = new TreeMap<>(hints);
    more.put(status, words);
    return new Advice(scope, more);
  }

  @Override
  public String toString() {
    return "Advice[" + hints.size() + "]";
  }
}
