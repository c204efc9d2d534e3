package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireAuthorizationEvidenceItem;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.text.Localized;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One right that gives the caller access to a dialog.
 *
 * <p>Immutable. Its {@code toString} holds the kind only.
 */
public final class AccessGrant {

  private final GrantType grantType;
  private final String subject;
  private final Localized name;
  private final @Nullable Link metadata;

  AccessGrant(WireAuthorizationEvidenceItem wire) {
    this.grantType = FromWire.open(wire.grantType(), GrantType::of);
    this.subject = FromWire.text(wire.subject());
    this.name = FromWire.texts(wire.name());
    this.metadata = FromWire.metadata(wire.links());
  }

  /**
   * What kind of right it is.
   *
   * @return the kind
   */
  public GrantType grantType() {
    return grantType;
  }

  /**
   * The role, the access package, the service or the instance that the right is.
   *
   * @return a URN as the server wrote it
   */
  public String subject() {
    return subject;
  }

  /**
   * The name of the role or the access package.
   *
   * @return the name by language; empty where the server tells none
   */
  public Localized name() {
    return name;
  }

  /**
   * Where Altinn says more about it. The SDK never fetches it.
   *
   * @return the link, if there is one
   */
  public Optional<Link> metadata() {
    return Optional.ofNullable(metadata);
  }

  @Override
  public String toString() {
    return "AccessGrant[" + grantType + "]";
  }
}
