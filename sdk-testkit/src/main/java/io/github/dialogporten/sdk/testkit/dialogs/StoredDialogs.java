package io.github.dialogporten.sdk.testkit.dialogs;

import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The dialogs on the server. Thread-safe. */
public final class StoredDialogs {

  private final World world;

  StoredDialogs(World world) {
    this.world = world;
  }

  /**
   * Adds a dialog, as its service owner would.
   *
   * @param dialog what it is to be
   * @return its id
   * @throws IllegalArgumentException when there is one with this id, or this specification was used
   */
  public UUID add(DialogSpec dialog) {
    synchronized (world) {
      world.add(dialog.state());
      return dialog.state().id;
    }
  }

  /**
   * Changes a dialog, as its service owner would: its revision, {@code updatedAt} and {@code
   * contentUpdatedAt} change too, and it leaves bin and archive.
   *
   * @param id its id
   * @param change what to change
   * @throws NoSuchElementException when there is none
   */
  public void update(UUID id, Consumer<DialogSpec> change) {
    update(id, true, change);
  }

  /**
   * Changes a dialog without changing {@code contentUpdatedAt}.
   *
   * @param id its id
   * @param change what to change
   * @throws NoSuchElementException when there is none
   */
  public void updateKeepingContent(UUID id, Consumer<DialogSpec> change) {
    update(id, false, change);
  }

  private void update(UUID id, boolean content, Consumer<DialogSpec> change) {
    world.run(
        () -> world.update(state(id), content, state -> change.accept(new DialogSpec(state))));
  }

  /**
   * Deletes a dialog softly: it answers 410 from then on.
   *
   * @param id its id
   * @throws NoSuchElementException when there is none
   */
  public void delete(UUID id) {
    world.run(() -> world.update(state(id), false, state -> state.deletedAt = world.now()));
  }

  /**
   * Takes a soft deletion back: the dialog has a new revision, and the labels and times that it has
   * had all the while. One that is not deleted stays as it is.
   *
   * @param id its id
   * @throws NoSuchElementException when there is none
   */
  public void restore(UUID id) {
    world.run(() -> world.restore(state(id)));
  }

  /**
   * Removes a dialog for good: it answers 404 from then on.
   *
   * @param id its id
   */
  public void purge(UUID id) {
    world.run(() -> world.dialogs.remove(id));
  }

  /**
   * A dialog as it is now.
   *
   * @param id its id
   * @return a snapshot
   * @throws NoSuchElementException when there is none
   */
  public StoredDialog get(UUID id) {
    return world.get(() -> StoredDialog.of(state(id)));
  }

  /**
   * All dialogs as they are now, in the order in which they were added.
   *
   * @return snapshots
   */
  public List<StoredDialog> all() {
    return world.get(() -> world.dialogs.values().stream().map(StoredDialog::of).toList());
  }

  /**
   * Who has opened a dialog.
   *
   * @param id its id
   * @return the entries, oldest first
   * @throws NoSuchElementException when there is none
   */
  public List<SeenEntry> seenLog(UUID id) {
    return world.get(
        () ->
            state(id).seenLog.stream()
                .map(seen -> new SeenEntry(seen.id(), seen.at(), String.valueOf(seen.by().id())))
                .toList());
  }

  /**
   * A dialog's system labels.
   *
   * @param id its id
   * @return a copy
   * @throws NoSuchElementException when there is none
   */
  public Set<String> labels(UUID id) {
    return get(id).labels();
  }

  /**
   * How a dialog's labels have changed.
   *
   * @param id its id
   * @return the entries, oldest first
   * @throws NoSuchElementException when there is none
   */
  public List<LabelEntry> labelLog(UUID id) {
    return world.get(
        () ->
            state(id).labelLog.stream()
                .map(entry -> new LabelEntry(entry.at(), entry.label(), entry.action()))
                .toList());
  }

  private DialogState state(UUID id) {
    DialogState state = world.dialogs.get(id);
    if (state == null) {
      throw new NoSuchElementException("id: no such dialog: " + id);
    }
    return state;
  }
}
