package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.Parties;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyAccess;
import io.github.dialogporten.sdk.parties.PartyAccessList;
import io.github.dialogporten.sdk.parties.PartyList;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.models.Models;
import io.github.dialogporten.sdk.testkit.models.PartyAccessBuilder;
import io.github.dialogporten.sdk.testkit.models.PartyBuilder;
import java.util.List;
import java.util.Objects;

/**
 * The parties of one identity of a fake: those that were added, in that order, and those of the
 * dialogs that were added. Thread-safe.
 */
public final class FakeParties extends FakeStep implements Parties {

  FakeParties(FakeIdentity identity, CallOptions options) {
    super(identity, options);
  }

  /**
   * Gives the identity access to a party and to those below it. One of the same URN is replaced.
   *
   * @param party the party; what is changed in the builder later has no effect here
   * @return the party as it will be listed
   */
  public Party add(PartyBuilder party) {
    Party built = party.build();
    identity.addParty(built.party(), Models.partyOf(party.json()));
    return built;
  }

  /**
   * Takes the access to a party away again, with that to its dialogs. Nothing happens when it is
   * not there, or is below another.
   *
   * @param party the party
   */
  public void remove(PartyUrn party) {
    Objects.requireNonNull(party, "party");
    identity.removeParty(party.value());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Without any party the list is empty, as it is for a system user.
   */
  @Override
  public PartyList list() {
    begin("parties.list", null, null);
    return read(PartyList.class, identity.partiesJson());
  }

  /**
   * Adds a party that {@link #withAccess} tells; {@link #list} does not tell it by that.
   *
   * @param party the party; what is changed in the builder later has no effect here
   * @return the party as it will be told
   */
  public PartyAccess add(PartyAccessBuilder party) {
    PartyAccess built = party.build();
    identity.withAccess.add(party.json());
    return built;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The fake gives all that was added, whatever the query leaves out or asks for.
   */
  @Override
  public PartyAccessList withAccess(AccessQuery query) {
    Objects.requireNonNull(query, "query");
    begin("parties.withAccess", null, null);
    List<PartyAccessBuilder> told =
        identity.withAccess.stream().map(Models::partyAccessOf).toList();
    return read(PartyAccessList.class, Models.partyAccessListJson(told));
  }
}
