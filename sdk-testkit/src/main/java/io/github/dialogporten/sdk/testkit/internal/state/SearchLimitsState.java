package io.github.dialogporten.sdk.testkit.internal.state;

/** How many values the filters of an end user's search take. */
public record SearchLimitsState(int parties, int serviceResources, int orgs, int extendedStatuses) {

  public static final SearchLimitsState DEFAULT = new SearchLimitsState(100, 20, 20, 20);
}
