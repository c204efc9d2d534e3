package io.github.dialogporten.sdk.testkit.internal.platform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.Problem;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.AccessState;
import io.github.dialogporten.sdk.testkit.internal.state.GrantState;
import io.github.dialogporten.sdk.testkit.internal.state.PartyState;
import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.ResourceState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Caller;
import io.github.dialogporten.sdk.testkit.internal.tokens.Jws;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Access Management's list of the parties that somebody may act for. */
final class AuthorizedParties {

  static final String PATH = "/accessmanagement/api/v1/enduser/authorizedparties";

  private static final String PACKAGE = "post-til-virksomheten";
  private static final Duration SKEW = Duration.ofSeconds(10);
  private static final List<String> SCOPES =
      List.of("altinn:accessmanagement/authorizedparties", "altinn:portal/enduser");

  private final World world;
  private final Tokens tokens;

  AuthorizedParties(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
  }

  Answer answer(Request request) {
    Jws token = tokens.verify(request.bearer(), SKEW, TokenType.ALTINN);
    if (token == null) {
      return Answer.empty(401);
    }
    if (token.scopes().stream().noneMatch(SCOPES::contains)) {
      return Answer.empty(403);
    }
    Caller caller = Caller.of(token);
    boolean person =
        caller.kind() == Caller.Kind.PERSON && token.claims().hasNonNull("urn:altinn:userid");
    if (!person && caller.kind() != Caller.Kind.SYSTEM_USER) {
      return Answer.empty(401);
    }
    PartiesAsked asked = PartiesAsked.of(request.query());
    if (asked == null) {
      return Problem.of(400, request.path());
    }
    ObjectNode node = Json.object();
    ArrayNode data = node.putArray("data");
    synchronized (world) {
      PrincipalState principal = world.principals.get(caller.urn());
      if (principal != null) {
        addAll(data, principal, asked);
      }
    }
    node.putObject("links").putNull("next");
    return Answer.json(200, node);
  }

  private void addAll(ArrayNode data, PrincipalState principal, PartiesAsked asked) {
    for (GrantState grant : principal.grants.values()) {
      ObjectNode party = top(principal, grant, asked);
      if (party != null) {
        data.add(party);
      }
    }
  }

  /** A party with its sub-units; null when nothing of it was asked for. */
  private @Nullable ObjectNode top(PrincipalState principal, GrantState grant, PartiesAsked asked) {
    PartyState party = grant.party();
    AccessState access = access(principal, grant, party, null);
    List<ObjectNode> below = new ArrayList<>();
    for (PartyState sub : asked.subParties() ? party.subParties : List.<PartyState>of()) {
      AccessState inherited = access(principal, grant, sub, access);
      if (asked.takes(sub, inherited)) {
        below.add(party(sub, inherited, party, false, asked));
      }
    }
    boolean own = !grant.container() && asked.takes(party, access);
    if (!own && below.isEmpty()) {
      return null;
    }
    ObjectNode node = party(party, access, null, !own, asked);
    ((ArrayNode) node.path("subunits")).addAll(below);
    return node;
  }

  /** What was said of it, else what goes for the party above, else what such a grant gives. */
  private AccessState access(
      PrincipalState principal, GrantState grant, PartyState party, @Nullable AccessState above) {
    AccessState said = principal.access.get(party.urn);
    if (said != null) {
      return said;
    }
    if (above != null && principal.access.containsKey(grant.party().urn)) {
      return above;
    }
    List<String> roles = new ArrayList<>();
    if (grant.keyRole()) {
      roles.add("DAGL");
    }
    if (grant.mainAdministrator()) {
      roles.add("HADM");
    }
    if (grant.accessManager()) {
      roles.add("ADMAI");
    }
    List<String> resources =
        world.dialogs.values().stream()
            .filter(dialog -> dialog.party.equals(party.urn))
            .map(dialog -> dialog.resource.substring(ResourceState.PREFIX.length()))
            .distinct()
            .sorted()
            .toList();
    return new AccessState(roles, List.of(PACKAGE), resources, List.of(), false);
  }

  private static ObjectNode party(
      PartyState party,
      AccessState access,
      @Nullable PartyState above,
      boolean hierarchyOnly,
      PartiesAsked asked) {
    String number = party.urn.substring(party.urn.lastIndexOf(':') + 1);
    boolean organisation = party.type.equals("Organization");
    ObjectNode node = Json.object();
    node.put("partyUuid", party.uuid.toString());
    node.put("name", party.name);
    node.put("organizationNumber", organisation ? number : null);
    node.put("parentId", above == null ? null : above.uuid.toString());
    node.put("personId", party.type.equals("Person") ? number : null);
    node.put("dateOfBirth", party.dateOfBirth);
    node.put("partyId", party.partyId);
    node.putNull("emailId");
    node.put("type", party.type);
    node.put("unitType", organisation ? (above == null ? "AS" : "BEDR") : null);
    node.put("isDeleted", party.deleted);
    node.put("onlyHierarchyElementWithNoAccess", hierarchyOnly);
    boolean tells = !hierarchyOnly;
    texts(node, "authorizedAccessPackages", tells && asked.packages(), access.packages());
    texts(node, "authorizedResources", tells && asked.resources(), access.resources());
    texts(node, "authorizedRoles", tells && asked.roles(), access.roles());
    ArrayNode instances = node.putArray("authorizedInstances");
    if (tells && asked.instances()) {
      access
          .instances()
          .forEach(
              instance ->
                  instances
                      .addObject()
                      .put("resourceId", instance.resource())
                      .put("instanceId", instance.id())
                      .put("instanceRef", instance.reference()));
    }
    node.putArray("subunits");
    return node;
  }

  private static void texts(ObjectNode node, String name, boolean told, List<String> values) {
    ArrayNode list = node.putArray(name);
    if (told) {
      values.forEach(list::add);
    }
  }
}
