package io.github.dialogporten.sdk.testkit.world;

import static io.github.dialogporten.sdk.testkit.dialogs.Text.all;
import static io.github.dialogporten.sdk.testkit.dialogs.Text.nb;

import io.github.dialogporten.sdk.testkit.dialogs.ActivitySpec;
import io.github.dialogporten.sdk.testkit.dialogs.ActorSpec;
import io.github.dialogporten.sdk.testkit.dialogs.ApiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.AttachmentSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A message, as Altinn's message service makes its dialogs: all GUI actions carry {@code read}, the
 * API actions that write do not, attachments have links for browsers only, and the first of them is
 * all the others in one.
 */
record SeededMessage(SeededWorld world, Instant created) {

  private static final String BASE =
      "correspondence/api/v1/correspondence/0198c2a1-0000-7000-a000-000000000001";

  void add() {
    AtomicBoolean opened = new AtomicBoolean();
    ServiceOwnerPage content =
        page("GET", "/content")
            .does(() -> opened(opened))
            .answers(
                200,
                "text/plain; charset=utf-8",
                "# Skatteoppgjøret er klart\n\nSe vedleggene, og **bekreft** at du har lest dem.\n");
    ServiceOwnerPage confirm =
        page("POST", "/confirm")
            .answers(200, "application/json", "\"0198c2a1-0000-7000-a000-000000000001\"")
            .does(() -> confirmed(opened));
    ServiceOwnerPage delete =
        page("DELETE", "/purge")
            .answers(200, "application/json", "\"0198c2a1-0000-7000-a000-000000000001\"")
            .does(() -> world.dialogs.delete(SeededWorld.MESSAGE));
    ServiceOwnerPage overview =
        page("GET", "").answers(200, "application/json", "{\"statusText\":\"Published\"}");
    DialogSpec dialog =
        DialogSpec.of(world.customer().urn(), SeededDialogs.MESSAGES)
            .id(SeededWorld.MESSAGE)
            .createdAt(created)
            .status("RequiresAttention")
            .externalReference("oppgjor-2025")
            .dueAt(created.plus(Duration.ofDays(14)))
            .labels("MarkedAsUnopened")
            .permitted("read")
            .serviceOwnerLabel("urn:altinn:correspondence-id:0198c2a1-0000-7000-a000-000000000001")
            .searchTag("skatteoppgjør")
            .title(nb("Skatteoppgjør for 2025"))
            .summary(nb("Oppgjøret er klart. Bekreft at du har lest det."))
            .senderName(nb("Syntetisk skatteetat"))
            .mainContentReference(nb(content.url()))
            .guiAction(
                GuiActionSpec.of("GET", "https://www.skattetest.example/klage")
                    .title(nb("Gå til klageskjema")))
            .guiAction(
                GuiActionSpec.of("POST", confirm.url())
                    .id(SeededWorld.CONFIRM_MESSAGE)
                    .priority("Primary")
                    .title(all("Bekreft", "Bekreft", "Confirm")))
            .guiAction(
                GuiActionSpec.of("DELETE", delete.url())
                    .id(SeededWorld.DELETE_MESSAGE)
                    .deletesDialog()
                    .title(all("Slett", "Slett", "Purge")))
            .apiAction(
                ApiActionSpec.of("read")
                    .name("getCorrespondence")
                    .endpoint(null, "GET", overview.url()))
            .apiAction(
                ApiActionSpec.of("write")
                    .name("purgeCorrespondence")
                    .endpoint(null, "DELETE", delete.url()))
            .apiAction(
                ApiActionSpec.of("write")
                    .name("confirmCorrespondence")
                    .endpoint(null, "POST", confirm.url()))
            .activity(
                ActivitySpec.of("Information")
                    .createdAt(created)
                    .description(all("Varsel er sendt", "Varsel er sendt", "Notified")));
    attachments(dialog);
    world.dialogs.add(dialog);
  }

  private void attachments(DialogSpec dialog) {
    ServiceOwnerPage zip =
        page("GET", "/attachment/downloadall")
            .answers(200, "application/octet-stream", new byte[] {'P', 'K', 5, 6});
    ServiceOwnerPage letter =
        page("GET", "/attachment/1/download")
            .answers(200, "application/octet-stream", SeededTaxCard.PDF.clone());
    ServiceOwnerPage list =
        page("GET", "/attachment/2/download")
            .answers(
                200,
                "application/octet-stream",
                "post;beløp\nlønn;450000\n".getBytes(StandardCharsets.UTF_8));
    dialog
        .attachment(
            shown(all("Alle vedlegg", "Alle vedlegg", "All attachments"))
                .gui(zip.url(), "application/zip"))
        .attachment(shown(nb("skatteoppgjør.pdf")).gui(letter.url(), "application/pdf"))
        .attachment(shown(nb("grunnlag.csv")).gui(list.url(), null));
  }

  private AttachmentSpec shown(Text name) {
    return new AttachmentSpec().displayName(name).expiresAt(created.plus(Duration.ofDays(90)));
  }

  /** Fetching its content is opening it; the service writes that once. */
  private void opened(AtomicBoolean opened) {
    if (!opened.getAndSet(true)) {
      world.dialogs.updateKeepingContent(
          SeededWorld.MESSAGE, dialog -> dialog.activity(byCustomer("CorrespondenceOpened")));
    }
  }

  private ActivitySpec byCustomer(String type) {
    return ActivitySpec.of(type)
        .performedBy(ActorSpec.party(world.customer().urn(), world.customer().name()));
  }

  private void confirmed(AtomicBoolean opened) {
    opened(opened);
    if (world.dialogs.get(SeededWorld.MESSAGE).guiActions().contains(SeededWorld.CONFIRM_MESSAGE)) {
      world.dialogs.update(
          SeededWorld.MESSAGE,
          dialog ->
              dialog
                  .withoutGuiAction(SeededWorld.CONFIRM_MESSAGE)
                  .status("NotApplicable")
                  .activity(byCustomer("CorrespondenceConfirmed")));
    }
  }

  private ServiceOwnerPage page(String method, String path) {
    return world
        .content
        .at(method, SeededDialogs.TAX, BASE + path)
        .protectedBy(SeededWorld.MESSAGE);
  }
}
