package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.ActivityState;
import io.github.dialogporten.sdk.testkit.internal.state.ActorState;
import io.github.dialogporten.sdk.testkit.internal.state.AttachmentState;
import io.github.dialogporten.sdk.testkit.internal.state.ContentState;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import io.github.dialogporten.sdk.testkit.internal.state.NavigationState;
import io.github.dialogporten.sdk.testkit.internal.state.SeenState;
import io.github.dialogporten.sdk.testkit.internal.state.TransmissionState;
import io.github.dialogporten.sdk.testkit.internal.state.UrlState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

  /** A content value that is no link: {@code isAuthorized} has no meaning and is left out. */
  ObjectNode content(ContentState content) {
    ObjectNode node = Json.object();
    node.set("value", texts(content.texts()));
    node.put("mediaType", content.mediaType());
    return node;
  }

  /** A content value whose texts are links. */
  ObjectNode embed(ContentState content, boolean authorized, boolean says) {
    ObjectNode node = content(authorized ? content : masked(content));
    if (says) {
      node.put("isAuthorized", authorized);
    }
    return node;
  }

  private static ContentState masked(ContentState content) {
    SortedMap<String, String> masked = new TreeMap<>();
    content.texts().keySet().forEach(language -> masked.put(language, UNAUTHORIZED));
    return new ContentState(content.mediaType(), masked);
  }

  ArrayNode attachments(List<AttachmentState> attachments, boolean authorized) {
    ArrayNode list = Json.array();
    for (AttachmentState attachment : attachments) {
      ObjectNode node = list.addObject();
      node.put("id", attachment.id.toString());
      node.set("displayName", texts(attachment.displayName));
      Json.put(node, "name", attachment.name);
      ArrayNode urls = node.putArray("urls");
      for (UrlState url : attachment.urls) {
        ObjectNode target = urls.addObject();
        target.put("id", url.id().toString());
        target.put("url", link(url.url(), authorized, attachment.expiresAt));
        Json.put(target, "mediaType", url.mediaType());
        target.put("consumerType", url.consumerType());
      }
      Json.put(node, "expiresAt", attachment.expiresAt);
    }
    return list;
  }

  private String link(String url, boolean authorized, @Nullable Instant expiresAt) {
    if (!authorized) {
      return UNAUTHORIZED;
    }
    boolean expired = expiresAt != null && !expiresAt.isAfter(call.world().now());
    return expired ? EXPIRED : url;
  }

  ObjectNode actor(ActorState actor) {
    ObjectNode node = Json.object();
    node.put("actorType", actor.type());
    Json.put(node, "actorName", actor.name());
    String id = actor.id();
    if (id != null && id.startsWith(PartyUrns.PERSON)) {
      id = call.world().ephemeral(id.substring(PartyUrns.PERSON.length()));
    }
    Json.put(node, "actorId", id);
    return node;
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
  ObjectNode activity(ActivityState activity, boolean withActor) {
    ObjectNode node = Json.object();
    node.put("id", activity.id.toString());
    Json.put(node, "createdAt", activity.createdAt);
    Json.put(node, "extendedType", activity.extendedType);
    node.put("type", activity.type);
    Json.put(node, "transmissionId", activity.transmission);
    if (withActor) {
      node.set("performedBy", actor(activity.performedBy));
    }
    node.set("description", texts(activity.description));
    return node;
  }

  /** A transmission, without what only one of its shapes has. */
  ObjectNode transmission(TransmissionState transmission, boolean authorized) {
    ObjectNode node = Json.object();
    node.put("id", transmission.id.toString());
    Json.put(node, "createdAt", transmission.createdAt);
    Json.put(node, "authorizationAttribute", transmission.attribute);
    node.put("isAuthorized", authorized);
    Json.put(node, "extendedType", transmission.extendedType);
    Json.put(node, "externalReference", transmission.externalReference);
    Json.put(node, "relatedTransmissionId", transmission.related);
    node.put("type", transmission.type);
    node.set("sender", actor(transmission.sender));
    if (!transmission.content.isEmpty()) {
      ObjectNode content = node.putObject("content");
      transmission.content.forEach(
          (name, value) ->
              content.set(
                  name,
                  name.equals("contentReference")
                      ? embed(value, authorized, true)
                      : content(value)));
    }
    node.set("attachments", attachments(transmission.attachments, authorized));
    ArrayNode navigation = node.putArray("navigationalActions");
    for (NavigationState action : transmission.navigation) {
      ObjectNode target = navigation.addObject();
      target.set("title", texts(action.title()));
      target.put("url", link(action.url(), authorized, action.expiresAt()));
      Json.put(target, "expiresAt", action.expiresAt());
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
    node.put("hasUnopenedContent", dialog.hasUnopenedContent());
    node.put("isContentSeen", dialog.isContentSeen());
    long own = dialog.transmissions.stream().filter(TransmissionState::fromParty).count();
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
