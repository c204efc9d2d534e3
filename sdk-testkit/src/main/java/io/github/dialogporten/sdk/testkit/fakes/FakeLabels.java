package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.BulkLabelResult;
import io.github.dialogporten.sdk.dialogs.DialogModels;
import io.github.dialogporten.sdk.dialogs.LabelChange;
import io.github.dialogporten.sdk.dialogs.LabelPart;
import io.github.dialogporten.sdk.dialogs.LabelResult;
import io.github.dialogporten.sdk.dialogs.LabelTarget;
import io.github.dialogporten.sdk.dialogs.Labels;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.testkit.fakes.FakeWorld.Operations;
import io.github.dialogporten.sdk.testkit.models.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The labels of the dialogs of a fake, with their revisions and logs. Many dialogs are changed in
 * the client's parts, each for all of its dialogs or for none. No answer is ever lost here.
 *
 * <p>Thread-safe.
 */
public final class FakeLabels implements Labels {

  private final FakeIdentity identity;
  private final FakeWorld world;

  FakeLabels(FakeIdentity identity) {
    this.identity = identity;
    this.world = identity.world;
  }

  @Override
  public LabelResult change(LabelTarget target, LabelChange change, CallOptions options) {
    Objects.requireNonNull(change, "change");
    UUID id = target.dialogId();
    identity.begin(Operations.LABEL, id, null, options);
    return world.locked(
        () -> {
          @Nullable StoredDialog dialog = world.dialogs.get(id);
          if (dialog == null || dialog.deleted) {
            throw Errors.in(Operations.LABEL).notFound();
          }
          if (!identity.reaches(dialog)) {
            throw Errors.in(Operations.LABEL).forbidden(ForbiddenException.Reason.NO_ACCESS);
          }
          checkRevision(Operations.LABEL, dialog, target);
          dialog.label(change, world.time.now(), identity.number);
          return DialogModels.labelResult(id, revision(dialog));
        });
  }

  @Override
  public BulkLabelResult changeAll(
      Iterable<LabelTarget> targets,
      LabelChange change,
      CallOptions options,
      Consumer<? super LabelPart> progress) {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(progress, "progress");
    return DialogModels.changeAll(
        targets,
        progress,
        part -> {
          identity.begin(Operations.LABEL_MANY, null, null, options);
          world.locked(() -> changeAll(part, change));
        });
  }

  private void changeAll(List<LabelTarget> part, LabelChange change) {
    List<UUID> missing = new ArrayList<>();
    List<StoredDialog> dialogs = new ArrayList<>();
    for (LabelTarget target : part) {
      @Nullable StoredDialog dialog = world.dialogs.get(target.dialogId());
      if (dialog == null || dialog.deleted || !identity.reaches(dialog)) {
        missing.add(target.dialogId());
      } else {
        dialogs.add(dialog);
      }
    }
    if (!missing.isEmpty()) {
      throw Errors.in(Operations.LABEL_MANY).notFound(missing);
    }
    for (int i = 0; i < part.size(); i++) {
      checkRevision(Operations.LABEL_MANY, dialogs.get(i), part.get(i));
    }
    dialogs.forEach(dialog -> dialog.label(change, world.time.now(), identity.number));
  }

  private static void checkRevision(String operation, StoredDialog dialog, LabelTarget target) {
    if (target.labelRevision().filter(wanted -> !wanted.equals(revision(dialog))).isPresent()) {
      throw Errors.in(operation).preconditionFailed();
    }
  }

  private static UUID revision(StoredDialog dialog) {
    return dialog.summary().endUserContext().revision();
  }

  @Override
  public String toString() {
    return "FakeLabels[]";
  }
}
