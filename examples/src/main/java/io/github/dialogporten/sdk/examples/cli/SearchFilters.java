package io.github.dialogporten.sdk.examples.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The filters of the API, each by its own name. */
final class SearchFilters {

  private static final String INCLUSIVE = "; the moment itself counts.";

  @Option(
      names = "--party",
      paramLabel = "URN",
      order = 20,
      description =
          "A party, as 'parties' shows it; an organisation number will do. Repeatable. Without it"
              + " and --service-resource, all parties that the token may act for.")
  List<String> parties = new ArrayList<>();

  @Option(
      names = "--service-resource",
      paramLabel = "URN",
      order = 21,
      description = "A service: urn:altinn:resource:ID. Repeatable.")
  List<String> serviceResources = new ArrayList<>();

  @Option(
      names = "--org",
      paramLabel = "CODE",
      order = 22,
      description = "A service owner, such as skd. Repeatable.")
  List<String> orgs = new ArrayList<>();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      order = 23,
      description =
          "InProgress, Draft, RequiresAttention, Completed, NotApplicable or Awaiting. Repeatable.")
  List<String> statuses = new ArrayList<>();

  @Option(
      names = "--extended-status",
      paramLabel = "TEXT",
      order = 24,
      description = "A service owner's own status, exactly. Repeatable.")
  List<String> extendedStatuses = new ArrayList<>();

  @Option(
      names = "--external-reference",
      paramLabel = "TEXT",
      order = 25,
      description = "A service owner's own reference, exactly.")
  @Nullable String externalReference;

  @Option(
      names = "--process",
      paramLabel = "URI",
      order = 26,
      description = "The process that the dialog belongs to, exactly.")
  @Nullable String process;

  @Option(
      names = "--system-label",
      paramLabel = "LABEL",
      order = 27,
      description =
          "Default, Bin, Archive, MarkedAsUnopened or Sent. Repeatable: a dialog has to carry all.")
  List<String> systemLabels = new ArrayList<>();

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      order = 28,
      description = "Words in the texts, three letters or more; any of them is enough.")
  @Nullable String search;

  @Option(
      names = "--search-language-code",
      paramLabel = "CODE",
      order = 29,
      description = "The language of these words: nb, nn, en ...")
  @Nullable String searchLanguageCode;

  @Option(
      names = "--is-content-seen",
      paramLabel = "true|false",
      arity = "1",
      order = 30,
      description = "Whether somebody has opened the dialog since its content changed.")
  @Nullable Boolean isContentSeen;

  @Option(
      names = "--exclude-api-only",
      paramLabel = "true|false",
      arity = "1",
      order = 31,
      description = "Whether to leave out what is for systems only.")
  @Nullable Boolean excludeApiOnly;

  @Option(
      names = "--content-updated-after",
      paramLabel = "TIME",
      order = 32,
      converter = Times.class,
      description = "Content updated at or after a time: 2026-01-31, or 2026-01-31T12:00:00Z.")
  @Nullable Instant contentUpdatedAfter;

  @Option(
      names = "--content-updated-before",
      paramLabel = "TIME",
      order = 33,
      converter = Times.class,
      description = "Content updated before a time" + INCLUSIVE)
  @Nullable Instant contentUpdatedBefore;

  @Option(
      names = "--updated-after",
      paramLabel = "TIME",
      order = 34,
      converter = Times.class,
      description = "Updated in any way after a time" + INCLUSIVE)
  @Nullable Instant updatedAfter;

  @Option(
      names = "--updated-before",
      paramLabel = "TIME",
      order = 35,
      converter = Times.class,
      description = "Updated in any way before a time" + INCLUSIVE)
  @Nullable Instant updatedBefore;

  @Option(
      names = "--created-after",
      paramLabel = "TIME",
      order = 36,
      converter = Times.class,
      description = "Created after a time" + INCLUSIVE)
  @Nullable Instant createdAfter;

  @Option(
      names = "--created-before",
      paramLabel = "TIME",
      order = 37,
      converter = Times.class,
      description = "Created before a time" + INCLUSIVE)
  @Nullable Instant createdBefore;

  @Option(
      names = "--due-after",
      paramLabel = "TIME",
      order = 38,
      converter = Times.class,
      description = "Due after a time" + INCLUSIVE)
  @Nullable Instant dueAfter;

  @Option(
      names = "--due-before",
      paramLabel = "TIME",
      order = 39,
      converter = Times.class,
      description = "Due before a time" + INCLUSIVE)
  @Nullable Instant dueBefore;

  @Option(
      names = "--order-by",
      paramLabel = "ORDER",
      order = 40,
      description =
          "createdAt, updatedAt, contentUpdatedAt or dueAt, each with _asc or _desc (the default),"
              + " several with commas between, and id at the end. Without it the newest first;"
              + " with --all the oldest, so that nothing is lost that changes meanwhile.")
  @Nullable String orderBy;

  @Option(
      names = "--page-size",
      paramLabel = "N",
      order = 41,
      description = "How many on a page, 1 to 1000. Default 100.")
  @Nullable Integer pageSize;

  @Option(
      names = "--at-most",
      paramLabel = "N",
      order = 42,
      description = "How many in all. With --all the search stops there.")
  @Nullable Integer atMost;
}
