package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.Parties;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyAccess;
import io.github.dialogporten.sdk.parties.PartyAccessList;
import io.github.dialogporten.sdk.parties.PartyList;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.spi.models.ModelReader;
import io.github.dialogporten.sdk.testkit.fakes.FakeWorld.Operations;
import io.github.dialogporten.sdk.testkit.models.Models;
import io.github.dialogporten.sdk.testkit.models.PartyAccessBuilder;
import io.github.dialogporten.sdk.testkit.models.PartyBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The parties of one identity of a fake: those that were added, in that order, and those of the
 * dialogs that were added. Thread-safe.
 */
public final class FakeParties implements Parties {

  private final FakeIdentity identity;
  private final FakeWorld world;
  private final List<String> withAccess = new ArrayList<>();

  FakeParties(FakeIdentity identity) {
    this.identity = identity;
    this.world = identity.world;
  }

  /**
   * Gives the identity access to a party and to those below it. One of the same URN is replaced.
   *
   * @param party the party; what is changed in the builder later has no effect here
   * @return the party as it will be listed
   */
  public Party add(PartyBuilder party) {
    Party built = party.build();
    PartyBuilder copy = Models.partyOf(party.json());
    world.locked(() -> identity.parties.put(built.party(), copy));
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
    world.locked(() -> identity.parties.remove(party.value()));
  }

  /** Gives access to the party of a dialog, unless there is one. */
  void ensure(String urn) {
    if (!identity.partyUrns().contains(urn)) {
      identity.parties.put(urn, Models.party().party(urn));
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Without any party the list is empty, as it is for a system user.
   */
  @Override
  public PartyList list(CallOptions options) {
    identity.begin(Operations.PARTIES, null, null, options);
    String json = world.locked(() -> Models.partyListJson(identity.parties.values()));
    return ModelReader.read(
        PartyList.class,
        json.getBytes(StandardCharsets.UTF_8),
        options.keepsRawJson(),
        world.time.now());
  }

  /**
   * Adds a party that {@link #withAccess} tells; {@link #list} does not tell it by that.
   *
   * @param party the party; what is changed in the builder later has no effect here
   * @return the party as it will be told
   */
  public PartyAccess add(PartyAccessBuilder party) {
    PartyAccess built = party.build();
    String json = party.json();
    world.locked(() -> withAccess.add(json));
    return built;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The fake gives all that was added, whatever the query leaves out or asks for.
   */
  @Override
  public PartyAccessList withAccess(AccessQuery query, CallOptions options) {
    Objects.requireNonNull(query, "query");
    identity.begin(Operations.PARTIES_WITH_ACCESS, null, null, options);
    List<PartyAccessBuilder> told =
        world.locked(() -> withAccess.stream().map(Models::partyAccessOf).toList());
    return ModelReader.read(
        PartyAccessList.class,
        Models.partyAccessListJson(told).getBytes(StandardCharsets.UTF_8),
        options.keepsRawJson(),
        world.time.now());
  }

  @Override
  public String toString() {
    return "FakeParties[" + world.locked(identity.parties::size) + "]";
  }
}
