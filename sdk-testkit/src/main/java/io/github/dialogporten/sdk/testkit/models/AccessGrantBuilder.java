package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.lookup.AccessGrant;
import io.github.dialogporten.sdk.lookup.GrantType;

/**
 * Builds an {@link AccessGrant}: a role.
 *
 * <p>Not thread-safe.
 */
public final class AccessGrantBuilder extends ModelBuilder<AccessGrant, AccessGrantBuilder> {

  AccessGrantBuilder() {
    super(AccessGrant.class);
    preset("grantType", GrantType.ROLE);
    preset("subject", "urn:altinn:rolecode:dagl");
    presetTexts("name", "Daglig leder");
  }

  /**
   * Sets what gives the access.
   *
   * @param value the value
   * @return this
   */
  public AccessGrantBuilder grantType(GrantType value) {
    return with("grantType", value);
  }

  /**
   * Sets which one.
   *
   * @param value the value
   * @return this
   */
  public AccessGrantBuilder subject(String value) {
    return with("subject", value);
  }

  /**
   * Sets its name in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public AccessGrantBuilder name(String language, String text) {
    return texts("name", language, text);
  }

  /**
   * Sets where Altinn says more about it.
   *
   * @param value the value
   * @return this
   */
  public AccessGrantBuilder metadata(String value) {
    return with("links.metadata", value);
  }
}
