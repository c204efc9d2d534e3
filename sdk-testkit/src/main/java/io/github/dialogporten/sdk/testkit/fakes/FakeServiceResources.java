package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.resources.Limits;
import io.github.dialogporten.sdk.resources.ResourceModels;
import io.github.dialogporten.sdk.resources.ServiceResourceList;
import io.github.dialogporten.sdk.resources.ServiceResources;
import io.github.dialogporten.sdk.spi.models.ModelReader;
import io.github.dialogporten.sdk.testkit.fakes.FakeWorld.Operations;
import io.github.dialogporten.sdk.testkit.models.LimitsBuilder;
import io.github.dialogporten.sdk.testkit.models.Models;
import io.github.dialogporten.sdk.testkit.models.ServiceResourceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The services of a fake. What was added is in everybody's catalogue, and among {@code mine()} of
 * the identity that it was added to. In the order in which they were added, and not by name.
 * Thread-safe.
 */
public final class FakeServiceResources implements ServiceResources {

  /** As many as the client names in one request. */
  private static final int MOST_PARTIES = 100;

  private final FakeIdentity identity;
  private final FakeWorld world;
  private final Map<String, List<PartyUrn>> mine = new LinkedHashMap<>();

  FakeServiceResources(FakeIdentity identity) {
    this.identity = identity;
    this.world = identity.world;
  }

  /**
   * Adds a service to the catalogue alone.
   *
   * @param service the service; what is changed in the builder later has no effect here
   * @return this
   */
  public FakeServiceResources addToCatalogue(ServiceResourceBuilder service) {
    String json = service.json();
    world.locked(() -> world.catalogue.put(service.build().id(), json));
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
    world.locked(() -> mine.put(service.build().id(), List.of(parties)));
    return this;
  }

  @Override
  public ServiceResourceList mine(CallOptions options) {
    return answer(Operations.MY_RESOURCES, null, options);
  }

  @Override
  public ServiceResourceList mine(Collection<PartyUrn> parties, CallOptions options) {
    Objects.requireNonNull(options, "options");
    List<PartyUrn> each = List.copyOf(new LinkedHashSet<>(parties));
    List<ServiceResourceList> parts = new ArrayList<>();
    for (int from = 0; from < each.size(); from += MOST_PARTIES) {
      List<PartyUrn> part = each.subList(from, Math.min(each.size(), from + MOST_PARTIES));
      parts.add(answer(Operations.MY_RESOURCES, part, options));
    }
    return ResourceModels.union(parts);
  }

  @Override
  public ServiceResourceList catalogue(CallOptions options) {
    identity.begin(Operations.CATALOGUE, null, null, options);
    return list(world.locked(() -> List.copyOf(world.catalogue.values())), options);
  }

  /**
   * Sets what {@link #limits()} tells, to every identity. A fake's search takes any number of
   * values all the same.
   *
   * @param limits the limits
   * @return this
   */
  public FakeServiceResources limits(LimitsBuilder limits) {
    String json = limits.json();
    world.locked(() -> world.limits = json);
    return this;
  }

  @Override
  public Limits limits(CallOptions options) {
    identity.begin(Operations.LIMITS, null, null, options);
    return ModelReader.read(
        Limits.class,
        world.locked(() -> world.limits).getBytes(StandardCharsets.UTF_8),
        options.keepsRawJson(),
        world.time.now());
  }

  private ServiceResourceList answer(
      String operation, @Nullable List<PartyUrn> parties, CallOptions options) {
    identity.begin(operation, null, null, options);
    List<String> services = new ArrayList<>();
    world.locked(
        () ->
            mine.forEach(
                (id, granted) -> {
                  boolean asked =
                      parties == null
                          || granted.isEmpty()
                          || granted.stream().anyMatch(parties::contains);
                  if (asked) {
                    services.add(Objects.requireNonNull(world.catalogue.get(id)));
                  }
                }));
    return list(services, options);
  }

  private ServiceResourceList list(List<String> services, CallOptions options) {
    List<ServiceResourceBuilder> builders =
        services.stream().map(Models::serviceResourceOf).toList();
    if (!options.languages().isEmpty()) {
      builders.forEach(each -> each.inLanguages(options.languages()));
    }
    return ModelReader.read(
        ServiceResourceList.class,
        Models.serviceResourceListJson(builders).getBytes(StandardCharsets.UTF_8),
        options.keepsRawJson(),
        world.time.now());
  }

  @Override
  public String toString() {
    return "FakeServiceResources[]";
  }
}
