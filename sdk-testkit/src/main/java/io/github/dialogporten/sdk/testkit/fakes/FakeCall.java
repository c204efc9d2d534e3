package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import java.util.Optional;
import java.util.UUID;

/**
 * A call that a fake got, whether it failed or not.
 *
 * @param operation which operation, by the name that exceptions give it, such as {@code
 *     dialogs.open}
 * @param dialogId the dialog; empty for calls about no single dialog
 * @param partId the part of the dialog: a transmission, an activity, an entry of a log, an
 *     attachment or an action; empty for calls about the whole dialog
 * @param options the options that it was called with
 */
public record FakeCall(
    String operation, Optional<UUID> dialogId, Optional<UUID> partId, CallOptions options) {

  /** The operation and the ids. */
  @Override
  public String toString() {
    String dialog = dialogId.map(id -> ", " + id).orElse("");
    return "FakeCall[" + operation + dialog + partId.map(id -> ", " + id).orElse("") + "]";
  }
}
