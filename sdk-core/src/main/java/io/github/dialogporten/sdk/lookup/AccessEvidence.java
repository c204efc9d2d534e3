package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireAuthorizationEvidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the caller has access to a dialog.
 *
 * <p>Immutable. Its {@code toString} holds levels and counts only.
 */
public final class AccessEvidence {

  private final @Nullable Integer currentAuthenticationLevel;
  private final boolean viaRole;
  private final boolean viaAccessPackage;
  private final boolean viaResourceDelegation;
  private final boolean viaInstanceDelegation;
  private final List<AccessGrant> grants;

  AccessEvidence(WireAuthorizationEvidence wire) throws JsonMismatchException {
    this.currentAuthenticationLevel = wire.currentAuthenticationLevel();
    this.viaRole = FromWire.flag(wire.viaRole());
    this.viaAccessPackage = FromWire.flag(wire.viaAccessPackage());
    this.viaResourceDelegation = FromWire.flag(wire.viaResourceDelegation());
    this.viaInstanceDelegation = FromWire.flag(wire.viaInstanceDelegation());
    this.grants = FromWire.list(wire.evidence(), "evidence", AccessGrant::new);
  }

  /**
   * The level of authentication that the token stands for.
   *
   * @return the level, 0 to 4
   */
  public int currentAuthenticationLevel() {
    return FromWire.count(currentAuthenticationLevel);
  }

  boolean isBelow(int level) {
    return currentAuthenticationLevel != null && currentAuthenticationLevel < level;
  }

  /**
   * Whether a role gives access.
   *
   * @return what the server said
   */
  public boolean viaRole() {
    return viaRole;
  }

  /**
   * Whether an access package gives access.
   *
   * @return what the server said
   */
  public boolean viaAccessPackage() {
    return viaAccessPackage;
  }

  /**
   * Whether the service was delegated to the caller.
   *
   * @return what the server said
   */
  public boolean viaResourceDelegation() {
    return viaResourceDelegation;
  }

  /**
   * Whether this one instance, message or dialog was delegated to the caller.
   *
   * @return what the server said
   */
  public boolean viaInstanceDelegation() {
    return viaInstanceDelegation;
  }

  /**
   * All rights that give access, each with its name.
   *
   * @return an unmodifiable list
   */
  public List<AccessGrant> grants() {
    return grants;
  }

  @Override
  public String toString() {
    return "AccessEvidence[level=" + currentAuthenticationLevel + ", grants=" + grants.size() + "]";
  }
}
