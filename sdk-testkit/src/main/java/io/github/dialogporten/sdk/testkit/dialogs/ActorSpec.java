package io.github.dialogporten.sdk.testkit.dialogs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.state.ActorState;
import org.jspecify.annotations.Nullable;

/** Who did something. Immutable. */
public final class ActorSpec {

  private static final ActorSpec SERVICE_OWNER = new ActorSpec(ActorState.SERVICE_OWNER);

  private final ActorState state;

  private ActorSpec(ActorState state) {
    this.state = state;
  }

  ObjectNode json() {
    return state.json();
  }

  /**
   * The service owner, who has neither id nor name.
   *
   * @return the actor
   */
  public static ActorSpec serviceOwner() {
    return SERVICE_OWNER;
  }

  /**
   * Somebody on the party's side.
   *
   * @param urn who; a person's number is masked in what the server answers
   * @param name the name; null for none
   * @return the actor
   */
  public static ActorSpec party(String urn, @Nullable String name) {
    return new ActorSpec(ActorState.party(urn, name));
  }
}
