package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.Problem;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import io.github.dialogporten.sdk.testkit.internal.state.OwnerState;
import io.github.dialogporten.sdk.testkit.internal.state.ResourceState;
import io.github.dialogporten.sdk.testkit.internal.state.SearchLimitsState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The services that dialogs belong to, all of them or the caller's, and the limits. */
final class Resources {

  static final String PACKAGE = "urn:altinn:accesspackage:post-til-virksomheten";
  static final String PACKAGE_LINK =
      "https://platform.altinn.no/accessmanagement/api/v1/meta/info/accesspackages/package/urn/"
          + PACKAGE;

  /** With more than these, the server does not find out which services are the caller's. */
  private static final int MOST_OWN_PARTIES = 1000;

  private static final int OWNER_VALUES = 20;
  private static final String ROLE = "urn:altinn:external-role:ccr:daglig-leder";
  private static final String ROLE_LINK =
      "https://platform.altinn.no/accessmanagement/api/v1/meta/info/roles/" + ROLE;

  private final World world;
  private final Languages languages;

  Resources(World world, Languages languages) {
    this.world = world;
    this.languages = languages;
  }

  static SortedMap<String, String> packageName() {
    return new TreeMap<>(
        Map.of(
            "nb", "Ordinær post til virksomheten",
            "nn", "Ordinær post til verksemda",
            "en", "Regular mail to the business"));
  }

  static ObjectNode owner(OwnerState owner, Languages languages) {
    ObjectNode node = Json.object().put("orgNumber", owner.number()).put("code", owner.code());
    return node.set("name", languages.write(owner.name()));
  }

  static Answer limits(World world) {
    SearchLimitsState limits = world.searchLimits;
    ObjectNode node = Json.object();
    ObjectNode endUser = node.putObject("endUserSearch");
    endUser.put("maxPartyFilterValues", limits.parties());
    endUser.put("maxServiceResourceFilterValues", limits.serviceResources());
    endUser.put("maxOrgFilterValues", limits.orgs());
    endUser.put("maxExtendedStatusFilterValues", limits.extendedStatuses());
    ObjectNode owner = node.putObject("serviceOwnerSearch");
    owner.put("maxPartyFilterValues", OWNER_VALUES);
    owner.put("maxServiceResourceFilterValues", OWNER_VALUES);
    owner.put("maxExtendedStatusFilterValues", OWNER_VALUES);
    return Answer.json(200, node);
  }

  /** Every service that at least one dialog refers to. */
  Answer all() {
    return Answer.json(200, write(dialog -> true));
  }

  /** Those of the parties asked for that the caller represents; of all of them when none is. */
  Answer of(Call call) {
    List<String> asked = new Binding(call.request().query()).list("party");
    if (asked != null
        && (asked.size() > call.world().searchLimits.parties()
            || !asked.stream().allMatch(PartyUrns::isValid))) {
      // Nobody catches the validation error: the real service answers 500.
      return Problem.of(500, call.path());
    }
    if (asked == null && world.partiesOf(call.principal()).size() > MOST_OWN_PARTIES) {
      return Answer.json(200, write(dialog -> true).put("isFullCatalogueFallback", true));
    }
    List<String> wanted =
        asked == null ? null : asked.stream().map(p -> p.toLowerCase(Locale.ROOT)).toList();
    return Answer.json(200, write(dialog -> isMine(call, dialog, wanted)));
  }

  private static boolean isMine(Call call, DialogState dialog, @Nullable List<String> wanted) {
    return !new Rights(dialog, call.principal()).none()
        && (wanted == null || wanted.isEmpty() || wanted.contains(dialog.party));
  }

  private ObjectNode write(Predicate<DialogState> which) {
    ObjectNode node = Json.object();
    ArrayNode items = node.putArray("items");
    world.dialogs.values().stream()
        .filter(which)
        .map(dialog -> dialog.resource)
        .distinct()
        .map(world::resource)
        .sorted(Comparator.comparing(resource -> languages.write(resource.name()).toString()))
        .forEach(resource -> items.add(item(resource)));
    return node;
  }

  private ObjectNode item(ResourceState resource) {
    ObjectNode node = Json.object();
    ObjectNode service = node.putObject("serviceResource");
    service.put("id", resource.id());
    service.put("resourceType", resource.type());
    service.put("status", "completed");
    service.put("isDelegable", true);
    service.put("minimumAuthenticationLevel", resource.minimumLevel());
    service.set("name", languages.write(resource.name()));
    service
        .putObject("links")
        .put(
            "metadata",
            "https://platform.altinn.no/resourceregistry/api/v1/resource/" + resource.id());
    Map<String, String> role =
        Map.of("nb", "Daglig leder", "nn", "Dagleg leiar", "en", "General manager");
    subject(node.putArray("roles"), ROLE, new TreeMap<>(role), ROLE_LINK);
    subject(node.putArray("accessPackages"), PACKAGE, packageName(), PACKAGE_LINK);
    node.set("serviceOwner", owner(world.owner(resource.owner()), languages));
    return node;
  }

  private void subject(ArrayNode list, String urn, SortedMap<String, String> name, String link) {
    ObjectNode node = list.addObject();
    node.put("urn", urn);
    node.set("name", languages.write(name));
    node.putObject("links").put("metadata", link);
  }
}
