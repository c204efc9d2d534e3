package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lists and single entries below a dialog. None of them marks anything as seen. */
final class Children {

  private final Call call;
  private final PartWriter parts;

  Children(Call call) {
    this.call = call;
    this.parts = new PartWriter(call);
  }

  Answer activities(UUID dialogId, @Nullable UUID id) {
    DialogState dialog = find(dialogId, true);
    return list(
        "DialogActivity", id, dialog.activities, a -> parts.activity(a, id != null), "createdAt");
  }

  Answer transmissions(UUID dialogId, @Nullable UUID id) {
    DialogState dialog = find(dialogId, true);
    Rights rights = new Rights(dialog, call.principal());
    for (ObjectNode one : dialog.transmissions) {
      if (id == null || one.path("id").asText().equals(id.toString())) {
        parts.mayFail(one, rights);
      }
    }
    return list(
        "DialogTransmission",
        id,
        dialog.transmissions,
        one -> parts.transmission(one, rights),
        "createdAt");
  }

  Answer seenLog(UUID dialogId, @Nullable UUID id) {
    DialogState dialog = reachable(dialogId, true);
    // for a single one the level comes last
    if (id != null && dialog.seenLog.stream().noneMatch(s -> s.id().equals(id))) {
      throw call.missing("DialogSeenLog", id);
    }
    return list("DialogSeenLog", id, high(dialog).seenLog, parts::seen, "seenAt");
  }

  Answer labelLog(UUID dialogId) {
    return list("", null, find(dialogId, false).labelLog, parts::labelled, "createdAt");
  }

  /** One of them, or all: the oldest first. */
  private <T> Answer list(
      String type, @Nullable UUID id, List<T> parts, Function<T, ObjectNode> writer, String time) {
    List<ObjectNode> written = parts.stream().map(writer).toList();
    if (id != null) {
      return written.stream()
          .filter(part -> part.path("id").asText().equals(id.toString()))
          .findFirst()
          .map(part -> Answer.json(200, part))
          .orElseThrow(() -> call.missing(type, id));
    }
    ArrayNode array = Json.array();
    // All texts of one length; ids of version 7 are ordered as they were given.
    written.stream()
        .sorted(
            Comparator.comparing((ObjectNode part) -> part.path(time).asText())
                .thenComparing(part -> part.path("id").asText()))
        .forEach(array::add);
    return Answer.json(200, array);
  }

  /** Missing, no right to read the main resource, deleted, level: in this order. */
  private DialogState find(UUID id, boolean saysDeleted) {
    return high(reachable(id, saysDeleted));
  }

  private DialogState reachable(UUID id, boolean saysDeleted) {
    DialogState dialog = call.world().dialogs.get(id);
    if (dialog == null || !new Rights(dialog, call.principal()).mayRead()) {
      throw call.missing("DialogEntity", id);
    }
    if (dialog.deletedAt != null) {
      throw saysDeleted ? call.removed(id) : call.missing("DialogEntity", id);
    }
    return dialog;
  }

  private DialogState high(DialogState dialog) {
    if (call.caller().level() < call.world().minimumLevel(dialog)) {
      throw call.levelTooLow();
    }
    return dialog;
  }
}
