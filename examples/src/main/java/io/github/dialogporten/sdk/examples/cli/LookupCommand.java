package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.lookup.AccessGrant;
import io.github.dialogporten.sdk.lookup.DialogLookup;
import io.github.dialogporten.sdk.lookup.FoundDialog;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.lookup.ServiceOwnerDialogLookup;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From a reference to a dialog. */
@Command(
    name = "lookup",
    sortOptions = false,
    description = {
      "Finds the dialog that belongs to an app instance or a message, and tells why the token may see"
          + " it. For a dialog's id it tells what the dialog is about. Marks nothing as seen.",
      "",
      "With --service-owner it asks as the service owner that the dialog belongs to, who finds deleted"
          + " dialogs too: with a client of that organisation in Maskinporten that has the scope"
          + " digdir:dialogporten.serviceprovider."
    })
final class LookupCommand extends AltinnCommand {

  private static final int LABEL_WIDTH = 18;

  @Parameters(
      paramLabel = "REF",
      description =
          "urn:altinn:instance-id:PARTYID/UUID, urn:altinn:correspondence-id:UUID or"
              + " urn:altinn:dialog-id:UUID.")
  private String reference = "";

  @Option(names = "--service-owner", description = "Asks as the service owner.")
  private boolean serviceOwner;

  LookupCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  Session.As as() {
    return serviceOwner ? Session.As.SERVICE_OWNER : Session.As.CALLER;
  }

  @Override
  void check(Settings settings) {
    parsed();
  }

  private InstanceRef parsed() {
    return Arguments.named("REF", () -> InstanceRef.parse(reference));
  }

  @Override
  void run(Session session) {
    if (serviceOwner) {
      ServiceOwnerDialogLookup found = session.client().lookup().findAsServiceOwner(parsed());
      show(session, found);
      if (!session.settings().json() && !found.nonSensitiveTitle().isEmpty()) {
        line("For low levels", session.text(found.nonSensitiveTitle()));
      }
      return;
    }
    DialogLookup found = session.client().lookup().find(parsed());
    show(session, found);
    if (!session.settings().json()) {
      access(session, found);
    }
  }

  private void show(Session session, FoundDialog found) {
    if (session.settings().json()) {
      raw(found.rawJson());
      return;
    }
    String title = session.text(found.title());
    console().line(title.isEmpty() ? "(for systems only: it has no title)" : title);
    line("Dialog", found.dialogId().toString());
    line("Is about", found.instanceRefText());
    line("Party", found.party());
    line(
        "Service",
        session.text(found.serviceResource().name()) + ", " + found.serviceResource().urn());
    line(
        "Service owner",
        session.text(found.serviceOwner().name()) + ", " + found.serviceOwner().code());
  }

  private void access(Session session, DialogLookup found) {
    for (AccessGrant grant : found.evidence().grants()) {
      String name = session.text(grant.name());
      line("Access by", grant.grantType() + ": " + (name.isEmpty() ? grant.subject() : name));
    }
    int current = found.evidence().currentAuthenticationLevel();
    int minimum = found.serviceResource().minimumAuthenticationLevel();
    line(
        "Level",
        found.needsHigherLevel()
            ? "the token has " + current + ", and opening the dialog takes " + minimum
            : current + ", and " + minimum + " is enough");
  }

  private void line(String label, String text) {
    console().line("  " + Text.padded(label, LABEL_WIDTH) + Text.brief(text, 140));
  }
}
