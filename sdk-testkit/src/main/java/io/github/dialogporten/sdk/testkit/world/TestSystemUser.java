package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.UUID;

/** A system user. Thread-safe. */
public final class TestSystemUser extends Representative<TestSystemUser> {

  TestSystemUser(World world, PrincipalState state) {
    super(world, state);
  }

  @Override
  TestSystemUser self() {
    return this;
  }

  /**
   * Its id.
   *
   * @return the id
   */
  public UUID id() {
    return UUID.fromString(state().urn.substring(state().urn.lastIndexOf(':') + 1));
  }

  /**
   * The organisation that owns it: for an agent system user the accountant, not a client.
   *
   * @return the organisation number
   */
  public String owner() {
    return String.valueOf(state().owner);
  }

  /**
   * The reference that a grant must name, unless it is the owner's number.
   *
   * @return the reference
   */
  public String externalRef() {
    return String.valueOf(state().externalRef);
  }
}
