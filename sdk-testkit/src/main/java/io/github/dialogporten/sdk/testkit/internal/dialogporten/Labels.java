package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Setting system labels, on one dialog or on many. */
final class Labels {

  private static final int MOST = 100;

  /** What the request to many is called in the server: the keys of its errors begin with it. */
  private static final String DTO = "dto.";

  private final Call call;

  Labels(Call call) {
    this.call = call;
  }

  /** What the body asks for. */
  private record Change(List<String> add, List<String> remove) {}

  Answer set(UUID id) {
    UUID expected = ifMatch();
    JsonNode body = body();
    Change change = change(body, Map.of(), "");
    DialogState dialog = call.world().dialogs.get(id);
    if (dialog == null || dialog.deletedAt != null) {
      throw call.missing("DialogEntity", id);
    }
    if (new Rights(dialog, call.principal()).none()) {
      throw call.refused(
          403,
          "Forbidden",
          "The following dialog ids are unauthorized and/or missing: (" + id + ").");
    }
    checkRevision(dialog, expected);
    call.world().label(dialog, change.add(), change.remove(), call.actor());
    return Answer.empty(204).with("Etag", dialog.contextRevision.toString());
  }

  Answer setMany() {
    JsonNode body = body();
    Map<String, List<String>> errors = new LinkedHashMap<>();
    Map<UUID, @Nullable UUID> revisions = dialogs(body.path("dialogs"), errors);
    Change change = change(body, errors, DTO);
    List<DialogState> found = new ArrayList<>();
    List<UUID> unknown = new ArrayList<>();
    for (UUID id : revisions.keySet()) {
      DialogState dialog = call.world().dialogs.get(id);
      if (dialog == null
          || dialog.deletedAt != null
          || new Rights(dialog, call.principal()).none()) {
        unknown.add(id);
      } else {
        found.add(dialog);
      }
    }
    if (!unknown.isEmpty()) {
      throw call.missing(
          "DialogEntity", unknown.stream().map(UUID::toString).collect(Collectors.joining(", ")));
    }
    found.forEach(dialog -> checkRevision(dialog, revisions.get(dialog.id)));
    found.forEach(
        dialog -> call.world().label(dialog, change.add(), change.remove(), call.actor()));
    return Answer.empty(204);
  }

  private void checkRevision(DialogState dialog, @Nullable UUID expected) {
    if (expected != null && !expected.equals(dialog.contextRevision)) {
      throw call.refused(412);
    }
  }

  private Map<UUID, @Nullable UUID> dialogs(JsonNode list, Map<String, List<String>> errors) {
    Map<UUID, @Nullable UUID> revisions = new LinkedHashMap<>();
    Set<UUID> twice = new HashSet<>();
    for (JsonNode entry : list) {
      UUID id = uuid(entry.path("dialogId"), "dialogId");
      UUID revision =
          entry.hasNonNull("endUserContextRevision")
              ? uuid(entry.path("endUserContextRevision"), "endUserContextRevision")
              : null;
      if (revisions.containsKey(id)) {
        twice.add(id);
      }
      revisions.put(id, revision);
    }
    if (list.size() < 1 || list.size() > MOST) {
      add(errors, DTO + "dialogs", "Must supply between 1 and 100 dialogs to update");
    }
    if (!twice.isEmpty()) {
      add(errors, DTO + "dialogs", "Dialog ids must be unique.");
    }
    return revisions;
  }

  /** Everything wrong with the labels, and what was found before, in one answer. */
  private Change change(JsonNode body, Map<String, List<String>> before, String prefix) {
    Map<String, List<String>> errors = new LinkedHashMap<>(before);
    List<String> add = new ArrayList<>();
    // The deprecated list feeds the same one, in the order of the body.
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (name.equalsIgnoreCase("addLabels") || name.equalsIgnoreCase("systemLabels")) {
                add.addAll(labels(body.get(name), name));
              }
            });
    List<String> remove = labels(body.path("removeLabels"), "removeLabels");
    sent(errors, prefix + "addLabels", add, "Cannot add the system label 'Sent'.");
    sent(errors, prefix + "removeLabels", remove, "Cannot remove the system label 'Sent'.");
    if (!errors.isEmpty()) {
      throw new Refused(400, call.path(), errors);
    }
    return new Change(add, remove);
  }

  /** The label that is the server's, by its place in the list. */
  private static void sent(
      Map<String, List<String>> errors, String list, List<String> labels, String message) {
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).equals("Sent")) {
        add(errors, list + "[" + i + "]", message);
      }
    }
  }

  private List<String> labels(JsonNode list, String name) {
    List<String> labels = new ArrayList<>();
    if (!list.isArray() && !list.isMissingNode()) {
      throw unreadable(name);
    }
    for (JsonNode label : list) {
      String match = Binding.match(label.asText(), SearchParameters.LABELS);
      if (match == null) {
        throw unreadable(name);
      }
      labels.add(match);
    }
    return labels;
  }

  private Refused unreadable(String name) {
    return call.refused(400, name, "The JSON value could not be converted.");
  }

  private JsonNode body() {
    JsonNode body = Json.parse(call.request().body());
    if (body == null || !body.isObject()) {
      throw call.refused(400, "serializerErrors", "The body is not valid JSON.");
    }
    return body;
  }

  private UUID uuid(JsonNode node, String name) {
    UUID uuid = Paths.uuid(node.asText());
    if (uuid == null) {
      throw unreadable(name);
    }
    return uuid;
  }

  /** A bare UUID: quotes and stars cannot be read. */
  private @Nullable UUID ifMatch() {
    String header = call.request().header("If-Match");
    if (header == null || header.isEmpty()) {
      return null;
    }
    UUID uuid = Paths.uuid(header.trim());
    if (uuid == null) {
      throw call.refused(
          400, "If-Match", "Unable to bind header value [" + header + "] to a [Guid] property!");
    }
    return uuid;
  }

  private static void add(Map<String, List<String>> errors, String key, String message) {
    errors.computeIfAbsent(key, k -> new ArrayList<>()).add(message);
  }
}
