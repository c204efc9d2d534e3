package io.github.dialogporten.sdk.testkit.fakes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.labels.BulkLabelResult;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelPart;
import io.github.dialogporten.sdk.labels.LabelResult;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.labels.Labels;
import io.github.dialogporten.sdk.labels.LabelsAccess;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The labels of the dialogs of a fake, with their revisions and logs. Many dialogs are changed in
 * the client's parts, each for all of its dialogs or for none. No answer is ever lost here.
 *
 * <p>Thread-safe.
 */
public final class FakeLabels extends FakeStep implements Labels {

  FakeLabels(FakeIdentity identity, CallOptions options) {
    super(identity, options);
  }

  @Override
  public LabelResult change(LabelTarget target, LabelChange change) {
    UUID id = target.dialogId();
    ObjectNode body = body(change);
    begin("labels.change", id, null);
    Map<String, String> condition =
        target
            .labelRevision()
            .map(wanted -> Map.of("If-Match", wanted.toString()))
            .orElse(Map.of());
    Answer answer =
        send(
            "labels.change",
            "PUT",
            "dialogs/" + id + "/context/systemlabels",
            "",
            condition,
            Json.bytes(body));
    String revision = Objects.requireNonNull(answer.headers().get("Etag"));
    return LabelsAccess.labelResult(id, UUID.fromString(revision));
  }

  @Override
  public BulkLabelResult changeAll(
      Iterable<LabelTarget> targets, LabelChange change, Consumer<? super LabelPart> progress) {
    ObjectNode body = body(change);
    Objects.requireNonNull(progress, "progress");
    return LabelsAccess.changeAll(targets, progress, part -> change(part, body), options);
  }

  private void change(List<LabelTarget> part, ObjectNode change) {
    begin("labels.changeAll", null, null);
    ObjectNode body = change.deepCopy();
    ArrayNode dialogs = body.putArray("dialogs");
    for (LabelTarget target : part) {
      ObjectNode dialog = dialogs.addObject().put("dialogId", target.dialogId().toString());
      Json.put(dialog, "endUserContextRevision", target.labelRevision().orElse(null));
    }
    send(
        "labels.changeAll",
        "POST",
        "dialogs/context/systemlabels/actions/bulkset",
        "",
        Map.of(),
        Json.bytes(body));
  }

  private static ObjectNode body(LabelChange change) {
    ObjectNode body = Json.object();
    ArrayNode added = body.putArray("addLabels");
    change.added().forEach(label -> added.add(label.value()));
    ArrayNode removed = body.putArray("removeLabels");
    change.removed().forEach(label -> removed.add(label.value()));
    return body;
  }
}
