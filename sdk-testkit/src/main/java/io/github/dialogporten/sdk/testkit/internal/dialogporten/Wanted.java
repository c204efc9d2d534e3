package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which dialogs the filters of a search let through. */
final class Wanted {

  private final SearchParameters filters;
  private final @Nullable Set<String> resources;
  private final @Nullable Set<String> parties;
  private final @Nullable FreeText text;

  Wanted(SearchParameters filters) {
    this.filters = filters;
    this.resources = lower(filters.serviceResource);
    this.parties = lower(filters.party);
    this.text = filters.search == null ? null : new FreeText(filters.search);
  }

  boolean holds(DialogState dialog) {
    return isOneOf(dialog.party, parties)
        && isOneOf(dialog.resource, resources)
        && isOneOf(dialog.org, filters.org)
        && isOneOf(dialog.extendedStatus, filters.extendedStatus)
        && isOneOf(dialog.status, filters.status)
        && (filters.systemLabel == null || dialog.labels.containsAll(filters.systemLabel))
        && isEqual(dialog.externalReference, filters.externalReference)
        && isEqual(dialog.process, filters.process)
        && filters.created.holds(dialog.createdAt)
        && filters.updated.holds(dialog.updatedAt)
        && filters.contentUpdated.holds(dialog.contentUpdatedAt)
        && filters.due.holds(dialog.dueAt)
        && (filters.isContentSeen == null || filters.isContentSeen == dialog.isContentSeen())
        && !(Boolean.TRUE.equals(filters.excludeApiOnly) && dialog.apiOnly)
        && (text == null || text.matches(dialog));
  }

  private static @Nullable Set<String> lower(@Nullable List<String> values) {
    if (values == null) {
      return null;
    }
    Set<String> lower = new HashSet<>();
    values.forEach(value -> lower.add(value.toLowerCase(Locale.ROOT)));
    return lower;
  }

  private static boolean isOneOf(@Nullable String value, @Nullable Collection<String> wanted) {
    return wanted == null || wanted.isEmpty() || (value != null && wanted.contains(value));
  }

  private static boolean isEqual(@Nullable String value, @Nullable String wanted) {
    return wanted == null || wanted.equals(value);
  }
}
