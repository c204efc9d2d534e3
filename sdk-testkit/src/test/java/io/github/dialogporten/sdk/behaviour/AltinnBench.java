package io.github.dialogporten.sdk.behaviour;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialogs;
import io.github.dialogporten.sdk.testkit.world.ServiceOwnerPage;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The real client, with the requests and all. */
final class AltinnBench implements Bench {

  private final Setup setup = new Setup();
  private final DialogportenClient client = setup.client();
  private final DialogportenClient colleague = client.actingAs(setup.manager());
  private final DialogportenClient stranger =
      client.actingAs(setup.systemUser(setup.world.otherCustomer()));

  @Override
  public DialogportenClient client() {
    return client;
  }

  @Override
  public DialogportenClient colleague() {
    return colleague;
  }

  @Override
  public DialogportenClient stranger() {
    return stranger;
  }

  @Override
  public PartyUrn party() {
    return PartyUrn.parse(setup.world.customer().urn());
  }

  @Override
  public Instant now() {
    return setup.clock.now();
  }

  @Override
  public void advance(Duration time) {
    setup.clock.advance(time);
  }

  @Override
  public StoredDialogs stored() {
    return setup.altinn.dialogs();
  }

  @Override
  public String text(UUID id, String markdown) {
    return page("GET", id).answers(200, "text/markdown", markdown).url();
  }

  @Override
  public String file(UUID attachment, String csv) {
    return page("GET", attachment).answers(200, "text/csv", csv).url();
  }

  @Override
  public String action(UUID action, String method) {
    return page(method, action).answers(204).url();
  }

  private ServiceOwnerPage page(String method, UUID id) {
    return setup.altinn.content().at(method, "skattetest", "kontrakt/" + id);
  }

  @Override
  public int performed(UUID action) {
    return page("POST", action).carriedOut();
  }

  @Override
  public void close() {
    setup.close();
  }
}
