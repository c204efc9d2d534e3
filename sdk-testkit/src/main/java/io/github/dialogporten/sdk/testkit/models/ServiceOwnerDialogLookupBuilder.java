package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.lookup.ServiceOwnerDialogLookup;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.UUID;

/**
 * Builds a {@link ServiceOwnerDialogLookup}.
 *
 * <p>Not thread-safe.
 */
public final class ServiceOwnerDialogLookupBuilder
    extends ModelBuilder<ServiceOwnerDialogLookup, ServiceOwnerDialogLookupBuilder> {

  ServiceOwnerDialogLookupBuilder() {
    super(ServiceOwnerDialogLookup.class);
    preset("dialogId", nextId());
    preset("instanceRef", "urn:altinn:dialog-id:" + nextId());
    preset("party", ORGANISATION);
    preset("serviceResource", new LookupServiceBuilder());
    presetTexts("title", "Syntetisk dialog");
    preset("serviceOwner.code", "skd");
    preset("serviceOwner.orgNumber", "310308242");
    presetTexts("serviceOwner.name", "SYNTETISK ETAT");
  }

  /**
   * Sets the dialog.
   *
   * @param value the value
   * @return this
   */
  public ServiceOwnerDialogLookupBuilder dialogId(UUID value) {
    return with("dialogId", value);
  }

  /**
   * Sets the canonical reference.
   *
   * @param value the value
   * @return this
   */
  public ServiceOwnerDialogLookupBuilder instanceRef(InstanceRef value) {
    return with("instanceRef", value.value());
  }

  /**
   * Sets the party that it belongs to.
   *
   * @param value the value
   * @return this
   */
  public ServiceOwnerDialogLookupBuilder party(PartyUrn value) {
    return with("party", value);
  }

  /**
   * Sets the title in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public ServiceOwnerDialogLookupBuilder title(String language, String text) {
    return texts("title", language, text);
  }

  /**
   * Sets the service.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public ServiceOwnerDialogLookupBuilder serviceResource(LookupServiceBuilder value) {
    return with("serviceResource", value);
  }

  /**
   * Sets the title without what is sensitive in one language. In another language it stands beside
   * the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public ServiceOwnerDialogLookupBuilder nonSensitiveTitle(String language, String text) {
    return texts("nonSensitiveTitle", language, text);
  }

  /**
   * Sets the service owner.
   *
   * @param code its code, such as {@code skd}
   * @param organisationNumber its number
   * @param name its name
   * @return this
   */
  public ServiceOwnerDialogLookupBuilder serviceOwner(
      String code, String organisationNumber, String name) {
    with("serviceOwner.code", code);
    with("serviceOwner.orgNumber", organisationNumber);
    without("serviceOwner.name");
    return texts("serviceOwner.name", "nb", name);
  }
}
