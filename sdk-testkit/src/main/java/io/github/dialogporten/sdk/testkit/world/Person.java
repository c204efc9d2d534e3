package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.World;

/** A person who can log in. Thread-safe. */
public final class Person extends Representative<Person> {

  Person(World world, PrincipalState state) {
    super(world, state);
  }

  @Override
  Person self() {
    return this;
  }

  /**
   * The national identity number, a synthetic one.
   *
   * @return eleven digits
   */
  public String pid() {
    return state().urn.substring(state().urn.lastIndexOf(':') + 1);
  }

  /**
   * The person as a party that dialogs can be sent to.
   *
   * @return the party
   */
  public TestParty party() {
    return new TestParties(world()).person(pid(), name());
  }
}
