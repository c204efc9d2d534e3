package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.PartyState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.List;
import java.util.UUID;

/** An organisation, a sub-unit or a person that dialogs can be sent to. Thread-safe. */
public final class TestParty {

  private final World world;
  private final PartyState state;

  TestParty(World world, PartyState state) {
    this.world = world;
    this.state = state;
  }

  PartyState state() {
    return state;
  }

  /**
   * Its identifier.
   *
   * @return the URN
   */
  public String urn() {
    return state.urn;
  }

  /**
   * Its number: nine digits for an organisation, eleven for a person.
   *
   * @return what stands last in the URN
   */
  public String number() {
    return state.urn.substring(state.urn.lastIndexOf(':') + 1);
  }

  /**
   * Its name.
   *
   * @return the name
   */
  public String name() {
    return state.name;
  }

  /**
   * Its Altinn id.
   *
   * @return the id
   */
  public UUID uuid() {
    return state.uuid;
  }

  /**
   * Its Altinn 2 party id.
   *
   * @return the number
   */
  public int partyId() {
    return state.partyId;
  }

  /**
   * Adds a sub-unit.
   *
   * @param number its organisation number
   * @param name its name
   * @return the sub-unit
   */
  public TestParty addSubUnit(String number, String name) {
    synchronized (world) {
      TestParty sub = new TestParties(world).organisation(number, name);
      state.subParties.add(sub.state);
      return sub;
    }
  }

  /**
   * Its sub-units.
   *
   * @return a copy
   */
  public List<TestParty> subUnits() {
    return world.get(
        () -> state.subParties.stream().map(sub -> new TestParty(world, sub)).toList());
  }

  /**
   * Says that it is deleted in the register; its dialogs stay.
   *
   * @return this
   */
  public TestParty markDeleted() {
    world.run(() -> state.deleted = true);
    return this;
  }

  @Override
  public String toString() {
    return "TestParty[" + state.type + "]";
  }
}
