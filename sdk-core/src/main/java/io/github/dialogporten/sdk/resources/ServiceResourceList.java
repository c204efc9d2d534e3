package io.github.dialogporten.sdk.resources;

import io.github.dialogporten.sdk.internal.Ascii;
import io.github.dialogporten.sdk.internal.json.ListDocument;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceEntry;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Services: those that the caller may see dialogs of, or all that dialogs belong to.
 *
 * <p>Immutable. Its {@code toString} holds counts only.
 */
public final class ServiceResourceList implements Iterable<ServiceResource> {

  static final ListDocument<
          WireServiceResourceList, WireServiceResourceEntry, ServiceResource, ServiceResourceList>
      DOCUMENT =
          new ListDocument<>(
              WireServiceResourceList.class,
              WireServiceResourceEntry.class,
              (wire, rawJson) -> ServiceResource.from(wire),
              ServiceResourceList::from);

  private final List<ServiceResource> all;
  private final boolean isFullCatalogueFallback;
  private final byte @Nullable [] rawJson;

  private ServiceResourceList(
      List<ServiceResource> all, boolean isFullCatalogueFallback, byte @Nullable [] rawJson) {
    this.all = all;
    this.isFullCatalogueFallback = isFullCatalogueFallback;
    this.rawJson = rawJson;
  }

  static ServiceResourceList from(
      WireServiceResourceList wire, List<ServiceResource> all, byte @Nullable [] rawJson) {
    return new ServiceResourceList(all, FromWire.flag(wire.isFullCatalogueFallback()), rawJson);
  }

  /** What several answers hold, each service once. */
  static ServiceResourceList union(List<ServiceResourceList> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Map<String, ServiceResource> found = new LinkedHashMap<>();
    for (ServiceResourceList part : parts) {
      part.all.forEach(service -> found.putIfAbsent(Ascii.lower(service.id()), service));
    }
    return new ServiceResourceList(
        List.copyOf(found.values()),
        parts.stream().anyMatch(part -> part.isFullCatalogueFallback),
        null);
  }

  /**
   * The services, as the server orders them: by name. Those of more than 100 parties come in the
   * order of the requests, each where it was first found.
   *
   * @return an unmodifiable list
   */
  public List<ServiceResource> all() {
    return all;
  }

  /**
   * Whether the server gave all services there are, since the caller may act for too many parties
   * (more than 1000) to tell which of them are the caller's. Name the parties to be told.
   *
   * @return true when the list says nothing about the caller; always false for the catalogue
   */
  public boolean isFullCatalogueFallback() {
    return isFullCatalogueFallback;
  }

  /**
   * A service.
   *
   * @param idOrUrn its id, with or without {@code urn:altinn:resource:}, in any case
   * @return the service; empty when it is not in the list
   */
  public Optional<ServiceResource> byId(String idOrUrn) {
    return all.stream()
        .filter(
            service ->
                service.id().equalsIgnoreCase(idOrUrn) || service.urn().equalsIgnoreCase(idOrUrn))
        .findFirst();
  }

  /**
   * The services as a stream.
   *
   * @return {@link #all()} of them
   */
  public Stream<ServiceResource> stream() {
    return all.stream();
  }

  @Override
  public Iterator<ServiceResource> iterator() {
    return all.iterator();
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them.
   *
   * @return a copy; empty when the list was put together from several answers
   */
  public Optional<byte[]> rawJson() {
    return Optional.ofNullable(rawJson).map(byte[]::clone);
  }

  @Override
  public String toString() {
    return "ServiceResourceList[%s%s]"
        .formatted(all.size(), isFullCatalogueFallback ? ", the full catalogue" : "");
  }
}
