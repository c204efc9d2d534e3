package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.resources.Limits;

/**
 * Builds {@link Limits}: the usual ones.
 *
 * <p>Not thread-safe.
 */
public final class LimitsBuilder extends ModelBuilder<Limits, LimitsBuilder> {

  LimitsBuilder() {
    super(Limits.class);
    preset("endUserSearch", new SearchLimitsBuilder());
    preset("serviceOwnerSearch", new SearchLimitsBuilder().parties(20));
  }

  /**
   * Sets those of an end user's search.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public LimitsBuilder endUserSearch(SearchLimitsBuilder value) {
    return with("endUserSearch", value);
  }

  /**
   * Sets those of a service owner's search.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public LimitsBuilder serviceOwnerSearch(SearchLimitsBuilder value) {
    return with("serviceOwnerSearch", value);
  }
}
