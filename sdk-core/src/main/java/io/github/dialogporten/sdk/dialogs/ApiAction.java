package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireApiAction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a program can do with the service owner's own API. Dialogporten only tells where
 * that API is.
 *
 * <p>Immutable. Its {@code toString} holds no address.
 */
public final class ApiAction {

  private final UUID id;
  private final String action;
  private final @Nullable String name;
  private final boolean isAuthorized;
  private final @Nullable String authorizationAttribute;
  private final List<ApiEndpoint> endpoints;

  ApiAction(WireApiAction wire) throws JsonMismatchException {
    this.id = FromWire.id(wire.id());
    this.action = FromWire.text(wire.action());
    this.name = wire.name();
    this.isAuthorized = FromWire.flag(wire.isAuthorized());
    this.authorizationAttribute = wire.authorizationAttribute();
    this.endpoints = FromWire.list(wire.endpoints(), "endpoints", ApiEndpoint::new);
  }

  /**
   * Its id.
   *
   * @return the id
   */
  public UUID id() {
    return id;
  }

  /**
   * The right that it needs.
   *
   * @return the name of the right
   */
  public String action() {
    return action;
  }

  /**
   * The name that the service owner gave it.
   *
   * @return the name, if there is one
   */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /**
   * Whether the caller may do it.
   *
   * @return what the server said
   */
  public boolean isAuthorized() {
    return isAuthorized;
  }

  /**
   * The part of the service that the right is for.
   *
   * @return the attribute; empty for the service itself
   */
  public Optional<String> authorizationAttribute() {
    return Optional.ofNullable(authorizationAttribute);
  }

  /**
   * Where it can be done: one endpoint for each version.
   *
   * @return an unmodifiable list
   */
  public List<ApiEndpoint> endpoints() {
    return endpoints;
  }

  @Override
  public String toString() {
    return "ApiAction[" + id + ", endpoints=" + endpoints.size() + "]";
  }
}
