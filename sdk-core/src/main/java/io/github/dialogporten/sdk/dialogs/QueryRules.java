package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.mapping.ResourceUrns;
import io.github.dialogporten.sdk.internal.search.PartLimits;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyReference;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.text.OpenValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a search has to keep to, so that the server does not refuse it or, worse, take it for
 * something else. Messages name the argument and what it takes, never a value.
 */
final class QueryRules {

  private static final Instant FIRST_DATE = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST_DATE = Instant.parse("9999-12-31T23:59:59.9999999Z");

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  /** Of these a dialog has exactly one. */
  private static final Set<SystemLabel> PLACES =
      Set.of(SystemLabel.DEFAULT, SystemLabel.BIN, SystemLabel.ARCHIVE);

  private QueryRules() {}

  static void check(Map<String, List<String>> filters, Map<String, Instant> dates) {
    if (!filters.containsKey("party") && !filters.containsKey("serviceResource")) {
      throw new IllegalArgumentException(
          "party, serviceResource: a search needs at least one of them");
    }
    filters.forEach(QueryRules::notEmpty);
    for (String resource : filters.getOrDefault("serviceResource", List.of())) {
      if (!ResourceUrns.isUrn(resource)) {
        throw new IllegalArgumentException(
            "serviceResource: a URN that begins with " + ResourceUrns.PREFIX);
      }
    }
    known(filters, "status", DialogStatus::of);
    known(filters, "systemLabel", SystemLabel::of);
    checkLabels(filters.getOrDefault("systemLabel", List.of()));
    filters.getOrDefault("process", List.of()).forEach(QueryRules::checkProcess);
    filters.getOrDefault("search", List.of()).forEach(QueryRules::checkSearch);
    filters.getOrDefault("searchLanguageCode", List.of()).forEach(QueryRules::checkLanguage);
    filters.getOrDefault("limit", List.of()).forEach(QueryRules::checkPageSize);
    checkDates(dates);
  }

  private static void notEmpty(String name, List<String> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(name + ": at least one");
    }
    if (values.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(name + ": not empty");
    }
  }

  /** The server refuses the whole search for a value that it does not know. */
  private static void known(
      Map<String, List<String>> filters, String name, Function<String, OpenValue<?>> values) {
    for (String value : filters.getOrDefault(name, List.of())) {
      if (values.apply(value).known().isEmpty()) {
        throw new IllegalArgumentException(
            name + ": values of the API, spelt as there; one is not known to this version");
      }
    }
  }

  private static void checkLabels(List<String> labels) {
    if (labels.stream().map(SystemLabel::of).filter(PLACES::contains).count() > 1) {
      throw new IllegalArgumentException(
          "systemLabel: one of Default, Bin and Archive at most; a dialog has exactly one of them,"
              + " and must have all labels that are given");
    }
  }

  /** A party of another kind would make the server refuse the whole search. */
  static String party(PartyReference party) {
    Optional<PartyUrn> urn =
        party instanceof Party known ? known.urn() : Optional.of((PartyUrn) party);
    return urn.map(PartyUrn::value)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "parties: parties with a URN of a person or an organisation that a search"
                        + " takes; PartyList.searchable() gives those"));
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** How much one request carries of what a query is split by. */
  static PartLimits partLimits(Limits limits) {
    SearchLimits search = limits.endUserSearch();
    return new PartLimits(search.parties(), search.serviceResources());
  }

  /** Whether one request carries all of a query. */
  static boolean fits(DialogQuery query, SearchLimits limits) {
    return query.values(DialogQuery.PARTY).size() <= limits.parties()
        && query.values(DialogQuery.SERVICE_RESOURCE).size() <= limits.serviceResources()
        && query.values("org").size() <= limits.orgs().orElse(0)
        && query.values("extendedStatus").size() <= limits.extendedStatuses();
  }

  /** What cannot be split has to fit into one request. */
  static void checkCounts(DialogQuery query, SearchLimits limits) {
    limits.orgs().ifPresent(most -> atMost(most, "org", query));
    atMost(limits.extendedStatuses(), "extendedStatus", query);
  }

  private static void atMost(int most, String name, DialogQuery query) {
    int count = query.values(name).size();
    if (count > most) {
      throw new IllegalArgumentException(
          name + ": at most " + most + " in one search, and there are " + count);
    }
  }

  private static void checkProcess(String process) {
    try {
      new URI(process);
    } catch (URISyntaxException e) {
      // The exception quotes the value, so it goes no further.
      throw new IllegalArgumentException("process: a well-formed URI");
    }
    if (process.length() > 1023) {
      throw new IllegalArgumentException("process: at most 1023 characters");
    }
  }

  private static void checkSearch(String search) {
    if (search.length() < 3) {
      throw new IllegalArgumentException("search: at least 3 characters");
    }
  }

  private static void checkLanguage(String code) {
    if (!code.matches("[A-Za-z]{2}(-[A-Za-z]{2,4})?")) {
      throw new IllegalArgumentException(
          "searchLanguageCode: a two-letter language code such as nb, nn or en");
    }
    if (!LANGUAGES.contains(code.substring(0, 2).toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "searchLanguageCode: the two-letter code of a language, such as nb, nn or en");
    }
    if (code.substring(0, 2).equalsIgnoreCase("no")) {
      throw new IllegalArgumentException("searchLanguageCode: nb or nn instead of no");
    }
  }

  private static void checkPageSize(String limit) {
    int value = Integer.parseInt(limit);
    if (value < 1 || value > Limits.MAX_PAGE_SIZE) {
      throw new IllegalArgumentException("pageSize must be between 1 and " + Limits.MAX_PAGE_SIZE);
    }
  }

  static void checkAtMost(@Nullable Integer atMost) {
    if (atMost != null && atMost < 1) {
      throw new IllegalArgumentException("atMost must be positive");
    }
  }

  private static void checkDates(Map<String, Instant> dates) {
    dates.forEach(
        (name, date) -> {
          if (date.isBefore(FIRST_DATE) || date.isAfter(LAST_DATE)) {
            throw new IllegalArgumentException(name + ": a year from 1 to 9999");
          }
        });
    for (String field : List.of("created", "updated", "contentUpdated", "due")) {
      @Nullable Instant after = dates.get(field + "After");
      @Nullable Instant before = dates.get(field + "Before");
      if (after != null && before != null && after.isAfter(before)) {
        throw new IllegalArgumentException(field + "After: not later than " + field + "Before");
      }
    }
  }
}
