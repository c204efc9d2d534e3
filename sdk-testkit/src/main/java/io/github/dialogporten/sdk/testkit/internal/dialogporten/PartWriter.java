package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.ActorState;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import io.github.dialogporten.sdk.testkit.internal.state.LabelLogState;
import io.github.dialogporten.sdk.testkit.internal.state.SeenState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The parts of a dialog as JSON, with links masked that the caller may not or can no longer use.
 */
final class PartWriter {

  static final String UNAUTHORIZED = "urn:dialogporten:unauthorized";
  static final String EXPIRED = "urn:dialogporten:expired";

  private final Call call;

  PartWriter(Call call) {
    this.call = call;
  }

  ArrayNode texts(SortedMap<String, String> texts) {
    return call.languages().write(texts);
  }

  /** A part in the wanted language, to be masked. */
  ObjectNode copy(ObjectNode part) {
    return call.languages().prune(part.deepCopy());
  }

  /** Content whose one field is an embed. */
  void maskEmbed(JsonNode content, String field, boolean authorized) {
    if (content.get(field) instanceof ObjectNode embed) {
      for (JsonNode link : embed.path("value")) {
        mask(link, "value", authorized, "");
      }
    }
  }

  ArrayNode attachments(List<ObjectNode> attachments, boolean authorized) {
    ArrayNode list = Json.array();
    attachments.forEach(attachment -> list.add(copy(attachment)));
    maskAttachments(list, authorized);
    return list;
  }

  private void maskAttachments(JsonNode attachments, boolean authorized) {
    for (JsonNode attachment : attachments) {
      for (JsonNode url : attachment.path("urls")) {
        mask(url, "url", authorized, attachment.path("expiresAt").asText());
      }
    }
  }

  ObjectNode action(ObjectNode action, Rights rights) {
    ObjectNode node = copy(action);
    boolean authorized = rights.permitsAction(action);
    node.put("isAuthorized", authorized);
    if (node.has("url")) {
      mask(node, "url", authorized, "");
    }
    node.path("endpoints").forEach(endpoint -> mask(endpoint, "url", authorized, ""));
    return node;
  }

  private void mask(JsonNode node, String field, boolean authorized, String expiresAt) {
    if (!authorized) {
      ((ObjectNode) node).put(field, UNAUTHORIZED);
    } else if (!expiresAt.isEmpty()
        && OffsetDateTime.parse(expiresAt).toInstant().isBefore(call.world().now())) {
      ((ObjectNode) node).put(field, EXPIRED);
    }
  }

  ObjectNode actor(ActorState actor) {
    return maskActor(actor.json());
  }

  /** A person's number is not shown. */
  private <T extends JsonNode> T maskActor(T actor) {
    String id = actor.path("actorId").asText();
    if (id.startsWith(PartyUrns.PERSON) && actor instanceof ObjectNode node) {
      node.put("actorId", call.world().ephemeral(id.substring(PartyUrns.PERSON.length())));
    }
    return actor;
  }

  ObjectNode seen(SeenState seen) {
    ObjectNode node = Json.object();
    node.put("id", seen.id().toString());
    node.put("seenAt", Json.date(seen.at()));
    node.set("seenBy", actor(seen.by()));
    node.put("isViaServiceOwner", seen.viaServiceOwner());
    node.put("isCurrentEndUser", call.caller().urn().equals(seen.by().id()));
    return node;
  }

  ObjectNode labelled(LabelLogState entry) {
    ObjectNode node = Json.object();
    node.put("createdAt", Json.date(entry.at()));
    node.put("name", "systemlabel:" + entry.label());
    node.put("action", entry.action());
    node.set("performedBy", actor(entry.by()));
    return node;
  }

  /** The latest entry of each actor that is not older than the time. */
  ArrayNode seenSince(DialogState dialog, Instant time) {
    Map<String, SeenState> latest = new LinkedHashMap<>();
    for (SeenState seen : dialog.seenLog) {
      if (!seen.at().isBefore(time)) {
        latest.put(String.valueOf(seen.by().id()), seen);
      }
    }
    ArrayNode list = Json.array();
    latest.values().forEach(seen -> list.add(seen(seen)));
    return list;
  }

  /** The list of activities is the one shape that leaves out who did it. */
  ObjectNode activity(ObjectNode activity, boolean withActor) {
    ObjectNode node = copy(activity);
    if (withActor) {
      maskActor(node.path("performedBy"));
    } else {
      node.remove("performedBy");
    }
    return node;
  }

  /** By time, then by id. */
  static List<ObjectNode> sorted(List<ObjectNode> parts) {
    return parts.stream()
        .sorted(
            Comparator.comparing((ObjectNode part) -> part.path("createdAt").asText())
                .thenComparing(part -> part.path("id").asText()))
        .toList();
  }

  /** The real service fails over what it would mask in a transmission without content. */
  void mayFail(ObjectNode transmission, Rights rights) {
    if (!transmission.has("content") && !rights.permitsTransmission(transmission)) {
      throw call.refused(500);
    }
  }

  /** A transmission, without what only one of its shapes has. */
  ObjectNode transmission(ObjectNode transmission, Rights rights) {
    boolean authorized = rights.permitsTransmission(transmission);
    ObjectNode node = copy(transmission);
    node.put("isAuthorized", authorized);
    maskActor(node.path("sender"));
    maskEmbed(node.path("content"), "contentReference", authorized);
    maskAttachments(node.path("attachments"), authorized);
    for (JsonNode link : node.path("navigationalActions")) {
      mask(link, "url", authorized, link.path("expiresAt").asText());
    }
    return node;
  }

  /** What a dialog and its entry in a search have in common. */
  ObjectNode head(DialogState dialog) {
    ObjectNode node = Json.object();
    node.put("id", dialog.id.toString());
    node.put("org", dialog.org);
    node.put("serviceResource", dialog.resource);
    node.put("serviceResourceType", call.world().resource(dialog.resource).type());
    node.put("party", dialog.party);
    Json.put(node, "progress", dialog.progress);
    Json.put(node, "process", dialog.process);
    Json.put(node, "precedingProcess", dialog.precedingProcess);
    Json.put(node, "extendedStatus", dialog.extendedStatus);
    Json.put(node, "externalReference", dialog.externalReference);
    node.put("createdAt", Json.date(dialog.created()));
    node.put("updatedAt", Json.date(dialog.updated()));
    node.put("contentUpdatedAt", Json.date(dialog.contentUpdated()));
    Json.put(node, "dueAt", dialog.dueAt);
    node.put("status", dialog.status);
    node.put("systemLabel", dialog.exclusiveLabel());
    node.put("isApiOnly", dialog.apiOnly);
    node.put("hasUnopenedContent", call.world().hasUnopenedContent(dialog));
    node.put("isContentSeen", dialog.isContentSeen());
    long own = dialog.transmissions.stream().filter(DialogState::isFromParty).count();
    node.put("fromPartyTransmissionsCount", own);
    node.put("fromServiceOwnerTransmissionsCount", dialog.transmissions.size() - own);
    ObjectNode context = node.putObject("endUserContext");
    context.put("revision", dialog.contextRevision.toString());
    ArrayNode labels = context.putArray("systemLabels");
    SearchParameters.LABELS.stream().filter(dialog.labels::contains).forEach(labels::add);
    node.set("seenSinceLastUpdate", seenSince(dialog, dialog.updated()));
    node.set("seenSinceLastContentUpdate", seenSince(dialog, dialog.contentUpdated()));
    return node;
  }
}
