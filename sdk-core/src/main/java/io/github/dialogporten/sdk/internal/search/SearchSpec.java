package io.github.dialogporten.sdk.internal.search;

import java.util.List;

/**
 * What the engine has to know of a query.
 *
 * @param parties the parties, any number; none when the query names none
 * @param services the services, in their natural order
 * @param order the order of the items
 * @param checksum tells the search from others, see {@link Hashes#checksum}
 * @param pageSize how many items a page has
 * @param atMost how many items a search gives
 * @param <T> what is searched for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SearchSpec<T>(
    List<String> parties,
    List<String> services,
    ItemOrder<T> order,
    byte[] checksum,
    int pageSize,
    int atMost) {

  @Override
  public String toString() {
    return "SearchSpec[parties=" + parties.size() + ", services=" + services.size() + "]";
  }
}
