package io.github.dialogporten.sdk.testkit.world;

import static io.github.dialogporten.sdk.testkit.dialogs.Text.all;
import static io.github.dialogporten.sdk.testkit.dialogs.Text.nb;
import static io.github.dialogporten.sdk.testkit.world.SeededDialogs.file;

import io.github.dialogporten.sdk.testkit.dialogs.ActivitySpec;
import io.github.dialogporten.sdk.testkit.dialogs.ActorSpec;
import io.github.dialogporten.sdk.testkit.dialogs.ApiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.AttachmentSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.TransmissionSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A dialog of a service owner with an API of its own: everything that a dialog can hold. */
record SeededTaxCard(SeededWorld world, Instant created) {

  static final byte[] PDF =
      """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
      trailer<</Root 1 0 R>>
      %%EOF
      """
          .getBytes(StandardCharsets.US_ASCII);

  private static final int BIG = 2_000_000;
  private static final UUID LETTER = UUID.fromString("0198c2a1-0000-7000-c000-000000000001");
  private static final UUID ANSWER = UUID.fromString("0198c2a1-0000-7000-c000-000000000002");
  private static final UUID HIDDEN = UUID.fromString("0198c2a1-0000-7000-c000-000000000003");

  void add() {
    DialogSpec dialog =
        DialogSpec.of(world.customer().urn(), SeededDialogs.TAX_CARDS)
            .id(SeededWorld.TAX_CARD)
            .createdAt(created.minus(Duration.ofDays(3)))
            .updatedAt(created)
            .contentUpdatedAt(created)
            .status("RequiresAttention")
            .extendedStatus("venter-paa-svar")
            .externalReference("sak-42")
            .process("urn:skattetest:prosess:42", "urn:skattetest:prosess:41")
            .progress(60)
            .dueAt(created.plus(Duration.ofDays(30)))
            .title(all("Endring av skattekort", "Endring av skattekort", "Changed tax card"))
            .summary(
                all(
                    "Se over forslaget og send inn",
                    "Sjå over framlegget og send inn",
                    "Look over the proposal and submit"))
            .senderName(nb("Syntetisk skatteetat"))
            .additionalInfo(nb("Les mer om *skattekort*."))
            .extendedStatusText(all("Venter på svar", "Ventar på svar", "Awaiting answer"))
            .mainContentReference(
                all(
                    embed("nb", "# Nytt skattekort\n\nTrekket er **34 %**.\n"),
                    embed("nn", "# Nytt skattekort\n\nTrekket er **34 %**, seier vi.\n"),
                    embed("en", "# New tax card\n\nThe rate is **34 %**.\n")));
    attachments(dialog);
    actions(dialog);
    transmissions(dialog);
    world.dialogs.add(dialog);
  }

  private String embed(String language, String markdown) {
    return page("GET", "innhold/" + language)
        .answers(200, "text/markdown; charset=utf-8", markdown)
        .url();
  }

  private void attachments(DialogSpec dialog) {
    String pdf = page("GET", "vedlegg/skattekort.pdf").answers(200, "application/pdf", PDF).url();
    String login =
        world
            .content
            .get(SeededDialogs.TAX, "skattekort/innlogging")
            .answers(200, "text/html; charset=utf-8", "<html><body>Logg inn</body></html>")
            .url();
    String notes =
        page("GET", "vedlegg/merknader.txt")
            .answers(200, "text/plain; charset=utf-8", "Ingen merknader.\n")
            .url();
    byte[] bytes = new byte[BIG];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    String big =
        page("GET", "vedlegg/grunnlag.bin").answers(200, "application/octet-stream", bytes).url();
    dialog
        .attachment(
            file("skattekort", all("Skattekort.pdf", "Skattekort.pdf", "Tax card.pdf"))
                .gui(login, "application/pdf")
                .api(pdf, "application/pdf"))
        .attachment(file("merknader", nb("Merknader.txt")).api(notes, "text/plain"))
        .attachment(file("grunnlag", nb("Grunnlag.bin")).api(big, "application/octet-stream"))
        .attachment(
            file("kladd", nb("Kladd.pdf"))
                .expiresAt(created.minus(Duration.ofDays(1)))
                .api(pdf, "application/pdf"));
  }

  private void actions(DialogSpec dialog) {
    ServiceOwnerPage submit =
        page("POST", "handling/send-inn").protectedBy(SeededWorld.TAX_CARD, "submit").answers(202);
    submit.does(() -> change(SeededWorld.SUBMIT_TAX_CARD, "Awaiting"));
    ServiceOwnerPage acknowledge = page("POST", "handling/kvitter").answers(204);
    acknowledge.does(() -> change(SeededWorld.ACKNOWLEDGE_TAX_CARD, "InProgress"));
    ServiceOwnerPage delete =
        page("DELETE", "handling").protectedBy(SeededWorld.TAX_CARD, "delete").answers(204);
    delete.does(() -> world.dialogs.delete(SeededWorld.TAX_CARD));
    String api = world.content.get(SeededDialogs.TAX, "skattekort/api/42").url();
    dialog
        .guiAction(
            GuiActionSpec.of("POST", submit.url())
                .id(SeededWorld.SUBMIT_TAX_CARD)
                .action("submit")
                .priority("Primary")
                .title(all("Send inn", "Send inn", "Submit"))
                .prompt(
                    all(
                        "Vil du sende inn? Det kan ikke gjøres om.",
                        "Vil du sende inn? Det kan ikkje gjerast om.",
                        "Submit? This cannot be undone.")))
        .guiAction(
            GuiActionSpec.of("POST", acknowledge.url())
                .id(SeededWorld.ACKNOWLEDGE_TAX_CARD)
                .priority("Secondary")
                .title(all("Kvitter", "Kvitter", "Acknowledge")))
        .guiAction(
            GuiActionSpec.of("DELETE", delete.url())
                .id(SeededWorld.DELETE_TAX_CARD)
                .action("delete")
                .deletesDialog()
                .title(all("Slett", "Slett", "Delete"))
                .prompt(all("Vil du slette?", "Vil du slette?", "Delete?")))
        .guiAction(
            GuiActionSpec.of("GET", "https://www.skattetest.example/veiledning")
                .title(nb("Les veiledningen")))
        .apiAction(
            ApiActionSpec.of("read")
                .name("hentSkattekort")
                .endpoint(
                    "2.0",
                    "GET",
                    api,
                    "https://docs.skattetest.example/skattekort",
                    null,
                    "https://docs.skattetest.example/skattekort/schema.json",
                    null)
                .endpoint(
                    "1.0",
                    "GET",
                    api + "?v=1",
                    null,
                    null,
                    null,
                    created.plus(Duration.ofDays(90))));
  }

  private void transmissions(DialogSpec dialog) {
    String embed =
        page("GET", "brev/1")
            .answers(200, "text/markdown; charset=utf-8", "Vi trenger et svar.\n")
            .url();
    String empty = page("GET", "brev/2").answers(204).url();
    String file = page("GET", "brev/1/vedlegg").answers(200, "application/pdf", PDF).url();
    ActorSpec sender = ActorSpec.party(world.manager().urn(), world.manager().name());
    dialog
        .transmission(
            TransmissionSpec.of("Request")
                .id(LETTER)
                .createdAt(created.minus(Duration.ofDays(2)))
                .externalReference("brev-1")
                .extendedType("urn:skattetest:foresporsel")
                .title(all("Forespørsel", "Førespurnad", "Request"))
                .summary(nb("Vi trenger et svar"))
                .contentReference(nb(embed))
                .attachment(file("brev", nb("Brev.pdf")).api(file, "application/pdf"))
                .navigation(nb("Les mer"), "https://www.skattetest.example/mer", null))
        .transmission(
            TransmissionSpec.of("Submission")
                .id(ANSWER)
                .createdAt(created.minus(Duration.ofDays(1)))
                .relatedTo(LETTER)
                .sender(sender)
                .title(nb("Svaret ditt"))
                .contentReference(nb(empty)))
        .transmission(
            TransmissionSpec.of("Decision")
                .id(HIDDEN)
                .createdAt(created.minus(Duration.ofHours(6)))
                .authorizationAttribute("urn:altinn:resource:" + SeededDialogs.OTHER)
                .title(nb("Vedtak du ikke har tilgang til"))
                .contentReference(nb(embed))
                .attachment(
                    new AttachmentSpec().displayName(nb("Vedtak.pdf")).api(file, "application/pdf"))
                .navigation(nb("Klag"), "https://www.skattetest.example/klag", null))
        .permitted("read", "submit", "delete")
        .activity(ActivitySpec.of("DialogCreated").createdAt(created.minus(Duration.ofDays(3))))
        .activity(
            ActivitySpec.of("TransmissionOpened")
                .createdAt(created.minus(Duration.ofDays(2)))
                .transmission(LETTER)
                .performedBy(sender))
        .activity(
            ActivitySpec.of("Information")
                .createdAt(created.minus(Duration.ofHours(1)))
                .extendedType("urn:skattetest:purring")
                .description(all("Purring sendt", "Purring send", "Reminder sent")));
  }

  private void change(UUID action, String status) {
    if (world.dialogs.get(SeededWorld.TAX_CARD).guiActions().contains(action)) {
      world.dialogs.update(
          SeededWorld.TAX_CARD, dialog -> dialog.withoutGuiAction(action).status(status));
    }
  }

  private ServiceOwnerPage page(String method, String path) {
    return world
        .content
        .at(method, SeededDialogs.TAX, "skattekort/" + path)
        .protectedBy(SeededWorld.TAX_CARD);
  }
}
