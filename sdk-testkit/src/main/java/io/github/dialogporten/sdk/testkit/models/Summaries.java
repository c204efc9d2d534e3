package io.github.dialogporten.sdk.testkit.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a search shows of a dialog. */
final class Summaries {

  private static final List<String> OPENED_ONLY =
      List.of(
          "revision",
          "expiresAt",
          "attachments",
          "transmissions",
          "guiActions",
          "apiActions",
          "activities",
          "dialogToken");

  private static final List<String> OPENED_CONTENT_ONLY =
      List.of("additionalInfo", "mainContentReference");

  private Summaries() {}

  static JsonTree of(JsonTree dialog) {
    JsonTree summary = dialog.copy();
    ObjectNode root = summary.root();
    if (!root.has("guiAttachmentCount")) {
      root.put("guiAttachmentCount", guiAttachments(root.path("attachments")));
    }
    @Nullable JsonNode latest = latest(root.path("activities"));
    if (!root.has("latestActivity") && latest != null) {
      root.set("latestActivity", latest);
    }
    root.remove(OPENED_ONLY);
    if (root.get("content") instanceof ObjectNode content) {
      content.remove(OPENED_CONTENT_ONLY);
    }
    return summary;
  }

  private static int guiAttachments(JsonNode attachments) {
    int count = 0;
    for (JsonNode attachment : attachments) {
      count += attachment.path("urls").findValuesAsText("consumerType").contains("Gui") ? 1 : 0;
    }
    return count;
  }

  private static @Nullable JsonNode latest(JsonNode activities) {
    @Nullable JsonNode latest = null;
    for (JsonNode activity : activities) {
      String at = activity.path("createdAt").asText();
      if (latest == null || at.compareTo(latest.path("createdAt").asText()) >= 0) {
        latest = activity;
      }
    }
    return latest;
  }
}
