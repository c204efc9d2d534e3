package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** What most programs do sooner or later, as the README shows it. */
public final class CommonTasks {

  private CommonTasks() {}

  /**
   * Saves all files of a dialog, those of its transmissions too.
   *
   * @param altinn the client
   * @param dialog an opened dialog
   * @param inbox a directory
   * @param log takes a line for each file that was not saved
   * @throws IOException when the dialog's own directory cannot be made
   */
  public static void saveFiles(
      DialogportenClient altinn, Dialog dialog, Path inbox, Consumer<String> log)
      throws IOException {
    // snippet:start save-files
    var directory = Files.createDirectories(inbox.resolve(dialog.id().toString()));
    for (var file : dialog.allAttachments()) { // its own, and its transmissions'
      try {
        altinn.content().save(dialog, file, directory); // never over a file that is there
      } catch (DialogportenException e) { // expired, a login page, no right, no answer, ...
        log.accept(file.id() + ": " + e.getMessage()); // and on with the next file
      }
    }
    // snippet:end
  }

  /**
   * Archives any number of dialogs.
   *
   * @param altinn the client
   * @param ids the dialogs
   */
  public static void archive(DialogportenClient altinn, List<UUID> ids) {
    // snippet:start archive-many
    var targets = ids.stream().map(LabelTarget::of).toList();
    var result = altinn.labels().changeAll(targets, LabelChange.ARCHIVE); // 100 in each request
    result.throwIfAnyFailed(); // or look: failed(), missing(), retryable()
    // snippet:end
  }

  /**
   * A client with a limit of time.
   *
   * @param connection to Altinn
   * @param provider whose tokens
   * @return the client
   */
  public static DialogportenClient limited(AltinnConnection connection, TokenProvider provider) {
    // snippet:start client-options
    var altinn =
        DialogportenClient.builder(connection)
            .tokenProvider(provider)
            .options(o -> o.withTimeout(Duration.ofSeconds(20)).withLanguages("nb", "en"))
            .build();
    // snippet:end
    return altinn;
  }

  /**
   * Another limit for one call.
   *
   * @param altinn the client
   * @param id the dialog
   * @return the dialog
   */
  public static Dialog quickly(DialogportenClient altinn, UUID id) {
    // snippet:start one-call-options
    var dialog = altinn.with(o -> o.withTimeout(Duration.ofSeconds(5))).dialogs().open(id);
    // snippet:end
    return dialog;
  }

  /**
   * Opens a dialog, which a person may give up waiting for.
   *
   * @param altinn the client
   * @param executor where
   * @param id the dialog
   * @param onCancel keeps what the button does
   * @return the future
   */
  public static CompletableFuture<Dialog> cancellable(
      DialogportenClient altinn, Executor executor, UUID id, Consumer<Runnable> onCancel) {
    // snippet:start cancel-a-call
    var opening = altinn.async(executor).call(c -> c.dialogs().open(id)); // or many calls
    onCancel.accept(() -> opening.cancel(true)); // breaks off the request under way
    // snippet:end
    return opening;
  }

  /**
   * The newest dialogs, a hundred at most.
   *
   * @param altinn the client
   * @return the dialogs
   */
  public static List<DialogSummary> hundred(DialogportenClient altinn) {
    // snippet:start search-at-most
    var query = DialogQuery.forParties(altinn.parties().list()).newestFirst().atMost(100).build();
    var newest = altinn.dialogs().search(query).stream().toList();
    // snippet:end
    return newest;
  }

  /**
   * A client for many customers.
   *
   * @param connection to Altinn
   * @param maskinporten the client in Maskinporten
   * @return how many parties the first customer may act for
   */
  public static int manyCustomers(AltinnConnection connection, MaskinportenClient maskinporten) {
    // snippet:start no-identity
    var altinn = DialogportenClient.builder(connection).build();
    var services = altinn.resources().catalogue(); // needs no token; so do dialogs().limits(), ...
    var customer = altinn.actingAs(maskinporten.systemUser("310923044"));
    var parties = customer.parties().list(); // altinn.parties().list() would throw
    // snippet:end
    return services.all().isEmpty() ? 0 : parties.all().size();
  }

  /**
   * A connection with settings.
   *
   * @return the connection, which everything shares
   */
  public static AltinnConnection connection() {
    // snippet:start one-connection
    var connection =
        AltinnConnection.builder(AltinnEnvironment.TT02)
            .http(
                AltinnHttp.builder()
                    .proxy("proxy.example.no", 8080)
                    .userAgent("Regnskap/4.2")
                    .build())
            .build();
    // snippet:end
    return connection;
  }
}
