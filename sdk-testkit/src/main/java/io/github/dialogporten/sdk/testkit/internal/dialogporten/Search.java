package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Searching dialogs: filters, order, pages. Nothing is marked as seen. */
final class Search {

  private static final List<String> LISTED =
      List.of("title", "summary", "senderName", "extendedStatus");

  private static final String TOO_BROAD =
      "More dialogs match than can be searched in time. Ask for a span of time"
          + " (contentUpdatedAfter), for fewer parties or for a service.";

  private final Call call;
  private final PartWriter parts;

  Search(Call call) {
    this.call = call;
    this.parts = new PartWriter(call);
  }

  Answer search() {
    SearchParameters parameters = new SearchParameters(call.request().query(), call.path());
    parameters.validate(call.path(), call.world().searchLimits);
    Wanted wanted = new Wanted(parameters);
    Continuation from = parameters.continuation;
    List<DialogState> matches =
        call.world().dialogs.values().stream()
            .filter(wanted::holds)
            .filter(this::isListed)
            .sorted(parameters.order::compare)
            .toList();
    if (matches.size() > call.world().mostMatches) {
      throw call.refused(422, "Search", TOO_BROAD);
    }
    Stream<DialogState> found = matches.stream();
    if (from != null) {
      found = found.filter(dialog -> from.isBefore(dialog, parameters.order));
    }
    List<DialogState> rows = found.limit(parameters.limit + 1L).toList();
    boolean more = rows.size() > parameters.limit;
    List<DialogState> page = more ? rows.subList(0, parameters.limit) : rows;
    return Answer.json(200, write(page, more, parameters));
  }

  private ObjectNode write(List<DialogState> page, boolean more, SearchParameters parameters) {
    ObjectNode node = Json.object();
    ArrayNode items = node.putArray("items");
    page.forEach(dialog -> items.add(item(dialog)));
    node.put("hasNextPage", more);
    String echo = parameters.continuation == null ? null : parameters.continuation.text();
    // The position of the last item, on the last page too; an empty page gives back what it got.
    Json.put(
        node,
        "continuationToken",
        page.isEmpty() ? echo : parameters.order.token(page.get(page.size() - 1)));
    node.put("orderBy", parameters.order.text());
    return node;
  }

  /** What can be found at all: represented, not deleted, visible, not expired. */
  private boolean isListed(DialogState dialog) {
    Instant now = call.world().now();
    return !new Rights(dialog, call.principal()).none()
        && dialog.deletedAt == null
        && (dialog.visibleFrom == null || !dialog.visibleFrom.isAfter(now))
        && (dialog.expiresAt == null || dialog.expiresAt.isAfter(now));
  }

  private ObjectNode item(DialogState dialog) {
    ObjectNode node = parts.head(dialog);
    node.put("guiAttachmentCount", dialog.attachments.stream().filter(Search::forBrowsers).count());
    dialog.activities.stream()
        .max(Comparator.comparing(activity -> activity.path("createdAt").asText()))
        .ifPresent(activity -> node.set("latestActivity", parts.activity(activity, true)));
    if (!dialog.content.isEmpty()) {
      node.set("content", summary(dialog));
    }
    return node;
  }

  private static boolean forBrowsers(JsonNode attachment) {
    return attachment.path("urls").findValuesAsText("consumerType").contains("Gui");
  }

  /** Whoever's level is too low gets the non-sensitive texts, and is not told so. */
  private ObjectNode summary(DialogState dialog) {
    boolean tooLow = call.caller().level() < call.world().minimumLevel(dialog);
    ObjectNode all = parts.copy(dialog.content);
    ObjectNode content = Json.object();
    for (String name : LISTED) {
      String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      JsonNode harmless = all.get("nonSensitive" + capital);
      JsonNode shown = tooLow && harmless != null ? harmless : all.get(name);
      if (shown != null) {
        content.set(name, shown);
      }
    }
    return content;
  }
}
