package io.github.dialogporten.sdk.resources;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.mapping.ResourceUrns;
import io.github.dialogporten.sdk.internal.wire.WireServiceOwner;
import io.github.dialogporten.sdk.internal.wire.WireServiceResource;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceEntry;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.text.Localized;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service that dialogs belong to. The lists of services ({@code client.resources()}) tell all of
 * it; a lookup ({@code client.lookup()}) leaves out its type, its status, the link to more, and
 * what gives access to it.
 *
 * <p>Immutable.
 */
public final class ServiceResource {

  private final String id;
  private final Localized name;
  private final @Nullable String resourceType;
  private final @Nullable String status;
  private final boolean isDelegable;
  private final int minimumAuthenticationLevel;
  private final @Nullable Link metadata;
  private final List<AccessSource> roles;
  private final List<AccessSource> accessPackages;
  private final ServiceOwner owner;

  private ServiceResource(
      WireServiceResource service,
      @Nullable WireServiceOwner owner,
      List<AccessSource> roles,
      List<AccessSource> accessPackages) {
    this.id = FromWire.text(service.id());
    this.name = FromWire.texts(service.name());
    this.resourceType = service.resourceType();
    this.status = service.status();
    this.isDelegable = FromWire.flag(service.isDelegable());
    this.minimumAuthenticationLevel = FromWire.count(service.minimumAuthenticationLevel());
    this.metadata = FromWire.metadata(service.links());
    this.roles = roles;
    this.accessPackages = accessPackages;
    this.owner = owner(owner);
  }

  static ServiceResource from(WireServiceResourceEntry wire) throws JsonMismatchException {
    return new ServiceResource(
        FromWire.required(wire.serviceResource(), "serviceResource"),
        wire.serviceOwner(),
        FromWire.list(wire.roles(), "roles", AccessSource::new),
        FromWire.list(wire.accessPackages(), "accessPackages", AccessSource::new));
  }

  /** The service of a dialog that was looked up. */
  static ServiceResource of(@Nullable WireServiceResource service, @Nullable WireServiceOwner owner)
      throws JsonMismatchException {
    return new ServiceResource(
        FromWire.required(service, "serviceResource"), owner, List.of(), List.of());
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
   * What kind of service it is, such as {@code altinnapp} or {@code correspondenceservice}.
   *
   * @return the type as the server wrote it; compare without regard to case; empty for a service
   *     that a lookup found
   */
  public Optional<String> resourceType() {
    return Optional.ofNullable(resourceType);
  }

  /**
   * How far the register says that it has come, such as {@code Completed}.
   *
   * @return the status as the server wrote it; empty for a service that a lookup found
   */
  public Optional<String> status() {
    return Optional.ofNullable(status);
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
   * @return an unmodifiable list; empty for a service that a lookup found
   */
  public List<AccessSource> roles() {
    return roles;
  }

  /**
   * The access packages that give access to it.
   *
   * @return an unmodifiable list; empty for a service that a lookup found
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
