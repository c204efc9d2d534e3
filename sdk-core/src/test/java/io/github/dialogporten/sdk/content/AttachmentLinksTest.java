package io.github.dialogporten.sdk.content;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.errors.NotFoundException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of an attachment's links is gone to, and what comes from there that is not saved. */
class AttachmentLinksTest extends SavingAttachments {

  // login pages

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Vedtak, application/pdf, /file, text/html, <html>, LOGIN_PAGE",
        "Vedtak, -, /file, text/html; charset=utf-8, <p>, LOGIN_PAGE",
        "Vedtak, application/pdf, /file, -, <!DOCTYPE html><p>, LOGIN_PAGE",
        "Vedtak, application/pdf, /file, -, %PDF, saved",
        "Vedtak, application/pdf, /file, application/octet-stream, %PDF, saved",
        "Vedtak, text/html, /file, text/html, <p>, saved",
        "Vedtak, TEXT/HTML; charset=utf-8, /file, text/html, <p>, saved",
        "Vedtak.htm, -, /file, text/html, <p>, saved",
        "Vedtak, -, /file.html, text/html, <p>, saved",
        "Vedtak, text/html, /file, text/html, <input type=password>, LOGIN_PAGE"
      })
  void aLoginPageIsNeverSaved(
      String name, String declared, String path, String sent, String body, String outcome)
      throws IOException {
    ResponseDefinitionBuilder answer = aResponse().withBody(body);
    owner.answers(path, sent == null ? answer : answer.withHeader("Content-Type", sent));
    Dialog dialog = dialog(name, Attachments.url("Gui", owner.url(path), declared));
    if (outcome.equals("saved")) {
      assertThat(save(dialog)).hasContent(body);
    } else {
      assertThat(failure(dialog).reason()).isEqualTo(Reason.valueOf(outcome));
    }
    owner.gotRequests(1);
  }

  @Test
  void aRedirectToALoginIsNotSaved() {
    owner.answers(
        "/file",
        aResponse()
            .withStatus(302)
            .withHeader(
                "Location", owner.platformUrl("/authentication/api/v1/authentication?goto=x")));
    assertThat(failure(dialog()).reason()).isEqualTo(Reason.LOGIN_PAGE);
    owner.answers("/file", aResponse().withStatus(302).withHeader("Location", "/login"));
    owner.answers("/login", aResponse().withHeader("Content-Type", "text/html").withBody("<p>"));
    assertThat(failure(dialog()).reason()).isEqualTo(Reason.LOGIN_PAGE);
    Dialog html = dialog("Brev", Attachments.url("Api", owner.url("/file"), "text/html"));
    assertThat(failure(html).reason()).isEqualTo(Reason.LOGIN_PAGE);
  }

  // which link

  @Test
  void linksForProgramsComeFirst() {
    owner.answers("/api", pdf());
    Dialog dialog =
        dialog(
            "Vedtak",
            Attachments.url("Gui", owner.url("/gui"), "application/pdf"),
            Attachments.url("Later", owner.url("/later"), "application/pdf"),
            Attachments.url("Api", owner.url("/api"), "application/pdf"));
    assertThat(save(dialog)).hasContent("%PDF-1");
    owner.gotRequests(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:dialogporten:expired",
        "urn:dialogporten:unauthorized",
        "http://etat.example/x",
        "PLATFORM/correspondence/api/v1/correspondence/1/attachment/1/download"
      })
  void oneThatIsRefusedGivesWayToTheNext(String refused) {
    owner.answers("/gui", pdf());
    Dialog dialog =
        dialog(
            "Vedtak",
            Attachments.url("Gui", owner.url("/gui"), "application/pdf"),
            Attachments.url("Api", refused.replace("PLATFORM", owner.platformUrl("")), null));
    assertThat(save(dialog)).hasContent("%PDF-1");
    owner.gotRequests(1);
  }

  @Test
  void oneThatFailedDoesNot() {
    owner.answers("/api", aResponse().withStatus(404));
    owner.answers("/gui", pdf());
    Dialog dialog =
        dialog(
            "Vedtak",
            Attachments.url("Gui", owner.url("/gui"), "application/pdf"),
            Attachments.url("Api", owner.url("/api"), "application/pdf"));
    assertThatThrownBy(() -> save(dialog)).isInstanceOf(NotFoundException.class);
    owner.gotRequests(1);
  }

  @Test
  void withoutALinkThatMayBeGoneToTheFirstOneSaysWhy() {
    Dialog dialog =
        dialog(
            "Vedtak",
            Attachments.url("Gui", "http://etat.example/x", null),
            Attachments.url(
                "Api", owner.platformUrl("/correspondence/api/v1/correspondence/1"), null));
    ContentException failure = failure(dialog);
    assertThat(failure.reason()).isEqualTo(Reason.PLATFORM_NOT_SUPPORTED);
    assertThat(failure.attempts()).isZero();
    assertThat(failure(dialog("Vedtak")).reason()).isEqualTo(Reason.ADDRESS_REFUSED);
  }

  @Test
  void whatHasExpiredMeanwhileIsNotAskedFor() {
    owner.answers("/file", pdf());
    Dialog dialog =
        owner.dialog(
            "\"attachments\":["
                + Attachments.json(
                    "Vedtak",
                    "\"expiresAt\":\"2026-03-02T08:05:00.0000000Z\",",
                    Attachments.url("Api", owner.url("/file"), "application/pdf"))
                + "]");
    assertThat(save(dialog)).exists();
    owner.time.advance(Duration.ofMinutes(5));
    ContentException failure = catchThrowableOfType(ContentException.class, () -> save(dialog));
    assertThat(failure.reason()).isEqualTo(Reason.EXPIRED);
    owner.gotRequests(1);
  }

  @Test
  void aTokenThatIsOverIsToldFromAFileThatIsGone() {
    Dialog dialog =
        owner.dialog(
            "\"attachments\":["
                + Attachments.json(
                    "Tilbud",
                    "\"expiresAt\":\"2026-03-02T08:05:00.0000000Z\",",
                    Attachments.url("Api", owner.url("/file"), null))
                + ","
                + second(Attachments.url("Api", "urn:dialogporten:expired", null))
                + ","
                + third(
                    Attachments.url("Api", "urn:dialogporten:expired", null),
                    Attachments.url("Gui", owner.url("/file"), null))
                + "]");
    owner.time.advance(Duration.ofMinutes(11));
    assertThat(dialog.attachments())
        .extracting(
            each ->
                catchThrowableOfType(
                        ContentException.class, () -> content.save(dialog, each, directory))
                    .reason())
        .containsExactly(Reason.EXPIRED, Reason.EXPIRED, Reason.TOKEN_OVER);
    owner.gotRequests(0);
  }

  private static String second(String... urls) {
    return Attachments.json("To", "", urls).replace("000000000201", "000000000202");
  }

  private static String third(String... urls) {
    return Attachments.json("Tre", "", urls).replace("000000000201", "000000000203");
  }

  @Test
  void attachmentsOfTransmissionsAreTheDialogsToo() {
    owner.answers("/file", pdf());
    String attachment =
        Attachments.json("Svar", "", Attachments.url("Api", owner.url("/file"), "application/pdf"));
    Dialog dialog =
        owner.dialog(
            """
            "transmissions":[{"id":"0195a000-0000-7000-8000-000000000101",
            "createdAt":"2026-03-01T08:00:00Z","isAuthorized":true,"type":"Information",
            "sender":{"actorType":"ServiceOwner"},"attachments":[%s]}]
            """
                .formatted(attachment));
    Attachment reply = dialog.transmissions().get(0).attachments().get(0);
    assertThat(content.save(dialog, reply, directory)).hasFileName("Svar.pdf");
    Dialog another = owner.dialog("");
    assertThatThrownBy(() -> content.save(another, reply, directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("attachment:");
    owner.gotRequests(1);
  }

  @Test
  void theLinksAreTheDialogsWhateverTheCallerHolds() {
    owner.answers("/file", pdf());
    Dialog dialog = dialog();
    Dialog forged = dialog("Vedtak", Attachments.url("Api", owner.otherUrl("/stolen"), null));
    assertThat(content.save(dialog, forged.attachments().get(0), directory)).hasContent("%PDF-1");
    owner.gotRequests(1);
  }
}
