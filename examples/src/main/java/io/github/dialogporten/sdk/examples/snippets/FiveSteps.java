package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.content.ContentBody;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The five steps, as the README shows them. */
public final class FiveSteps {

  private FiveSteps() {}

  /**
   * Fetches what has come in for one customer since the last time.
   *
   * @param checkpoint when the last run began
   * @param inbox gets a directory with files for each dialog
   * @param show shows a text
   * @param wanted which actions to perform
   * @param failed is told of each dialog that did not come whole, once for each reason
   * @throws IOException when a directory cannot be made
   */
  public static void fetch(
      Instant checkpoint,
      Path inbox,
      Consumer<ContentBody> show,
      Predicate<GuiAction> wanted,
      BiConsumer<UUID, DialogportenException> failed)
      throws IOException {
    // snippet:start five-steps
    var connection = AltinnConnection.to(AltinnEnvironment.TT02); // shared; need not be closed

    var maskinporten =
        MaskinportenClient.builder(connection)
            .clientId("your-client-id")
            .signingKey(SigningKey.jwk(Path.of("key.jwk")))
            .scopes("digdir:dialogporten")
            .build();

    var altinn =
        DialogportenClient.builder(connection)
            .tokenProvider(maskinporten.systemUser("310923044")) // 1 a token for this customer
            .build();

    var parties = altinn.parties().list().searchable(); // 2 whom the system user may act for
    if (parties.isEmpty()) {
      return; // it has no rights yet
    }

    var since = checkpoint.minus(Duration.ofHours(1)); // letters can arrive with older dates
    var query = DialogQuery.forParties(parties).contentUpdatedAfter(since).build();

    for (var hit : altinn.dialogs().search(query)) { // 3 pages are fetched as they are needed
      if (!hit.hasContent()) {
        continue; // for programs only: opening it would mark it as seen, and fail
      }
      try {
        var dialog = altinn.dialogs().open(hit.id()); // 4 marks it as seen, hence 'open'
        var directory = Files.createDirectories(inbox.resolve(dialog.id().toString()));
        for (var file : dialog.allAttachments()) { // 5 files, ...
          try {
            altinn.content().save(dialog, file, directory);
          } catch (DialogportenException e) { // expired, no right: the other files come
            failed.accept(hit.id(), e);
          }
        }
        altinn.content().main(dialog).ifPresent(show); // ... texts ...
        for (var transmission : dialog.transmissions()) {
          altinn.content().transmission(dialog, transmission).ifPresent(show);
        }
        for (var action : dialog.guiActions()) { // ... and actions
          if (action.isWrite() && wanted.test(action)) {
            altinn.actions().perform(dialog, action, Confirmation.given());
          }
        }
      } catch (DialogportenException e) { // no right, no answer: the other dialogs come
        failed.accept(hit.id(), e);
      }
    }
    // snippet:end
  }
}
