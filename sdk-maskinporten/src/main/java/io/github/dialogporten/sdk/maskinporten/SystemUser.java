package io.github.dialogporten.sdk.maskinporten;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which system user a token is for: the organisation that owns it, and the external reference that
 * it was made with, if any.
 *
 * <p>For an agent system user the owner is the accountant or auditor, never a client of theirs; the
 * token then serves all clients that the agent has been given, and {@code parties()} lists them.
 *
 * <p>Immutable. Equal when owner and external reference are.
 */
public final class SystemUser {

  private final String organisation;
  private final @Nullable String externalRef;

  private SystemUser(String organisation, @Nullable String externalRef) {
    this.organisation = organisation;
    this.externalRef = externalRef;
  }

  /**
   * Names the system user that this organisation owns, made without an external reference.
   *
   * @param orgNumber the owner's organisation number in any usual spelling: {@code 310923044},
   *     {@code 310 923 044}, {@code 0192:310923044}
   * @return the system user
   * @throws IllegalArgumentException when it is no organisation number
   */
  public static SystemUser of(String orgNumber) {
    return new SystemUser(OrganisationNumbers.digits("orgNumber", orgNumber), null);
  }

  /**
   * Names the same owner's system user that was made with this external reference. It has to be the
   * very reference that was given when the system user was asked for; Altinn finds nothing
   * otherwise (MP-303).
   *
   * @param ref the reference, as it was given; not blank, without control characters
   * @return another system user; this one is not changed
   * @throws IllegalArgumentException when it is blank or holds control characters
   */
  public SystemUser externalRef(String ref) {
    Objects.requireNonNull(ref, "ref");
    if (ref.isBlank() || ref.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "ref: the external reference that the system user was made with: not blank, without"
              + " control characters");
    }
    return new SystemUser(organisation, ref);
  }

  /**
   * Returns the owner.
   *
   * @return the organisation number, nine digits
   */
  public String organisation() {
    return organisation;
  }

  /**
   * Returns the external reference.
   *
   * @return the reference; empty when the system user was made without one
   */
  public Optional<String> externalRef() {
    return Optional.ofNullable(externalRef);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SystemUser that
        && organisation.equals(that.organisation)
        && Objects.equals(externalRef, that.externalRef);
  }

  @Override
  public int hashCode() {
    return 31 * organisation.hashCode() + Objects.hashCode(externalRef);
  }

  /** Without values: a sole trader's organisation number points to a person. */
  @Override
  public String toString() {
    return "SystemUser[]";
  }
}
