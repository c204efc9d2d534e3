package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyType;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Builds a {@link Party}: an organisation, unless something else is said.
 *
 * <p>Not thread-safe.
 */
public final class PartyBuilder extends ModelBuilder<Party, PartyBuilder> {

  PartyBuilder() {
    super(Party.class);
    preset("party", ORGANISATION);
    preset("partyUuid", nextId());
    preset("partyId", 50000001);
    preset("name", "SYNTETISK BEDRIFT AS");
    preset("partyType", PartyType.ORGANISATION);
    preset("isDeleted", false);
    preset("hasKeyRole", false);
    preset("isCurrentEndUser", false);
    preset("isMainAdministrator", false);
    preset("isAccessManager", false);
    preset("hasOnlyAccessToSubParties", false);
    preset("subParties", List.of());
  }

  /**
   * Sets its URN, and its type by that.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder urn(PartyUrn value) {
    PartyType type =
        value.kind() == PartyUrn.Kind.ORGANISATION
            ? PartyType.ORGANISATION
            : value.kind() == PartyUrn.Kind.PERSON ? PartyType.PERSON : PartyType.SELF_IDENTIFIED;
    follow("partyType", type);
    return with("party", value);
  }

  /**
   * Sets its URN as text, which nobody checks.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder party(String value) {
    return with("party", value);
  }

  /**
   * Sets its id in Altinn 3; each builder has one of its own by default.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder partyUuid(UUID value) {
    return with("partyUuid", value);
  }

  /**
   * Sets its id in Altinn 2.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder partyId(int value) {
    return with("partyId", value);
  }

  /**
   * Sets what it is.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder partyType(PartyType value) {
    return with("partyType", value);
  }

  /**
   * Sets its name, {@code SYNTETISK BEDRIFT AS} by default.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder name(String value) {
    return with("name", value);
  }

  /**
   * Sets a person's date of birth; none by default.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder dateOfBirth(LocalDate value) {
    return with("dateOfBirth", value);
  }

  /**
   * Sets whether it is the caller's own party.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder currentEndUser(boolean value) {
    return with("isCurrentEndUser", value);
  }

  /**
   * Sets whether it is deleted in the register.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder deleted(boolean value) {
    return with("isDeleted", value);
  }

  /**
   * Sets whether the caller has a key role in it.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder keyRole(boolean value) {
    return with("hasKeyRole", value);
  }

  /**
   * Sets whether the caller is its main administrator.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder mainAdministrator(boolean value) {
    return with("isMainAdministrator", value);
  }

  /**
   * Sets whether the caller manages access for it.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder accessManager(boolean value) {
    return with("isAccessManager", value);
  }

  /**
   * Sets whether it is only there for the hierarchy.
   *
   * @param value the value
   * @return this
   */
  public PartyBuilder onlyAccessToSubParties(boolean value) {
    return with("hasOnlyAccessToSubParties", value);
  }

  /**
   * Adds a party below it.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public PartyBuilder subParty(PartyBuilder value) {
    return add("subParties", value);
  }
}
