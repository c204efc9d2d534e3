package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.Problem;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.GrantState;
import io.github.dialogporten.sdk.testkit.internal.state.PartyState;
import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;

/** The parties that the caller may act for. */
final class PartyList {

  private final Call call;

  PartyList(Call call) {
    this.call = call;
  }

  Answer list() {
    PrincipalState principal = call.principal();
    boolean nothing = principal == null || principal.grants.isEmpty();
    if (nothing && call.caller().urn().startsWith(PartyUrns.PERSON)) {
      // Access management has no answer for such a person, and Dialogporten passes that on.
      return Problem.of(502, call.path());
    }
    ObjectNode node = Json.object();
    ArrayNode list = node.putArray("authorizedParties");
    if (principal != null) {
      principal.grants.values().forEach(grant -> list.add(party(grant, grant.party(), true)));
    }
    return Answer.json(200, node);
  }

  private ObjectNode party(GrantState grant, PartyState party, boolean top) {
    ObjectNode node = Json.object();
    node.put("party", party.urn);
    node.put("partyUuid", party.uuid.toString());
    node.put("partyId", party.partyId);
    node.put("name", party.name);
    Json.put(node, "dateOfBirth", party.dateOfBirth);
    node.put("partyType", party.type);
    node.put("isDeleted", party.deleted);
    node.put("hasKeyRole", grant.keyRole());
    node.put("isCurrentEndUser", party.urn.equals(call.caller().urn()));
    node.put("isMainAdministrator", grant.mainAdministrator());
    node.put("isAccessManager", grant.accessManager());
    node.put("hasOnlyAccessToSubParties", top && grant.container());
    if (top && !party.subParties.isEmpty()) {
      ArrayNode below = node.putArray("subParties");
      party.subParties.forEach(sub -> below.add(party(grant, sub, false)));
    }
    return node;
  }
}
