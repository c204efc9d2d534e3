package io.github.dialogporten.sdk.canary;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.content.Download;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.Dialogs;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.Parties;
import io.github.dialogporten.sdk.parties.PartyAccess;
import io.github.dialogporten.sdk.parties.PartyAccessList;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every operation that the client has, by its name. */
final class Operations {

  private static final UUID ID = UUID.fromString(CanaryAltinn.ID);

  /** A call; the dialog was opened before, while everything was in order. */
  interface Operation {
    Object call(DialogportenClient client, Dialog dialog) throws Exception;
  }

  private Operations() {}

  static Map<String, Operation> all(Path inbox, String altinnToken) {
    Map<String, Operation> all = new LinkedHashMap<>();
    all.put("parties.list", (client, dialog) -> client.parties().list());
    all.put(
        "parties.withAccess",
        (client, dialog) -> access(client.actingAs(TokenProvider.ofToken(altinnToken)).parties()));
    all.put("dialogs.search", (client, dialog) -> search(client.dialogs()));
    all.put("dialogs.open", (client, dialog) -> client.dialogs().open(ID));
    all.put("dialogs.transmissions", (client, dialog) -> client.dialogs().transmissions(ID));
    all.put("dialogs.transmission", (client, dialog) -> client.dialogs().transmission(ID, ID));
    all.put("dialogs.activities", (client, dialog) -> client.dialogs().activities(ID));
    all.put("dialogs.activity", (client, dialog) -> client.dialogs().activity(ID, ID));
    all.put("dialogs.seenLog", (client, dialog) -> client.dialogs().seenLog(ID));
    all.put("dialogs.seenLogEntry", (client, dialog) -> client.dialogs().seenLogEntry(ID, ID));
    all.put("dialogs.labelLog", (client, dialog) -> client.dialogs().labelLog(ID));
    all.put("labels.change", (client, dialog) -> client.labels().archive(ID));
    all.put("labels.changeAll", (client, dialog) -> labels(client));
    all.put("dialogTokens.keys", (client, dialog) -> client.dialogTokens().keys());
    all.put("dialogTokens.issuer", (client, dialog) -> client.dialogTokens().issuer());
    InstanceRef reference = InstanceRef.dialog(ID);
    all.put("lookup.find", (client, dialog) -> client.lookup().find(reference));
    all.put(
        "lookup.findAsServiceOwner",
        (client, dialog) -> client.lookup().findAsServiceOwner(reference));
    all.put(
        "resources.mine",
        (client, dialog) -> client.resources().mine(List.of(PartyUrn.person(Canaries.PID))));
    all.put("resources.catalogue", (client, dialog) -> client.resources().catalogue());
    all.put("content.main", (client, dialog) -> client.content().main(dialog).orElseThrow());
    all.put(
        "content.transmission",
        (client, dialog) ->
            client.content().transmission(dialog, dialog.transmissions().get(0)).orElseThrow());
    all.put(
        "content.save",
        (client, dialog) -> client.content().save(dialog, dialog.attachments().get(0), inbox));
    all.put("content.download", (client, dialog) -> download(client, dialog));
    all.put(
        "actions.perform",
        (client, dialog) ->
            client.actions().perform(dialog, dialog.guiActions().get(0), Confirmation.given()));
    return all;
  }

  private static Object access(Parties parties) {
    AccessQuery query =
        AccessQuery.defaults().withInstances().onlyParties(ID).anyOfResources(Canaries.QUERY);
    PartyAccessList list = parties.withAccess(query);
    List<Object> found = new ArrayList<>(List.of(query, list, list.searchable()));
    for (PartyAccess party : list) {
      found.add(party);
      found.addAll(party.instances());
    }
    return found;
  }

  private static Object search(Dialogs dialogs) {
    DialogQuery query =
        DialogQuery.builder()
            .party(PartyUrn.person(Canaries.PID))
            .search(Canaries.SEARCH)
            .process("urn:" + Canaries.QUERY)
            .externalReference(Canaries.NAME)
            .build();
    var result = dialogs.search(query);
    var first = result.firstPage();
    List<Object> found = new ArrayList<>(List.of(query, result, first, first.items()));
    first.cursor().ifPresent(found::add);
    first.cursor().map(cursor -> dialogs.search(query, cursor).firstPage()).ifPresent(found::add);
    result.forEach(found::add);
    return found;
  }

  private static Object labels(DialogportenClient client) {
    List<Object> told = new ArrayList<>();
    told.add(
        client
            .labels()
            .changeAll(List.of(LabelTarget.of(ID, ID)), LabelChange.ARCHIVE, told::add)
            .throwIfAnyFailed());
    return told;
  }

  private static Object download(DialogportenClient client, Dialog dialog) throws Exception {
    try (Download download = client.content().download(dialog, dialog.attachments().get(0))) {
      download.stream().readAllBytes();
      return download;
    }
  }
}
