package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.resources.ServiceResource;
import java.util.List;

/**
 * Builds a {@link ServiceResource}.
 *
 * <p>Not thread-safe.
 */
public final class ServiceResourceBuilder
    extends ModelBuilder<ServiceResource, ServiceResourceBuilder> {

  ServiceResourceBuilder() {
    super(ServiceResource.class);
    preset("serviceResource.id", "syntetisk-tjeneste");
    preset("serviceResource.resourceType", "GenericAccessResource");
    preset("serviceResource.status", "Completed");
    preset("serviceResource.isDelegable", true);
    preset("serviceResource.minimumAuthenticationLevel", 3);
    preset("roles", List.of());
    preset("accessPackages", List.of());
    presetTexts("serviceResource.name", "Syntetisk tjeneste");
    preset("serviceOwner.code", "skd");
    preset("serviceOwner.orgNumber", "310308242");
    presetTexts("serviceOwner.name", "SYNTETISK ETAT");
  }

  /**
   * Sets its id, without the prefix of a URN.
   *
   * @param value the value
   * @return this
   */
  public ServiceResourceBuilder id(String value) {
    return with("serviceResource.id", value);
  }

  /**
   * Sets its name in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public ServiceResourceBuilder name(String language, String text) {
    return texts("serviceResource.name", language, text);
  }

  /**
   * Sets its type.
   *
   * @param value the value
   * @return this
   */
  public ServiceResourceBuilder resourceType(String value) {
    return with("serviceResource.resourceType", value);
  }

  /**
   * Sets its status.
   *
   * @param value the value
   * @return this
   */
  public ServiceResourceBuilder status(String value) {
    return with("serviceResource.status", value);
  }

  /**
   * Sets whether it can be delegated.
   *
   * @param value the value
   * @return this
   */
  public ServiceResourceBuilder delegable(boolean value) {
    return with("serviceResource.isDelegable", value);
  }

  /**
   * Sets the level that it takes.
   *
   * @param value the value
   * @return this
   */
  public ServiceResourceBuilder minimumAuthenticationLevel(int value) {
    return with("serviceResource.minimumAuthenticationLevel", value);
  }

  /**
   * Sets where Altinn says more about it.
   *
   * @param value the value
   * @return this
   */
  public ServiceResourceBuilder metadata(String value) {
    return with("serviceResource.links.metadata", value);
  }

  /**
   * Adds a role that gives access.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public ServiceResourceBuilder role(AccessSourceBuilder value) {
    return add("roles", value);
  }

  /**
   * Adds an access package that gives access.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public ServiceResourceBuilder accessPackage(AccessSourceBuilder value) {
    return add("accessPackages", value);
  }

  /**
   * Sets the service owner.
   *
   * @param code its code, such as {@code skd}
   * @param organisationNumber its number
   * @param name its name
   * @return this
   */
  public ServiceResourceBuilder serviceOwner(String code, String organisationNumber, String name) {
    with("serviceOwner.code", code);
    with("serviceOwner.orgNumber", organisationNumber);
    without("serviceOwner.name");
    return texts("serviceOwner.name", "nb", name);
  }
}
