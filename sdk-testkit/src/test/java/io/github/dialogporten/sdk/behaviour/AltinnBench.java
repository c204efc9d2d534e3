package io.github.dialogporten.sdk.behaviour;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.ActivitySpec;
import io.github.dialogporten.sdk.testkit.AttachmentSpec;
import io.github.dialogporten.sdk.testkit.DialogSpec;
import io.github.dialogporten.sdk.testkit.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.Page;
import io.github.dialogporten.sdk.testkit.Text;
import io.github.dialogporten.sdk.testkit.TransmissionSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The real client, with the requests and all. */
final class AltinnBench implements Bench {

  private final Setup setup = new Setup();
  private final DialogportenClient client = setup.client();
  private final DialogportenClient colleague = client.actingAs(setup.manager());
  private final DialogportenClient stranger =
      client.actingAs(setup.systemUser(setup.world.otherCustomer()));
  private final Map<UUID, Page> actions = new HashMap<>();

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
  public void add(Given given) {
    DialogSpec dialog =
        DialogSpec.of(setup.world.customer().urn(), "skattetest-melding")
            .id(given.id())
            .title(Text.nb(given.title()).and("en", "Synthetic dialog"))
            .createdAt(given.createdAt())
            .updatedAt(given.contentUpdatedAt())
            .contentUpdatedAt(given.contentUpdatedAt())
            .dueAt(given.dueAt())
            .visibleFrom(given.visibleFrom())
            .expiresAt(given.expiresAt())
            .status(given.status());
    if (given.full()) {
      fill(dialog);
    }
    setup.altinn.dialogs().add(dialog);
  }

  private void fill(DialogSpec dialog) {
    Page main = page("GET", "innhold").answers(200, "text/markdown", Given.MAIN);
    Page letter = page("GET", "brev").answers(200, "text/markdown", Given.LETTER);
    Page file = page("GET", "fil").answers(200, "text/csv", "a;b\n");
    actions.put(Given.LINK, page("GET", "lenke"));
    actions.put(Given.QUESTION, page("POST", "spor").answers(204));
    actions.put(Given.WRITE, page("POST", "skriv").answers(204));
    dialog
        .mainContentReference(Text.nb(main.url()))
        .transmission(
            TransmissionSpec.of("Information")
                .id(Given.TRANSMISSION)
                .contentReference(Text.nb(letter.url())))
        .activity(ActivitySpec.of("Information").id(Given.ACTIVITY))
        .attachment(
            new AttachmentSpec()
                .id(Given.FILE)
                .displayName(Text.nb("Grunnlag/2026"))
                .gui(file.url(), "text/csv"))
        .guiAction(GuiActionSpec.of("GET", actions.get(Given.LINK).url()).id(Given.LINK))
        .guiAction(
            GuiActionSpec.of("POST", actions.get(Given.QUESTION).url())
                .id(Given.QUESTION)
                .prompt(Text.nb("Er du sikker?")))
        .guiAction(GuiActionSpec.of("POST", actions.get(Given.WRITE).url()).id(Given.WRITE));
  }

  private Page page(String method, String path) {
    return setup.altinn.content().at(method, "skattetest", "kontrakt/" + path);
  }

  @Override
  public void delete(UUID dialog) {
    setup.altinn.dialogs().delete(dialog);
  }

  @Override
  public int performed(UUID action) {
    return actions.get(action).carriedOut();
  }

  @Override
  public void close() {
    setup.close();
  }
}
