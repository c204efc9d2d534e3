package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireAmParty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A party that the caller may act for, and by what, as Altinn Access Management tells it. What was
 * not asked for is empty: an empty list of roles does not say that there are none.
 *
 * <p>Immutable. Its {@code toString} holds the type and counts only.
 */
public final class PartyAccess {

  private final UUID partyUuid;
  private final @Nullable Integer partyId;
  private final PartyType type;
  private final String name;
  private final @Nullable String organisationNumber;
  private final @Nullable String personId;
  private final @Nullable String emailId;
  private final @Nullable LocalDate dateOfBirth;
  private final @Nullable UUID parentUuid;
  private final @Nullable String unitType;
  private final boolean isDeleted;
  private final boolean hasOnlyAccessToSubunits;
  private final List<String> roles;
  private final List<String> accessPackages;
  private final List<String> resources;
  private final List<InstanceAccess> instances;
  private final List<PartyAccess> subunits;

  PartyAccess(WireAmParty wire) throws JsonMismatchException {
    this.partyUuid = FromWire.id(wire.partyUuid());
    this.partyId = wire.partyId();
    this.type = FromWire.open(wire.type(), PartyType::of);
    this.name = FromWire.text(wire.name());
    this.organisationNumber = wire.organizationNumber();
    this.personId = wire.personId();
    this.emailId = wire.emailId();
    this.dateOfBirth = FromWire.date(wire.dateOfBirth());
    this.parentUuid = wire.parentId();
    this.unitType = wire.unitType();
    this.isDeleted = FromWire.flag(wire.isDeleted());
    this.hasOnlyAccessToSubunits = FromWire.flag(wire.onlyHierarchyElementWithNoAccess());
    this.roles = wire.authorizedRoles();
    this.accessPackages = wire.authorizedAccessPackages();
    this.resources = wire.authorizedResources();
    this.instances =
        FromWire.list(wire.authorizedInstances(), "authorizedInstances", InstanceAccess::new);
    this.subunits = FromWire.list(wire.subunits(), "subunits", PartyAccess::new);
  }

  /**
   * The party as a search for dialogs takes it. Made of the number or the address, since Access
   * Management sends no URN.
   *
   * @return the URN; empty when there is neither a number nor an address, or it is not valid
   */
  public Optional<PartyUrn> urn() {
    try {
      if (organisationNumber != null) {
        return Optional.of(PartyUrn.organisation(organisationNumber));
      }
      if (personId != null) {
        return Optional.of(PartyUrn.person(personId));
      }
      return Optional.ofNullable(emailId).map(PartyUrn::email);
    } catch (IllegalArgumentException odd) {
      return Optional.empty();
    }
  }

  /**
   * The id in Altinn 3.
   *
   * @return the id, as {@link Party#partyUuid()} gives it
   */
  public UUID partyUuid() {
    return partyUuid;
  }

  /**
   * The party id of Altinn 2, to match what a program has stored with it.
   *
   * @return the id, if the server sent it
   */
  public Optional<Integer> partyId() {
    return Optional.ofNullable(partyId);
  }

  /**
   * What it is.
   *
   * @return the type; {@code None}, should the server send that, has no constant
   */
  public PartyType partyType() {
    return type;
  }

  /**
   * The name.
   *
   * @return the name as the server wrote it
   */
  public String name() {
    return name;
  }

  /**
   * The organisation number.
   *
   * @return the number as the server wrote it; empty for all but organisations
   */
  public Optional<String> organisationNumber() {
    return Optional.ofNullable(organisationNumber);
  }

  /**
   * The national identity number or D-number: personal data.
   *
   * @return the number as the server wrote it; empty for all but persons
   */
  public Optional<String> personId() {
    return Optional.ofNullable(personId);
  }

  /**
   * The mail address of somebody whom ID-porten knows by it: personal data.
   *
   * @return the address as the server wrote it; empty for all others
   */
  public Optional<String> emailId() {
    return Optional.ofNullable(emailId);
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
   * The party above.
   *
   * @return its {@link #partyUuid()}; empty for one on top
   */
  public Optional<UUID> parentUuid() {
    return Optional.ofNullable(parentUuid);
  }

  /**
   * The form of an organisation, such as {@code AS} or {@code BEDR}.
   *
   * @return the register's code, if the server sent it
   */
  public Optional<String> unitType() {
    return Optional.ofNullable(unitType);
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
   * Whether it is listed only because the caller has access to some of its sub-units. There is
   * nothing to search for then.
   *
   * @return true when it is only there for the hierarchy
   */
  public boolean hasOnlyAccessToSubParties() {
    return hasOnlyAccessToSubunits;
  }

  /**
   * The roles that the caller has for it, when {@link AccessQuery#withRoles()} asked for them.
   *
   * @return their codes as the server wrote them; unmodifiable
   */
  public List<String> roles() {
    return roles;
  }

  /**
   * The access packages that the caller has for it, when {@link AccessQuery#withAccessPackages()}
   * asked for them.
   *
   * @return their names as the server wrote them; unmodifiable
   */
  public List<String> accessPackages() {
    return accessPackages;
  }

  /**
   * The services that the caller may use for it, when {@link AccessQuery#withResources()} asked for
   * them.
   *
   * @return their ids as the server wrote them; a search for dialogs takes them with {@code
   *     urn:altinn:resource:} before; unmodifiable
   */
  public List<String> resources() {
    return resources;
  }

  /**
   * The single instances that the caller was given access to, when {@link
   * AccessQuery#withInstances()} asked for them.
   *
   * @return an unmodifiable list
   */
  public List<InstanceAccess> instances() {
    return instances;
  }

  /**
   * The parties below it.
   *
   * @return an unmodifiable list
   */
  public List<PartyAccess> subParties() {
    return subunits;
  }

  @Override
  public String toString() {
    return "PartyAccess[%s, roles=%s, accessPackages=%s, resources=%s, instances=%s, subunits=%s]"
        .formatted(
            type,
            roles.size(),
            accessPackages.size(),
            resources.size(),
            instances.size(),
            subunits.size());
  }
}
