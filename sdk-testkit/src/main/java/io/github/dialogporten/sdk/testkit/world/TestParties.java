package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.PartyState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/** The organisations and persons in the registers. Thread-safe. */
public final class TestParties {

  static final String ORGANISATION = "urn:altinn:organization:identifier-no:";
  static final String PERSON = "urn:altinn:person:identifier-no:";

  private final World world;

  TestParties(World world) {
    this.world = world;
  }

  /**
   * Adds an organisation, or gives the one there is.
   *
   * @param number its organisation number; taken as it is, so that a test can use a wrong one
   * @param name its name
   * @return the party
   */
  public TestParty organisation(String number, String name) {
    return add(ORGANISATION + number, name, "Organization");
  }

  TestParty person(String number, String name) {
    TestParty party = add(PERSON + number, name, "Person");
    party.state().dateOfBirth = dateOfBirth(number);
    return party;
  }

  private TestParty add(String urn, String name, String type) {
    synchronized (world) {
      PartyState state =
          world.parties.computeIfAbsent(
              urn, key -> new PartyState(key, name, type, world.nextPartyId()));
      return new TestParty(world, state);
    }
  }

  /**
   * A party.
   *
   * @param urn its URN, or its number
   * @return the party
   * @throws NoSuchElementException when there is none
   */
  public TestParty get(String urn) {
    synchronized (world) {
      for (String key : List.of(urn, ORGANISATION + urn, PERSON + urn)) {
        PartyState state = world.parties.get(key);
        if (state != null) {
          return new TestParty(world, state);
        }
      }
      throw new NoSuchElementException("urn: no such party");
    }
  }

  /**
   * All parties.
   *
   * @return a copy
   */
  public List<TestParty> all() {
    return world.get(
        () -> world.parties.values().stream().map(state -> new TestParty(world, state)).toList());
  }

  /** Synthetic numbers have 40 or 80 added to the month; the kit's people are all born in 19xx. */
  private static String dateOfBirth(String number) {
    int month = Integer.parseInt(number.substring(2, 4)) % 40;
    return String.format(
        Locale.ROOT, "19%s-%02d-%s", number.substring(4, 6), month, number.substring(0, 2));
  }
}
