package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.HttpDate;
import io.github.dialogporten.sdk.testkit.internal.http.Problem;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import io.github.dialogporten.sdk.testkit.internal.tokens.Caller;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** GET of one dialog: the refusals in their order, then the seen log, then the answer. */
final class Opening {

  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Call call;
  private final Tokens tokens;
  private final PartWriter parts;

  Opening(Call call, Tokens tokens) {
    this.call = call;
    this.tokens = tokens;
    this.parts = new PartWriter(call);
  }

  Answer open(UUID id) {
    DialogState dialog = call.world().dialogs.get(id);
    if (dialog == null) {
      throw call.missing("DialogEntity", id);
    }
    Rights rights = new Rights(dialog, call.principal());
    if (rights.none()) {
      throw call.refused(403, "Forbidden", "Forbidden");
    }
    if (dialog.deletedAt != null) {
      throw call.removed(id);
    }
    if (call.caller().level() < call.world().minimumLevel(dialog)) {
      throw call.levelTooLow();
    }
    visible(dialog);
    call.world().open(dialog, call.actor());
    // What has been written so far stays, although nothing can be answered.
    if (dialog.content.isEmpty()) {
      throw call.refused(500);
    }
    dialog.transmissions.forEach(transmission -> parts.mayFail(transmission, rights));
    return Answer.json(200, write(dialog, rights)).with("ETag", dialog.revision.toString());
  }

  private void visible(DialogState dialog) {
    Instant now = call.world().now();
    Instant from = dialog.visibleFrom;
    if (from != null && from.isAfter(now)) {
      throw new Refused(
          Problem.of(
                  404,
                  call.path(),
                  "DialogEntity",
                  "Dialog is not visible until " + TO_THE_SECOND.format(from))
              .with("Expires", HttpDate.of(from)));
    }
    Instant expires = dialog.expiresAt;
    if (expires != null && expires.isBefore(now)) {
      throw call.refused(404, "DialogEntity", "Dialog expired at " + TO_THE_SECOND.format(expires));
    }
  }

  private ObjectNode write(DialogState dialog, Rights rights) {
    ObjectNode node = parts.head(dialog);
    node.put("revision", dialog.revision.toString());
    Json.put(node, "expiresAt", dialog.expiresAt);
    ObjectNode content = parts.copy(dialog.content);
    content.remove(List.of("nonSensitiveTitle", "nonSensitiveSummary"));
    parts.maskEmbed(content, "mainContentReference", rights.mayRead());
    if (content.get("mainContentReference") instanceof ObjectNode embed) {
      embed.put("isAuthorized", rights.mayRead()); // the only content that says so
    }
    node.set("content", content);
    node.put("dialogToken", token(dialog, rights));
    node.set("attachments", parts.attachments(dialog.attachments, true));
    node.path("attachments").forEach(attachment -> withoutEmpty(attachment, "displayName"));
    ArrayNode transmissions = node.putArray("transmissions");
    for (ObjectNode transmission : PartWriter.sorted(dialog.transmissions)) {
      transmissions.add(
          parts.transmission(transmission, rights).put("isOpened", dialog.isOpened(transmission)));
    }
    ArrayNode guiActions = node.putArray("guiActions");
    dialog.guiActions.forEach(action -> guiActions.add(parts.action(action, rights)));
    ArrayNode apiActions = node.putArray("apiActions");
    dialog.apiActions.forEach(action -> apiActions.add(parts.action(action, rights)));
    ArrayNode activities = node.putArray("activities");
    unordered(dialog.activities).forEach(one -> activities.add(parts.activity(one, true)));
    activities.forEach(activity -> withoutEmpty(activity, "description"));
    return node;
  }

  /** What the service owner has not written is left out here, while the lists have it empty. */
  private static void withoutEmpty(JsonNode part, String texts) {
    if (part.path(texts).isEmpty()) {
      ((ObjectNode) part).remove(texts);
    }
  }

  /** The real service says nothing of their order: here it is neither of the two to rely on. */
  private static List<ObjectNode> unordered(List<ObjectNode> activities) {
    List<ObjectNode> sorted = PartWriter.sorted(activities);
    List<ObjectNode> mixed = new ArrayList<>();
    for (int first = 1; first >= 0; first--) {
      for (int i = first; i < sorted.size(); i += 2) {
        mixed.add(sorted.get(i));
      }
    }
    return mixed;
  }

  private String token(DialogState dialog, Rights rights) {
    Caller caller = call.caller();
    ObjectNode claims = Json.object();
    boolean systemUser = caller.kind() == Caller.Kind.SYSTEM_USER;
    claims.put("c", systemUser ? PartyUrns.ORGANISATION + caller.consumer() : caller.urn());
    claims.put("l", caller.level());
    if (systemUser) {
      claims.put("y", caller.urn());
      claims.put("o", PartyUrns.ORGANISATION + caller.systemUserOwner());
    }
    claims.put("p", dialog.party);
    claims.put("s", dialog.resource);
    claims.put("i", dialog.id.toString());
    claims.put("a", rights.claim());
    return tokens.make(TokenType.DIALOG, claims, tokens.now().plus(TOKEN_LIFETIME));
  }
}
