package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireLabelLogEntry;
import io.github.dialogporten.sdk.text.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * That a label was put on a dialog or taken off.
 *
 * <p>Immutable. Its {@code toString} holds the time only.
 */
public final class LabelLogEntry {

  private static final String SYSTEM_LABEL = "systemlabel:";

  private final Instant createdAt;
  private final String action;
  private final String name;
  private final Actor performedBy;

  LabelLogEntry(WireLabelLogEntry wire) throws JsonMismatchException {
    this.createdAt = FromWire.required(wire.createdAt(), "createdAt");
    this.action = FromWire.text(wire.action());
    this.name = FromWire.text(wire.name());
    this.performedBy = FromWire.knownActor(wire.performedBy());
  }

  /**
   * When.
   *
   * @return the time
   */
  public Instant createdAt() {
    return createdAt;
  }

  /**
   * What was done with the label: {@code set} or {@code remove}.
   *
   * @return the action as the server wrote it
   */
  public String action() {
    return action;
  }

  /**
   * The name of the label, such as {@code systemlabel:Archive}.
   *
   * @return the name as the server wrote it
   */
  public String name() {
    return name;
  }

  /**
   * The system label that the name stands for.
   *
   * @return the label; empty for a name of another kind
   */
  public Optional<SystemLabel> label() {
    return name.startsWith(SYSTEM_LABEL)
        ? Optional.of(SystemLabel.of(name.substring(SYSTEM_LABEL.length())))
        : Optional.empty();
  }

  /**
   * Who did it. The service owner, too, takes labels off when it changes the dialog.
   *
   * @return who did it
   */
  public Actor performedBy() {
    return performedBy;
  }

  @Override
  public String toString() {
    return "LabelLogEntry[" + createdAt + "]";
  }
}
