package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogQueryBuilder;
import io.github.dialogporten.sdk.dialogs.DialogStatus;
import io.github.dialogporten.sdk.dialogs.SortOrder;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a query of what was typed. */
final class SearchQueries {

  private static final List<String> STATUSES =
      Stream.of(
              DialogStatus.IN_PROGRESS,
              DialogStatus.DRAFT,
              DialogStatus.REQUIRES_ATTENTION,
              DialogStatus.COMPLETED,
              DialogStatus.NOT_APPLICABLE,
              DialogStatus.AWAITING)
          .map(DialogStatus::value)
          .toList();
  private static final List<String> LABELS =
      Stream.of(
              SystemLabel.DEFAULT,
              SystemLabel.BIN,
              SystemLabel.ARCHIVE,
              SystemLabel.MARKED_AS_UNOPENED,
              SystemLabel.SENT)
          .map(SystemLabel::value)
          .toList();

  private SearchQueries() {}

  /**
   * The query with these filters.
   *
   * @param filters what was typed
   * @param ownParties the parties of the token; used when neither a party nor a service was typed,
   *     and empty before they are known
   * @param newestFirst whether somebody looks at the beginning; otherwise nothing may be lost
   * @return the query
   * @throws IllegalArgumentException when the API would not take it
   */
  static DialogQuery query(SearchFilters filters, List<Party> ownParties, boolean newestFirst) {
    DialogQueryBuilder query = DialogQuery.builder();
    each(filters.parties, party -> query.party(urn(party)));
    if (namesNoParty(filters)) {
      query.parties(ownParties);
    }
    each(filters.serviceResources, query::serviceResource);
    each(filters.orgs, query::org);
    each(filters.statuses, text -> query.status(DialogStatus.of(one("--status", text, STATUSES))));
    each(filters.extendedStatuses, query::extendedStatus);
    each(
        filters.systemLabels,
        text -> query.systemLabel(SystemLabel.of(one("--system-label", text, LABELS))));
    given(filters.externalReference, query::externalReference);
    given(filters.process, query::process);
    given(filters.search, query::search);
    given(filters.searchLanguageCode, query::searchLanguageCode);
    given(filters.isContentSeen, query::isContentSeen);
    given(filters.excludeApiOnly, query::excludeApiOnly);
    if (filters.orderBy != null) {
      query.orderBy(Stream.of(filters.orderBy.split(",", -1)).map(SortOrder::parse).toList());
    } else if (newestFirst) {
      query.newestFirst();
    }
    given(filters.pageSize, query::pageSize);
    given(filters.atMost, query::atMost);
    times(filters, query);
    return query.build();
  }

  /** Whether the parties have to be asked for first. */
  static boolean namesNoParty(SearchFilters filters) {
    return filters.parties.isEmpty() && filters.serviceResources.isEmpty();
  }

  private static void times(SearchFilters filters, DialogQueryBuilder query) {
    given(filters.createdAfter, query::createdAfter);
    given(filters.createdBefore, query::createdBefore);
    given(filters.updatedAfter, query::updatedAfter);
    given(filters.updatedBefore, query::updatedBefore);
    given(filters.contentUpdatedAfter, query::contentUpdatedAfter);
    given(filters.contentUpdatedBefore, query::contentUpdatedBefore);
    given(filters.dueAfter, query::dueAfter);
    given(filters.dueBefore, query::dueBefore);
  }

  /**
   * A party as it is typed.
   *
   * @param text an organisation number or a whole URN
   * @return the party
   * @throws IllegalArgumentException when it is neither
   */
  static PartyUrn urn(String text) {
    return text.startsWith("urn:") ? PartyUrn.parse(text) : PartyUrn.organisation(text);
  }

  /** One of the API's own words, in the API's own spelling. */
  private static String one(String option, String text, List<String> words) {
    return words.stream()
        .filter(word -> word.equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    option + " takes " + words.stream().collect(Collectors.joining(", ")) + "."));
  }

  private static void each(List<String> values, Consumer<String> filter) {
    values.forEach(filter);
  }

  private static <T> void given(@Nullable T value, Consumer<T> filter) {
    if (value != null) {
      filter.accept(value);
    }
  }
}
