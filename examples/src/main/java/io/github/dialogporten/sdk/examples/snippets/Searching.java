package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.SortKey;
import io.github.dialogporten.sdk.errors.SearchTooBroadException;
import io.github.dialogporten.sdk.paging.PageCursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Searches, as docs/search.md shows them. */
public final class Searching {

  private Searching() {}

  /**
   * All dialogs of all parties.
   *
   * @param altinn the client
   * @param take takes each dialog
   */
  public static void everything(DialogportenClient altinn, Consumer<DialogSummary> take) {
    // snippet:start search-everything
    var query = DialogQuery.forParties(altinn.parties().list()).build(); // one party or 3,000
    for (var hit : altinn.dialogs().search(query)) {
      take.accept(hit);
    }
    // snippet:end
  }

  /**
   * What somebody looks at.
   *
   * @param altinn the client
   * @return the twenty that changed last
   */
  public static List<DialogSummary> newest(DialogportenClient altinn) {
    // snippet:start search-newest
    var query = DialogQuery.forParties(altinn.parties().list()).newestFirst().pageSize(20).build();
    var page = altinn.dialogs().search(query).firstPage(); // the next one: page.next()
    // snippet:end
    return page.items();
  }

  /**
   * An order of one's own.
   *
   * @param altinn the client
   * @return a query
   */
  public static DialogQuery order(DialogportenClient altinn) {
    // snippet:start search-order
    var query =
        DialogQuery.forParties(altinn.parties().list())
            .orderBy(SortKey.DUE_AT.ascending(), SortKey.CREATED_AT.descending())
            .build();
    // snippet:end
    return query;
  }

  /**
   * Goes on where the last run ended.
   *
   * @param altinn the client
   * @param place the file that holds the place
   * @param take takes each dialog; it may come again when the run before was cut off
   * @param tell tells about parties
   * @throws IOException when the file cannot be read or written
   */
  public static void goOn(
      DialogportenClient altinn, Path place, Consumer<DialogSummary> take, Consumer<String> tell)
      throws IOException {
    // snippet:start search-cursor
    var query =
        DialogQuery.forParties(altinn.parties().list())
            .orderBy(SortKey.CONTENT_UPDATED_AT.ascending())
            .build();
    var search =
        Files.exists(place)
            ? altinn.dialogs().search(query, PageCursor.parse(Files.readString(place)))
            : altinn.dialogs().search(query);
    if (!search.changes().isEmpty()) {
      tell.accept("The parties have changed: " + search.changes()); // counts only
    }
    for (var page : search.pages()) {
      page.items().forEach(take);
      var cursor = page.cursor().orElseThrow(); // of the last page: what is new after it
      Files.writeString(place, cursor.text());
    }
    // snippet:end
  }

  /**
   * Fetches pages while others are worked on.
   *
   * @param altinn the client
   * @param query what to search for
   * @param executor where pages are fetched
   * @param take takes each dialog, and takes its time
   */
  public static void ahead(
      DialogportenClient altinn,
      DialogQuery query,
      Executor executor,
      Consumer<DialogSummary> take) {
    // snippet:start search-ahead
    altinn.dialogs().search(query).prefetching(executor).forEach(take);
    // snippet:end
  }

  /**
   * Words in all dialogs, or else in those of a year.
   *
   * @param altinn the client
   * @param words what to look for
   * @return the first page
   */
  public static List<DialogSummary> words(DialogportenClient altinn, String words) {
    // snippet:start search-too-broad
    var query = DialogQuery.forParties(altinn.parties().list()).newestFirst().search(words);
    try {
      return altinn.dialogs().search(query.build()).firstPage().items();
    } catch (SearchTooBroadException e) { // the same again would fail again
      var narrower = query.contentUpdatedAfter(Instant.now().minus(Duration.ofDays(365)));
      return altinn.dialogs().search(narrower.build()).firstPage().items();
    }
    // snippet:end
  }
}
