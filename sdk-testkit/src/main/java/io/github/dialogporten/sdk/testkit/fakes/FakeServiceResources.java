package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.resources.ResourcesAccess;
import io.github.dialogporten.sdk.resources.ServiceResourceList;
import io.github.dialogporten.sdk.resources.ServiceResources;
import io.github.dialogporten.sdk.testkit.models.Models;
import io.github.dialogporten.sdk.testkit.models.ServiceResourceBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The services of a fake. What was added is in everybody's catalogue, and among {@code mine()} of
 * the identity that it was added to. In the order in which they were added, and not by name.
 * Thread-safe.
 */
public final class FakeServiceResources extends FakeStep implements ServiceResources {

  /** As many as the client names in one request. */
  private static final int MOST_PARTIES = 100;

  FakeServiceResources(FakeIdentity identity, CallOptions options) {
    super(identity, options);
  }

  /**
   * Adds a service to the catalogue alone.
   *
   * @param service the service; what is changed in the builder later has no effect here
   * @return this
   */
  public FakeServiceResources addToCatalogue(ServiceResourceBuilder service) {
    world.catalogue.put(service.build().id(), service.json());
    return this;
  }

  /**
   * Adds a service that this identity may see dialogs of, for some parties.
   *
   * @param service the service; what is changed in the builder later has no effect here
   * @param parties for whom; without any it is for each party that is asked about
   * @return this
   */
  public FakeServiceResources add(ServiceResourceBuilder service, PartyUrn... parties) {
    addToCatalogue(service);
    identity.services.put(service.build().id(), List.of(parties));
    return this;
  }

  @Override
  public ServiceResourceList mine() {
    return granted(null);
  }

  @Override
  public ServiceResourceList mine(Collection<PartyUrn> parties) {
    List<PartyUrn> each = List.copyOf(new LinkedHashSet<>(parties));
    List<ServiceResourceList> parts = new ArrayList<>();
    for (int from = 0; from < each.size(); from += MOST_PARTIES) {
      parts.add(granted(each.subList(from, Math.min(each.size(), from + MOST_PARTIES))));
    }
    return ResourcesAccess.union(parts);
  }

  private ServiceResourceList granted(@Nullable List<PartyUrn> parties) {
    begin("resources.mine", null, null);
    synchronized (identity.services) {
      return list(
          identity.services.entrySet().stream()
              .filter(service -> isFor(service.getValue(), parties))
              .map(service -> Objects.requireNonNull(world.catalogue.get(service.getKey())))
              .toList());
    }
  }

  private static boolean isFor(List<PartyUrn> granted, @Nullable List<PartyUrn> asked) {
    return asked == null || granted.isEmpty() || granted.stream().anyMatch(asked::contains);
  }

  @Override
  public ServiceResourceList catalogue() {
    begin("resources.catalogue", null, null);
    return list(List.copyOf(world.catalogue.values()));
  }

  private ServiceResourceList list(List<String> services) {
    List<ServiceResourceBuilder> builders =
        services.stream().map(json -> inLanguages(Models.serviceResourceOf(json))).toList();
    return read(ServiceResourceList.class, Models.serviceResourceListJson(builders));
  }
}
