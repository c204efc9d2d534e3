package io.github.dialogporten.sdk.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.paging.PagedResult;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the documents does what the documents say. */
class CommonTasksTest {

  private static final PartyUrn LARGE = PartyUrn.organisation("310308242");
  private static final Duration SLOW = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path inbox;

  private final LocalAltinn altinn = LocalAltinn.start();
  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final DialogportenClient client =
      DialogportenClient.builder(altinn.connection())
          .tokenProvider(
              TokenProvider.ofSupplier(
                  () -> altinn.tokens().systemUser(altinn.world().systemUser())))
          .build();

  @AfterEach
  void stop() {
    executor.shutdownNow();
    altinn.close();
  }

  @Test
  void savesTheFilesOfADialogInADirectoryOfItsOwn() throws IOException {
    var dialog = client.dialogs().open(SeededWorld.MESSAGE);
    List<String> log = new ArrayList<>();

    CommonTasks.saveFiles(client, dialog, inbox, log::add);

    try (var files = Files.list(inbox.resolve(dialog.id().toString()))) {
      assertThat(files).isNotEmpty();
    }
    assertThat(log).allMatch(line -> line.matches("[0-9a-f-]{36}: content.*"));
  }

  @Test
  void savesTheOtherFilesWhenOneIsRefused() throws IOException {
    var dialog = client.dialogs().open(SeededWorld.MESSAGE);
    altinn.faults().next("/serviceowner/", Fault.status(403));
    List<String> log = new ArrayList<>();

    CommonTasks.saveFiles(client, dialog, inbox, log::add);

    assertThat(log).anyMatch(line -> line.contains("403"));
    try (var files = Files.list(inbox.resolve(dialog.id().toString()))) {
      assertThat(files).isNotEmpty();
    }
  }

  @Test
  void archivesAHundredInEachRequest() {
    List<UUID> ids = large().stream().map(DialogSummary::id).toList();
    assertThat(large().stream().map(LabelTarget::of).map(LabelTarget::dialogId))
        .containsExactlyElementsOf(ids);
    altinn.requests().clear();

    CommonTasks.archive(client, ids);

    assertThat(ids).hasSize(250);
    assertThat(altinn.requests().all()).hasSize(3);
    assertThat(large())
        .allMatch(hit -> hit.endUserContext().systemLabels().toString().contains("Archive"));
  }

  @Test
  void stopsAfterAHundred() {
    assertThat(CommonTasks.hundred(client)).hasSize(100);
    assertThat(altinn.requests().to("/enduser/dialogs")).hasSize(1);
  }

  @Test
  void cancelsTheRequestUnderWay() throws Exception {
    altinn.faults().next("/enduser/dialogs/", Fault.slowHeaders(SLOW));
    List<Runnable> button = new ArrayList<>();
    var opening = CommonTasks.cancellable(client, executor, SeededWorld.MESSAGE, button::add);
    assertThat(altinn.requests().await(1, PATIENCE)).isTrue();

    button.get(0).run();

    assertThat(opening).isCancelled();
    executor.shutdown();
    assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void actsForNobodyByMistake() {
    var connection = altinn.connection();
    var maskinporten =
        MaskinportenClient.builder(connection)
            .clientId(altinn.world().clientId())
            .signingKey(SigningKey.jwk(altinn.world().keyFile()))
            .scopes("digdir:dialogporten")
            .build();

    assertThat(CommonTasks.manyCustomers(connection, maskinporten)).isPositive();
    assertThatThrownBy(() -> DialogportenClient.builder(connection).build().parties().list())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("actingAs(provider)");
  }

  @Test
  void givesOptionsToAllCallsOrToOne() {
    var limited = CommonTasks.limited(altinn.connection(), TokenProvider.ofToken("a.b.c"));

    assertThat(limited.options().timeout()).contains(Duration.ofSeconds(20));
    assertThat(limited.options().languages()).containsExactly("nb", "en");
    assertThat(CommonTasks.quickly(client, SeededWorld.MESSAGE).id())
        .isEqualTo(SeededWorld.MESSAGE);
  }

  @Test
  void aCancelledPieceOfWorkEndsItsLoop() throws Exception {
    List<UUID> failed = new CopyOnWriteArrayList<>();
    altinn
        .faults()
        .next(
            request -> request.path().matches(".*/enduser/dialogs/[^/]+"),
            1,
            Fault.slowHeaders(SLOW));
    var texts =
        Calls.texts(client, executor, DialogQuery.forParty(LARGE).build(), text -> {}, failed::add);
    assertThat(altinn.requests().await(2, PATIENCE)).isTrue();

    texts.cancel(true);

    executor.shutdown();
    assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(failed).isEmpty();
    assertThat(altinn.requests().all()).hasSize(2);
    assertThatThrownBy(texts::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void walksPageByPageUntilItIsStopped() {
    var query = DialogQuery.forParty(LARGE).pageSize(100).build();
    List<UUID> kept = new CopyOnWriteArrayList<>();

    new PageByPage(
            client.async(executor),
            page -> {
              page.forEach(hit -> kept.add(hit.id()));
              return CompletableFuture.completedFuture(null);
            })
        .walk(query)
        .join();

    assertThat(kept)
        .containsExactlyElementsOf(large().stream().map(DialogSummary::id).toList())
        .hasSize(250);
    altinn.requests().clear();
    List<PageByPage> walk = new ArrayList<>();
    walk.add(
        new PageByPage(
            client.async(executor),
            page -> {
              walk.get(0).stop();
              return CompletableFuture.completedFuture(null);
            }));
    walk.get(0).walk(query).join();
    assertThat(altinn.requests().all()).hasSize(1);
  }

  private List<DialogSummary> large() {
    PagedResult<DialogSummary> all =
        client.dialogs().search(DialogQuery.forParty(LARGE).pageSize(1000).build());
    return all.stream().collect(Collectors.toList());
  }
}
