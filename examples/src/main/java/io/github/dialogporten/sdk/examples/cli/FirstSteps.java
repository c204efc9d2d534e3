package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.idporten.PersonSession;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyList;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps 1 to 3, which leave no trace. */
final class FirstSteps {

  private static final int SHOWN_PARTIES = 6;
  private static final int SHOWN_HITS = 5;

  private final Session session;
  private final Story story;

  FirstSteps(Session session, Story story) {
    this.session = session;
    this.story = story;
  }

  void introduce() {
    story.title("Dialogporten in five steps");
    story.told(
        "Norway's public sector puts its letters, forms and cases in Dialogporten. Each matter is a"
            + " DIALOG: texts, attachments, actions, and who has done what. This is how a program"
            + " reads them on behalf of its customers.");
    story.told("");
    story.told(
        session.isInProcess()
            ? "Everything here is real but the data: an Altinn with synthetic organisations is"
                + " running inside this program, and the steps below go to it over HTTP."
            : "The environment is " + session.environment().name() + ": " + where() + ".");
  }

  private String where() {
    return session.environment().dialogporten().toString();
  }

  void token() {
    story.step(1, "GET A TOKEN");
    story.told(
        "A customer who lets your system act for it creates a SYSTEM USER in Altinn and gives it"
            + " rights. Your system signs a request with its own key; Maskinporten answers with a"
            + " token that says which customer's system user this is. It lives for minutes only: the"
            + " SDK keeps it, and gets the next one in time.");
    story.code("maskinporten.systemUser(\"310923044\")");
    tellToken();
  }

  /** The first step of a person. */
  void login(PersonLogin login, LoginFlags flags, Console console) {
    story.step(1, "LOG IN");
    story.told(
        "A PERSON who acts for themselves, or for an organisation that they have a role in, logs in"
            + " at ID-porten: in the browser that they know, which comes back to this program. The"
            + " program gets a code, and exchanges it for a token that says who it is. When the token"
            + " ends, the SDK gets the next one without asking the person again.");
    story.code("DesktopLogin.builder(idporten).build().run()");
    console.checkpoint();
    PersonSession logged = login.logIn(flags, session.settings(), console).session();
    tellToken();
    logged.acr().ifPresent(acr -> story.more("logged in at the level " + acr));
    if (!logged.missingScopes().isEmpty()) {
      story.more("asked for and not granted: " + String.join(" ", logged.missingScopes()));
    }
  }

  private void tellToken() {
    TokenFacts.of(session.token().value())
        .ifPresentOrElse(
            this::tell, () -> story.result("a token that is not a JWT: nothing to read in it"));
  }

  private void tell(TokenFacts token) {
    Map<String, String> facts = token.facts();
    String owner = facts.getOrDefault("systemUserOrganisation", "");
    String scopes = facts.getOrDefault("scopes", "");
    story.result(token.kind() + (owner.isEmpty() ? "" : " token; it belongs to " + owner));
    token
        .expiresAt()
        .ifPresent(
            time ->
                story.more(
                    "it works for " + Duration.between(Instant.now(), time).toSeconds() + " s"));
    if (!scopes.isEmpty()) {
      story.more("its scopes: " + scopes);
    }
  }

  List<Party> parties() {
    story.step(2, "FIND THE PARTIES");
    story.told(
        session.login().isPresent()
            ? "Whose dialogs may the person read? The answer is a list of PARTIES: the person, and the"
                + " organisations in which the person has a role or was given a right. Some are listed"
                + " only for what is below them, and cannot be searched themselves."
            : "Whose dialogs may it read? The answer is a list of PARTIES: the customer, its"
                + " sub-units, and everybody else who has given the system user a right. Some are"
                + " listed only for what is below them, and cannot be searched themselves.");
    story.code("altinn.parties().list().searchable()");
    PartyList all = session.client().parties().list();
    List<Party> searchable = all.searchable();
    story.result(all.all().size() + " parties, " + searchable.size() + " of them to search:");
    searchable.stream()
        .limit(SHOWN_PARTIES)
        .forEach(
            party ->
                story.more(
                    Text.padded(Text.brief(party.name(), 40), 42)
                        + number(party)
                        + (party.isDeleted() ? "  (deleted)" : "")));
    if (searchable.size() > SHOWN_PARTIES) {
      story.more("and " + (searchable.size() - SHOWN_PARTIES) + " more");
    }
    return searchable;
  }

  /** An organisation's number; never a person's. */
  private static String number(Party party) {
    return party.urn().flatMap(urn -> urn.organisationNumber()).orElse(party.partyType().value());
  }

  /** Searches, and gives the dialog to go on with: the newest with a text. */
  Optional<DialogSummary> search(List<Party> parties) {
    story.step(3, "SEARCH THEIR DIALOGS");
    story.told(
        "The search gives a summary of each dialog, the last changed first, in pages that are fetched"
            + " as they are read. There are filters for status, service, time, words and more;"
            + " looking at the list marks nothing as seen.");
    story.code("altinn.dialogs().search(DialogQuery.forParties(parties).newestFirst().build())");
    if (parties.isEmpty()) {
      story.result("no party to search");
      return Optional.empty();
    }
    Page<DialogSummary> page =
        session
            .client()
            .dialogs()
            .search(DialogQuery.forParties(parties).newestFirst().build())
            .firstPage();
    story.result(
        page.items().size()
            + " dialogs on the first page"
            + (page.hasNext() ? ", and there are more pages; the newest:" : ":"));
    page.items().stream().limit(SHOWN_HITS).forEach(this::tell);
    return page.items().stream().filter(hit -> !title(hit).isEmpty()).findFirst();
  }

  private void tell(DialogSummary hit) {
    String title = title(hit);
    story.more(
        Times.shown(hit.contentUpdatedAt())
            + "  "
            + Text.padded(hit.status().value(), 18)
            + Text.brief(title.isEmpty() ? "(for systems only)" : title, 46));
  }

  private String title(DialogSummary hit) {
    return session.text(hit.title().localized());
  }
}
