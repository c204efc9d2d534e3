package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSearch;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.SearchChanges;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.parties.Party;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Dialogs by filters. */
@Command(
    name = "search",
    sortOptions = false,
    description = {
      "Searches dialogs. It shows one page and where the next one begins; with --all it goes on to"
          + " the end, or until --at-most. Marks nothing as seen.",
      "",
      "There can be any number of parties and services. With --json each page is a document as the"
          + " API sends it; with --all, one document on each line, and pages are whole. On a terminal"
          + " --all shows how far it has come."
    })
final class SearchCommand extends AltinnCommand {

  private static final Pattern OWN_CURSOR = Pattern.compile("dp[0-9]+\\..*");

  @Mixin private SearchFilters filters = new SearchFilters();

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      order = 50,
      description =
          "Goes on where another page ended, with the same filters: the text that was shown there, or"
              + " a continuationToken of the API. The parties may be others than then.")
  private @Nullable String cursor;

  @Option(
      names = "--all",
      order = 51,
      description = "All pages, the oldest first if --order-by says nothing else.")
  private boolean all;

  /** Where the search goes on after the pages that were shown. */
  private volatile @Nullable PageCursor place;

  SearchCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  void check(Settings settings) {
    if (!SearchQueries.namesNoParty(filters)) {
      SearchQueries.query(filters, List.of(), !all);
    }
  }

  @Override
  void run(Session session) {
    boolean ownParties = SearchQueries.namesNoParty(filters);
    List<Party> parties = ownParties ? session.client().parties().list().searchable() : List.of();
    if (ownParties && parties.isEmpty()) {
      console().note("The token may act for nobody: there is no party to search.");
      if (session.settings().json() && !all) {
        console().line("{\"items\":[],\"hasNextPage\":false}");
      }
      return;
    }
    DialogSearch search = result(session, parties);
    if (all) {
      walk(session, search);
      return;
    }
    Page<DialogSummary> page = search.firstPage();
    show(session, page);
    end(session, page, page.items().size());
  }

  @SuppressWarnings("try") // what is said at the end is closed, and not used
  private void walk(Session session, DialogSearch search) {
    int pages = 1;
    int shown = 0;
    Page<DialogSummary> page;
    try (Progress progress = console().progress(session.settings());
        WhenEnded ended = WhenEnded.byTheUser(this::tellPlace)) {
      progress.tell("Searching ...");
      page = search.firstPage();
      while (true) {
        show(session, page);
        console().checkpoint();
        place = page.cursor().orElse(null);
        shown += page.items().size();
        if (!page.hasNext()) {
          break;
        }
        progress.tell(
            Text.count(shown, "dialog") + " on " + Text.count(pages, "page") + " so far ...");
        page = next(page);
        pages++;
      }
    }
    end(session, page, shown);
  }

  /** What was shown is not to be fetched again when the rest cannot be. */
  private Page<DialogSummary> next(Page<DialogSummary> shown) {
    try {
      return shown.next();
    } catch (DialogportenException e) {
      tellPlace();
      throw e;
    }
  }

  private void tellPlace() {
    PageCursor reached = place;
    if (reached != null) {
      console().note("The search broke off. To go on after these: --cursor " + reached.text());
    }
  }

  private void end(Session session, Page<DialogSummary> page, int shown) {
    if (shown == 0 && !session.settings().json()) {
      console().line(cursor == null ? "No dialogs were found." : "No more dialogs were found.");
    }
    tellRest(page, shown);
  }

  private DialogSearch result(Session session, List<Party> parties) {
    DialogQuery query = SearchQueries.query(filters, parties, !all);
    if (cursor == null) {
      return session.client().dialogs().search(query);
    }
    PageCursor place =
        OWN_CURSOR.matcher(cursor).matches()
            ? PageCursor.parse(cursor)
            : PageCursor.ofContinuationToken(cursor);
    DialogSearch search = session.client().dialogs().search(query, place);
    tell(search.changes());
    return search;
  }

  private void tell(SearchChanges changes) {
    if (!changes.newParties().isEmpty()) {
      console().note("New parties, searched from the beginning: " + changes.newParties().size());
    }
    if (changes.goneParties() > 0) {
      console().note("Parties that are gone since then: " + changes.goneParties());
    }
  }

  private void show(Session session, Page<DialogSummary> page) {
    if (session.settings().json()) {
      raw(page.rawJson());
      if (all) {
        console().line();
      }
      return;
    }
    DialogLines lines = new DialogLines(console(), session);
    page.items().forEach(lines::summary);
  }

  private void tellRest(Page<DialogSummary> page, int shown) {
    boolean enough = filters.atMost != null && shown >= filters.atMost;
    if (page.hasNext() || enough) {
      String text = enough ? "There can be more." : "There are more.";
      page.cursor()
          .map(place -> text + " The next page: --cursor " + place.text())
          .ifPresent(console()::note);
    }
  }
}
