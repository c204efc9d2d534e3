package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where dialogs come from, and how to find one, as {@code docs/what-is-in-dialogporten.md} shows.
 */
public final class Sources {

  private Sources() {}

  /**
   * Sorts dialogs by where they come from.
   *
   * @param altinn the client that was built once
   * @param query what to search for
   * @param messages takes messages
   * @param forms takes forms
   * @param others takes what service owners wrote themselves
   */
  public static void sort(
      DialogportenClient altinn,
      DialogQuery query,
      Consumer<DialogSummary> messages,
      Consumer<DialogSummary> forms,
      Consumer<DialogSummary> others) {
    // snippet:start origins
    for (var hit : altinn.dialogs().search(query)) {
      var origin = hit.origin().known().orElse(null);
      if (origin == null) {
        continue; // a source that is newer than this version
      }
      switch (origin) {
        case ALTINN3_MESSAGE, ALTINN2_MESSAGE -> messages.accept(hit);
        case APP, ALTINN2_FORM -> forms.accept(hit);
        case DIRECT -> others.accept(hit);
      }
    }
    // snippet:end
  }

  /**
   * Finds the dialog of an app instance, and shows why there is access to it.
   *
   * @param altinn the client that was built once
   * @param partyId the party id in the instance's id
   * @param instanceId the UUID in the instance's id
   * @param stepUp what is done when the level is too low
   * @param show takes a line for each right
   */
  public static void find(
      DialogportenClient altinn,
      int partyId,
      UUID instanceId,
      Runnable stepUp,
      Consumer<String> show) {
    // snippet:start lookup
    var reference =
        InstanceRef.instance(partyId, instanceId); // or correspondence(id), or parse(text)
    var found = altinn.lookup().find(reference); // marks nothing as seen
    if (found.needsHigherLevel()) {
      stepUp.run(); // opening it would be refused
    }
    for (var grant : found.evidence().grants()) {
      show.accept(grant.grantType() + ": " + grant.name().text("nb")); // why there is access
    }
    // snippet:end
  }
}
