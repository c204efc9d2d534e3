package io.github.dialogporten.sdk.testkit.internal.state;

import org.jspecify.annotations.Nullable;

/** Who did something. A service owner has neither id nor name. */
public record ActorState(String type, @Nullable String id, @Nullable String name) {

  public static final ActorState SERVICE_OWNER = new ActorState("ServiceOwner", null, null);

  public static ActorState party(String id, @Nullable String name) {
    return new ActorState("PartyRepresentative", id, name);
  }
}
