package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.List;
import java.util.UUID;

/** The system users that Altinn knows. Thread-safe. */
public final class TestSystemUsers {

  private static final String PREFIX = "urn:altinn:systemuser:uuid:";

  private final World world;

  TestSystemUsers(World world) {
    this.world = world;
  }

  /**
   * Adds a system user without a reference of its own: the owner's number is the default.
   *
   * @param owner the organisation that owns it
   * @param clientId the client that may use it
   * @return the system user, which represents nobody yet
   */
  public TestSystemUser add(TestParty owner, String clientId) {
    return add(owner, owner.number(), clientId);
  }

  /**
   * Adds a system user.
   *
   * @param owner the organisation that owns it
   * @param externalRef the reference that grants must name
   * @param clientId the client that may use it
   * @return the system user, which represents nobody yet
   */
  public TestSystemUser add(TestParty owner, String externalRef, String clientId) {
    PrincipalState state =
        new PrincipalState(PREFIX + UUID.randomUUID(), "Systembruker for " + owner.name(), true);
    state.owner = owner.number();
    state.externalRef = externalRef;
    state.clientId = clientId;
    state.systemId = "310268593_regnskapssystem";
    world.run(() -> world.principals.put(state.urn, state));
    return new TestSystemUser(world, state);
  }

  /**
   * Removes a system user: grants for it are refused from then on.
   *
   * @param user the system user
   */
  public void remove(TestSystemUser user) {
    world.run(() -> world.principals.remove(user.urn()));
  }

  /**
   * All system users.
   *
   * @return a copy
   */
  public List<TestSystemUser> all() {
    return world.get(
        () ->
            world.principals.values().stream()
                .filter(state -> state.systemUser)
                .map(state -> new TestSystemUser(world, state))
                .toList());
  }
}
