package io.github.dialogporten.sdk.resources;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.mapping.ResourceUrns;
import io.github.dialogporten.sdk.internal.wire.WireMetadataLinks;
import io.github.dialogporten.sdk.internal.wire.WireServiceOwner;
import io.github.dialogporten.sdk.internal.wire.WireServiceResource;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceEntry;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.text.Localized;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service that dialogs belong to, as the resource register describes it, and what gives access to
 * it.
 *
 * <p>Immutable.
 */
public final class ServiceResource {

  private final String id;
  private final Localized name;
  private final String resourceType;
  private final String status;
  private final boolean isDelegable;
  private final int minimumAuthenticationLevel;
  private final @Nullable Link metadata;
  private final List<AccessSource> roles;
  private final List<AccessSource> accessPackages;
  private final ServiceOwner owner;

  private ServiceResource(WireServiceResource service, WireServiceResourceEntry entry)
      throws JsonMismatchException {
    @Nullable WireMetadataLinks links = service.links();
    this.id = FromWire.text(service.id());
    this.name = FromWire.texts(service.name());
    this.resourceType = FromWire.text(service.resourceType());
    this.status = FromWire.text(service.status());
    this.isDelegable = FromWire.flag(service.isDelegable());
    this.minimumAuthenticationLevel = FromWire.count(service.minimumAuthenticationLevel());
    this.metadata = FromWire.linkOrNull(links == null ? null : links.metadata());
    this.roles = FromWire.list(entry.roles(), "roles", AccessSource::of);
    this.accessPackages = FromWire.list(entry.accessPackages(), "accessPackages", AccessSource::of);
    this.owner = owner(entry.serviceOwner());
  }

  static ServiceResource from(WireServiceResourceEntry wire) throws JsonMismatchException {
    return new ServiceResource(FromWire.required(wire.serviceResource(), "serviceResource"), wire);
  }

  private static ServiceOwner owner(@Nullable WireServiceOwner wire) {
    return wire == null
        ? ServiceOwner.of("", "", Localized.empty())
        : ServiceOwner.of(
            FromWire.text(wire.code()),
            FromWire.text(wire.orgNumber()),
            FromWire.texts(wire.name()));
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
   * What kind of service it is, such as {@code AltinnApp} or {@code CorrespondenceService}.
   *
   * @return the type as the server wrote it; compare without regard to case
   */
  public String resourceType() {
    return resourceType;
  }

  /**
   * How far the register says that it has come, such as {@code Completed}.
   *
   * @return the status as the server wrote it
   */
  public String status() {
    return status;
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
    return minimumAuthenticationLevel;
  }

  /**
   * Where Altinn says more about it. The SDK never fetches it.
   *
   * @return the link, if there is one
   */
  public Optional<Link> metadata() {
    return Optional.ofNullable(metadata);
  }

  /**
   * The roles that give access to it.
   *
   * @return an unmodifiable list
   */
  public List<AccessSource> roles() {
    return roles;
  }

  /**
   * The access packages that give access to it.
   *
   * @return an unmodifiable list
   */
  public List<AccessSource> accessPackages() {
    return accessPackages;
  }

  /**
   * Who owns it.
   *
   * @return the service owner
   */
  public ServiceOwner serviceOwner() {
    return owner;
  }

  @Override
  public String toString() {
    return "ServiceResource[" + id + "]";
  }
}
