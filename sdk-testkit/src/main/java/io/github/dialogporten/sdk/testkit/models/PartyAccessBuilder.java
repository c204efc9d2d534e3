package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.parties.PartyAccess;
import io.github.dialogporten.sdk.parties.PartyType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Builds a {@link PartyAccess}: an organisation without any named access.
 *
 * <p>Not thread-safe.
 */
public final class PartyAccessBuilder extends ModelBuilder<PartyAccess, PartyAccessBuilder> {

  PartyAccessBuilder() {
    super(PartyAccess.class);
    preset("partyUuid", nextId());
    preset("partyId", 50000001);
    preset("name", "SYNTETISK BEDRIFT AS");
    preset("organizationNumber", "310923044");
    preset("type", PartyType.ORGANISATION);
    preset("isDeleted", false);
    preset("onlyHierarchyElementWithNoAccess", false);
    preset("authorizedRoles", List.of());
    preset("authorizedAccessPackages", List.of());
    preset("authorizedResources", List.of());
    preset("authorizedInstances", List.of());
    preset("subunits", List.of());
  }

  /**
   * Sets its id in Altinn 3.
   *
   * @param value the value
   * @return this
   */
  public PartyAccessBuilder partyUuid(UUID value) {
    return with("partyUuid", value);
  }

  /**
   * Sets its id in Altinn 2.
   *
   * @param value the value
   * @return this
   */
  public PartyAccessBuilder partyId(int value) {
    return with("partyId", value);
  }

  /**
   * Sets what it is.
   *
   * @param value the value
   * @return this
   */
  public PartyAccessBuilder type(PartyType value) {
    return with("type", value);
  }

  /**
   * Sets its name.
   *
   * @param value the value
   * @return this
   */
  public PartyAccessBuilder name(String value) {
    return with("name", value);
  }

  /**
   * Sets its organisation number.
   *
   * @param value the value
   * @return this
   */
  public PartyAccessBuilder organisationNumber(String value) {
    return with("organizationNumber", value);
  }

  /**
   * Sets a person's national identity number.
   *
   * @param value the value
   * @return this
   */
  public PartyAccessBuilder personId(String value) {
    return with("personId", value);
  }

  /**
   * Sets the mail address of a user of ID-porten.
   *
   * @param value the value
   * @return this
   */
  public PartyAccessBuilder emailId(String value) {
    return with("emailId", value);
  }

  /**
   * Sets a person's date of birth.
   *
   * @param value the value
   * @return this
   */
  public PartyAccessBuilder dateOfBirth(LocalDate value) {
    return with("dateOfBirth", value);
  }

  /**
   * Sets the party above.
   *
   * @param value the value
   * @return this
   */
  public PartyAccessBuilder parentUuid(UUID value) {
    return with("parentId", value);
  }

  /**
   * Sets the kind of organisation.
   *
   * @param value the value
   * @return this
   */
  public PartyAccessBuilder unitType(String value) {
    return with("unitType", value);
  }

  /**
   * Sets whether it is deleted in the register.
   *
   * @param value the value
   * @return this
   */
  public PartyAccessBuilder deleted(boolean value) {
    return with("isDeleted", value);
  }

  /**
   * Sets whether it is only there for the hierarchy.
   *
   * @param value the value
   * @return this
   */
  public PartyAccessBuilder onlyAccessToSubunits(boolean value) {
    return with("onlyHierarchyElementWithNoAccess", value);
  }

  /**
   * Adds an instance.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public PartyAccessBuilder instance(InstanceAccessBuilder value) {
    return add("authorizedInstances", value);
  }

  /**
   * Adds a party below it.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public PartyAccessBuilder subunit(PartyAccessBuilder value) {
    return add("subunits", value);
  }

  /**
   * Sets the roles.
   *
   * @param values all of them
   * @return this
   */
  public PartyAccessBuilder roles(String... values) {
    return with("authorizedRoles", Arrays.asList(values));
  }

  /**
   * Sets the access packages.
   *
   * @param values all of them
   * @return this
   */
  public PartyAccessBuilder accessPackages(String... values) {
    return with("authorizedAccessPackages", Arrays.asList(values));
  }

  /**
   * Sets the resources.
   *
   * @param values all of them
   * @return this
   */
  public PartyAccessBuilder resources(String... values) {
    return with("authorizedResources", Arrays.asList(values));
  }
}
