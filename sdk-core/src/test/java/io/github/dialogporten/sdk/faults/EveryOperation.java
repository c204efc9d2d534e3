package io.github.dialogporten.sdk.faults;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelPart;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Every operation that the client has. */
public enum EveryOperation {
  PARTIES_LIST("parties.list", client -> client.parties().list()),
  PARTIES_WITH_ACCESS(
      "parties.withAccess", client -> client.parties().withAccess(AccessQuery.defaults())),
  DIALOGS_SEARCH("dialogs.search", EveryOperation::search),
  DIALOGS_OPEN("dialogs.open", client -> client.dialogs().open(id())),
  TRANSMISSIONS("dialogs.transmissions", client -> client.dialogs().transmissions(id())),
  TRANSMISSION("dialogs.transmission", client -> client.dialogs().transmission(id(), id())),
  ACTIVITIES("dialogs.activities", client -> client.dialogs().activities(id())),
  ACTIVITY("dialogs.activity", client -> client.dialogs().activity(id(), id())),
  SEEN_LOG("dialogs.seenLog", client -> client.dialogs().seenLog(id())),
  SEEN_LOG_ENTRY("dialogs.seenLogEntry", client -> client.dialogs().seenLogEntry(id(), id())),
  LABEL_LOG("dialogs.labelLog", client -> client.dialogs().labelLog(id())),
  LABELS_CHANGE("labels.change", client -> client.labels().archive(id())),
  LABELS_CHANGE_ALL("labels.changeAll", EveryOperation::labels),
  LOOKUP("lookup.find", client -> client.lookup().find(InstanceRef.dialog(id()))),
  LOOKUP_AS_SERVICE_OWNER(
      "lookup.findAsServiceOwner",
      client -> client.lookup().findAsServiceOwner(InstanceRef.dialog(id()))),
  RESOURCES("resources.mine", client -> client.resources().mine()),
  CATALOGUE("resources.catalogue", client -> client.resources().catalogue()),
  LIMITS("dialogs.limits", client -> client.dialogs().limits()),
  DIALOG_TOKEN_KEYS("dialogTokens.keys", client -> client.dialogTokens().keys()),
  DIALOG_TOKEN_ISSUER("dialogTokens.issuer", client -> client.dialogTokens().issuer());

  private final String operation;
  private final Function<DialogportenClient, Object> call;

  EveryOperation(String operation, Function<DialogportenClient, Object> call) {
    this.operation = operation;
    this.call = call;
  }

  private static Object search(DialogportenClient client) {
    var query = DialogQuery.forParty(PartyUrn.organisation("310923044")).build();
    return client.dialogs().search(query).firstPage();
  }

  private static Object labels(DialogportenClient client) {
    LabelPart part =
        client
            .labels()
            .changeAll(List.of(LabelTarget.of(id())), LabelChange.ARCHIVE)
            .parts()
            .get(0);
    part.failure()
        .ifPresent(
            failure -> {
              throw failure;
            });
    return part;
  }

  private static UUID id() {
    return OddAnswers.ID;
  }

  /** The name as it stands in exceptions. */
  public String operation() {
    return operation;
  }

  /** Whether success has no body: then there is nothing in it to be odd, or cut off. */
  boolean answersNothing() {
    return this == LABELS_CHANGE || this == LABELS_CHANGE_ALL;
  }

  /** Whether it acts for somebody; the others ask for what is published. */
  public boolean needsIdentity() {
    return switch (this) {
      case CATALOGUE, LIMITS, DIALOG_TOKEN_KEYS, DIALOG_TOKEN_ISSUER -> false;
      default -> true;
    };
  }

  /** A body of success, where it has one. */
  public String answer() {
    return OddAnswers.to(this);
  }

  public Object call(DialogportenClient client) {
    return call.apply(client);
  }
}
