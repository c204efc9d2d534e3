package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireApiActionEndpoint;
import io.github.dialogporten.sdk.text.Link;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of an API action. Its documentation and its schemas are never fetched by the SDK.
 *
 * <p>Immutable. Its {@code toString} holds no address.
 */
public final class ApiEndpoint {

  private final UUID id;
  private final Link link;
  private final HttpVerb httpMethod;
  private final @Nullable String version;
  private final @Nullable Link documentationUrl;
  private final @Nullable Link requestSchema;
  private final @Nullable Link responseSchema;
  private final boolean isDeprecated;
  private final @Nullable Instant sunsetAt;

  ApiEndpoint(WireApiActionEndpoint wire) throws JsonMismatchException {
    this.id = FromWire.id(wire.id());
    this.link = FromWire.link(wire.url());
    this.httpMethod = FromWire.open(wire.httpMethod(), HttpVerb::of);
    this.version = wire.version();
    this.documentationUrl = FromWire.linkOrNull(wire.documentationUrl());
    this.requestSchema = FromWire.linkOrNull(wire.requestSchema());
    this.responseSchema = FromWire.linkOrNull(wire.responseSchema());
    this.isDeprecated = FromWire.flag(wire.deprecated());
    this.sunsetAt = wire.sunsetAt();
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
   * The address.
   *
   * @return the link, masked when the caller has no right to it
   */
  public Link link() {
    return link;
  }

  /**
   * The HTTP method.
   *
   * @return the method
   */
  public HttpVerb httpMethod() {
    return httpMethod;
  }

  /**
   * Which version of the API it is.
   *
   * @return the version as the service owner wrote it, if there is one
   */
  public Optional<String> version() {
    return Optional.ofNullable(version);
  }

  /**
   * Where it is described, for people.
   *
   * @return the link, if there is one
   */
  public Optional<Link> documentationUrl() {
    return Optional.ofNullable(documentationUrl);
  }

  /**
   * The schema of what is sent.
   *
   * @return the link, if there is one
   */
  public Optional<Link> requestSchema() {
    return Optional.ofNullable(requestSchema);
  }

  /**
   * The schema of what comes back.
   *
   * @return the link, if there is one
   */
  public Optional<Link> responseSchema() {
    return Optional.ofNullable(responseSchema);
  }

  /**
   * Whether it is going to be taken away.
   *
   * @return what the server said
   */
  public boolean isDeprecated() {
    return isDeprecated;
  }

  /**
   * When it will be taken away.
   *
   * @return the time, if there is one
   */
  public Optional<Instant> sunsetAt() {
    return Optional.ofNullable(sunsetAt);
  }

  @Override
  public String toString() {
    return "ApiEndpoint[" + id + ", " + httpMethod + "]";
  }
}
