package io.github.dialogporten.sdk.content;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Actions;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.PublicHost;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses get the dialog token in an environment that is not on this machine. */
class PublicAddressTest {

  private static final String MARKDOWN =
      "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown";

  private static final String DIALOGS = "/dialogporten/api/v1/enduser/dialogs/";

  private final PublicHost internet =
      new PublicHost(
          Map.ofEntries(
              Map.entry("etat.example", "93.184.215.14"),
              Map.entry("lager.example", "93.184.215.15"),
              Map.entry("loopback.example", "127.0.0.1"),
              Map.entry("loopback6.example", "::1"),
              Map.entry("private.example", "10.1.2.3"),
              Map.entry("linklocal.example", "169.254.169.254"),
              Map.entry("mapped.example", "fd00::1"),
              Map.entry("platform.tt02.altinn.no", "93.184.215.16")));
  private final AltinnConnection connection =
      AltinnConnection.builder(AltinnEnvironment.TT02)
          .http(internet.http)
          .timeSource(new FakeTime())
          .build();
  private final DialogportenClient client =
      DialogportenClient.builder(connection)
          .tokenProvider(TokenProvider.ofToken("provider"))
          .build();
  private final Content content = client.content();
  private final Actions actions = client.actions();

  @TempDir Path directory;

  @AfterEach
  void close() {
    connection.close();
    internet.close();
  }

  /** A dialog in which this link stands everywhere. */
  private Dialog dialog(String link) {
    String members =
        """
        "content":{"mainContentReference":%s},%s,
        "guiActions":[{"id":"0195a000-0000-7000-8000-000000000401","action":"write","url":"%s",
        "isAuthorized":true,"httpMethod":"POST","priority":"Primary","title":[]}]
        """
            .formatted(
                ServiceOwner.embed(MARKDOWN, "nb", link), Attachments.one("Vedtak", link), link);
    StubMapping opened =
        internet.server.stubFor(
            get(urlEqualTo(DIALOGS + ServiceOwner.DIALOG_ID))
                .willReturn(aResponse().withBody(ServiceOwner.dialogJson(members))));
    Dialog dialog = client.dialogs().open(ServiceOwner.DIALOG_ID);
    internet.server.removeStub(opened);
    internet.server.resetRequests();
    internet.connected().clear();
    return dialog;
  }

  private void answers(String path, int status, String header, String value) {
    internet.server.stubFor(
        any(urlEqualTo(path))
            .willReturn(aResponse().withStatus(status).withHeader(header, value).withBody("x")));
  }

  private void refused(String link, Reason content, ActionException.Reason action) {
    Dialog dialog = dialog(link);
    assertThat(
            catchThrowableOfType(ContentException.class, () -> this.content.main(dialog)).reason())
        .isEqualTo(content);
    assertThat(
            catchThrowableOfType(
                    ContentException.class,
                    () -> this.content.save(dialog, dialog.attachments().get(0), directory))
                .reason())
        .isEqualTo(content);
    assertThat(
            catchThrowableOfType(
                    ActionException.class,
                    () -> actions.perform(dialog, dialog.guiActions().get(0), Confirmation.given()))
                .reason())
        .isEqualTo(action);
    assertThat(directory).isEmptyDirectory();
    assertThat(internet.connected()).isEmpty();
  }

  @Test
  void aPublicHostGetsTheDialogTokenAndNoOther() {
    answers("/letter?a=b", 200, "Content-Type", "text/plain");
    Dialog dialog = dialog("https://etat.example/letter?a=b");
    assertThat(content.main(dialog).orElseThrow().text()).isEqualTo("x");
    assertThat(content.save(dialog, dialog.attachments().get(0), directory)).hasContent("x");
    assertThat(actions.perform(dialog, dialog.guiActions().get(0), Confirmation.given()).status())
        .isEqualTo(200);
    internet.server.verify(
        2,
        getRequestedFor(urlEqualTo("/letter?a=b"))
            .withHeader("Authorization", equalTo("Bearer " + ServiceOwner.DIALOG_TOKEN)));
    internet.server.verify(
        1,
        postRequestedFor(urlEqualTo("/letter?a=b"))
            .withHeader("Authorization", equalTo("Bearer " + ServiceOwner.DIALOG_TOKEN)));
    internet.server.verify(3, anyRequestedFor(anyUrl()));
    assertThat(internet.connected()).containsOnly("93.184.215.14:443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://etat.example/letter",
        "https://user@etat.example/letter",
        "https://user:password@etat.example/letter",
        "https://loopback.example/letter",
        "https://loopback6.example/letter",
        "https://private.example/letter",
        "https://linklocal.example/latest/meta-data",
        "https://mapped.example/letter",
        "https://127.0.0.1/letter",
        "https://[::1]/letter",
        "https://[::ffff:10.0.0.1]/letter",
        "https://10.0.0.1/letter",
        "https://192.168.1.1/letter",
        "https://169.254.169.254/letter",
        "https://2130706433/letter",
        "https://0x7f.1/letter",
        "ftp://etat.example/letter",
        "file:///etc/passwd",
        "//etat.example/letter",
        "javascript:alert(1)",
        "https://platform.tt02.altinn.no/dialogporten/api/v1/enduser/dialogs",
        "https://platform.tt02.altinn.no/authentication/api/v1/exchange/maskinporten",
        "https://platform.tt02.altinn.no/anything/else",
        "https://platform.tt02.altinn.no:8443/storage/dialogporten/api/v1/instance/1/2",
        ""
      })
  void otherAddressesGetNothing(String link) {
    refused(link, Reason.ADDRESS_REFUSED, ActionException.Reason.ADDRESS_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://platform.tt02.altinn.no/correspondence/api/v1/correspondence/1/content",
        "https://platform.tt02.altinn.no/storage/api/v1/instances/1/2/data/3",
        "https://syn.apps.tt02.altinn.no/syn/app/instances/1/2",
        "https://platform.tt02.altinn.no/authentication/api/v1/authentication"
            + "?goto=https%3A%2F%2Fsyn.apps.tt02.altinn.no%2Fsyn%2Fapp"
      })
  void altinnsOwnPlatformsAreLeftOutAndSaidSo(String link) {
    refused(link, Reason.PLATFORM_NOT_SUPPORTED, ActionException.Reason.PLATFORM_NOT_SUPPORTED);
  }

  @ParameterizedTest
  @CsvSource({"urn:dialogporten:unauthorized, NOT_AUTHORIZED", "urn:dialogporten:expired, EXPIRED"})
  void maskedLinksGetNothing(String link, Reason reason) {
    refused(link, reason, ActionException.Reason.valueOf(reason.name()));
  }

  @Test
  void deletingAnAppsInstanceGetsTheDialogToken() {
    String path = "/storage/dialogporten/api/v1/instance/1/2";
    answers(path, 204, "X-Any", "x");
    Dialog dialog = dialog("https://platform.tt02.altinn.no" + path);
    assertThat(
            actions
                .perform(dialog, dialog.guiActions().get(0), Confirmation.given())
                .isDialogUpdated())
        .isTrue();
    internet.server.verify(
        postRequestedFor(urlEqualTo(path))
            .withHeader("Authorization", equalTo("Bearer " + ServiceOwner.DIALOG_TOKEN)));
  }

  @Test
  void aRedirectToAnotherHostTakesNoTokenAlong() {
    answers("/letter", 302, "Location", "https://lager.example/blob");
    answers("/blob", 200, "Content-Type", "text/plain");
    Dialog dialog = dialog("https://etat.example/letter");
    assertThat(content.main(dialog).orElseThrow().text()).isEqualTo("x");
    internet.server.verify(
        getRequestedFor(urlEqualTo("/blob")).withHeader("Authorization", absent()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://etat.example/x",
        "https://private.example/x",
        "https://127.0.0.1/x",
        "https://u:p@etat.example/x",
        "ftp://etat.example/x"
      })
  void aRedirectLeadsNowhereElse(String target) {
    answers("/letter", 302, "Location", target);
    Dialog dialog = dialog("https://etat.example/letter");
    assertThat(catchThrowableOfType(ContentException.class, () -> content.main(dialog)).reason())
        .isEqualTo(Reason.ADDRESS_REFUSED);
    assertThat(internet.connected()).containsExactly("93.184.215.14:443");
    internet.server.verify(1, anyRequestedFor(anyUrl()));
  }
}
