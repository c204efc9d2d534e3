package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import io.github.dialogporten.sdk.testkit.internal.state.OwnerState;
import io.github.dialogporten.sdk.testkit.internal.state.ResourceState;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the reference of an app instance, a message or a dialog to the dialog. */
final class Lookup {

  private static final String GUID = "([0-9a-f-]{32,36}|\\{[0-9a-f-]{36}}|\\([0-9a-f-]{36}\\))";
  private static final Pattern INSTANCE =
      Pattern.compile("urn:altinn:instance-id:\\+?0*([1-9]\\d{0,9})/" + GUID);
  private static final Pattern CORRESPONDENCE =
      Pattern.compile("urn:altinn:correspondence-id:" + GUID);
  private static final Pattern DIALOG = Pattern.compile("urn:altinn:dialog-id:" + GUID);
  private static final String STORAGE = "urn:altinn:integration:storage:";

  private final Call call;
  private final PartWriter parts;

  Lookup(Call call) {
    this.call = call;
    this.parts = new PartWriter(call);
  }

  /** For an end user: deleted dialogs are not found, and there has to be some access. */
  Answer find() {
    String reference = reference();
    DialogState dialog = one(resolve(reference, false));
    if (new Rights(dialog, call.principal()).none()) {
      throw call.refused(403, "Forbidden", "Forbidden");
    }
    boolean tooLow = call.caller().level() < call.world().minimumLevel(dialog);
    boolean harmless = tooLow && dialog.content.has("nonSensitiveTitle");
    ObjectNode node = write(dialog, reference, harmless ? "nonSensitiveTitle" : "title");
    evidence(node.putObject("authorizationEvidence"));
    return Answer.json(200, node);
  }

  /** For the service owner: deleted dialogs are found as well, others' are not its own. */
  Answer findAsServiceOwner() {
    String reference = reference();
    DialogState dialog = one(resolve(reference, true));
    if (!call.world().owner(dialog.org).number().equals(call.caller().consumer())) {
      throw call.refused(403, "Forbidden", "This service owner does not own the dialog.");
    }
    ObjectNode node = write(dialog, reference, "title");
    if (dialog.content.has("nonSensitiveTitle")) {
      node.set("nonSensitiveTitle", texts(dialog, "nonSensitiveTitle"));
    }
    return Answer.json(200, node);
  }

  private String reference() {
    return asSent().trim().toLowerCase(Locale.ROOT);
  }

  private String asSent() {
    String given = call.request().query().first("instanceRef");
    return given == null ? "" : given;
  }

  private DialogState one(List<DialogState> found) {
    if (found.isEmpty()) {
      throw call.missing("InstanceRef", asSent());
    }
    if (found.size() > 1) {
      throw call.refused(500);
    }
    return found.get(0);
  }

  private List<DialogState> resolve(String reference, boolean deletedToo) {
    Matcher instance = INSTANCE.matcher(reference);
    Matcher message = CORRESPONDENCE.matcher(reference);
    Matcher dialog = DIALOG.matcher(reference);
    if (instance.matches() && isInt(instance.group(1)) && guid(instance.group(2)) != null) {
      return labelled(STORAGE + instance.group(1) + "/" + guid(instance.group(2)), deletedToo);
    } else if (message.matches() && guid(message.group(1)) != null) {
      return labelled(reference, deletedToo); // by its text: the label has the form with dashes
    } else if (dialog.matches() && guid(dialog.group(1)) != null) {
      DialogState one = call.world().dialogs.get(guid(dialog.group(1)));
      return one == null || (one.deletedAt != null && !deletedToo) ? List.of() : List.of(one);
    }
    throw call.refused(
        400,
        "InstanceRef",
        "InstanceRef must be a supported identifier: urn:altinn:instance-id:{partyId}/{uuid},"
            + " urn:altinn:correspondence-id:{uuid} or urn:altinn:dialog-id:{uuid}.");
  }

  private static boolean isInt(String digits) {
    return Long.parseLong(digits) <= Integer.MAX_VALUE;
  }

  /** As .NET reads it: with or without dashes, and in braces or parentheses; null for another. */
  private static @Nullable UUID guid(String text) {
    String bare = text.startsWith("{") || text.startsWith("(") ? text.substring(1, 37) : text;
    return Paths.uuid(
        bare.length() == 32
            ? bare.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")
            : bare);
  }

  private List<DialogState> labelled(String label, boolean deletedToo) {
    return call.world().dialogs.values().stream()
        .filter(dialog -> deletedToo || dialog.deletedAt == null)
        .filter(dialog -> dialog.serviceOwnerLabels.contains(label))
        .toList();
  }

  private ObjectNode write(DialogState dialog, String reference, String title) {
    ObjectNode node = Json.object();
    node.put("dialogId", dialog.id.toString());
    node.put("instanceRef", canonical(dialog, reference));
    node.put("party", dialog.party);
    node.set("title", texts(dialog, title));
    ResourceState resource = call.world().resource(dialog.resource);
    ObjectNode service = node.putObject("serviceResource");
    service.put("id", resource.id());
    service.put("isDelegable", true);
    service.put("minimumAuthenticationLevel", call.world().minimumLevel(dialog));
    service.set("name", parts.texts(resource.name()));
    OwnerState owner = call.world().owner(dialog.org);
    node.set("serviceOwner", Resources.owner(owner, call.languages()));
    return node;
  }

  private JsonNode texts(DialogState dialog, String field) {
    JsonNode texts = parts.copy(dialog.content).path(field).path("value");
    return texts.isMissingNode() ? Json.array() : texts;
  }

  private void evidence(ObjectNode node) {
    node.put("currentAuthenticationLevel", call.caller().level());
    node.put("viaRole", false);
    node.put("viaAccessPackage", true);
    node.put("viaResourceDelegation", false);
    node.put("viaInstanceDelegation", false);
    ArrayNode evidence = node.putArray("evidence");
    ObjectNode item = evidence.addObject();
    item.put("grantType", "AccessPackage");
    item.put("subject", Resources.PACKAGE);
    item.set("name", parts.texts(Resources.packageName()));
    item.putObject("links").put("metadata", Resources.PACKAGE_LINK);
  }

  /** For a dialog id: the instance if there is one, else the message, else the id itself. */
  private static String canonical(DialogState dialog, String asked) {
    if (!DIALOG.matcher(asked).matches()) {
      return asked;
    }
    return last(dialog, label -> label.startsWith(STORAGE))
        .map(label -> "urn:altinn:instance-id:" + label.substring(STORAGE.length()))
        .or(() -> last(dialog, label -> CORRESPONDENCE.matcher(label).matches()))
        .orElse("urn:altinn:dialog-id:" + dialog.id);
  }

  /** Of several labels, the last in the order of their characters. */
  private static Optional<String> last(DialogState dialog, Predicate<String> kind) {
    return dialog.serviceOwnerLabels.stream().filter(kind).max(Comparator.naturalOrder());
  }
}
