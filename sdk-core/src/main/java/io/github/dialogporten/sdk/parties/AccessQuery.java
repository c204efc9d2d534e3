package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.mapping.ResourceUrns;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to ask Altinn Access Management for: which parties, and what to tell of the access to each.
 *
 * <pre>{@code
 * AccessQuery.defaults().withAccessPackages().onlyParties(partyUuid)
 * }</pre>
 *
 * <p>Immutable: each method gives a new value. Its {@code toString} holds no ids.
 */
public final class AccessQuery {

  private static final AccessQuery DEFAULTS =
      new AccessQuery(Set.of(), Map.of(), Set.of(), Set.of());

  /** Whether some parties are to be in the list. */
  public enum Inclusion {
    /** Altinn decides; what it does so far depends on the caller. */
    AUTO("auto"),
    /** They are. */
    YES("true"),
    /** They are not. */
    NO("false");

    private final String value;

    Inclusion(String value) {
      this.value = value;
    }
  }

  private enum Part {
    ROLES("includeRoles"),
    ACCESS_PACKAGES("includeAccessPackages"),
    RESOURCES("includeResources"),
    INSTANCES("includeInstances");

    private final String parameter;

    Part(String parameter) {
      this.parameter = parameter;
    }
  }

  private enum Group {
    VIA_KEY_ROLES("includePartiesViaKeyRoles"),
    SUB_PARTIES("includeSubParties"),
    INACTIVE("includeInactiveParties");

    private final String parameter;

    Group(String parameter) {
      this.parameter = parameter;
    }
  }

  private final Set<Part> parts;
  private final Map<Group, Inclusion> groups;
  private final Set<UUID> parties;
  private final Set<String> resources;

  private AccessQuery(
      Set<Part> parts, Map<Group, Inclusion> groups, Set<UUID> parties, Set<String> resources) {
    this.parts = parts;
    this.groups = groups;
    this.parties = parties;
    this.resources = resources;
  }

  /**
   * All parties, and nothing about the access to them: what the server gives unasked.
   *
   * @return a shared value
   */
  public static AccessQuery defaults() {
    return DEFAULTS;
  }

  /**
   * Tells the roles that the access comes from.
   *
   * @return a query that asks for them
   */
  public AccessQuery withRoles() {
    return with(Part.ROLES);
  }

  /**
   * Tells the access packages.
   *
   * @return a query that asks for them
   */
  public AccessQuery withAccessPackages() {
    return with(Part.ACCESS_PACKAGES);
  }

  /**
   * Tells the services that the caller may use. A list with all of them can be long.
   *
   * @return a query that asks for them
   */
  public AccessQuery withResources() {
    return with(Part.RESOURCES);
  }

  /**
   * Tells the single instances that the caller was given access to.
   *
   * @return a query that asks for them
   */
  public AccessQuery withInstances() {
    return with(Part.INSTANCES);
  }

  private AccessQuery with(Part part) {
    EnumSet<Part> more = EnumSet.of(part);
    more.addAll(parts);
    return new AccessQuery(more, groups, parties, resources);
  }

  /**
   * Whether parties are listed that the caller reaches through a key role in another party only:
   * the subsidiaries of a company that she manages, for instance.
   *
   * @param inclusion {@link Inclusion#AUTO} unless set
   * @return a query that says so
   */
  public AccessQuery partiesViaKeyRoles(Inclusion inclusion) {
    return with(Group.VIA_KEY_ROLES, inclusion);
  }

  /**
   * Whether the sub-units of a party are listed below it.
   *
   * @param inclusion {@link Inclusion#AUTO} unless set
   * @return a query that says so
   */
  public AccessQuery subParties(Inclusion inclusion) {
    return with(Group.SUB_PARTIES, inclusion);
  }

  /**
   * Whether parties are listed that are deleted in the register.
   *
   * @param inclusion {@link Inclusion#AUTO} unless set
   * @return a query that says so
   */
  public AccessQuery inactiveParties(Inclusion inclusion) {
    return with(Group.INACTIVE, inclusion);
  }

  private AccessQuery with(Group group, Inclusion inclusion) {
    Objects.requireNonNull(inclusion, "inclusion");
    Map<Group, Inclusion> more = new EnumMap<>(Group.class);
    more.putAll(groups);
    more.put(group, inclusion);
    return new AccessQuery(parts, more, parties, resources);
  }

  /**
   * Only these parties; those that the caller may not act for are not in the list.
   *
   * @param partyUuids their ids, {@link Party#partyUuid()}, beside those given before; they travel
   *     in the address, which servers cut off at a length that a hundred or so fill
   * @return a query for them
   * @throws IllegalArgumentException when there is none, or one is the nil UUID
   */
  public AccessQuery onlyParties(UUID... partyUuids) {
    return onlyParties(Arrays.asList(partyUuids));
  }

  /**
   * As {@link #onlyParties(UUID...)}.
   *
   * @param partyUuids their ids
   * @return a query for them
   * @throws IllegalArgumentException when there is none, or one is the nil UUID
   */
  public AccessQuery onlyParties(Collection<UUID> partyUuids) {
    if (partyUuids.isEmpty() || partyUuids.contains(new UUID(0, 0))) {
      throw new IllegalArgumentException(
          "partyUuids: at least one, and none of them the nil UUID, which stands for no party");
    }
    Set<UUID> more = new LinkedHashSet<>(parties);
    partyUuids.forEach(each -> more.add(Objects.requireNonNull(each, "partyUuids")));
    return new AccessQuery(parts, groups, more, resources);
  }

  /**
   * Only parties for which the caller may use at least one of these services. Services that Altinn
   * does not know count for nothing.
   *
   * @param resourceIds their ids in the resource registry, beside those given before; {@code
   *     urn:altinn:resource:} is taken off
   * @return a query for them
   * @throws IllegalArgumentException when there is none, or one is no id
   */
  public AccessQuery anyOfResources(String... resourceIds) {
    return anyOfResources(Arrays.asList(resourceIds));
  }

  /**
   * As {@link #anyOfResources(String...)}.
   *
   * @param resourceIds their ids
   * @return a query for them
   * @throws IllegalArgumentException when there is none, or one is no id
   */
  public AccessQuery anyOfResources(Collection<String> resourceIds) {
    if (resourceIds.isEmpty()) {
      throw new IllegalArgumentException("resourceIds: at least one");
    }
    Set<String> more = new LinkedHashSet<>(resources);
    resourceIds.forEach(each -> more.add(bare(each)));
    return new AccessQuery(parts, groups, parties, more);
  }

  private static String bare(String id) {
    String bare = ResourceUrns.id(id);
    if (!bare.matches("[A-Za-z0-9_.-]+")) {
      throw new IllegalArgumentException(
          "resourceIds: ids of letters, digits, hyphens, dots and underscores, with or without "
              + ResourceUrns.PREFIX
              + " before");
    }
    return bare;
  }

  /** As the server takes it; what it does unasked is not said. */
  Parameters parameters() {
    Parameters with = Parameters.with();
    for (Part part : Part.values()) {
      if (parts.contains(part)) {
        with.query(part.parameter, true);
      }
    }
    groups.forEach(
        (group, inclusion) -> {
          if (inclusion != Inclusion.AUTO) {
            with.query(group.parameter, inclusion.value);
          }
        });
    parties.forEach(party -> with.query("partyFilter", party));
    resources.forEach(resource -> with.query("anyOfResourceIds", resource));
    return with;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccessQuery that
        && parts.equals(that.parts)
        && groups.equals(that.groups)
        && parties.equals(that.parties)
        && resources.equals(that.resources);
  }

  @Override
  public int hashCode() {
    return Objects.hash(parts, groups, parties, resources);
  }

  @Override
  public String toString() {
    return "AccessQuery[%s, %s, parties=%s, resources=%s]"
        .formatted(parts, groups, parties.size(), resources.size());
  }
}
