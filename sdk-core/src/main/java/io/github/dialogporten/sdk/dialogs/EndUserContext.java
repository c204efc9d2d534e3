package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireEndUserContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the end users have made of a dialog: its labels. They belong to the dialog and are shared by
 * all who have access to it; {@link io.github.dialogporten.sdk.labels.Labels} changes them.
 * Immutable.
 *
 * <p>The labels have a revision of their own, and what the service owner adds or changes puts a
 * dialog back from {@link SystemLabel#BIN} or {@link SystemLabel#ARCHIVE} to {@link
 * SystemLabel#DEFAULT}, unless it does so silently.
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
   * The revision of the labels: the one to give when labels are changed, {@link
   * io.github.dialogporten.sdk.labels.LabelTarget#of(UUID, UUID)}. {@link Dialog#revision()} is
   * another, and is refused there.
   *
   * <p>Opening a dialog takes {@link SystemLabel#MARKED_AS_UNOPENED} off and leaves the revision as
   * it was: the same revision does not mean the same labels.
   *
   * @return the revision; all zeros when the server told none
   */
  public UUID revision() {
    return revision;
  }

  /**
   * The labels: one of {@link SystemLabel#DEFAULT}, {@link SystemLabel#BIN} and {@link
   * SystemLabel#ARCHIVE}, and beside it the others that are set. In an opened dialog they are as
   * the opening left them.
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
