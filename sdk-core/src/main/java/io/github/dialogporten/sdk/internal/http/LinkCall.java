package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.observe.Destination;
import io.github.dialogporten.sdk.text.Link;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request to an address that stands in a dialog.
 *
 * @param name as it stands in exceptions and logs, such as {@code content.main}
 * @param method the HTTP method
 * @param semantics what it does on the server; only safe ones follow redirects
 * @param link the address
 * @param limit a time limit of its own, below the call's
 * @param body what comes; of a {@link BodyKind#STREAM} only the beginning is counted into the
 *     call's time, and the value closes the answer
 * @param decoder makes the value
 * @param <T> the value
 */
public record LinkCall<T>(
    String name,
    String method,
    Semantics semantics,
    Link link,
    @Nullable Duration limit,
    BodyKind body,
    Decoder<T> decoder) {

  /** What the calls of its name have in common. */
  CallKind kind() {
    return new CallKind(name, method, "{link}", Destination.DIALOG_LINK, semantics);
  }

  @Override
  public String toString() {
    return "LinkCall[" + name + "]";
  }
}
