package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.search.SearchPart;
import io.github.dialogporten.sdk.internal.search.SearchSpec;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyList;
import io.github.dialogporten.sdk.parties.PartyReference;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What to search for. A search names parties, services, or both, and may narrow them further.
 *
 * <pre>{@code
 * DialogQuery.forParties(client.parties().list())
 *     .status(DialogStatus.REQUIRES_ATTENTION)
 *     .contentUpdatedAfter(lastTime)
 *     .build()
 * }</pre>
 *
 * <p>There can be any number of parties and services: see {@link DialogSearch} for what becomes of
 * more than one request carries.
 *
 * <p>Immutable. Its {@code toString} tells what is asked for without what can be personal: parties,
 * texts and references are counted only.
 */
public final class DialogQuery {

  static final String PARTY = "party";
  static final String SERVICE_RESOURCE = "serviceResource";
  static final String LIMIT = "limit";

  private final Map<String, List<String>> filters;
  private final SearchOrder order;
  private final @Nullable Integer atMost;

  DialogQuery(Map<String, List<String>> filters, SearchOrder order, @Nullable Integer atMost) {
    Map<String, List<String>> kept = new TreeMap<>();
    filters.forEach((name, values) -> kept.put(name, List.copyOf(values)));
    this.filters = Collections.unmodifiableMap(kept);
    this.order = order;
    this.atMost = atMost;
  }

  /**
   * Searches the dialogs of all parties of a list that can have any ({@link
   * PartyList#searchable()}).
   *
   * @param parties the parties, any number; at least one that can have dialogs
   * @return a builder
   */
  public static DialogQueryBuilder forParties(PartyList parties) {
    return forParties(parties.searchable());
  }

  /**
   * Searches the dialogs of parties.
   *
   * @param parties the parties, 1 or more: each a {@link Party} or a {@link PartyUrn}
   * @return a builder; its {@code build()} refuses a query with neither a party nor a service
   * @throws IllegalArgumentException when one has no URN that a search takes
   */
  public static DialogQueryBuilder forParties(Collection<? extends PartyReference> parties) {
    return new DialogQueryBuilder().parties(parties);
  }

  /**
   * Searches the dialogs of a party.
   *
   * @param party the party
   * @return a builder
   */
  public static DialogQueryBuilder forParty(Party party) {
    return forParties(List.of(party));
  }

  /**
   * Searches the dialogs of parties.
   *
   * @param parties the parties, 1 or more
   * @return a builder
   */
  public static DialogQueryBuilder forParty(PartyUrn... parties) {
    return new DialogQueryBuilder().party(parties);
  }

  /**
   * Searches the dialogs of services, for all parties that the caller may act for.
   *
   * @param resources the services, 1 or more URNs that begin with {@code urn:altinn:resource:}
   * @return a builder
   */
  public static DialogQueryBuilder forServiceResource(String... resources) {
    return new DialogQueryBuilder().serviceResource(resources);
  }

  /**
   * A builder without anything in it. It needs a party or a service resource.
   *
   * @return a builder
   */
  public static DialogQueryBuilder builder() {
    return new DialogQueryBuilder();
  }

  /**
   * The filters by the names that the API has for them, with their values as text. Parties can be
   * personal data.
   *
   * @return an unmodifiable map; the page size is among them, as {@code limit}; the order and
   *     {@link #atMost()} are not
   */
  public Map<String, List<String>> filters() {
    return filters;
  }

  /**
   * The order in which dialogs come: the one that was asked for, or {@code contentUpdatedAt}
   * ascending, with the id at its end.
   *
   * @return an unmodifiable list
   */
  public List<SortOrder> order() {
    return order.parts();
  }

  /**
   * How many dialogs a search gives.
   *
   * @return the number; empty when it gives all that it finds
   */
  public Optional<Integer> atMost() {
    return Optional.ofNullable(atMost);
  }

  SearchOrder searchOrder() {
    return order;
  }

  /** The values of a filter; none when it is not set. */
  List<String> values(String name) {
    return filters.getOrDefault(name, List.of());
  }

  /** How many dialogs a page has. */
  private int pageSize() {
    List<String> limit = values(LIMIT);
    return limit.isEmpty() ? Limits.DEFAULT_PAGE_SIZE : Integer.parseInt(limit.get(0));
  }

  /** The query as the engine of searches takes it. */
  SearchSpec<DialogSummary> spec() {
    return new SearchSpec<>(
        values(PARTY),
        values(SERVICE_RESOURCE).stream().sorted().toList(),
        order.forItems(),
        QueryText.checksum(this),
        pageSize(),
        atMost().orElse(Integer.MAX_VALUE));
  }

  /** Adds the filters to a request for a part of the query. */
  void addTo(Parameters parameters, SearchPart part, int size) {
    filters(part, size).forEach((name, values) -> add(parameters, name, values));
    parameters.query("orderBy", order.text());
  }

  /** The filters of a request for a part. Never an empty one: the server takes it for a value. */
  Map<String, List<String>> filters(SearchPart part, int size) {
    Map<String, List<String>> some = new TreeMap<>(filters);
    some.put(PARTY, part.parties());
    some.put(SERVICE_RESOURCE, part.services());
    if (size != pageSize()) {
      some.put(LIMIT, List.of(Integer.toString(size)));
    }
    some.values().removeIf(List::isEmpty);
    return Collections.unmodifiableMap(some);
  }

  private static void add(Parameters parameters, String name, List<String> values) {
    if (DialogQueryBuilder.isList(name) && values.size() == 1) {
      parameters.query(name, alone(values.get(0)));
    } else {
      values.forEach(value -> parameters.query(name, value));
    }
  }

  /** The server splits a lone value at its commas, and reads one in brackets as JSON. */
  private static String alone(String value) {
    return value.contains(",") || value.startsWith("[")
        ? new String(Json.write(List.of(value)), StandardCharsets.UTF_8)
        : value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DialogQuery that
        && filters.equals(that.filters)
        && order.equals(that.order)
        && atMost().equals(that.atMost());
  }

  @Override
  public int hashCode() {
    return Objects.hash(filters, order, atMost);
  }

  @Override
  public String toString() {
    return QueryText.of(this);
  }
}
