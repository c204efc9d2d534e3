package io.github.dialogporten.sdk.labels;

import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Semantics;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.wire.WireDialogRevision;
import io.github.dialogporten.sdk.internal.wire.WireLabelChange;
import io.github.dialogporten.sdk.internal.wire.WireLabelChangeOfMany;
import io.github.dialogporten.sdk.internal.wire.WireSystemLabel;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operations of the API that change labels. */
final class LabelOperations {

  private static final String DIALOGS = "/api/v1/enduser/dialogs";

  static final Operation<Done> CHANGE =
      Operation.of(
          "labels.change",
          "PUT",
          DIALOGS + "/{dialogId}/context/systemlabels",
          Semantics.IDEMPOTENT,
          LabelOperations::done);

  static final Operation<Done> CHANGE_ALL =
      Operation.of(
          "labels.changeAll",
          "POST",
          DIALOGS + "/context/systemlabels/actions/bulkset",
          Semantics.IDEMPOTENT,
          LabelOperations::done);

  private LabelOperations() {}

  /** An answer of success, which has no body. */
  record Done(@Nullable UUID revision, int attempts) {}

  static Parameters one(LabelTarget target, LabelChange change) {
    Parameters parameters =
        Parameters.with()
            .path("dialogId", target.dialogId())
            .json(
                Json.write(
                    new WireLabelChange(wire(change.added()), wire(change.removed()), List.of())));
    // bare: the server does not read it with quotation marks
    target.labelRevision().ifPresent(it -> parameters.header("If-Match", it.toString()));
    return parameters;
  }

  static Parameters many(List<LabelTarget> targets, LabelChange change) {
    List<WireDialogRevision> dialogs =
        targets.stream()
            .map(each -> new WireDialogRevision(each.dialogId(), each.labelRevision().orElse(null)))
            .toList();
    return Parameters.with()
        .json(
            Json.write(
                new WireLabelChangeOfMany(
                    wire(change.added()), dialogs, wire(change.removed()), List.of())));
  }

  private static List<WireSystemLabel> wire(List<SystemLabel> labels) {
    return labels.stream().map(label -> new WireSystemLabel(label.value())).toList();
  }

  /** A body says that it was not Dialogporten that answered: a login page, for instance. */
  private static Done done(Answer answer) throws IOException, JsonMismatchException {
    if (answer.json().readAllBytes().length > 0) {
      throw JsonMismatchException.unexpected();
    }
    return new Done(
        answer.header("Etag").map(LabelOperations::revision).orElse(null), answer.attempt());
  }

  /** The server writes a bare UUID; a gateway may make a proper tag of it. */
  private static @Nullable UUID revision(String tag) {
    String bare = tag.startsWith("W/") ? tag.substring(2) : tag;
    try {
      return UUID.fromString(bare.replace("\"", "").trim());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
