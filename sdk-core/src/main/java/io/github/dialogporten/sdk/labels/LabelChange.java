package io.github.dialogporten.sdk.labels;

import io.github.dialogporten.sdk.dialogs.SystemLabel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which labels to put on a dialog and which to take off.
 *
 * <pre>{@code
 * LabelChange.ARCHIVE
 * LabelChange.add(SystemLabel.ARCHIVE).andRemove(SystemLabel.MARKED_AS_UNOPENED)
 * }</pre>
 *
 * <p>A dialog has exactly one of {@link SystemLabel#DEFAULT}, {@link SystemLabel#BIN} and {@link
 * SystemLabel#ARCHIVE}: adding one takes the place of the other, and without the other two it has
 * the first. Doing the same change twice is as good as once.
 *
 * <p>What has no clear meaning, or what the server refuses, cannot be built: {@link
 * SystemLabel#SENT}, which the server alone sets; a label that this version does not know; two of
 * the exclusive three added; a label both added and removed; nothing at all. A label that is given
 * twice counts once.
 *
 * <p>Immutable. Equal when the same labels are added and removed.
 */
public final class LabelChange {

  /** Puts into the archive. */
  public static final LabelChange ARCHIVE = add(SystemLabel.ARCHIVE);

  /** Puts into the bin. Nothing is deleted. */
  public static final LabelChange MOVE_TO_BIN = add(SystemLabel.BIN);

  /** Takes out of bin and archive. */
  public static final LabelChange RESTORE = remove(SystemLabel.BIN, SystemLabel.ARCHIVE);

  /** Marks as unopened; the next one to open the dialog takes it off. */
  public static final LabelChange MARK_AS_UNOPENED = add(SystemLabel.MARKED_AS_UNOPENED);

  private final List<SystemLabel> added;
  private final List<SystemLabel> removed;

  private LabelChange(List<SystemLabel> added, List<SystemLabel> removed) {
    this.added = added;
    this.removed = removed;
  }

  /**
   * Adds labels.
   *
   * @param labels at least one, of {@link SystemLabel#DEFAULT}, {@link SystemLabel#BIN} and {@link
   *     SystemLabel#ARCHIVE} at most one
   * @return a change
   * @throws IllegalArgumentException when the server would refuse it, or it has no clear meaning
   */
  public static LabelChange add(SystemLabel... labels) {
    return checked(List.of(), List.of(labels), List.of(), List.of());
  }

  /**
   * Removes labels. Removing {@link SystemLabel#DEFAULT} has no effect.
   *
   * @param labels at least one
   * @return a change
   * @throws IllegalArgumentException when the server would refuse it
   */
  public static LabelChange remove(SystemLabel... labels) {
    return checked(List.of(), List.of(), List.of(), List.of(labels));
  }

  /**
   * This change, with more labels added.
   *
   * @param labels at least one
   * @return a new change
   * @throws IllegalArgumentException when the server would refuse it, or it has no clear meaning
   */
  public LabelChange andAdd(SystemLabel... labels) {
    return checked(added, List.of(labels), removed, List.of());
  }

  /**
   * This change, with more labels removed.
   *
   * @param labels at least one
   * @return a new change
   * @throws IllegalArgumentException when the server would refuse it, or it has no clear meaning
   */
  public LabelChange andRemove(SystemLabel... labels) {
    return checked(added, List.of(), removed, List.of(labels));
  }

  private static LabelChange checked(
      List<SystemLabel> added,
      List<SystemLabel> toAdd,
      List<SystemLabel> removed,
      List<SystemLabel> toRemove) {
    if (toAdd.isEmpty() && toRemove.isEmpty()) {
      throw new IllegalArgumentException("labels: at least one");
    }
    Set<SystemLabel> adds = union(added, toAdd);
    Set<SystemLabel> removes = union(removed, toRemove);
    if (adds.stream().filter(LabelChange::isExclusive).count() > 1) {
      throw new IllegalArgumentException(
          "labels: a dialog has one of Default, Bin and Archive; which one to add is not clear from"
              + " more than one");
    }
    if (adds.stream().anyMatch(removes::contains)) {
      throw new IllegalArgumentException("labels: one is both added and removed; which is it");
    }
    return new LabelChange(List.copyOf(adds), List.copyOf(removes));
  }

  private static Set<SystemLabel> union(List<SystemLabel> first, List<SystemLabel> more) {
    Set<SystemLabel> all = new LinkedHashSet<>(first);
    for (SystemLabel label : more) {
      if (label.known().isEmpty()) {
        throw new IllegalArgumentException(
            "labels: Default, Bin, Archive or MarkedAsUnopened; one is not known to this version");
      }
      if (label.equals(SystemLabel.SENT)) {
        throw new IllegalArgumentException(
            "labels: Default, Bin, Archive or MarkedAsUnopened; the server alone sets and removes"
                + " Sent");
      }
      all.add(label);
    }
    return all;
  }

  /** Whether it is one of the three of which a dialog always has exactly one. */
  static boolean isExclusive(SystemLabel label) {
    return label.equals(SystemLabel.DEFAULT)
        || label.equals(SystemLabel.BIN)
        || label.equals(SystemLabel.ARCHIVE);
  }

  /**
   * The labels to put on.
   *
   * @return an unmodifiable list, each once, in the order given
   */
  public List<SystemLabel> added() {
    return added;
  }

  /**
   * The labels to take off. The server does this first.
   *
   * @return an unmodifiable list, each once, in the order given
   */
  public List<SystemLabel> removed() {
    return removed;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LabelChange that
        && Set.copyOf(added).equals(Set.copyOf(that.added))
        && Set.copyOf(removed).equals(Set.copyOf(that.removed));
  }

  @Override
  public int hashCode() {
    return Objects.hash(Set.copyOf(added), Set.copyOf(removed));
  }

  @Override
  public String toString() {
    return "LabelChange[add=" + added + ", remove=" + removed + "]";
  }
}
