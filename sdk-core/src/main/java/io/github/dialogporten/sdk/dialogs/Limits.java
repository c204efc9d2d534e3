package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.wire.WireLimits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much one request to Dialogporten takes. Those of the filters are settings of the server that
 * can change while it runs, and are read from it ({@code metadata/limits}); the others are part of
 * the API, told nowhere, and constants here.
 *
 * <p>Immutable.
 */
public final class Limits {

  /** How many dialogs the server puts on a page of a search that does not say how many. */
  public static final int DEFAULT_PAGE_SIZE = 100;

  /** How many dialogs a page of a search can hold. */
  public static final int MAX_PAGE_SIZE = 1000;

  /** How many dialogs one request can put labels on. */
  public static final int MAX_BULK_SIZE = 100;

  private static final Limits DEFAULTS =
      new Limits(SearchLimits.END_USER, SearchLimits.SERVICE_OWNER, null);

  private final SearchLimits endUserSearch;
  private final SearchLimits serviceOwnerSearch;
  private final byte @Nullable [] rawJson;

  private Limits(
      SearchLimits endUserSearch, SearchLimits serviceOwnerSearch, byte @Nullable [] rawJson) {
    this.endUserSearch = endUserSearch;
    this.serviceOwnerSearch = serviceOwnerSearch;
    this.rawJson = rawJson;
  }

  /**
   * The limits that the SDK goes by when the server's cannot be read: for an end user 100 parties
   * and 20 of everything else, for a service owner 20 of everything.
   *
   * @return a shared value
   */
  public static Limits defaults() {
    return DEFAULTS;
  }

  static Limits from(WireLimits wire, byte @Nullable [] rawJson) {
    return new Limits(
        SearchLimits.from(wire.endUserSearch(), SearchLimits.END_USER),
        SearchLimits.from(wire.serviceOwnerSearch(), SearchLimits.SERVICE_OWNER),
        rawJson);
  }

  /**
   * Those of an end user's search. A {@code DialogQuery} with more parties or services is split by
   * the SDK.
   *
   * @return the limits
   */
  public SearchLimits endUserSearch() {
    return endUserSearch;
  }

  /**
   * Those of a service owner's search.
   *
   * @return the limits
   */
  public SearchLimits serviceOwnerSearch() {
    return serviceOwnerSearch;
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them.
   *
   * @return a copy
   */
  public Optional<byte[]> rawJson() {
    return Optional.ofNullable(rawJson).map(byte[]::clone);
  }

  @Override
  public String toString() {
    return "Limits[endUserSearch=%s, serviceOwnerSearch=%s]"
        .formatted(endUserSearch, serviceOwnerSearch);
  }
}
