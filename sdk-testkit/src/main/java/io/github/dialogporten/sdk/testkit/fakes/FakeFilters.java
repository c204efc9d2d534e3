package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.text.Localized;
import io.github.dialogporten.sdk.text.OpenValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters of a query, by the names that the API has for them. */
final class FakeFilters {

  private final Map<String, List<String>> filters;

  FakeFilters(Map<String, List<String>> filters) {
    this.filters = filters;
  }

  boolean holds(StoredDialog stored) {
    DialogSummary dialog = stored.summary();
    return isOneOf("party", dialog.party())
        && isOneOf("serviceResource", dialog.serviceResource())
        && isOneOf("org", dialog.org())
        && isOneOf("status", dialog.status().value())
        && isOneOf("extendedStatus", dialog.extendedStatus().orElse(null))
        && isOneOf("externalReference", dialog.externalReference().orElse(null))
        && isOneOf("process", dialog.process().orElse(null))
        && isOneOf("isContentSeen", Boolean.toString(stored.isContentSeen()))
        && hasLabels(stored)
        && holds("created", Optional.of(dialog.createdAt()))
        && holds("updated", Optional.of(dialog.updatedAt()))
        && holds("contentUpdated", Optional.of(dialog.contentUpdatedAt()))
        && holds("due", dialog.dueAt())
        && !(dialog.isApiOnly() && values("excludeApiOnly").contains("true"))
        && hasWords(stored);
  }

  int limit() {
    return values("limit").stream().map(Integer::valueOf).findFirst().orElse(100);
  }

  private List<String> values(String name) {
    return filters.getOrDefault(name, List.of());
  }

  private boolean isOneOf(String name, @Nullable String value) {
    return values(name).isEmpty() || (value != null && values(name).contains(value));
  }

  /** All of them, other than with the other lists. */
  private boolean hasLabels(StoredDialog stored) {
    return stored.labels().stream()
        .map(OpenValue::value)
        .toList()
        .containsAll(values("systemLabel"));
  }

  private boolean holds(String field, Optional<Instant> time) {
    return values(field + "After").stream()
            .map(Instant::parse)
            .allMatch(after -> time.isPresent() && !time.get().isBefore(after))
        && values(field + "Before").stream()
            .map(Instant::parse)
            .allMatch(before -> time.isPresent() && !time.get().isAfter(before));
  }

  /** One of the words is enough, and it may stand within another. */
  private boolean hasWords(StoredDialog stored) {
    if (values("search").isEmpty()) {
      return true;
    }
    String text = text(stored);
    return values("search").stream()
        .flatMap(search -> Stream.of(search.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
        .filter(word -> !word.isEmpty())
        .anyMatch(text::contains);
  }

  private static String text(StoredDialog stored) {
    DialogSummary dialog = stored.summary();
    List<Localized> searched =
        List.of(
            dialog.title().localized(),
            dialog.summary().localized(),
            dialog.senderName().localized(),
            dialog.extendedStatusText().localized(),
            stored.builder().build().additionalInfo().localized());
    List<String> texts = new ArrayList<>();
    searched.forEach(each -> each.all().forEach(one -> texts.add(one.value())));
    return String.join("\n", texts).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "FakeFilters" + filters.keySet();
  }
}
