package io.github.dialogporten.sdk.testkit.internal.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import org.jspecify.annotations.Nullable;

/** Who did something. A service owner has neither id nor name. */
public record ActorState(String type, @Nullable String id, @Nullable String name) {

  public static final ActorState SERVICE_OWNER = new ActorState("ServiceOwner", null, null);

  public static final ActorState SOMEBODY =
      party("urn:altinn:person:identifier-ephemeral:noen", "SYNTETISK PERSON");

  /** As the API writes it, with the id as it is. */
  public ObjectNode json() {
    ObjectNode node = Json.object().put("actorType", type);
    Json.put(node, "actorName", name);
    Json.put(node, "actorId", id);
    return node;
  }

  public static ActorState party(String id, @Nullable String name) {
    return new ActorState("PartyRepresentative", id, name);
  }
}
