package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.internal.http.IdentityKey;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.internal.state.GrantState;
import io.github.dialogporten.sdk.testkit.internal.state.PartyState;
import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.tokens.Caller;
import io.github.dialogporten.sdk.testkit.models.Models;
import io.github.dialogporten.sdk.testkit.models.PartyBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** One identity of a fake: its parties, and what it has called. */
final class FakeIdentity {

  /** As high as it gets: levels are not what a fake is for. */
  private static final int LEVEL = 4;

  final FakeWorld world;
  final IdentityKey key;
  final Caller caller;
  final List<FakeCall> calls = new CopyOnWriteArrayList<>();
  final List<UUID> performed = new CopyOnWriteArrayList<>();
  final List<String> withAccess = new CopyOnWriteArrayList<>();
  final Map<InstanceRef, String> found = new ConcurrentHashMap<>();
  final Map<InstanceRef, String> foundAsServiceOwner = new ConcurrentHashMap<>();
  final Map<String, List<PartyUrn>> services = Collections.synchronizedMap(new LinkedHashMap<>());
  private final PrincipalState principal;

  /** Those on top, by URN; under the world's lock, as the grants that follow from them. */
  private final Map<String, PartyBuilder> parties = new LinkedHashMap<>();

  FakeIdentity(FakeWorld world, IdentityKey key, int number) {
    this.world = world;
    this.key = key;
    String urn = "urn:altinn:person:identifier-no:syntetisk" + number;
    this.caller = new Caller(Caller.Kind.PERSON, urn, LEVEL, List.of(), null, null);
    this.principal = new PrincipalState(urn, "SYNTETISK BRUKER " + number, false);
    synchronized (world.altinn) {
      world.altinn.principals.put(urn, principal);
    }
  }

  void addParty(String urn, PartyBuilder party) {
    synchronized (world.altinn) {
      parties.put(urn, party);
      grant();
    }
  }

  void removeParty(String urn) {
    synchronized (world.altinn) {
      parties.remove(urn);
      grant();
    }
  }

  /** Gives access to the party of a dialog, unless there is one. */
  void ensureParty(String urn) {
    synchronized (world.altinn) {
      if (!principal.represents(urn)) {
        addParty(urn, Models.party().party(urn));
      }
    }
  }

  String partiesJson() {
    synchronized (world.altinn) {
      return Models.partyListJson(parties.values());
    }
  }

  private void grant() {
    principal.grants.clear();
    for (Party party :
        Models.partyList(parties.values().toArray(PartyBuilder[]::new)).searchable()) {
      PartyState state = new PartyState(party.party(), party.name(), party.partyType().value(), 0);
      principal.grants.put(state.urn, new GrantState(state, false, false, false, false));
    }
  }

  @Override
  public String toString() {
    return "FakeIdentity[]";
  }
}
