package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import io.github.dialogporten.sdk.testkit.internal.http.Query;
import io.github.dialogporten.sdk.testkit.internal.state.SearchLimitsState;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a search, bound and validated as the real service does it. */
final class SearchParameters {

  static final List<String> STATUSES =
      List.of("InProgress", "Draft", "RequiresAttention", "Completed", "NotApplicable", "Awaiting");
  static final List<String> LABELS =
      List.of("Default", "Bin", "Archive", "MarkedAsUnopened", "Sent");

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;
  private static final int MIN_SEARCH = 3;
  private static final int MAX_URI = 1023;

  /** A time span, both ends included. */
  record Span(String name, @Nullable Instant after, @Nullable Instant before) {

    boolean holds(@Nullable Instant time) {
      if (after == null && before == null) {
        return true;
      }
      return time != null
          && (after == null || !time.isBefore(after))
          && (before == null || !time.isAfter(before));
    }
  }

  final @Nullable List<String> org;
  final @Nullable List<String> serviceResource;
  final @Nullable List<String> party;
  final @Nullable List<String> extendedStatus;
  final @Nullable List<String> status;
  final @Nullable List<String> systemLabel;
  final @Nullable String externalReference;
  final @Nullable String process;
  final @Nullable String search;
  final @Nullable String searchLanguageCode;
  final @Nullable Boolean isContentSeen;
  final @Nullable Boolean excludeApiOnly;
  final Span created;
  final Span updated;
  final Span contentUpdated;
  final Span due;
  final Order order;
  final @Nullable Continuation continuation;
  final int limit;
  private final Map<String, List<String>> errors = new LinkedHashMap<>();

  /**
   * Binds everything.
   *
   * @throws Refused with 400 and every parameter that could not be bound
   */
  SearchParameters(Query query, String instance) {
    Binding binding = new Binding(query);
    org = binding.list("org");
    serviceResource = binding.list("serviceResource");
    party = binding.list("party");
    extendedStatus = binding.list("extendedStatus");
    status = binding.enumeration("status", STATUSES);
    systemLabel = binding.enumeration("systemLabel", LABELS);
    externalReference = binding.text("externalReference");
    process = binding.text("process");
    search = binding.text("search");
    searchLanguageCode = binding.text("searchLanguageCode");
    isContentSeen = binding.flag("isContentSeen");
    excludeApiOnly = binding.flag("excludeApiOnly");
    created = span(binding, "created");
    updated = span(binding, "updated");
    contentUpdated = span(binding, "contentUpdated");
    due = span(binding, "due");
    Order parsed = Order.parse(binding.text("orderBy"));
    if (parsed == null) {
      binding.invalid("orderBy", "OrderSet`2");
    }
    order = parsed == null ? Order.DEFAULT : parsed;
    String token = binding.text("continuationToken");
    continuation = token == null ? null : Continuation.parse(token);
    if (token != null && continuation == null) {
      binding.invalid("continuationToken", "ContinuationTokenSet`2");
    }
    Integer number = binding.number("limit");
    limit = number == null ? DEFAULT_LIMIT : number;
    if (!binding.errors().isEmpty()) {
      throw new Refused(400, instance, binding.errors());
    }
  }

  private static Span span(Binding binding, String name) {
    return new Span(name, binding.date(name + "After"), binding.date(name + "Before"));
  }

  /**
   * All rules that fail, in one answer.
   *
   * @throws Refused with 400
   */
  void validate(String instance, SearchLimitsState limits) {
    if (isEmpty(serviceResource) && isEmpty(party)) {
      wrong("", "Either ServiceResource or Party must be specified.");
    }
    count("org", org, limits.orgs());
    count("serviceResource", serviceResource, limits.serviceResources());
    count("party", party, limits.parties());
    count("extendedStatus", extendedStatus, limits.extendedStatuses());
    for (int i = 0; party != null && i < party.size(); i++) {
      if (!PartyUrns.isValid(party.get(i))) {
        wrong("party[" + i + "]", PartyUrns.message(party.get(i)));
      }
    }
    if (search != null && search.length() < MIN_SEARCH) {
      wrong(
          "search",
          "The length of 'Search' must be at least 3 characters. You entered "
              + search.length()
              + " characters.");
    }
    language();
    process();
    if (limit < 1 || limit > MAX_LIMIT) {
      wrong("limit", "'Limit' must be between 1 and 1000. You entered " + limit + ".");
    }
    for (Span span : List.of(created, due, updated, contentUpdated)) {
      if (span.after() != null && span.before() != null && span.after().isAfter(span.before())) {
        String name =
            span.name().substring(0, 1).toUpperCase(Locale.ROOT) + span.name().substring(1);
        wrong(
            span.name() + "After",
            "'" + name + "After' must be less than or equal to '" + name + "Before'.");
      }
    }
    if (continuation != null) {
      List<String> missing = continuation.missing(order);
      if (!missing.isEmpty()) {
        wrong(
            "continuationToken",
            "ContinuationToken does not match OrderBy. Missing token keys: ["
                + String.join(",", missing)
                + "].");
      }
    }
    if (!errors.isEmpty()) {
      throw new Refused(400, instance, errors);
    }
  }

  private void language() {
    if (searchLanguageCode == null) {
      return;
    }
    String neutral = Languages.neutral(searchLanguageCode);
    if (neutral.equals("no")) {
      wrong(
          "searchLanguageCode",
          "'SearchLanguageCode' 'no' is not a valid language code. Use 'nb' or 'nn'.");
    } else if (!neutral.matches("[a-z]{2}")
        || !List.of(Locale.getISOLanguages()).contains(neutral)) {
      wrong("searchLanguageCode", "'SearchLanguageCode' is not a valid language code.");
    }
  }

  private void process() {
    if (process == null) {
      return;
    }
    if (process.length() > MAX_URI) {
      wrong(
          "process",
          "The length of 'Process' must be 1023 characters or fewer. You entered "
              + process.length()
              + " characters.");
    }
    boolean wellFormed;
    try {
      new URI(process); // absolute or relative, as the real service takes it
      wellFormed = !process.isEmpty();
    } catch (URISyntaxException e) {
      wellFormed = false;
    }
    if (!wellFormed) {
      wrong("process", "'Process' is not a well-formatted URI.");
    }
  }

  private void count(String name, @Nullable List<String> values, int most) {
    if (values != null && values.size() > most) {
      wrong(name + ".Count", "'Count' must be less than or equal to '" + most + "'.");
    }
  }

  private static boolean isEmpty(@Nullable List<String> values) {
    return values == null || values.isEmpty();
  }

  /** The key is the parameter's name in camel case; the text has it in Pascal case. */
  private void wrong(String key, String message) {
    errors.computeIfAbsent(key, k -> new ArrayList<>()).add(message);
  }
}
