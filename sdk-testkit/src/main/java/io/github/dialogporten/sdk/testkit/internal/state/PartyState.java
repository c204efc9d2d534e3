package io.github.dialogporten.sdk.testkit.internal.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation, a sub-unit or a person. */
public final class PartyState {
  public final String urn;
  public final String name;
  public final String type;
  public final UUID uuid;
  public final int partyId;
  public final List<PartyState> subParties = new ArrayList<>();
  public @Nullable String dateOfBirth;
  public boolean deleted;

  public PartyState(String urn, String name, String type, int partyId) {
    this.urn = urn;
    this.name = name;
    this.type = type;
    this.partyId = partyId;
    this.uuid = UUID.nameUUIDFromBytes(urn.getBytes(StandardCharsets.UTF_8));
  }
}
