package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.wire.WireSearchLimits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many values the filters of one search request take. Immutable. */
public final class SearchLimits {

  static final SearchLimits END_USER = new SearchLimits(100, 20, 20, 20);
  static final SearchLimits SERVICE_OWNER = new SearchLimits(20, 20, null, 20);

  private final int parties;
  private final int serviceResources;
  private final @Nullable Integer orgs;
  private final int extendedStatuses;

  private SearchLimits(
      int parties, int serviceResources, @Nullable Integer orgs, int extendedStatuses) {
    this.parties = parties;
    this.serviceResources = serviceResources;
    this.orgs = orgs;
    this.extendedStatuses = extendedStatuses;
  }

  /** What is missing or makes no sense is as it is without an answer. */
  static SearchLimits from(@Nullable WireSearchLimits wire, SearchLimits otherwise) {
    if (wire == null) {
      return otherwise;
    }
    @Nullable Integer orgs = wire.maxOrgFilterValues();
    return new SearchLimits(
        sensible(wire.maxPartyFilterValues(), otherwise.parties),
        sensible(wire.maxServiceResourceFilterValues(), otherwise.serviceResources),
        orgs == null || orgs < 1 ? otherwise.orgs : orgs,
        sensible(wire.maxExtendedStatusFilterValues(), otherwise.extendedStatuses));
  }

  private static int sensible(@Nullable Integer sent, int otherwise) {
    return sent == null || sent < 1 ? otherwise : sent;
  }

  /**
   * Parties ({@code party}).
   *
   * @return how many, 1 or more
   */
  public int parties() {
    return parties;
  }

  /**
   * Services ({@code serviceResource}).
   *
   * @return how many, 1 or more
   */
  public int serviceResources() {
    return serviceResources;
  }

  /**
   * Service owners ({@code org}).
   *
   * @return how many, 1 or more; empty for service owners' searches, which have no such filter
   */
  public Optional<Integer> orgs() {
    return Optional.ofNullable(orgs);
  }

  /**
   * The service owners' own statuses ({@code extendedStatus}).
   *
   * @return how many, 1 or more
   */
  public int extendedStatuses() {
    return extendedStatuses;
  }

  @Override
  public String toString() {
    return "SearchLimits[parties=%s, serviceResources=%s%s, extendedStatuses=%s]"
        .formatted(
            parties, serviceResources, orgs == null ? "" : ", orgs=" + orgs, extendedStatuses);
  }
}
