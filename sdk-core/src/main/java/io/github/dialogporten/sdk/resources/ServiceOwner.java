package io.github.dialogporten.sdk.resources;

import io.github.dialogporten.sdk.text.Localized;
import java.util.Objects;

/**
 * Who owns a service.
 *
 * <p>Immutable.
 */
public final class ServiceOwner {

  private final String code;
  private final String organisationNumber;
  private final Localized name;

  private ServiceOwner(String code, String organisationNumber, Localized name) {
    this.code = Objects.requireNonNull(code, "code");
    this.organisationNumber = Objects.requireNonNull(organisationNumber, "organisationNumber");
    this.name = Objects.requireNonNull(name, "name");
  }

  /**
   * A service owner.
   *
   * @param code the code, or an empty text when there is none
   * @param organisationNumber the organisation number, or an empty text when there is none
   * @param name the name by language
   * @return an immutable value
   */
  public static ServiceOwner of(String code, String organisationNumber, Localized name) {
    return new ServiceOwner(code, organisationNumber, name);
  }

  /**
   * Its code, as {@code DialogQueryBuilder.org} takes it.
   *
   * @return the code, such as {@code skd}; empty when the server sent none
   */
  public String code() {
    return code;
  }

  /**
   * Its organisation number.
   *
   * @return the number as the server wrote it; empty when the server sent none
   */
  public String organisationNumber() {
    return organisationNumber;
  }

  /**
   * Its name.
   *
   * @return the name by language
   */
  public Localized name() {
    return name;
  }

  @Override
  public String toString() {
    return "ServiceOwner[" + code + "]";
  }
}
