package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.GrantState;
import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.World;

/**
 * Somebody that a token can speak for, and what it may represent.
 *
 * @param <T> the kind of representative
 */
abstract class Representative<T extends Representative<T>> {

  private final World world;
  private final PrincipalState state;

  Representative(World world, PrincipalState state) {
    this.world = world;
    this.state = state;
  }

  abstract T self();

  final World world() {
    return world;
  }

  final PrincipalState state() {
    return state;
  }

  /**
   * How logs and tokens name it.
   *
   * @return the URN
   */
  public String urn() {
    return state.urn;
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
   * May act for a party and its sub-units.
   *
   * @param party the party
   * @return this
   */
  public T represents(TestParty party) {
    return grant(new GrantState(party.state(), false, false, false, false));
  }

  /**
   * May act for a party and its sub-units in a key role, as its main administrator.
   *
   * @param party the party
   * @return this
   */
  public T leads(TestParty party) {
    return grant(new GrantState(party.state(), false, true, true, true));
  }

  /**
   * May act for a party's sub-units only: the party itself is listed for the hierarchy.
   *
   * @param party the party above
   * @return this
   */
  public T representsSubUnitsOf(TestParty party) {
    return grant(new GrantState(party.state(), true, false, false, false));
  }

  /**
   * Says what the access to a party and its sub-units consists of, in the eyes of Access
   * Management. Without this it is the roles that go with {@link #represents} or {@link #leads},
   * one access package, and the services of the dialogs there are.
   *
   * @param party a party that it may act for, or a sub-unit of one
   * @param access the access
   * @return this
   */
  public T has(TestParty party, AccessSpec access) {
    world.run(() -> state.access.put(party.urn(), access.build()));
    return self();
  }

  /**
   * May no longer act for a party.
   *
   * @param party the party
   * @return this
   */
  public T noLongerRepresents(TestParty party) {
    world.run(() -> state.grants.remove(party.urn()));
    return self();
  }

  private T grant(GrantState grant) {
    world.run(() -> state.grants.put(grant.party().urn, grant));
    return self();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
