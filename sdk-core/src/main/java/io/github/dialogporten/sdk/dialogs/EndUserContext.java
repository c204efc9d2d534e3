package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireEndUserContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the end users have made of a dialog: its labels. Immutable.
 *
 * <p>The labels have a revision of their own. Opening a dialog can take {@link
 * SystemLabel#MARKED_AS_UNOPENED} off without changing it.
 */
public final class EndUserContext {

  private final UUID revision;
  private final List<SystemLabel> systemLabels;

  private EndUserContext(UUID revision, List<SystemLabel> systemLabels) {
    this.revision = revision;
    this.systemLabels = systemLabels;
  }

  static EndUserContext from(@Nullable WireEndUserContext wire) throws JsonMismatchException {
    return wire == null
        ? new EndUserContext(FromWire.NO_ID, List.of())
        : new EndUserContext(
            FromWire.id(wire.revision()),
            FromWire.list(
                wire.systemLabels(), "systemLabels", label -> SystemLabel.of(label.value())));
  }

  /**
   * The revision of the labels, not of the dialog: the one to give when labels are changed.
   *
   * @return the revision
   */
  public UUID revision() {
    return revision;
  }

  /**
   * The labels.
   *
   * @return an unmodifiable list
   */
  public List<SystemLabel> systemLabels() {
    return systemLabels;
  }

  @Override
  public String toString() {
    return "EndUserContext[" + systemLabels + "]";
  }
}
