package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.lookup.AccessEvidence;
import java.util.List;

/**
 * Builds an {@link AccessEvidence}: access by a role at level 3.
 *
 * <p>Not thread-safe.
 */
public final class AccessEvidenceBuilder
    extends ModelBuilder<AccessEvidence, AccessEvidenceBuilder> {

  AccessEvidenceBuilder() {
    super(AccessEvidence.class);
    preset("currentAuthenticationLevel", 3);
    preset("viaRole", true);
    preset("viaAccessPackage", false);
    preset("viaResourceDelegation", false);
    preset("viaInstanceDelegation", false);
    preset("evidence", List.of(new AccessGrantBuilder()));
  }

  /**
   * Sets the caller's level.
   *
   * @param value the value
   * @return this
   */
  public AccessEvidenceBuilder currentAuthenticationLevel(int value) {
    return with("currentAuthenticationLevel", value);
  }

  /**
   * Sets whether a role gives it.
   *
   * @param value the value
   * @return this
   */
  public AccessEvidenceBuilder viaRole(boolean value) {
    return with("viaRole", value);
  }

  /**
   * Sets whether an access package gives it.
   *
   * @param value the value
   * @return this
   */
  public AccessEvidenceBuilder viaAccessPackage(boolean value) {
    return with("viaAccessPackage", value);
  }

  /**
   * Sets whether a delegated service gives it.
   *
   * @param value the value
   * @return this
   */
  public AccessEvidenceBuilder viaResourceDelegation(boolean value) {
    return with("viaResourceDelegation", value);
  }

  /**
   * Sets whether a delegated instance gives it.
   *
   * @param value the value
   * @return this
   */
  public AccessEvidenceBuilder viaInstanceDelegation(boolean value) {
    return with("viaInstanceDelegation", value);
  }

  /**
   * Adds what gives the access; the first one replaces the default.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public AccessEvidenceBuilder grant(AccessGrantBuilder value) {
    if (!isGiven("evidence")) {
      without("evidence");
    }
    return add("evidence", value);
  }
}
