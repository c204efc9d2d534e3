package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.text.OpenValue;
import org.jspecify.annotations.Nullable;

/** What kind of right gives access to a dialog. */
public final class GrantType extends OpenValue<GrantType.Known> {

  private static final long serialVersionUID = 1L;

  /** A role that the caller has for the party. */
  public static final GrantType ROLE = new GrantType("Role", Known.ROLE);

  /** An access package that the caller has for the party. */
  public static final GrantType ACCESS_PACKAGE =
      new GrantType("AccessPackage", Known.ACCESS_PACKAGE);

  /** The service was delegated to the caller. */
  public static final GrantType RESOURCE_DELEGATION =
      new GrantType("ResourceDelegation", Known.RESOURCE_DELEGATION);

  /** This one instance, message or dialog was delegated to the caller. */
  public static final GrantType INSTANCE_DELEGATION =
      new GrantType("InstanceDelegation", Known.INSTANCE_DELEGATION);

  /** The values that this version knows. */
  public enum Known {
    /** See {@link GrantType#ROLE}. */
    ROLE,
    /** See {@link GrantType#ACCESS_PACKAGE}. */
    ACCESS_PACKAGE,
    /** See {@link GrantType#RESOURCE_DELEGATION}. */
    RESOURCE_DELEGATION,
    /** See {@link GrantType#INSTANCE_DELEGATION}. */
    INSTANCE_DELEGATION
  }

  private GrantType(String value, @Nullable Known known) {
    super(value, known);
  }

  /**
   * The kind with this raw value.
   *
   * @param value the raw value
   * @return the constant, or a new value that this version does not know
   */
  public static GrantType of(String value) {
    return switch (value) {
      case "Role" -> ROLE;
      case "AccessPackage" -> ACCESS_PACKAGE;
      case "ResourceDelegation" -> RESOURCE_DELEGATION;
      case "InstanceDelegation" -> INSTANCE_DELEGATION;
      default -> new GrantType(value, null);
    };
  }
}
