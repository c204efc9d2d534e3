package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyList;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * <p>Immutable. Its {@code toString} tells which filters there are, not what they hold.
 */
public final class DialogQuery {

  private final Map<String, List<String>> filters;
  private final @Nullable String order;

  DialogQuery(Map<String, List<String>> filters, @Nullable String order) {
    Map<String, List<String>> kept = new TreeMap<>();
    filters.forEach((name, values) -> kept.put(name, List.copyOf(values)));
    this.filters = Collections.unmodifiableMap(kept);
    this.order = order;
  }

  /**
   * Searches the dialogs of all parties of a list that can have any ({@link
   * PartyList#searchable()}).
   *
   * @param parties the parties, at most 100 that can have dialogs
   * @return a builder
   */
  public static DialogQueryBuilder forParties(PartyList parties) {
    return forParties(parties.searchable());
  }

  /**
   * Searches the dialogs of parties.
   *
   * @param parties the parties, 1 to 100
   * @return a builder
   */
  public static DialogQueryBuilder forParties(Collection<Party> parties) {
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
   * @param parties the parties, 1 to 100
   * @return a builder
   */
  public static DialogQueryBuilder forParty(PartyUrn... parties) {
    return new DialogQueryBuilder().party(parties);
  }

  /**
   * Searches the dialogs of services, for all parties that the caller may act for.
   *
   * @param resources the services, 1 to 20 URNs that begin with {@code urn:altinn:resource:}
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
   * @return an unmodifiable map; the limit is among them, the order is not
   */
  public Map<String, List<String>> filters() {
    return filters;
  }

  /**
   * The order that the caller asked for, in the API's grammar.
   *
   * @return the order; null for the server's own
   */
  @Nullable String order() {
    return order;
  }

  /** Adds the filters to a request. Never an empty one: the server takes it for a value. */
  void addTo(Parameters.Builder parameters) {
    filters.forEach(
        (name, values) -> {
          if (DialogQueryBuilder.isList(name) && values.size() == 1) {
            parameters.query(name, alone(values.get(0)));
          } else {
            values.forEach(value -> parameters.query(name, value));
          }
        });
  }

  /** The server splits a lone value at its commas, and reads one in brackets as JSON. */
  private static String alone(String value) {
    return value.contains(",") || value.startsWith("[")
        ? new String(Json.write(List.of(value)), StandardCharsets.UTF_8)
        : value;
  }

  /**
   * Tells this search from others by chance, and no more: it is so short that many values fit it,
   * since a longer one could be turned back into a national identity number by trying them all. The
   * limit may change between pages.
   */
  String checksum() {
    StringBuilder text = new StringBuilder(String.valueOf(order));
    filters.forEach(
        (name, values) -> {
          if (!name.equals("limit")) {
            text.append('\n').append(name);
            values.stream().sorted().forEach(value -> text.append('\0').append(value));
          }
        });
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DialogQuery that
        && filters.equals(that.filters)
        && Objects.equals(order, that.order);
  }

  @Override
  public int hashCode() {
    return Objects.hash(filters, order);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("DialogQuery[");
    filters.forEach(
        (name, values) -> text.append(name).append('=').append(values.size()).append(", "));
    return text.append("orderBy=").append(order).append(']').toString();
  }
}
