package io.github.dialogporten.sdk.testkit.models;

/**
 * Builds what names a service owner.
 *
 * @param <T> the model
 * @param <B> the builder itself
 */
abstract class OwnedBuilder<T, B extends OwnedBuilder<T, B>> extends ModelBuilder<T, B> {

  OwnedBuilder(Class<T> model) {
    super(model);
    preset("serviceOwner.code", "skd");
    preset("serviceOwner.orgNumber", "310308242");
    presetTexts("serviceOwner.name", "SYNTETISK ETAT");
  }

  /**
   * Sets the service owner.
   *
   * @param code its code, such as {@code skd}
   * @param organisationNumber its number
   * @param name its name
   * @return this
   */
  public B serviceOwner(String code, String organisationNumber, String name) {
    with("serviceOwner.code", code);
    with("serviceOwner.orgNumber", organisationNumber);
    without("serviceOwner.name");
    return texts("serviceOwner.name", "nb", name);
  }
}
