package io.github.dialogporten.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.faults.EveryOperation;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that acts for nobody: what it answers, and what it does not send. */
class WithoutIdentityTest {

  private final StubServer server = new StubServer();
  private final DialogportenClient nobody = server.nobody();

  @AfterEach
  void close() {
    server.close();
  }

  private void refuses(String operation, Consumer<DialogportenClient> call) {
    for (DialogportenClient each :
        List.of(nobody, nobody.with(o -> o.withCorrelationId("run-7").withoutRetry()))) {
      assertThatThrownBy(() -> call.accept(each))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(operation)
          .hasMessageContaining("client.actingAs(provider)")
          .hasMessageContaining("tokenProvider");
    }
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void itAnswersWhatNeedsNoToken(EveryOperation operation) {
    server.answers(operation.answer());
    if (operation.needsIdentity()) {
      refuses(operation.operation(), operation::call);
    } else {
      assertThat(operation.call(nobody)).isNotNull();
      assertThat(server.request().containsHeader("Authorization")).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void soDoTheFutures(EveryOperation operation) {
    server.answers(operation.answer());
    Throwable failure =
        nobody.async(Runnable::run).call(operation::call).handle((value, thrown) -> thrown).join();
    if (operation.needsIdentity()) {
      assertThat(failure)
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessageContaining("actingAs");
      assertThat(server.requests()).isEmpty();
    } else {
      assertThat(failure).isNull();
    }
  }

  /** So many parties that the limits would be read first, which needs no token. */
  @Test
  void aSearchIsRefusedBeforeTheLimitsAreRead() {
    DialogQuery query =
        DialogQuery.forParty(
                IntStream.range(0, 5_000)
                    .mapToObj(i -> PartyUrn.selfIdentified("user" + i))
                    .toArray(PartyUrn[]::new))
            .build();
    refuses("dialogs.search", client -> client.dialogs().search(query));
    server.answers(
        EveryOperation.DIALOGS_SEARCH
            .answer()
            .replace(
                "\"hasNextPage\":false", "\"hasNextPage\":true,\"continuationToken\":\"t_1\""));
    DialogQuery small = DialogQuery.forParty(PartyUrn.organisation("310923044")).build();
    var cursor = server.client().dialogs().search(small).firstPage().cursor().orElseThrow();
    server.wire().resetRequests();
    refuses("dialogs.search", client -> client.dialogs().search(small, cursor));
  }

  @Test
  void whatGoesInPartsIsRefusedThoughThereAreNone() {
    for (int size : new int[] {0, 1, 250}) {
      List<LabelTarget> targets =
          Stream.generate(() -> LabelTarget.of(UUID.randomUUID())).limit(size).toList();
      refuses(
          "labels.changeAll", client -> client.labels().changeAll(targets, LabelChange.ARCHIVE));
      List<PartyUrn> parties =
          IntStream.range(0, size).mapToObj(i -> PartyUrn.selfIdentified("user" + i)).toList();
      refuses("resources.mine", client -> client.resources().mine(parties));
    }
  }

  @Test
  void aDialogOfSomebodyIsOfNoUse() {
    try (ServiceOwner owner = new ServiceOwner()) {
      UUID id = UUID.randomUUID();
      Dialog dialog =
          owner.dialog(
              """
              "content":{"mainContentReference":%1$s},
              "attachments":[{"id":"%2$s","displayName":[],"urls":[{"id":"%2$s","url":"%3$s",
              "mediaType":"application/pdf","consumerType":"Api"}]}],
              "guiActions":[{"id":"%2$s","action":"read","url":"%3$s","isAuthorized":true,
              "httpMethod":"POST","priority":"Primary","title":[]}]
              """
                  .formatted(
                      ServiceOwner.embed(
                          "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown",
                          "nb",
                          owner.url("/text")),
                      id,
                      owner.url("/file")));
      DialogportenClient other = DialogportenClient.builder(owner.connection()).build();
      for (Consumer<DialogportenClient> call :
          List.<Consumer<DialogportenClient>>of(
              client -> client.content().main(dialog),
              client -> client.content().download(dialog, dialog.attachments().get(0)),
              client -> client.content().save(dialog, dialog.attachments().get(0), Path.of(".")),
              client ->
                  client
                      .actions()
                      .perform(dialog, dialog.guiActions().get(0), Confirmation.given()))) {
        assertThatThrownBy(() -> call.accept(other))
            .isExactlyInstanceOf(IllegalStateException.class)
            .hasMessageContaining("actingAs(provider)");
      }
      owner.gotRequests(0);
      owner.assertQuiet();
    }
  }

  @Test
  void aViewOfItActsForSomebody() {
    server.answers(EveryOperation.PARTIES_LIST.answer());
    assertThat(nobody.actingAs(server.altinnToken()).parties().list()).isNotNull();
    assertThat(catchThrowable(() -> nobody.parties().list()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(server.requests()).hasSize(1);
  }

  /** What needs no token gets none, whoever asks. */
  @ParameterizedTest
  @EnumSource
  void noTokenGoesWhereNoneIsNeeded(EveryOperation operation) {
    server.answers(operation.answer());
    operation.call(server.client());
    assertThat(server.request().containsHeader("Authorization"))
        .isEqualTo(operation.needsIdentity());
  }
}
