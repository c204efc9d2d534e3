package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.errors.SystemUserNotReadyException;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.SeenEntry;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several customers through one client: each its own tokens, parties and dialogs. */
class IdentitiesTest {

  private static final int THREADS = 64;

  @TempDir Path inbox;

  private final Setup setup = new Setup();
  private final TestParty customer = setup.world.customer();
  private final TestParty other = setup.world.otherCustomer();

  @AfterEach
  void close() {
    setup.close();
  }

  @Test
  void viewsHaveTheirOwnPartiesAndDialogs() {
    DialogportenClient root = setup.client();
    DialogportenClient view = root.actingAs(setup.systemUser(other));

    assertThat(names(root)).contains(customer.name()).doesNotContain(other.name());
    assertThat(names(view)).containsExactly(other.name());
    assertThat(found(view, customer)).isEmpty();
    assertThat(found(view, other)).containsExactly(SeededWorld.OTHER_CUSTOMER);
    assertThat(found(root, other)).isEmpty();
    view.dialogs().open(SeededWorld.OTHER_CUSTOMER);
    assertThat(setup.altinn.dialogs().seenLog(SeededWorld.OTHER_CUSTOMER))
        .extracting(SeenEntry::by)
        .containsExactly(setup.world.otherSystemUser().urn());
  }

  @Test
  void aDialogOfOneIdentityIsRefusedByAnotherBeforeAnythingIsSent() {
    DialogportenClient root = setup.client();
    Dialog dialog = root.dialogs().open(SeededWorld.TAX_CARD);
    setup.altinn.requests().clear();

    for (DialogportenClient stranger :
        List.of(
            root.actingAs(setup.systemUser(other)),
            root.actingAs(setup.manager()),
            setup.client(setup.systemUser(other)))) {
      refused(() -> stranger.content().main(dialog));
      refused(() -> stranger.content().transmission(dialog, dialog.transmissions().get(0)));
      refused(() -> stranger.content().save(dialog, dialog.attachments().get(0), inbox));
      refused(() -> stranger.content().download(dialog, dialog.attachments().get(0)));
      refused(
          () ->
              stranger.actions().perform(dialog, dialog.guiActions().get(1), Confirmation.given()));
    }
    assertThat(setup.altinn.requests().all()).isEmpty();
  }

  @Test
  void aDialogIsOfItsIdentityWhateverViewOrClientIsUsed() {
    DialogportenClient root = setup.client();
    Dialog dialog = root.dialogs().open(SeededWorld.TAX_CARD);

    for (DialogportenClient same :
        List.of(
            root,
            root.with(o -> o.withLanguages("nn")),
            root.actingAs(setup.systemUser(other)).actingAs(setup.systemUser(customer)),
            setup.client())) {
      assertThat(same.content().main(dialog)).isPresent();
    }
  }

  private static void refused(ThrowingCallable call) {
    assertThatIllegalArgumentException()
        .isThrownBy(call)
        .withMessageStartingWith("dialog was opened by another identity");
  }

  @Test
  void closingTheConnectionEndsClientsAndViewsButNotTheTokens() {
    TokenProvider tokens = setup.systemUser(customer);
    DialogportenClient root = setup.client(tokens);
    DialogportenClient view = root.actingAs(setup.systemUser(other));
    root.parties().list();
    int before = setup.altinn.requests().all().size();

    setup.connection.close();
    setup.connection.close();

    assertThatThrownBy(() -> root.parties().list()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> view.parties().list()).isInstanceOf(IllegalStateException.class);
    assertThat(setup.altinn.requests().all()).hasSize(before);
    DialogportenClient another =
        DialogportenClient.builder(setup.altinn.connection()).tokenProvider(tokens).build();
    assertThat(names(another)).contains(customer.name());
    assertThat(setup.grants()).hasSize(1);
  }

  @Test
  void aClientRefusesTheTokensOfAnotherEnvironment() {
    TokenProvider provider = setup.systemUser(customer);
    DialogportenClient.Builder tt02 =
        DialogportenClient.builder(AltinnConnection.to(AltinnEnvironment.TT02));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> tt02.tokenProvider(provider))
        .withMessageStartingWith("tokenProvider: ");
    DialogportenClient elsewhere = tt02.tokenProvider(TokenProvider.ofToken("any")).build();
    assertThatIllegalArgumentException().isThrownBy(() -> elsewhere.actingAs(provider));
    assertThat(setup.altinn.requests().all()).isEmpty();
  }

  @Test
  void aSystemUserWorksAMomentAfterItIsApproved() {
    TestParty late = setup.world.stranger();
    DialogportenClient client = setup.client(setup.systemUser(late));

    SystemUserNotReadyException notYet =
        catchThrowableOfType(SystemUserNotReadyException.class, () -> client.parties().list());
    assertThat(notYet.code()).contains("MP-303");
    assertThat(notYet.correlationId()).isPresent();
    assertThat(setup.toDialogporten()).isEmpty();

    setup.altinn.systemUsers().add(late, setup.world.clientId()).represents(late);
    setup.clock.advance(Duration.ofSeconds(3)); // for so long a refusal is remembered
    assertThat(names(client)).containsExactly(late.name());
  }

  @Test
  void sixtyFourThreadsShareOneClientAndOneToken() throws Exception {
    DialogportenClient client = setup.client();
    UUID[] dialogs = {SeededWorld.MESSAGE, SeededWorld.APP_FORM, SeededWorld.TAX_CARD};

    List<UUID> opened =
        together(
            number -> {
              UUID wanted = dialogs[number % dialogs.length];
              assertThat(names(client)).hasSize(7);
              assertThat(found(client, customer)).hasSize(7).contains(wanted);
              return client.dialogs().open(wanted).id();
            });

    for (int i = 0; i < THREADS; i++) {
      assertThat(opened.get(i)).isEqualTo(dialogs[i % dialogs.length]);
    }
    assertThat(setup.grants()).hasSize(1);
    assertThat(setup.altinn.dialogs().seenLog(SeededWorld.TAX_CARD)).hasSize(1);
    assertThat(setup.toDialogporten())
        .hasSize(3 * THREADS)
        .allMatch(request -> request.status() == 200);
  }

  @Test
  void manyCustomersAtOnceNeverMeet() throws Exception {
    List<TestParty> owners = new ArrayList<>();
    List<UUID> theirs = new ArrayList<>();
    for (TestParty owner : List.of(customer, other, setup.world.stranger())) {
      owners.add(owner);
    }
    setup
        .altinn
        .systemUsers()
        .add(setup.world.stranger(), setup.world.clientId())
        .represents(setup.world.stranger());
    for (TestParty owner : owners) {
      theirs.add(
          setup
              .altinn
              .dialogs()
              .add(DialogSpec.of(owner.urn(), "skattetest-melding", "Bare for " + owner.number())));
    }
    DialogportenClient root = setup.client();

    List<List<UUID>> found =
        together(
            number -> {
              TestParty owner = owners.get(number % owners.size());
              DialogportenClient view = root.actingAs(setup.systemUser(owner));
              List<UUID> ids = new ArrayList<>();
              for (TestParty any : owners) {
                ids.addAll(found(view, any));
              }
              view.dialogs().open(theirs.get(number % owners.size()));
              return ids;
            });

    for (int i = 0; i < THREADS; i++) {
      int mine = i % owners.size();
      assertThat(found.get(i)).contains(theirs.get(mine));
      assertThat(found.get(i))
          .doesNotContain(
              theirs.get((mine + 1) % owners.size()), theirs.get((mine + 2) % owners.size()));
    }
    for (UUID dialog : theirs) {
      assertThat(setup.altinn.dialogs().seenLog(dialog)).hasSize(1);
    }
    assertThat(setup.grants()).hasSize(owners.size());
    assertThat(setup.toDialogporten()).allMatch(request -> request.status() == 200);
  }

  private interface Work<T> {
    T run(int number) throws Exception;
  }

  private static <T> List<T> together(Work<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        Callable<T> task =
            () -> {
              start.await();
              return work.run(number);
            };
        futures.add(threads.submit(task));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> names(DialogportenClient client) {
    return client.parties().list().stream().map(Party::name).toList();
  }

  private static List<UUID> found(DialogportenClient client, TestParty party) {
    return Setup.ids(
        client.dialogs().search(DialogQuery.builder().party(party.urn()).build()).stream());
  }
}
