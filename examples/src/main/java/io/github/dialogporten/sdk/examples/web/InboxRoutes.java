package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogQueryBuilder;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.parties.Party;
import java.util.List;
import java.util.Optional;

/** Steps 2 and 3: the parties, and a search of their dialogs. Marks nothing as seen. */
final class InboxRoutes {

  private static final int PAGE_SIZE = 20;

  private final Site site;

  InboxRoutes(Site site) {
    this.site = site;
  }

  Reply inbox(Call call, Visit visit) {
    DialogportenClient person = site.as(visit);
    List<Party> parties = person.parties().list().searchable();
    Optional<String> chosen = call.query().get("party");
    List<Party> searched =
        parties.stream()
            // by uuid: a person's urn holds their national identity number, and addresses are kept
            .filter(party -> chosen.filter(id -> !id.equals(uuid(party))).isEmpty())
            .toList();
    if (searched.isEmpty()) {
      return Pages.refused(visit, 200, "An empty inbox", "You may act for nobody here.");
    }
    InboxPages pages = new InboxPages(visit, parties, chosen.orElse(""), text(call));
    try {
      DialogQueryBuilder query =
          DialogQuery.forParties(searched).excludeApiOnly(true).newestFirst().pageSize(PAGE_SIZE);
      call.query().get("q").ifPresent(query::search);
      return Reply.page(200, pages.inbox(search(person, query.build(), call)));
    } catch (IllegalArgumentException e) {
      visit.say("That cannot be searched for: " + Pages.safe(e)); // says the rule, not the value
      return Reply.page(400, pages.empty());
    }
  }

  private static Page<DialogSummary> search(
      DialogportenClient person, DialogQuery query, Call call) {
    return call.query()
        .get("from")
        .map(from -> person.dialogs().search(query, PageCursor.parse(from)))
        .orElseGet(() -> person.dialogs().search(query))
        .firstPage();
  }

  private static String text(Call call) {
    return call.query().get("q").orElse("");
  }

  static String uuid(Party party) {
    return party.partyUuid().toString();
  }
}
