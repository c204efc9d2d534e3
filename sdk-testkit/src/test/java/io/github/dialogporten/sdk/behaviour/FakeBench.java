package io.github.dialogporten.sdk.behaviour;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.dialogs.DialogStatus;
import io.github.dialogporten.sdk.dialogs.HttpVerb;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.fakes.FakeDialogportenClient;
import io.github.dialogporten.sdk.testkit.models.DialogBuilder;
import io.github.dialogporten.sdk.testkit.models.Models;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;

final class FakeBench implements Bench {

  private final TestClock clock = TestClock.standing();
  private final FakeDialogportenClient fake = FakeDialogportenClient.create(clock);
  private final PartyUrn party = PartyUrn.organisation("310923044");

  FakeBench() {
    fake.parties().add(Models.party().urn(party));
    colleague().parties().add(Models.party().urn(party));
  }

  @Override
  public DialogportenClient client() {
    return fake;
  }

  @Override
  public FakeDialogportenClient colleague() {
    return fake.actingAs(COLLEAGUE);
  }

  @Override
  public DialogportenClient stranger() {
    return fake.actingAs(STRANGER);
  }

  private static final TokenProvider COLLEAGUE = request -> AccessToken.of("never-asked-for");
  private static final TokenProvider STRANGER = request -> AccessToken.of("never-asked-for");

  @Override
  public PartyUrn party() {
    return party;
  }

  @Override
  public Instant now() {
    return clock.now();
  }

  @Override
  public void advance(Duration time) {
    clock.advance(time);
  }

  @Override
  public void add(Given given) {
    DialogBuilder dialog =
        Models.dialog()
            .id(given.id())
            .party(party)
            .title("nb", given.title())
            .title("en", "Synthetic dialog")
            .createdAt(given.createdAt())
            .contentUpdatedAt(given.contentUpdatedAt())
            .status(DialogStatus.of(given.status()));
    if (given.dueAt() != null) {
      dialog.dueAt(given.dueAt());
    }
    if (given.expiresAt() != null) {
      dialog.expiresAt(given.expiresAt());
    }
    if (given.full()) {
      fill(dialog);
    }
    fake.dialogs().add(dialog);
    fake.content()
        .setMain(given.id(), Given.MAIN)
        .setTransmission(Given.TRANSMISSION, Given.LETTER)
        .setFile(Given.FILE, "a;b\n".getBytes(StandardCharsets.UTF_8));
    if (given.visibleFrom() != null) {
      fake.dialogs().visibleFrom(given.id(), given.visibleFrom());
    }
  }

  private static void fill(DialogBuilder dialog) {
    dialog
        .mainContentReference(Models.contentReference())
        .transmission(
            Models.transmission()
                .id(Given.TRANSMISSION)
                .contentReference(Models.contentReference()))
        .activity(Models.activity().id(Given.ACTIVITY))
        .attachment(
            Models.attachment()
                .id(Given.FILE)
                .displayName("nb", "Grunnlag/2026")
                .without("name")
                .url(Models.attachmentUrl().mediaType("text/csv")))
        .guiAction(Models.guiAction().id(Given.LINK).httpMethod(HttpVerb.GET))
        .guiAction(Models.guiAction().id(Given.QUESTION).prompt("nb", "Er du sikker?"))
        .guiAction(Models.guiAction().id(Given.WRITE));
  }

  @Override
  public void delete(UUID dialog) {
    fake.dialogs().remove(dialog);
  }

  @Override
  public int performed(UUID action) {
    return Collections.frequency(fake.actions().performed(), action);
  }

  @Override
  public void close() {
    fake.close();
  }
}
