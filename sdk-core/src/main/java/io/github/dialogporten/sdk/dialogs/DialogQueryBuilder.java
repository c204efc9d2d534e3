package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.parties.PartyReference;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.resources.ServiceResource;
import io.github.dialogporten.sdk.text.OpenValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the filters of a {@link DialogQuery}, each by the name that the API has for it (of
 * {@link #pageSize} that is {@code limit}). A filter that takes several values can be given several
 * times and adds to what is there. A dialog has to match all filters that are set, and of each
 * filter one of the values; of {@link #systemLabel} it has to have all. All others replace what is
 * there. Times are inclusive at both ends, and precise to 100 nanoseconds.
 *
 * <p>Everything is checked by {@link #build()}, party URNs apart, which are when they are given.
 * Not thread-safe.
 */
public final class DialogQueryBuilder {

  private static final Set<String> LISTS =
      Set.of("org", "serviceResource", "party", "extendedStatus", "status", "systemLabel");

  /** As the server writes them: it keeps seven digits, and rounds what it does not. */
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
          .appendLiteral('Z')
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Map<String, Set<String>> filters = new LinkedHashMap<>();
  private final Map<String, Instant> dates = new LinkedHashMap<>();
  private List<SortOrder> order = SearchOrder.DEFAULT;
  private @Nullable Integer atMost;

  DialogQueryBuilder() {}

  static boolean isList(String name) {
    return LISTS.contains(name);
  }

  /**
   * Parties whose dialogs to find, any number.
   *
   * @param parties the parties
   * @return this
   */
  public DialogQueryBuilder party(PartyUrn... parties) {
    return add("party", Arrays.stream(parties).map(PartyUrn::value));
  }

  /**
   * Parties whose dialogs to find, any number.
   *
   * @param urns their URNs, in any spelling that {@link PartyUrn#parse} takes
   * @return this
   * @throws IllegalArgumentException when one is none
   */
  public DialogQueryBuilder party(String... urns) {
    return add("party", Arrays.stream(urns).map(PartyUrn::parse).map(PartyUrn::value));
  }

  /**
   * Parties whose dialogs to find, any number.
   *
   * @param parties the parties: each a {@code Party}, as the server gave it, or a {@link PartyUrn}
   * @return this
   * @throws IllegalArgumentException when one has no URN that a search takes; {@code
   *     PartyList.searchable()} leaves those out
   */
  public DialogQueryBuilder parties(Collection<? extends PartyReference> parties) {
    return add("party", parties.stream().map(QueryRules::party));
  }

  /**
   * Services whose dialogs to find, any number.
   *
   * @param resources URNs that begin with {@code urn:altinn:resource:}
   * @return this
   */
  public DialogQueryBuilder serviceResource(String... resources) {
    // as the register writes them: one in two spellings would be searched in two parts
    return add("serviceResource", Arrays.stream(resources).map(QueryRules::lower));
  }

  /**
   * Services whose dialogs to find, any number.
   *
   * @param resources the services, as the server gave them
   * @return this
   */
  public DialogQueryBuilder serviceResources(Collection<ServiceResource> resources) {
    return add("serviceResource", resources.stream().map(ServiceResource::urn));
  }

  /**
   * Service owners whose dialogs to find, as many as one request carries: 20, or what {@code
   * dialogs().limits()} says. Checked when the search is sent.
   *
   * @param codes their codes, such as {@code skd}
   * @return this
   */
  public DialogQueryBuilder org(String... codes) {
    return add("org", Arrays.stream(codes));
  }

  /**
   * The service owners' own statuses, exactly as they write them, as many as one request carries:
   * 20, or what {@code dialogs().limits()} says. Checked when the search is sent.
   *
   * @param statuses the statuses
   * @return this
   */
  public DialogQueryBuilder extendedStatus(String... statuses) {
    return add("extendedStatus", Arrays.stream(statuses));
  }

  /**
   * The service owner's own reference, exactly.
   *
   * @param reference the reference
   * @return this
   */
  public DialogQueryBuilder externalReference(String reference) {
    return set("externalReference", reference);
  }

  /**
   * Statuses.
   *
   * @param statuses the statuses, of those that this version knows
   * @return this
   */
  public DialogQueryBuilder status(DialogStatus... statuses) {
    return add("status", Arrays.stream(statuses).map(OpenValue::value));
  }

  /**
   * Labels. A dialog must have all of them, so one of default, bin and archive at most: it has
   * exactly one of these. Without this filter what is in the bin or archived is found as well.
   *
   * @param labels the labels, of those that this version knows
   * @return this
   */
  public DialogQueryBuilder systemLabel(SystemLabel... labels) {
    return add("systemLabel", Arrays.stream(labels).map(OpenValue::value));
  }

  /**
   * Created then or later.
   *
   * @param time the time
   * @return this
   */
  public DialogQueryBuilder createdAfter(Instant time) {
    return date("createdAfter", time);
  }

  /**
   * Created then or earlier.
   *
   * @param time the time
   * @return this
   */
  public DialogQueryBuilder createdBefore(Instant time) {
    return date("createdBefore", time);
  }

  /**
   * Last changed in any way then or later.
   *
   * @param time the time
   * @return this
   */
  public DialogQueryBuilder updatedAfter(Instant time) {
    return date("updatedAfter", time);
  }

  /**
   * Last changed in any way then or earlier.
   *
   * @param time the time
   * @return this
   */
  public DialogQueryBuilder updatedBefore(Instant time) {
    return date("updatedBefore", time);
  }

  /**
   * Content last changed then or later. Dialogs can arrive with older times than the last one that
   * was seen: let searches overlap. The one time that makes a wide search cheap for the server: see
   * {@link io.github.dialogporten.sdk.errors.SearchTooBroadException}.
   *
   * @param time the time
   * @return this
   */
  public DialogQueryBuilder contentUpdatedAfter(Instant time) {
    return date("contentUpdatedAfter", time);
  }

  /**
   * Content last changed then or earlier.
   *
   * @param time the time
   * @return this
   */
  public DialogQueryBuilder contentUpdatedBefore(Instant time) {
    return date("contentUpdatedBefore", time);
  }

  /**
   * To be answered then or later.
   *
   * @param time the time
   * @return this
   */
  public DialogQueryBuilder dueAfter(Instant time) {
    return date("dueAfter", time);
  }

  /**
   * To be answered then or earlier.
   *
   * @param time the time
   * @return this
   */
  public DialogQueryBuilder dueBefore(Instant time) {
    return date("dueBefore", time);
  }

  /**
   * Whether anybody has seen the content as it is now, see {@link DialogHeader#isContentSeen()}.
   *
   * @param seen true for the seen ones, false for the others
   * @return this
   */
  public DialogQueryBuilder isContentSeen(boolean seen) {
    return set("isContentSeen", Boolean.toString(seen));
  }

  /**
   * The process that dialogs are part of, exactly.
   *
   * @param uri a well-formed URI, absolute or relative, of at most 1023 characters
   * @return this
   */
  public DialogQueryBuilder process(String uri) {
    return set("process", uri);
  }

  /**
   * Whether to leave out dialogs that are for programs only. They are found otherwise.
   *
   * @param exclude true to leave them out
   * @return this
   */
  public DialogQueryBuilder excludeApiOnly(boolean exclude) {
    return set("excludeApiOnly", Boolean.toString(exclude));
  }

  /**
   * Words in the texts. One of them is enough; {@code AND}, {@code "a phrase"} and {@code -without}
   * are understood, beginnings of words are not. What changed a moment ago is not found yet.
   *
   * @param text at least 3 characters
   * @return this
   */
  public DialogQueryBuilder search(String text) {
    return set("search", text);
  }

  /**
   * The language of the words to search for.
   *
   * @param code a language code of two letters, such as {@code nb} or {@code nn}, not {@code no}
   * @return this
   */
  public DialogQueryBuilder searchLanguageCode(String code) {
    return set("searchLanguageCode", code);
  }

  /**
   * The order. Without it, {@code contentUpdatedAt} ascending: see {@link SortKey} for what is lost
   * or met twice by which order when dialogs change while they are walked through. It replaces what
   * was asked for before.
   *
   * @param orders the first key to order by, the next for what is equal in it, and so on: {@code
   *     SortKey.CREATED_AT.ascending()}
   * @return this
   */
  public DialogQueryBuilder orderBy(SortOrder... orders) {
    return orderBy(List.of(orders));
  }

  /**
   * As {@link #orderBy(SortOrder...)}.
   *
   * @param orders the first key to order by, the next for what is equal in it, and so on
   * @return this
   */
  public DialogQueryBuilder orderBy(List<SortOrder> orders) {
    order = List.copyOf(orders);
    return this;
  }

  /**
   * What was changed last comes first: {@code contentUpdatedAt} descending, for a list that
   * somebody looks at. What is to lose nothing should not be walked through this way, see {@link
   * SortKey#CONTENT_UPDATED_AT}.
   *
   * @return this
   */
  public DialogQueryBuilder newestFirst() {
    return orderBy(SortKey.CONTENT_UPDATED_AT.descending());
  }

  /**
   * Sets how many dialogs a page has, and one request fetches. It ends nothing: a search finds all
   * dialogs, however small its pages are. {@link #atMost} ends it.
   *
   * @param pageSize 1 to {@link Limits#MAX_PAGE_SIZE}; {@link Limits#DEFAULT_PAGE_SIZE} without it
   * @return this
   */
  public DialogQueryBuilder pageSize(int pageSize) {
    return set(DialogQuery.LIMIT, Integer.toString(pageSize));
  }

  /**
   * Sets the most dialogs that a search gives in all (the {@index limit} at which it is to {@index
   * stop}), over all its pages and parts. The last page has no next one, and no request is sent for
   * more. Its cursor leads on: with the same query, a search from there gives the next ones, as
   * many again.
   *
   * @param dialogs the most dialogs, 1 or more; without it a search gives all that it finds
   * @return this
   */
  public DialogQueryBuilder atMost(int dialogs) {
    atMost = dialogs;
    return this;
  }

  /**
   * The query. Nothing is sent.
   *
   * @return an immutable query
   * @throws IllegalArgumentException when it names neither a party nor a service, or an argument is
   *     none that the server takes; the message names the argument and what it takes
   */
  public DialogQuery build() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    filters.forEach((name, values) -> all.put(name, List.copyOf(values)));
    QueryRules.check(all, dates);
    QueryRules.checkAtMost(atMost);
    dates.forEach((name, date) -> all.put(name, List.of(DATE.format(date))));
    return new DialogQuery(all, SearchOrder.of(order), atMost);
  }

  private DialogQueryBuilder add(String name, Stream<String> values) {
    Set<String> kept = filters.computeIfAbsent(name, key -> new LinkedHashSet<>());
    values.forEach(kept::add);
    return this;
  }

  private DialogQueryBuilder set(String name, String value) {
    filters.put(name, Set.of(Objects.requireNonNull(value, name)));
    return this;
  }

  private DialogQueryBuilder date(String name, Instant time) {
    dates.put(name, Objects.requireNonNull(time, name));
    return this;
  }
}
