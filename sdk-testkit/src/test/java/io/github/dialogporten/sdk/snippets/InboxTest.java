package io.github.dialogporten.sdk.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.dialogs.DialogHeader;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.testkit.DialogSpec;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.SeededWorld;
import io.github.dialogporten.sdk.testkit.SystemUser;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.TestParty;
import io.github.dialogporten.sdk.testkit.Text;
import io.github.dialogporten.sdk.testkit.fakes.FakeDialogportenClient;
import io.github.dialogporten.sdk.testkit.models.Errors;
import io.github.dialogporten.sdk.testkit.models.Models;
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
            Models.dialog().id(LETTER).mainContentReference(Models.contentReference()),
            Models.dialog().contentSeen(true));
    fake.content().setMain(LETTER, "Et brev");

    assertThat(new Inbox(fake).unseen()).containsExactly("Et brev");

    assertThat(fake.calls("dialogs.open")).hasSize(1); // the other was left alone
    assertThat(fake.dialogs().now(LETTER).isContentSeen()).isTrue();
  }

  // snippet:end

  // snippet:start test-a-failure
  @Test
  void tellsThatARightIsMissing() {
    fake.dialogs().add(Models.dialog().id(LETTER));
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
    try (LocalAltinn altinn = LocalAltinn.builder().clock(clock).start();
        DialogportenClient client = client(altinn)) {
      altinn.faults().next("/enduser/parties", Fault.status(503)); // the next one, no more

      new Inbox(client).unseen();

      assertThat(altinn.requests().to("/enduser/parties"))
          .extracting(ReceivedRequest::status)
          .containsExactly(503, 200);
      assertThat(altinn.dialogs().get(SeededWorld.OTHER_CUSTOMER).contentSeen()).isTrue();
    }
  }

  private static DialogportenClient client(LocalAltinn altinn) {
    SeededWorld world = altinn.world(); // synthetic people, organisations and dialogs
    return DialogportenClient.builder()
        .environment(altinn.environment())
        .timeSource(altinn.clock())
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
      SystemUser user = altinn.systemUsers().add(bakery, "our-client").represents(bakery);
      altinn.services().owner("etat", "310268593", Text.nb("Syntetisk etat"));
      altinn.services().service("a-letter", "etat", "GenericAccessResource", 3, Text.nb("Brev"));
      UUID letter = altinn.dialogs().add(DialogSpec.of(bakery, "a-letter", "Et brev"));

      try (DialogportenClient client =
          DialogportenClient.builder()
              .environment(altinn.environment())
              .tokenProvider(TokenProvider.ofSupplier(() -> altinn.tokens().systemUser(user)))
              .build()) {
        var query = DialogQuery.forParties(client.parties().list()).build();
        assertThat(client.dialogs().search(query))
            .extracting(DialogHeader::id)
            .containsExactly(letter);
      }
    }
  }

  // snippet:end

  // snippet:start test-with-a-clock
  @Test
  void findsWhatBecomesVisible() {
    TestClock clock = TestClock.standing();
    var timed = FakeDialogportenClient.create(clock);
    timed.dialogs().add(Models.dialog().id(LETTER));
    timed.dialogs().visibleFrom(LETTER, clock.now().plus(Duration.ofDays(1)));

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
