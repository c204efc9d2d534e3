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
              Map.entry("documentation.example", "3fff::1"),
              Map.entry("min_etat.example", "93.184.215.17"),
              Map.entry("xn--rd-yia.example", "93.184.215.17"),
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
  @CsvSource({
    "LINK_MALFORMED, https://user@etat.example/letter",
    "LINK_MALFORMED, https://user:password@etat.example/letter",
    "LINK_MALFORMED, //etat.example/letter",
    "LINK_MALFORMED, ''",
    "SCHEME_REFUSED, http://etat.example/letter",
    "SCHEME_REFUSED, ftp://etat.example/letter",
    "SCHEME_REFUSED, file:///etc/passwd",
    "SCHEME_REFUSED, javascript:alert(1)",
    "HOST_DISGUISED, https://2130706433/letter",
    "HOST_DISGUISED, https://0x7f.1/letter",
    "HOST_DISGUISED, https://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/letter",
    "HOST_DISGUISED, https://127\u30020\u30020\u30021/letter",
    "HOST_DISGUISED, https://\uff45tat.example/letter",
    "HOST_DISGUISED, https://\uff50latform.tt02.altinn.no/storage/dialogporten/api/v1/instance/1/2",
    "ADDRESS_REFUSED, https://loopback.example/letter",
    "ADDRESS_REFUSED, https://loopback6.example/letter",
    "ADDRESS_REFUSED, https://private.example/letter",
    "ADDRESS_REFUSED, https://linklocal.example/latest/meta-data",
    "ADDRESS_REFUSED, https://mapped.example/letter",
    "ADDRESS_REFUSED, https://documentation.example/letter",
    "ADDRESS_REFUSED, https://127.0.0.1/letter",
    "ADDRESS_REFUSED, https://[::1]/letter",
    "ADDRESS_REFUSED, https://[3fff::1]/letter",
    "ADDRESS_REFUSED, https://[::ffff:10.0.0.1]/letter",
    "ADDRESS_REFUSED, https://10.0.0.1/letter",
    "ADDRESS_REFUSED, https://192.168.1.1/letter",
    "ADDRESS_REFUSED, https://169.254.169.254/letter",
    "ADDRESS_REFUSED, https://platform.tt02.altinn.no/dialogporten/api/v1/enduser/dialogs",
    "ADDRESS_REFUSED, https://platform.tt02.altinn.no/authentication/api/v1/exchange/maskinporten",
    "ADDRESS_REFUSED, https://platform.tt02.altinn.no/storage/dialogporten/api/v1/receipt/..;/x",
    "ADDRESS_REFUSED, https://platform.tt02.altinn.no/anything/else",
    "ADDRESS_REFUSED,"
        + " https://platform.tt02.altinn.no:8443/storage/dialogporten/api/v1/instance/1/2"
  })
  void otherAddressesGetNothingAndAreToldWhy(Reason reason, String link) {
    refused(link, reason, ActionException.Reason.valueOf(reason.name()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://min_etat.example/letter",
        "https://R\u00c5D.example/letter",
        "https://ra\u030ad.example/letter"
      })
  void aHostWithUnderscoresOrLettersBeyondAsciiGetsTheDialogToken(String link) {
    answers("/letter", 200, "Content-Type", "text/plain");
    Dialog dialog = dialog(link);
    assertThat(dialog.attachments().get(0).urls().get(0).link().isUsable()).isTrue();
    assertThat(content.main(dialog).orElseThrow().text()).isEqualTo("x");
    assertThat(content.save(dialog, dialog.attachments().get(0), directory)).hasContent("x");
    assertThat(actions.perform(dialog, dialog.guiActions().get(0), Confirmation.given()).status())
        .isEqualTo(200);
    String host = link.contains("_") ? "min_etat.example" : "xn--rd-yia.example";
    internet.server.verify(
        2,
        getRequestedFor(urlEqualTo("/letter"))
            .withHeader("Authorization", equalTo("Bearer " + ServiceOwner.DIALOG_TOKEN)));
    internet.server.verify(
        1, getRequestedFor(urlEqualTo("/letter")).withHeader("Host", equalTo(host))); // HTTP/1.1
    assertThat(internet.connected()).containsOnly("93.184.215.17:443");
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
  @CsvSource({
    "SCHEME_REFUSED, http://etat.example/x",
    "ADDRESS_REFUSED, https://private.example/x",
    "ADDRESS_REFUSED, https://127.0.0.1/x",
    "LINK_MALFORMED, https://u:p@etat.example/x",
    "HOST_DISGUISED, https://2130706433/x",
    "HOST_DISGUISED, https://0x7f.1/x",
    "SCHEME_REFUSED, ftp://etat.example/x"
  })
  void aRedirectLeadsNowhereElse(Reason reason, String target) {
    answers("/letter", 302, "Location", target);
    Dialog dialog = dialog("https://etat.example/letter");
    assertThat(catchThrowableOfType(ContentException.class, () -> content.main(dialog)).reason())
        .isEqualTo(reason);
    assertThat(internet.connected()).containsExactly("93.184.215.14:443");
    internet.server.verify(1, anyRequestedFor(anyUrl()));
  }
}
