package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.parties.InstanceAccess;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyAccess;
import io.github.dialogporten.sdk.parties.PartyAccessList;
import io.github.dialogporten.sdk.parties.PartyList;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Whom the token may act for. */
@Command(
    name = "parties",
    sortOptions = false,
    description = {
      "Lists whom the token may act for: organisations with their sub-units below them, and persons."
          + " The text at the end of a line is what '--party' of 'search' takes. With --access it"
          + " is Altinn Access Management's list, which can also tell why."
    })
final class PartiesCommand extends AltinnCommand {

  private static final int NAME_WIDTH = 42;
  private static final String CONTAINER = "only those below it may be searched";

  @ArgGroup(validate = false, order = 0, heading = "%nWhat the access consists of:%n")
  private AccessOptions access = new AccessOptions();

  PartiesCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  void check(Settings settings) {
    access.check();
  }

  @Override
  List<String> scopes() {
    return access.access ? List.of("altinn:accessmanagement/authorizedparties") : List.of();
  }

  @Override
  void run(Session session) {
    if (access.access) {
      withAccess(session);
      return;
    }
    PartyList parties = session.client().parties().list();
    if (session.settings().json()) {
      raw(parties.rawJson());
      return;
    }
    tellNobody(parties.all());
    show("", parties.tree());
  }

  private void withAccess(Session session) {
    PartyAccessList parties = session.client().parties().withAccess(access.query());
    if (session.settings().json()) {
      raw(parties.rawJson());
      return;
    }
    tellNobody(parties.all());
    showAccess("", parties.tree());
  }

  private void tellNobody(List<?> all) {
    if (all.isEmpty()) {
      console().line("The token may act for nobody: no party has given it a right yet.");
    }
  }

  private void show(String indent, List<Party> parties) {
    for (Party party : parties) {
      String end = party.hasOnlyAccessToSubParties() ? CONTAINER : party.party();
      show(indent, party.name(), party.isDeleted(), end);
      show(indent + "  ", party.subParties());
    }
  }

  private void showAccess(String indent, List<PartyAccess> parties) {
    for (PartyAccess party : parties) {
      String end =
          party.hasOnlyAccessToSubParties()
              ? CONTAINER
              : party.urn().map(PartyUrn::value).orElse("no URN, so it cannot be searched");
      show(indent, party.name(), party.isDeleted(), end);
      show(indent, "roles", party.roles());
      show(indent, "packages", party.accessPackages());
      show(indent, "services", party.resources());
      show(indent, "instances", party.instances().stream().map(PartiesCommand::instance).toList());
      showAccess(indent + "  ", party.subParties());
    }
  }

  private static String instance(InstanceAccess instance) {
    return instance.instanceRef().or(instance::instanceId).orElse(instance.resourceId());
  }

  private void show(String indent, String name, boolean deleted, String end) {
    String mark = deleted ? " (deleted)" : "";
    console().line(Text.padded(indent + name + mark, NAME_WIDTH) + "  " + end);
  }

  private void show(String indent, String what, List<String> values) {
    if (!values.isEmpty()) {
      console().line(Text.wrapped(indent + "    ", what + ": " + String.join(", ", values)));
    }
  }
}
