package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.resources.SearchLimits;

/**
 * Builds {@link SearchLimits}: those of an end user.
 *
 * <p>Not thread-safe.
 */
public final class SearchLimitsBuilder extends ModelBuilder<SearchLimits, SearchLimitsBuilder> {

  SearchLimitsBuilder() {
    super(SearchLimits.class);
    preset("maxPartyFilterValues", 100);
    preset("maxServiceResourceFilterValues", 20);
    preset("maxOrgFilterValues", 20);
    preset("maxExtendedStatusFilterValues", 20);
  }

  /**
   * Sets how many parties one request takes.
   *
   * @param value the value
   * @return this
   */
  public SearchLimitsBuilder parties(int value) {
    return with("maxPartyFilterValues", value);
  }

  /**
   * Sets how many services one request takes.
   *
   * @param value the value
   * @return this
   */
  public SearchLimitsBuilder serviceResources(int value) {
    return with("maxServiceResourceFilterValues", value);
  }

  /**
   * Sets how many service owners one request takes.
   *
   * @param value the value
   * @return this
   */
  public SearchLimitsBuilder orgs(int value) {
    return with("maxOrgFilterValues", value);
  }

  /**
   * Sets how many statuses one request takes.
   *
   * @param value the value
   * @return this
   */
  public SearchLimitsBuilder extendedStatuses(int value) {
    return with("maxExtendedStatusFilterValues", value);
  }
}
