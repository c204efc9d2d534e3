package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.resources.ServiceResource;
import io.github.dialogporten.sdk.resources.ServiceResourceList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The services that dialogs belong to. */
@Command(
    name = "resources",
    sortOptions = false,
    description = {
      "Lists the services whose dialogs the token may see, for the given parties or for all that it"
          + " may act for. The text at the end of a line is what '--service-resource' of 'search'"
          + " takes.",
      "",
      "With --json it is the API's own document. For more than 100 parties there are several requests,"
          + " and the document of each is on a line of its own: a service can be in more than one."
    })
final class ResourcesCommand extends AltinnCommand {

  private static final int NAME_WIDTH = 42;
  private static final int TYPE_WIDTH = 22;
  private static final int MOST_PARTIES = 100;

  @Option(
      names = "--party",
      paramLabel = "PARTY",
      description = "Whose: an organisation number or a whole URN. Can be given several times.")
  private List<String> parties = new ArrayList<>();

  @Option(
      names = "--catalogue",
      description = "All services that any dialog belongs to, instead; no token is needed.")
  private boolean catalogue;

  ResourcesCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  Session.As as() {
    return catalogue ? Session.As.NOBODY : Session.As.CALLER;
  }

  @Override
  void check(Settings settings) {
    if (catalogue && !parties.isEmpty()) {
      throw new UsageException("--catalogue goes without --party: it is the same for everybody.");
    }
    urns();
  }

  private List<PartyUrn> urns() {
    return Arguments.named(
        "--party", () -> parties.stream().map(SearchQueries::urn).distinct().toList());
  }

  @Override
  void run(Session session) {
    if (session.settings().json()) {
      json(session);
      return;
    }
    ServiceResourceList found = list(session, urns());
    if (found.isFullCatalogueFallback()) {
      console()
          .note(
              "The token may act for too many parties: these are all services there are. Name parties"
                  + " with --party.");
    }
    if (found.all().isEmpty()) {
      console().line("There are no services whose dialogs the token may see.");
    }
    for (ServiceResource service : found) {
      console()
          .line(
              Text.padded(Text.brief(session.text(service.name()), NAME_WIDTH), NAME_WIDTH)
                  + "  "
                  + Text.padded(service.resourceType().orElse(""), TYPE_WIDTH)
                  + "  level "
                  + service.minimumAuthenticationLevel()
                  + "  "
                  + service.urn());
    }
  }

  private void json(Session session) {
    List<PartyUrn> all = urns();
    if (all.size() <= MOST_PARTIES) {
      raw(list(session, all).rawJson());
      return;
    }
    try (Progress progress = console().progress(session.settings())) {
      for (int from = 0; from < all.size(); from += MOST_PARTIES) {
        progress.tell(from + " of " + all.size() + " parties asked for ...");
        raw(list(session, all.subList(from, Math.min(all.size(), from + MOST_PARTIES))).rawJson());
        console().line();
        console().checkpoint();
      }
    }
  }

  private ServiceResourceList list(Session session, List<PartyUrn> of) {
    var resources = session.client().resources();
    if (catalogue) {
      return resources.catalogue();
    }
    return of.isEmpty() ? resources.mine() : resources.mine(of);
  }
}
