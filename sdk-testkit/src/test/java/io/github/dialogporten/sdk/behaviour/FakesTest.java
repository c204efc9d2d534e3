package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenCheck;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure;
import io.github.dialogporten.sdk.errors.ConflictException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.GoneException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.fakes.FakeCall;
import io.github.dialogporten.sdk.testkit.fakes.FakeDialogportenClient;
import io.github.dialogporten.sdk.testkit.models.Errors;
import io.github.dialogporten.sdk.testkit.models.Models;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a fake offers to a test, beyond what a client does. */
class FakesTest {

  private static final PartyUrn PARTY = PartyUrn.organisation("310923044");

  private final TestClock clock = TestClock.standing();
  private final FakeDialogportenClient fake = FakeDialogportenClient.create(clock);

  private static DialogSpec dialog() {
    return DialogSpec.of(PARTY.value(), "en-tjeneste", "Syntetisk dialog");
  }

  private UUID added(DialogSpec dialog) {
    UUID id = UUID.randomUUID();
    fake.dialogs().add(dialog.id(id));
    return id;
  }

  @Test
  void aFailureComesOnceAndTheCallIsNoted() {
    UUID id = added(dialog());
    ConflictException conflict = Errors.in("dialogs.open").conflict();
    fake.failNext("dialogs.open", conflict);
    assertThatThrownBy(fake::assertAllFailed)
        .isInstanceOf(AssertionError.class)
        .hasMessage("planned failures that met no call: dialogs.open (1)");

    assertThatThrownBy(() -> fake.dialogs().open(id)).isSameAs(conflict);
    assertThat(fake.stored().get(id).contentSeen()).isFalse();
    assertThat(fake.dialogs().open(id).isContentSeen()).isTrue();
    assertThat(fake.calls("dialogs.open"))
        .extracting(FakeCall::dialogId)
        .containsExactly(Optional.of(id), Optional.of(id));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.failNext("dialogs.opne", conflict))
        .withMessageStartingWith("operation must ")
        .withMessageContaining("dialogs.open");
  }

  @Test
  void aPageThatFailsIsAskedForAgain() {
    for (int i = 0; i < 5; i++) {
      added(dialog());
    }
    DialogQuery query = DialogQuery.forParty(PARTY).pageSize(2).build();
    Iterator<DialogSummary> hits = fake.dialogs().search(query).iterator();
    List<UUID> walked = new ArrayList<>();
    walked.add(hits.next().id());
    walked.add(hits.next().id());
    fake.failNext("dialogs.search", Errors.in("dialogs.search").unavailable());

    assertThatThrownBy(hits::next).isInstanceOf(ServiceUnavailableException.class);
    hits.forEachRemaining(hit -> walked.add(hit.id()));
    assertThat(walked).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void actionsDoWhatTheyWereTold() {
    UUID action = UUID.fromString("0198c2a1-0000-7000-c000-00000000e001");
    UUID id =
        added(dialog().guiAction(GuiActionSpec.of("POST", "https://etat.example").id(action)));
    fake.actions()
        .setResult(action, ActionResult.of(202))
        .onPerform(
            action,
            opened -> fake.stored().update(opened.id(), change -> change.status("Completed")));
    Dialog opened = fake.dialogs().open(id);

    ActionResult result =
        fake.actions().perform(opened, opened.guiActions().get(0), Confirmation.notNeeded());

    assertThat(result.isPending()).isTrue();
    assertThat(fake.stored().get(id).status()).isEqualTo("Completed");
    assertThat(fake.actions().performed()).containsExactly(action);
  }

  @Test
  void changedContentIsUnseenAgain() {
    UUID id = added(dialog());
    fake.dialogs().open(id);
    clock.advance(Duration.ofHours(1));

    fake.stored().update(id, change -> change.title(Text.nb("Ny tittel")));

    assertThat(fake.stored().get(id).contentSeen()).isFalse();
    assertThat(fake.dialogs().seenLog(id)).hasSize(1);
    fake.dialogs().open(id);
    assertThat(fake.dialogs().seenLog(id)).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.stored().update(id, change -> change.id(UUID.randomUUID())))
        .withMessageStartingWith("change: ");
    assertThatThrownBy(() -> fake.stored().delete(UUID.randomUUID()))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void identitiesAreToldApartByNameOrProvider() {
    TokenProvider nameless = request -> AccessToken.of("never-asked-for");
    TokenProvider first = named("a");

    PartyUrn other = PartyUrn.organisation("310010693");
    fake.actingAs(first).parties().add(Models.party().urn(other));
    fake.actingAs(nameless).parties().add(Models.party().urn(other));
    assertThat(fake.actingAs(named("a")).parties().list().all()).hasSize(1);
    assertThat(fake.actingAs(named("b")).parties().list().all()).isEmpty();
    assertThat(fake.actingAs(nameless).with(o -> o.withRawJson()).parties().list().all())
        .hasSize(1);
    UUID id = added(dialog());
    assertThatThrownBy(() -> fake.actingAs(first).dialogs().open(id))
        .isInstanceOfSatisfying(
            ForbiddenException.class,
            refused -> assertThat(refused.reason()).isEqualTo(ForbiddenException.Reason.NO_ACCESS));
    assertThat(fake.calls()).isEmpty();
    assertThat(fake.actingAs(named("a")).calls("dialogs.open")).hasSize(1);
  }

  private static TokenProvider named(String name) {
    TokenProvider provider = request -> AccessToken.of("never-asked-for");
    return provider.withIdentity(name);
  }

  @Test
  void aSearchOfMoreThanOneRequestCarriesIsPutTogether() {
    List<PartyUrn> parties =
        IntStream.range(0, 250)
            .mapToObj(i -> PartyUrn.email("kunde" + i + "@syntetisk.example"))
            .toList();
    for (PartyUrn party : parties) {
      added(DialogSpec.of(party.value(), "en-tjeneste", "Syntetisk dialog"));
    }
    DialogQuery query =
        DialogQuery.forParty(parties.toArray(PartyUrn[]::new)).pageSize(100).build();

    assertThat(fake.dialogs().search(query).stream().map(DialogSummary::id))
        .hasSize(250)
        .doesNotHaveDuplicates();
    assertThat(fake.calls("dialogs.search")).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aBuiltDialogIsForFakesOnly() {
    Dialog built =
        Models.dialog()
            .mainContentReference(Models.contentReference())
            .guiAction(Models.guiAction())
            .build();
    fake.content().setMain(built.id(), "Syntetisk innhold");

    assertThat(fake.content().main(built).orElseThrow().text()).isEqualTo("Syntetisk innhold");
    try (Setup setup = new Setup()) {
      var client = setup.client();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.content().main(built))
          .withMessageStartingWith("dialog was opened by another identity");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  client.actions().perform(built, built.guiActions().get(0), Confirmation.given()))
          .withMessageStartingWith("dialog was opened by another identity");
      assertThat(setup.altinn.requests().all()).isEmpty();
    }
  }

  @Test
  void whatTheRealClientGotCanBeAdded() {
    try (Setup setup = new Setup()) {
      Dialog real = setup.client().with(o -> o.withRawJson()).dialogs().open(SeededWorld.TAX_CARD);
      fake.dialogs().add(real);

      Dialog again = fake.dialogs().open(real.id());
      assertThat(again.title().localized()).isEqualTo(real.title().localized());
      assertThat(again.transmissions()).hasSameSizeAs(real.transmissions());
      assertThat(again.revision()).isEqualTo(real.revision());
      Dialog without = setup.client().dialogs().open(SeededWorld.TAX_CARD);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> fake.dialogs().add(without))
          .withMessageStartingWith("dialog must ");
    }
  }

  @Test
  void tokensAreSignedAndValidated() {
    UUID id = added(dialog());
    String token = fake.dialogTokens().issue(id, "read");
    DialogTokenCheck check = DialogTokenCheck.forDialog(id).requiring("read");

    assertThat(fake.dialogTokens().validator().validate(token, check).isValid()).isTrue();
    assertThat(fake.dialogTokens().keys().keys()).hasSize(1);
    assertThat(fake.dialogTokens().issuer().issuer()).isPresent();
    assertThat(
            FakeDialogportenClient.create(clock)
                .dialogTokens()
                .validator()
                .validate(token, check)
                .failures())
        .containsExactly(DialogTokenFailure.SIGNATURE);
    clock.advance(Duration.ofMinutes(11));
    assertThat(fake.dialogTokens().validator().validate(token, check).failures())
        .containsExactly(DialogTokenFailure.EXPIRED);
  }

  @Test
  void lookupsServicesAndAccessAreWhatWasAdded() {
    InstanceRef reference = InstanceRef.instance(50000001, UUID.randomUUID());
    UUID id = UUID.randomUUID();
    fake.lookup()
        .add(reference, Models.dialogLookup().dialogId(id))
        .add(reference, Models.serviceOwnerDialogLookup().dialogId(id));
    fake.resources()
        .add(Models.serviceResource().id("en"), PARTY)
        .addToCatalogue(Models.serviceResource().id("to"));
    fake.parties().add(Models.partyAccess().roles("dagl"));

    assertThat(fake.lookup().find(reference).dialogId()).isEqualTo(id);
    assertThat(fake.lookup().findAsServiceOwner(reference).dialogId()).isEqualTo(id);
    assertThatThrownBy(() -> fake.lookup().find(InstanceRef.dialog(id)))
        .isInstanceOf(NotFoundException.class);
    assertThat(fake.resources().mine().all()).hasSize(1);
    assertThat(fake.resources().mine(List.of(PARTY)).byId("en")).isPresent();
    assertThat(fake.resources().mine(List.of(PartyUrn.organisation("310010693"))).all()).isEmpty();
    assertThat(fake.resources().catalogue().all()).hasSize(2);
    assertThat(fake.dialogs().limits().endUserSearch().parties()).isEqualTo(100);
    fake.dialogs().limits(Models.limits().endUserSearch(Models.searchLimits().parties(7)));
    assertThat(fake.dialogs().limits().endUserSearch().parties()).isEqualTo(7);
    assertThat(fake.parties().withAccess(AccessQuery.defaults()).all()).hasSize(1);
  }

  @Test
  void manyThreadsMayUseIt() {
    List<UUID> ids = IntStream.range(0, 200).mapToObj(i -> UUID.randomUUID()).toList();
    ids.parallelStream()
        .forEach(
            id -> {
              fake.dialogs().add(dialog().id(id));
              fake.dialogs().open(id);
              fake.labels().archive(id);
            });

    assertThat(fake.calls("dialogs.open")).hasSize(200);
    DialogQuery seen = DialogQuery.forParty(PARTY).isContentSeen(true).build();
    assertThat(new HashSet<>(Setup.ids(fake.dialogs().search(seen)))).containsAll(ids);
  }

  @Test
  void nothingPrintsWhatIsPersonal() {
    UUID id = added(dialog().title(Text.nb("HEMMELIG")));
    fake.parties().add(Models.party().party("urn:altinn:person:identifier-no:X").name("HEMMELIG"));
    fake.dialogs().open(id);
    fake.stored().delete(id);
    assertThatThrownBy(() -> fake.dialogs().open(id))
        .isInstanceOf(GoneException.class)
        .hasMessageNotContaining("HEMMELIG");

    for (Object shown :
        List.of(
            fake,
            fake.parties(),
            fake.dialogs(),
            fake.labels(),
            fake.content(),
            fake.actions(),
            fake.lookup(),
            fake.resources(),
            fake.dialogTokens(),
            fake.calls(),
            dialog().title(Text.nb("HEMMELIG")))) {
      assertThat(shown.toString())
          .doesNotContain("HEMMELIG")
          .doesNotContain("urn:altinn")
          .doesNotContain("@");
    }
  }
}
