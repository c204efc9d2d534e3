package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.mapping.ResourceUrns;
import io.github.dialogporten.sdk.internal.wire.WireServiceResource;
import io.github.dialogporten.sdk.text.Localized;
import org.jspecify.annotations.Nullable;

/**
 * The service that a dialog belongs to, as far as a lookup tells. What gives access to it is told
 * by {@code client.resources()}.
 *
 * <p>Immutable.
 */
public final class LookupService {

  private final String id;
  private final Localized name;
  private final boolean isDelegable;
  private final @Nullable Integer minimumAuthenticationLevel;

  private LookupService(WireServiceResource wire) {
    this.id = FromWire.text(wire.id());
    this.name = FromWire.texts(wire.name());
    this.isDelegable = FromWire.flag(wire.isDelegable());
    this.minimumAuthenticationLevel = wire.minimumAuthenticationLevel();
  }

  static LookupService from(@Nullable WireServiceResource wire) throws JsonMismatchException {
    return new LookupService(FromWire.required(wire, "serviceResource"));
  }

  /**
   * Its id in the resource register, without the prefix that searches and dialogs have.
   *
   * @return the id; empty when the server sent none
   */
  public String id() {
    return id;
  }

  /**
   * The same service as dialogs and the filters of a search write it.
   *
   * @return {@code urn:altinn:resource:} and the {@link #id()}
   */
  public String urn() {
    return ResourceUrns.urn(id);
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
   * Whether the right to it can be delegated to others.
   *
   * @return what the server said
   */
  public boolean isDelegable() {
    return isDelegable;
  }

  /**
   * The lowest authentication level that opens its dialogs.
   *
   * @return the level, 0 to 4
   */
  public int minimumAuthenticationLevel() {
    return FromWire.count(minimumAuthenticationLevel);
  }

  @Override
  public String toString() {
    return "LookupService[" + id + "]";
  }
}
