package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.ActivityState;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import io.github.dialogporten.sdk.testkit.internal.state.Ids;
import io.github.dialogporten.sdk.testkit.internal.state.LabelLogState;
import io.github.dialogporten.sdk.testkit.internal.state.SeenState;
import io.github.dialogporten.sdk.testkit.internal.state.TransmissionState;
import java.time.Instant;
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
    List<ActivityState> list =
        sorted(dialog.activities, activity -> activity.createdAt, activity -> activity.id);
    if (id == null) {
      ArrayNode array = Json.array();
      list.forEach(activity -> array.add(parts.activity(activity, false)));
      return Answer.json(200, array);
    }
    return list.stream()
        .filter(activity -> activity.id.equals(id))
        .findFirst()
        .map(activity -> Answer.json(200, parts.activity(activity, true)))
        .orElseThrow(() -> missing("DialogActivity", id));
  }

  Answer transmissions(UUID dialogId, @Nullable UUID id) {
    DialogState dialog = find(dialogId, true);
    Rights rights = new Rights(dialog, call.principal());
    List<TransmissionState> list =
        sorted(dialog.transmissions, transmission -> transmission.createdAt, t -> t.id);
    if (id == null) {
      ArrayNode array = Json.array();
      list.forEach(one -> array.add(parts.transmission(one, rights.permits(one))));
      return Answer.json(200, array);
    }
    return list.stream()
        .filter(transmission -> transmission.id.equals(id))
        .findFirst()
        .map(one -> Answer.json(200, parts.transmission(one, rights.permits(one))))
        .orElseThrow(() -> missing("DialogTransmission", id));
  }

  Answer seenLog(UUID dialogId, @Nullable UUID id) {
    DialogState dialog = find(dialogId, true);
    List<SeenState> list = sorted(dialog.seenLog, SeenState::at, SeenState::id);
    if (id == null) {
      ArrayNode array = Json.array();
      list.forEach(seen -> array.add(parts.seen(seen)));
      return Answer.json(200, array);
    }
    return list.stream()
        .filter(seen -> seen.id().equals(id))
        .findFirst()
        .map(seen -> Answer.json(200, parts.seen(seen)))
        .orElseThrow(() -> missing("DialogSeenLog", id));
  }

  Answer labelLog(UUID dialogId) {
    DialogState dialog = find(dialogId, false);
    ArrayNode array = Json.array();
    for (LabelLogState entry : sorted(dialog.labelLog, LabelLogState::at, LabelLogState::id)) {
      ObjectNode node = array.addObject();
      node.put("createdAt", Json.date(entry.at()));
      node.put("name", "systemlabel:" + entry.label());
      node.put("action", entry.action());
      node.set("performedBy", parts.actor(entry.by()));
    }
    return Answer.json(200, array);
  }

  /** Missing, no access to the main resource, deleted, level: in this order. */
  private DialogState find(UUID id, boolean saysDeleted) {
    DialogState dialog = call.world().dialogs.get(id);
    if (dialog == null || !new Rights(dialog, call.principal()).main()) {
      throw missing("DialogEntity", id);
    }
    if (dialog.deletedAt != null) {
      throw saysDeleted ? Opening.removed(call, id) : missing("DialogEntity", id);
    }
    if (call.caller().level() < call.world().minimumLevel(dialog)) {
      throw Opening.levelTooLow(call);
    }
    return dialog;
  }

  private Refused missing(String type, UUID id) {
    return Opening.missing(call, type, id);
  }

  private static <T> List<T> sorted(
      List<T> list, Function<T, @Nullable Instant> time, Function<T, UUID> id) {
    Comparator<T> byTime =
        Comparator.comparing(
            one -> {
              Instant at = time.apply(one);
              return at == null ? Instant.EPOCH : at;
            });
    return list.stream()
        .sorted(byTime.thenComparing((a, b) -> Ids.compare(id.apply(a), id.apply(b))))
        .toList();
  }
}
