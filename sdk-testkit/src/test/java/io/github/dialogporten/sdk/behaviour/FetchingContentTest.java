package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.content.Content;
import io.github.dialogporten.sdk.content.ContentBody;
import io.github.dialogporten.sdk.content.Download;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.dialogs.AttachmentSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step 5, reading: texts and files from the service owner's own host. */
class FetchingContentTest {

  @TempDir Path inbox;

  private final Setup setup = new Setup();
  private final DialogportenClient client = setup.client();
  private final Content content = client.content();

  @AfterEach
  void close() {
    setup.close();
  }

  @ParameterizedTest
  @CsvSource({"nb, Trekket er", "nn, seier vi", "en, The rate is", "sv, Trekket er"})
  void theMainContentComesInTheLanguageAskedFor(String language, String part) {
    ContentBody body =
        client.with(o -> o.withLanguages(language)).content().main(taxCard()).orElseThrow();

    assertThat(body.text()).contains(part);
    assertThat(body.language()).isEqualTo(language.equals("sv") ? "nb" : language);
    assertThat(body.declaredType()).isEqualTo("text/markdown");
    assertThat(body.isHtml()).isFalse();
    assertThat(toServiceOwners()).hasSize(1);
  }

  @Test
  void plainTextPassesForDeclaredMarkdown() {
    ContentBody body = content.main(client.dialogs().open(SeededWorld.MESSAGE)).orElseThrow();

    assertThat(body.actualType()).hasValueSatisfying(type -> type.startsWith("text/plain"));
    assertThat(body.text()).contains("**bekreft**");
  }

  private DialogSpec titled() {
    return DialogSpec.of(setup.world.customer().urn(), "skattetest-skattekort", "Bare en tittel");
  }

  @Test
  void nothingToShowIsEmptyAndNoContentIsNothing() {
    Dialog dialog = taxCard();

    assertThat(content.transmission(dialog, dialog.transmissions().get(0)).orElseThrow().text())
        .isEqualTo("Vi trenger et svar.\n");
    assertThat(content.transmission(dialog, dialog.transmissions().get(1)).orElseThrow().isEmpty())
        .isTrue();
    Dialog bare = client.dialogs().open(setup.altinn.dialogs().add(titled()));
    assertThat(content.main(bare)).isEmpty();
  }

  @Test
  void whatIsMaskedIsRefusedBeforeSending() {
    Dialog taxCard = taxCard();
    Dialog listed = client.dialogs().open(SeededWorld.LIST_ACCESS_ONLY);

    assertThat(refusal(() -> content.main(listed)))
        .isEqualTo(ContentException.Reason.NOT_AUTHORIZED);
    assertThat(refusal(() -> content.transmission(taxCard, taxCard.transmissions().get(2))))
        .isEqualTo(ContentException.Reason.NOT_AUTHORIZED);
    Attachment masked = taxCard.transmissions().get(2).attachments().get(0);
    assertThat(refusal(() -> content.save(taxCard, masked, inbox)))
        .isEqualTo(ContentException.Reason.NOT_AUTHORIZED);
    assertThat(toServiceOwners()).isEmpty();
  }

  @Test
  void filesAreSavedFromLinksForPrograms() throws IOException {
    Dialog dialog = taxCard();

    Path card = content.save(dialog, dialog.attachments().get(0), inbox);
    Path again = content.save(dialog, dialog.attachments().get(0), inbox);
    Path big = content.save(dialog, dialog.attachments().get(2), inbox);

    assertThat(card).hasFileName("Tax card.pdf");
    assertThat(again).hasFileName("Tax card (2).pdf").hasSameBinaryContentAs(card);
    assertThat(Files.readString(card)).startsWith("%PDF-1.4");
    assertThat(big).hasSize(2_000_000L);
    assertThat(toServiceOwners()).noneMatch(request -> request.path().contains("innlogging"));
    try (Stream<Path> files = Files.list(inbox)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void aTransmissionsFileCanBeRead() throws IOException {
    Dialog dialog = taxCard();
    Attachment letter = dialog.transmissions().get(0).attachments().get(0);

    try (Download download = content.download(dialog, letter)) {
      assertThat(download.fileName()).isEqualTo("Brev.pdf");
      assertThat(download.contentType()).contains("application/pdf");
      byte[] bytes = download.stream().readAllBytes();
      assertThat(download.length()).contains((long) bytes.length);
    }
  }

  @Test
  void aLoginPageIsNotSaved() {
    Dialog dialog =
        withAttachment(
            new AttachmentSpec()
                .displayName(Text.nb("Brev.pdf"))
                .gui(
                    setup.altinn.content().get("skattetest", "skattekort/innlogging").url(),
                    "application/pdf"));

    assertThat(refusal(() -> content.save(dialog, dialog.attachments().get(0), inbox)))
        .isEqualTo(ContentException.Reason.LOGIN_PAGE);
    assertThat(inbox).isEmptyDirectory();
  }

  @Test
  void anExpiredFileIsRefusedBeforeSending() {
    Dialog dialog = taxCard();

    assertThat(refusal(() -> content.save(dialog, dialog.attachments().get(3), inbox)))
        .isEqualTo(ContentException.Reason.EXPIRED);
    assertThat(toServiceOwners()).isEmpty();
  }

  @Test
  void aFileThatExpiresAfterTheOpeningIsRefusedToo() {
    String url = setup.altinn.content().get("skattetest", "frist").url();
    Dialog dialog =
        withAttachment(
            new AttachmentSpec()
                .displayName(Text.nb("Tilbud.pdf"))
                .expiresAt(setup.clock.now().plusSeconds(60))
                .api(url, "application/pdf"));

    setup.clock.advance(Duration.ofSeconds(60));

    assertThat(refusal(() -> content.save(dialog, dialog.attachments().get(0), inbox)))
        .isEqualTo(ContentException.Reason.EXPIRED);
    assertThat(toServiceOwners()).isEmpty();
  }

  @Test
  void aDialogTokenThatHasExpiredIsNotSent() {
    Dialog dialog = taxCard();
    setup.clock.advance(Duration.ofMinutes(11));

    assertThat(refusal(() -> content.main(dialog))).isEqualTo(ContentException.Reason.TOKEN_OVER);
    assertThat(refusal(() -> content.save(dialog, dialog.attachments().get(0), inbox)))
        .isEqualTo(ContentException.Reason.TOKEN_OVER);
    // what is gone for good is that with any token: no reason to open the dialog again
    assertThat(refusal(() -> content.save(dialog, dialog.attachments().get(3), inbox)))
        .isEqualTo(ContentException.Reason.EXPIRED);
    assertThat(toServiceOwners()).isEmpty();

    assertThat(content.main(taxCard())).isPresent();
  }

  @Test
  void altinnsOwnPlatformsAreRefusedBeforeSending() {
    Dialog form = client.dialogs().open(SeededWorld.APP_FORM);

    for (Attachment attachment : form.attachments()) {
      assertThat(refusal(() -> content.save(form, attachment, inbox)))
          .isEqualTo(ContentException.Reason.PLATFORM_NOT_SUPPORTED);
    }
    assertThat(form.attachments()).hasSize(2);
    assertThat(setup.altinn.requests().to(ReceivedRequest.Server.PLATFORM)).isEmpty();
  }

  @Test
  void aServiceOwnersRefusalIsToldAsItIs() {
    String url = setup.altinn.content().get("skattetest", "borte").answers(404).url();
    Dialog dialog =
        withAttachment(new AttachmentSpec().displayName(Text.nb("a.pdf")).api(url, null));

    ApiException refused =
        catchThrowableOfType(
            ApiException.class, () -> content.save(dialog, dialog.attachments().get(0), inbox));

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.operation()).isEqualTo("content.save");
    assertThat(inbox).isEmptyDirectory();
  }

  @Test
  void onlyWhatIsInTheDialogIsFetched() {
    Dialog taxCard = taxCard();
    Dialog message = client.dialogs().open(SeededWorld.MESSAGE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> content.save(taxCard, message.attachments().get(0), inbox));
    assertThat(toServiceOwners()).isEmpty();
  }

  private Dialog taxCard() {
    return client.dialogs().open(SeededWorld.TAX_CARD);
  }

  private Dialog withAttachment(AttachmentSpec attachment) {
    UUID id =
        setup
            .altinn
            .dialogs()
            .add(
                DialogSpec.of(setup.world.customer().urn(), "skattetest-melding", "Med vedlegg")
                    .attachment(attachment));
    return client.dialogs().open(id);
  }

  private static ContentException.Reason refusal(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ContentException.class, call).reason();
  }

  private List<ReceivedRequest> toServiceOwners() {
    return setup.altinn.requests().to(ReceivedRequest.Server.SERVICE_OWNER);
  }
}
