package io.github.dialogporten.sdk.dialogs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a search as a cursor holds it.
 *
 * @param parties the marks of its parties; empty when the query names none
 * @param servicesFrom where its services begin among those of the query, in their natural order
 * @param servicesTo where they end
 * @param token the server's token before the page to go on with; null for the first page
 * @param floor the last dialog of that page that was given, if any was
 */
record CursorPart(
    List<PartyMark> parties,
    int servicesFrom,
    int servicesTo,
    @Nullable String token,
    @Nullable SortPosition floor) {

  @Override
  public String toString() {
    return "CursorPart[parties=" + parties.size() + "]";
  }
}
