package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.List;

/** The people who can log in. Thread-safe. */
public final class Persons {

  private final World world;

  Persons(World world) {
    this.world = world;
  }

  /**
   * Adds a person, who represents herself.
   *
   * @param pid a synthetic national identity number
   * @param name the name
   * @return the person
   */
  public Person add(String pid, String name) {
    Person person = withoutParties(pid, name);
    return person.leads(person.party());
  }

  /**
   * Adds a person who represents nobody: for her, asking for the parties gives 502.
   *
   * @param pid a synthetic national identity number
   * @param name the name
   * @return the person
   */
  public Person withoutParties(String pid, String name) {
    PrincipalState state = new PrincipalState(TestParties.PERSON + pid, name, false);
    world.run(() -> world.principals.put(state.urn, state));
    return new Person(world, state);
  }

  /**
   * All of them.
   *
   * @return a copy
   */
  public List<Person> all() {
    return world.get(
        () ->
            world.principals.values().stream()
                .filter(state -> state.urn.startsWith(TestParties.PERSON))
                .map(state -> new Person(world, state))
                .toList());
  }
}
