package io.github.dialogporten.sdk.resources;

import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireAccessSource;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.text.Localized;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A role or an access package that gives access to a service. Whoever has it for a party has the
 * access for that party.
 *
 * <p>Immutable.
 */
public final class AccessSource {

  private final String urn;
  private final Localized name;
  private final @Nullable Link metadata;

  AccessSource(WireAccessSource wire) {
    this.urn = FromWire.text(wire.urn());
    this.name = FromWire.texts(wire.name());
    this.metadata = FromWire.metadata(wire.links());
  }

  /**
   * Which one it is.
   *
   * @return a URN such as {@code urn:altinn:accesspackage:...}; empty when the server sent none
   */
  public String urn() {
    return urn;
  }

  /**
   * Its name.
   *
   * @return the name by language
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
    return "AccessSource[" + urn + "]";
  }
}
