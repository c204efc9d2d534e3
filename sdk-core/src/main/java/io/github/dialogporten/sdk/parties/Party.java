package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireParty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A party that the caller may act for, as the server tells it.
 *
 * <p>Immutable. Its {@code toString} holds the type only.
 */
public final class Party implements PartyReference {

  private final String party;
  private final UUID partyUuid;
  private final @Nullable Integer partyId;
  private final PartyType partyType;
  private final String name;
  private final @Nullable LocalDate dateOfBirth;
  private final boolean isCurrentEndUser;
  private final boolean isDeleted;
  private final boolean hasKeyRole;
  private final boolean isMainAdministrator;
  private final boolean isAccessManager;
  private final boolean hasOnlyAccessToSubParties;
  private final List<Party> subParties;

  Party(WireParty wire) throws JsonMismatchException {
    this.party = FromWire.text(wire.party());
    this.partyUuid = FromWire.id(wire.partyUuid());
    this.partyId = wire.partyId();
    this.partyType = FromWire.open(wire.partyType(), PartyType::of);
    this.name = FromWire.text(wire.name());
    this.dateOfBirth = FromWire.date(wire.dateOfBirth());
    this.isCurrentEndUser = FromWire.flag(wire.isCurrentEndUser());
    this.isDeleted = FromWire.flag(wire.isDeleted());
    this.hasKeyRole = FromWire.flag(wire.hasKeyRole());
    this.isMainAdministrator = FromWire.flag(wire.isMainAdministrator());
    this.isAccessManager = FromWire.flag(wire.isAccessManager());
    this.hasOnlyAccessToSubParties = FromWire.flag(wire.hasOnlyAccessToSubParties());
    this.subParties = FromWire.list(wire.subParties(), "subParties", Party::new);
  }

  /**
   * The URN as the server wrote it. Of a person it is personal data.
   *
   * @return the text, unchecked; empty when the server sent none
   */
  public String party() {
    return party;
  }

  /**
   * The URN as a checked value.
   *
   * @return the URN; empty when the server's text is of no kind that this version knows
   */
  public Optional<PartyUrn> urn() {
    try {
      return Optional.of(PartyUrn.parse(party));
    } catch (IllegalArgumentException odd) {
      return Optional.empty();
    }
  }

  /**
   * The id in Altinn 3.
   *
   * @return the id
   */
  public UUID partyUuid() {
    return partyUuid;
  }

  /**
   * The party id of Altinn 2, to match what a program has stored with it.
   *
   * @return the id; empty should the server cease to send it
   */
  public Optional<Integer> partyId() {
    return Optional.ofNullable(partyId);
  }

  /**
   * What it is.
   *
   * @return the type
   */
  public PartyType partyType() {
    return partyType;
  }

  /**
   * The name. Do not match on it: the same person is written in other word orders elsewhere.
   *
   * @return the name as the server wrote it
   */
  public String name() {
    return name;
  }

  /**
   * A person's date of birth.
   *
   * @return the date; empty for organisations, and when it is no date
   */
  public Optional<LocalDate> dateOfBirth() {
    return Optional.ofNullable(dateOfBirth);
  }

  /**
   * Whether it is the caller's own party.
   *
   * @return true for the person who is logged in
   */
  public boolean isCurrentEndUser() {
    return isCurrentEndUser;
  }

  /**
   * Whether it is deleted in the register. Its dialogs can still be there.
   *
   * @return true when it is deleted
   */
  public boolean isDeleted() {
    return isDeleted;
  }

  /**
   * Whether the caller has a key role in it, such as managing director.
   *
   * @return true when so
   */
  public boolean hasKeyRole() {
    return hasKeyRole;
  }

  /**
   * Whether the caller is its main administrator.
   *
   * @return true when so
   */
  public boolean isMainAdministrator() {
    return isMainAdministrator;
  }

  /**
   * Whether the caller manages access for it.
   *
   * @return true when so
   */
  public boolean isAccessManager() {
    return isAccessManager;
  }

  /**
   * Whether it is listed only because the caller has access to some of its sub-parties. There is
   * nothing to search for then.
   *
   * @return true when it is only there for the hierarchy
   */
  public boolean hasOnlyAccessToSubParties() {
    return hasOnlyAccessToSubParties;
  }

  /**
   * The parties below it.
   *
   * @return an unmodifiable list, empty for a sub-unit
   */
  public List<Party> subParties() {
    return subParties;
  }

  @Override
  public String toString() {
    return "Party[" + partyType + ", subParties=" + subParties.size() + "]";
  }
}
