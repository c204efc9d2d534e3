package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.parties.Party;
import java.util.List;

/** The inbox: whose it is, what is in it. */
final class InboxPages {

  private final Visit visit;
  private final List<Party> parties;
  private final String chosen;
  private final String text;

  /**
   * Pages of one request.
   *
   * @param chosen the uuid of the party whose dialogs are shown; empty for all
   * @param text what is searched for; empty for anything
   */
  InboxPages(Visit visit, List<Party> parties, String chosen, String text) {
    this.visit = visit;
    this.parties = parties;
    this.chosen = chosen;
    this.text = text;
  }

  Markup empty() {
    return page(Markup.NONE);
  }

  Markup inbox(Page<DialogSummary> found) {
    if (found.items().isEmpty()) {
      return page(Markup.of("<p class=\"card\">Nothing here.</p>"));
    }
    Markup rows = Markup.all(found.items().stream().map(this::row).toList());
    return page(Markup.of("<ul class=\"rows\">{}</ul>{}", rows, next(found)));
  }

  private Markup page(Markup found) {
    return Pages.page(
        visit,
        "Inbox",
        Markup.of("<div class=\"columns\">{}<div>{}{}</div></div>", all(), form(), found));
  }

  private Markup all() {
    return Markup.of(
        "<nav aria-label=\"Parties\"><h2>Whose</h2><ul><li><a href=\"/\"{}>Everybody's</a></li>{}"
            + "</ul></nav>",
        current(""),
        Markup.all(
            parties.stream()
                .map(
                    party ->
                        Markup.of(
                            "<li><a href=\"/?party={}\"{}><bdi>{}</bdi></a></li>",
                            InboxRoutes.uuid(party),
                            current(InboxRoutes.uuid(party)),
                            party.name()))
                .toList()));
  }

  private Markup current(String party) {
    return party.equals(chosen) ? Markup.of(" aria-current=\"page\"") : Markup.NONE;
  }

  private Markup form() {
    Markup party =
        chosen.isEmpty()
            ? Markup.NONE
            : Markup.of("<input type=\"hidden\" name=\"party\" value=\"{}\">", chosen);
    return Markup.of(
        "<form class=\"search\" method=\"get\" action=\"/\">{}<input type=\"search\" name=\"q\""
            + " value=\"{}\" aria-label=\"Words\" placeholder=\"Words in the title or summary\">"
            + "<button>Search</button></form>",
        party,
        text);
  }

  /** A form, not a link: opening marks as seen, and browsers may fetch links ahead. */
  private Markup row(DialogSummary hit) {
    return Markup.of(
        """
        <li class="card{}">
        <div>
        <h3><bdi>{}</bdi></h3>
        <p><bdi>{}</bdi></p>
        <p class="facts"><bdi>{}</bdi> · {}{}</p>
        </div>
        {}
        </li>
        """,
        hit.isContentSeen() ? "" : " unseen",
        Words.of(hit.title(), "(no title)"),
        Words.of(hit.summary(), ""),
        Words.of(hit.senderName(), hit.org()),
        Words.of(hit.contentUpdatedAt()),
        Words.of(hit.status()),
        DialogPages.openForm(visit, hit.id(), "", "Open"));
  }

  private Markup next(Page<DialogSummary> found) {
    return found
        .cursor()
        .filter(cursor -> found.hasNext())
        .map(PageCursor::text)
        .map(
            from ->
                Markup.of(
                    "<p><a class=\"button\" href=\"/?party={}&amp;q={}&amp;from={}\">Older</a></p>",
                    chosen,
                    Parameters.encoded(text),
                    Parameters.encoded(from)))
        .orElse(Markup.NONE);
  }
}
