package io.github.dialogporten.sdk.testkit.dialogs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.state.ActorState;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import io.github.dialogporten.sdk.testkit.internal.state.Ids;
import io.github.dialogporten.sdk.testkit.internal.state.SeenState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a dialog of what somebody was shown of it: as far as one reader sees, it is the same. */
final class RecordedDialog {

  private final JsonNode json;
  private final DialogState state;

  RecordedDialog(JsonNode json) {
    this.json = json;
    this.state =
        new DialogState(json.path("party").asText(), json.path("serviceResource").asText());
  }

  DialogState read() {
    state.id = id(json.path("id"));
    state.revision = id(json.path("revision"));
    state.contextRevision = id(json.path("endUserContext").path("revision"));
    state.org = json.path("org").asText();
    state.status = json.path("status").asText();
    state.extendedStatus = json.path("extendedStatus").textValue();
    state.externalReference = json.path("externalReference").textValue();
    state.process = json.path("process").textValue();
    state.precedingProcess = json.path("precedingProcess").textValue();
    state.progress = json.hasNonNull("progress") ? json.path("progress").intValue() : null;
    state.apiOnly = json.path("isApiOnly").asBoolean();
    state.createdAt = time(json.path("createdAt"));
    state.updatedAt = time(json.path("updatedAt"));
    state.contentUpdatedAt = time(json.path("contentUpdatedAt"));
    state.dueAt = time(json.path("dueAt"));
    state.expiresAt = time(json.path("expiresAt"));
    if (json.get("content") instanceof ObjectNode content) {
      state.content.setAll(content);
    }
    parts("attachments", state.attachments);
    parts("guiActions", state.guiActions);
    parts("apiActions", state.apiActions);
    parts("transmissions", state.transmissions);
    parts("activities", state.activities);
    JsonNode labels = json.path("endUserContext").path("systemLabels");
    if (!labels.isEmpty()) {
      state.labels.clear();
      labels.forEach(label -> state.labels.add(label.asText()));
    }
    state.permitted = permitted();
    boolean unopened = json.path("hasUnopenedContent").asBoolean();
    String type = json.path("serviceResourceType").asText().toLowerCase(Locale.ROOT);
    state.unopened = unopened == state.hasUnopenedContent(type) ? null : unopened;
    seen();
    return state;
  }

  private void parts(String name, List<ObjectNode> parts) {
    json.path(name).forEach(part -> parts.add((ObjectNode) part));
  }

  private Set<String> permitted() {
    Set<String> permitted = new LinkedHashSet<>();
    if (state.content.path("mainContentReference").path("isAuthorized").asBoolean(true)) {
      permitted.add("read");
    }
    for (String name : List.of("guiActions", "apiActions", "transmissions")) {
      for (JsonNode part : json.path(name)) {
        JsonNode attribute = part.path("authorizationAttribute");
        if (part.path("isAuthorized").asBoolean()) {
          String action = part.path("action").asText(DialogState.reading(attribute.asText()));
          permitted.add(attribute.isTextual() ? action + "," + attribute.asText() : action);
        }
      }
    }
    return permitted;
  }

  /** Those who have seen it, and somebody if it was seen by nobody that is told. */
  private void seen() {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    for (String name : List.of("seenSinceLastUpdate", "seenSinceLastContentUpdate")) {
      json.path(name).forEach(entry -> entries.put(entry.path("id").asText(), entry));
    }
    for (JsonNode entry : entries.values()) {
      JsonNode by = entry.path("seenBy");
      ActorState actor =
          new ActorState(
              by.path("actorType").asText(),
              by.path("actorId").textValue(),
              by.path("actorName").textValue());
      state.seenLog.add(
          new SeenState(
              id(entry.path("id")),
              Objects.requireNonNull(time(entry.path("seenAt"))),
              actor,
              entry.path("isViaServiceOwner").asBoolean()));
    }
    state.seen = json.path("isContentSeen").asBoolean() && entries.isEmpty();
  }

  private static UUID id(JsonNode id) {
    return id.isTextual() ? UUID.fromString(id.asText()) : Ids.next();
  }

  private static @Nullable Instant time(JsonNode time) {
    return time.isTextual() ? OffsetDateTime.parse(time.asText()).toInstant() : null;
  }
}
