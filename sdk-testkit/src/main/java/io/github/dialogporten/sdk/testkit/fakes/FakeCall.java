package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that a fake got, whether it failed or not. Immutable. Its {@code toString} holds the
 * operation and ids.
 */
public final class FakeCall {

  private final String operation;
  private final @Nullable UUID dialogId;
  private final @Nullable UUID partId;
  private final CallOptions options;

  FakeCall(String operation, @Nullable UUID dialogId, @Nullable UUID partId, CallOptions options) {
    this.operation = operation;
    this.dialogId = dialogId;
    this.partId = partId;
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * Which operation, by the name that exceptions give it.
   *
   * @return the name, such as {@code dialogs.open}
   */
  public String operation() {
    return operation;
  }

  /**
   * The dialog.
   *
   * @return its id; empty for calls about no single dialog
   */
  public Optional<UUID> dialogId() {
    return Optional.ofNullable(dialogId);
  }

  /**
   * The part of the dialog: a transmission, an activity, an entry of a log, an attachment or an
   * action.
   *
   * @return its id; empty for calls about the whole dialog
   */
  public Optional<UUID> partId() {
    return Optional.ofNullable(partId);
  }

  /**
   * The options that it was called with.
   *
   * @return the options
   */
  public CallOptions options() {
    return options;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("FakeCall[").append(operation);
    dialogId().ifPresent(id -> text.append(", ").append(id));
    partId().ifPresent(id -> text.append(", ").append(id));
    return text.append(']').toString();
  }
}
