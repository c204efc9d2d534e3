package io.github.dialogporten.sdk.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.dialogs.DialogHeader;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.fakes.FakeDialogportenClient;
import io.github.dialogporten.sdk.testkit.models.Errors;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import io.github.dialogporten.sdk.testkit.world.TestSystemUser;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InboxTest {

  // snippet:start test-with-a-fake
  private static final UUID LETTER = UUID.fromString("0198c2a1-0000-7000-8000-000000000001");

  private final FakeDialogportenClient fake = FakeDialogportenClient.create();

  @Test
  void fetchesWhatNobodyHasSeen() {
    fake.dialogs()
        .add(
            DialogSpec.synthetic()
                .id(LETTER)
                .mainContentReference(Text.nb("https://etat.example.no/brev.md")));
    fake.content().setMain(LETTER, "Et brev");

    assertThat(new Inbox(fake).unseen()).containsExactly("Et brev");
    assertThat(new Inbox(fake).unseen()).isEmpty();

    assertThat(fake.calls("dialogs.open")).hasSize(1);
    assertThat(fake.stored().get(LETTER).contentSeen()).isTrue();
  }

  // snippet:end

  // snippet:start test-a-failure
  @Test
  void tellsThatARightIsMissing() {
    fake.dialogs().add(DialogSpec.synthetic());
    fake.failNext(
        "dialogs.open",
        Errors.in("dialogs.open").forbidden(ForbiddenException.Reason.AUTHENTICATION_LEVEL));

    assertThatThrownBy(() -> new Inbox(fake).unseen())
        .isInstanceOfSatisfying(
            ForbiddenException.class,
            refused -> assertThat(refused.requiredAcr()).contains("idporten-loa-high"));
  }

  // snippet:end

  // snippet:start test-with-an-altinn
  @Test
  void worksOverRealConnectionsThroughAnOutage() {
    TestClock clock = TestClock.standing(); // it jumps where the client would wait
    try (LocalAltinn altinn = LocalAltinn.builder().clock(clock).start()) {
      altinn.faults().next("/enduser/parties", Fault.status(503)); // the next one, no more

      new Inbox(client(altinn)).unseen();

      assertThat(altinn.requests().to("/enduser/parties"))
          .extracting(ReceivedRequest::status)
          .containsExactly(503, 200);
      assertThat(altinn.dialogs().get(SeededWorld.OTHER_CUSTOMER).contentSeen()).isTrue();
    }
  }

  private static DialogportenClient client(LocalAltinn altinn) {
    SeededWorld world = altinn.world(); // synthetic people, organisations and dialogs
    return DialogportenClient.builder(altinn.connection()) // with its clock
        .tokenProvider(
            TokenProvider.ofSupplier(() -> altinn.tokens().systemUser(world.otherSystemUser())))
        .build();
  }

  // snippet:end

  // snippet:start test-with-an-own-world
  @Test
  void seesWhatTheTestHasMade() {
    try (LocalAltinn altinn = LocalAltinn.builder().empty().start()) {
      TestParty bakery = altinn.parties().organisation("310923044", "SYNTETISK BAKERI AS");
      altinn.clients().register("our-client", "310268593", "digdir:dialogporten");
      TestSystemUser user = altinn.systemUsers().add(bakery, "our-client").represents(bakery);
      altinn.services().owner("etat", "310268593", Text.nb("Syntetisk etat"));
      altinn.services().service("a-letter", "etat", "GenericAccessResource", 3, Text.nb("Brev"));
      UUID letter = altinn.dialogs().add(DialogSpec.of(bakery.urn(), "a-letter", "Et brev"));

      var client =
          DialogportenClient.builder(altinn.connection())
              .tokenProvider(TokenProvider.ofSupplier(() -> altinn.tokens().systemUser(user)))
              .build();
      var query = DialogQuery.forParties(client.parties().list()).build();
      assertThat(client.dialogs().search(query))
          .extracting(DialogHeader::id)
          .containsExactly(letter);
    }
  }

  // snippet:end

  // snippet:start test-with-a-clock
  @Test
  void findsWhatBecomesVisible() {
    TestClock clock = TestClock.standing();
    var timed = FakeDialogportenClient.create(clock);
    var tomorrow = clock.now().plus(Duration.ofDays(1));
    timed.dialogs().add(DialogSpec.synthetic().visibleFrom(tomorrow));

    new Inbox(timed).unseen();
    assertThat(timed.calls("dialogs.open")).isEmpty();

    clock.advance(Duration.ofDays(1));
    new Inbox(timed).unseen();
    assertThat(timed.calls("dialogs.open")).hasSize(1);
  }

  // snippet:end

  @Test
  void anErrorOfTheServerComesOut() {
    fake.failNext("parties.list", Errors.in("parties.list").serverError());

    assertThatThrownBy(() -> new Inbox(fake).unseen()).isInstanceOf(ServerException.class);
  }
}
