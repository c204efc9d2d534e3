package io.github.dialogporten.sdk.behaviour;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialogs;
import io.github.dialogporten.sdk.testkit.fakes.FakeDialogportenClient;
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
  public StoredDialogs stored() {
    return fake.stored();
  }

  @Override
  public String text(UUID id, String markdown) {
    fake.content().setMain(id, markdown);
    return "https://etat.example/" + id;
  }

  @Override
  public String file(UUID attachment, String csv) {
    fake.content().setFile(attachment, csv.getBytes(StandardCharsets.UTF_8));
    return "https://etat.example/" + attachment;
  }

  @Override
  public String action(UUID action, String method) {
    return "https://etat.example/" + action;
  }

  @Override
  public int performed(UUID action) {
    return Collections.frequency(fake.actions().performed(), action);
  }

  @Override
  public void close() {
    // nothing is open
  }
}
