package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.fixtures.StubServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signals of each source, and what mixes of them mean. */
class DialogOriginTest {

  private static final UUID ID = UUID.fromString(DialogBodies.ID);
  private static final String PLATFORM = "https://platform.altinn.no";
  private static final String INSTANCE = "50000001/01990000-0000-7000-b000-000000000002";
  private static final String APP = "https://ttd.apps.altinn.no/ttd/skjema";
  private static final String STORAGE = PLATFORM + "/storage/api/v1/instances/" + INSTANCE;
  private static final String ADAPTER = PLATFORM + "/storage/dialogporten/api/v1";
  private static final String MESSAGE =
      PLATFORM + "/correspondence/api/v1/correspondence/01990000-0000-7000-a000-000000000003";
  private static final String OWNER = "https://innhold.eksempel.invalid/1";
  private static final String MASKED = "urn:dialogporten:unauthorized";

  private final StubServer server = new StubServer();
  private final Dialogs dialogs = new HttpDialogs(server.pipeline());

  @AfterEach
  void stop() {
    server.close();
  }

  /** A dialog with parts, each given as JSON. */
  private Dialog dialog(String type, String resource, String... parts) {
    List<String> all = new ArrayList<>(List.of(DialogBodies.COMMON.replaceAll(",$", "")));
    all.add("\"revision\":\"" + DialogBodies.ID + "\"");
    all.addAll(Arrays.asList(parts));
    server.answers(
        ("{" + String.join(",", all) + "}")
            .replace("urn:altinn:resource:syntetisk", "urn:altinn:resource:" + resource)
            .replace("GenericAccessResource", type));
    return dialogs.open(ID);
  }

  private static String main(String url) {
    return json("'content':{'mainContentReference':{'mediaType':'x','value':[%s]}}", text(url));
  }

  private static String apiAction(String url) {
    return json("'apiActions':[{'action':'read','endpoints':[{'url':'%s'}]}]", url);
  }

  private static String guiAction(String url) {
    return json("'guiActions':[{'action':'read','url':'%s'}]", url);
  }

  private static String attachment(String url) {
    return json("'attachments':[{'urls':[{'url':'%s'}]}]", url);
  }

  private static String transmission(String url) {
    return json(
        "'transmissions':[{'id':'%s','createdAt':'2026-01-01T10:00:00Z',"
            + "'content':{'contentReference':{'mediaType':'x','value':[%s]}}}]",
        DialogBodies.ID, text(url));
  }

  private static String text(String url) {
    return json("{'languageCode':'nb','value':'%s'}", url);
  }

  private static String json(String template, Object... values) {
    return template.formatted(values).replace('\'', '"');
  }

  private static String login(String target) {
    return PLATFORM
        + "/authentication/api/v1/authentication?goto="
        + URLEncoder.encode(target, StandardCharsets.UTF_8);
  }

  @Test
  void aServiceOwnersOwn() {
    assertThat(dialog("GenericAccessResource", "skatt", main(OWNER)).origin())
        .isEqualTo(DialogOrigin.DIRECT);
    assertThat(dialog("genericaccessresource", "app_ttd_a2-1-1").origin())
        .isEqualTo(DialogOrigin.DIRECT);
  }

  @Test
  void aMessageOfAltinn3() {
    Dialog message =
        dialog(
            "correspondenceservice",
            "syn-meldinger",
            main(MESSAGE + "/content"),
            apiAction(MESSAGE));
    assertThat(message.origin()).isEqualTo(DialogOrigin.ALTINN3_MESSAGE);
    assertThat(message.origin().isMigrated()).isFalse();
    assertThat(dialog("CorrespondenceService", "migratedcorrespondence-1-2").origin())
        .isEqualTo(DialogOrigin.ALTINN3_MESSAGE);
  }

  @Test
  void aMessageThatWasMovedFromAltinn2() {
    Dialog message =
        dialog(
            "CorrespondenceService",
            "acn-migratedcorrespondence-3008-102",
            main(MESSAGE + "/content"));
    assertThat(message.origin()).isEqualTo(DialogOrigin.ALTINN2_MESSAGE);
    assertThat(message.origin().isMigrated()).isTrue();
  }

  @Test
  void aFormThatWasMovedFromAltinn2OrAltinn1() {
    for (String resource : List.of("app_ttd_a2-2802-10793", "app_ttd_a1-55-1")) {
      Dialog form = dialog("migratedapp", resource, apiAction(STORAGE));
      assertThat(form.origin()).isEqualTo(DialogOrigin.ALTINN2_FORM);
      assertThat(form.origin().isMigrated()).isTrue();
    }
  }

  @Test
  void anInstanceOfAnApp() {
    for (String part :
        List.of(
            apiAction(APP + "/instances/" + INSTANCE),
            apiAction(STORAGE),
            guiAction(ADAPTER + "/instance/" + INSTANCE),
            guiAction(login(PLATFORM + "/receipt/" + INSTANCE + "?dontChooseReportee=true")),
            guiAction(login(APP + "/?dontChooseReportee=true#/instance/" + INSTANCE)),
            attachment(login(STORAGE + "/data/1?dontChooseReportee=true")),
            attachment(STORAGE + "/data/1"),
            transmission(ADAPTER + "/receipt/1/2?lang=nb"))) {
      assertThat(dialog("AltinnApp", "app_ttd_skjema", part).origin())
          .as(part)
          .isEqualTo(DialogOrigin.APP);
    }
  }

  @Test
  void aServiceOwnersOwnOnTheServiceOfAnApp() {
    for (String part :
        List.of(
            main(OWNER),
            guiAction(APP + "/"),
            guiAction(login(APP + "/")),
            guiAction(login("no address")),
            guiAction(PLATFORM + "/authentication/api/v1/authentication?goto=%25zz"),
            apiAction("https://ttd.apps.altinn.no/ttd/another/instances/" + INSTANCE),
            attachment(OWNER))) {
      assertThat(dialog("altinnapp", "app_ttd_skjema", part).origin())
          .as(part)
          .isEqualTo(DialogOrigin.DIRECT);
    }
  }

  @Test
  void oneThatAServiceOwnerAndTheAppShare() {
    Dialog shared =
        dialog("AltinnApp", "app_ttd_skjema", main(OWNER), guiAction(OWNER), apiAction(STORAGE));
    assertThat(shared.origin()).isEqualTo(DialogOrigin.APP);
  }

  @Test
  void whereNothingIsToBeSeenTheUsualStands() {
    assertThat(dialog("AltinnApp", "app_ttd_skjema").origin()).isEqualTo(DialogOrigin.APP);
    assertThat(dialog("AltinnApp", "app_ttd_skjema", apiAction(MASKED)).origin())
        .isEqualTo(DialogOrigin.APP);
    assertThat(dialog("AltinnApp", "app_ttd_skjema", apiAction(MASKED), main(OWNER)).origin())
        .isEqualTo(DialogOrigin.APP);
    assertThat(dialog("AltinnApp", "odd", apiAction("no address")).origin())
        .isEqualTo(DialogOrigin.APP);
  }

  @Test
  void aMessageWithinAnothersDialogChangesNothing() {
    Dialog own =
        dialog("GenericAccessResource", "skatt", main(OWNER), transmission(MESSAGE + "/content"));
    assertThat(own.origin()).isEqualTo(DialogOrigin.DIRECT);
    Dialog app = dialog("AltinnApp", "app_ttd_skjema", apiAction(STORAGE), transmission(MESSAGE));
    assertThat(app.origin()).isEqualTo(DialogOrigin.APP);
  }

  @Test
  void aTypeThatNobodyKnows() {
    DialogOrigin origin = dialog("brokerservice", "app_ttd_a2-1-1", apiAction(STORAGE)).origin();
    assertThat(origin).isEqualTo(DialogOrigin.UNKNOWN);
    assertThat(origin.known()).isEmpty();
    assertThat(origin.isMigrated()).isFalse();
    assertThat(dialog("", "skatt").origin()).isEqualTo(DialogOrigin.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "genericaccessresource, skatt, Direct",
    "correspondenceservice, syn-meldinger, Altinn3Message",
    "CorrespondenceService, acn-migratedcorrespondence-3008-102, Altinn2Message",
    "AltinnApp, app_ttd_skjema, App",
    "migratedapp, app_ttd_a2-2802-10793, Altinn2Form",
    "brokerservice, app_ttd_skjema, Unknown"
  })
  void aSearchGoesByTheService(String type, String resource, String origin) {
    String found =
        DialogBodies.found(1)
            .replace("urn:altinn:resource:syntetisk", "urn:altinn:resource:" + resource)
            .replace("GenericAccessResource", type);
    server.answers(DialogBodies.page("'hasNextPage':false", found));

    DialogSummary hit =
        dialogs
            .search(DialogQuery.builder().party(DialogBodies.PARTY).build())
            .firstPage()
            .items()
            .get(0);

    assertThat(hit.origin()).isEqualTo(DialogOrigin.of(origin));
  }

  @Test
  void survivesBeingKept() {
    for (DialogOrigin each :
        List.of(
            DialogOrigin.DIRECT,
            DialogOrigin.ALTINN2_FORM,
            DialogOrigin.ALTINN2_MESSAGE,
            DialogOrigin.ALTINN3_MESSAGE,
            DialogOrigin.APP,
            DialogOrigin.UNKNOWN)) {
      assertThat(DialogOrigin.of(each.value())).isSameAs(each);
    }
    assertThat(DialogOrigin.of("Fax").known()).isEmpty();
    assertThat(DialogOrigin.APP.known()).contains(DialogOrigin.Known.APP);
  }

  private Optional<Boolean> isOpen(String... parts) {
    return dialog("GenericAccessResource", "skatt", parts).isMainResourceOpen();
  }

  @Test
  void whatHangsOnTheServiceItselfTellsWhetherItIsOpen() {
    String yes = "'isAuthorized':true";
    String no = "'isAuthorized':false";
    String gui = "'guiActions':[{'url':'x',%s}]";
    String attribute = ",'authorizationAttribute':'urn:altinn:task:Task_1'";

    assertThat(isOpen()).isEmpty();
    assertThat(isOpen(attachment(OWNER))).isEmpty();
    assertThat(isOpen(json(gui, yes))).contains(true);
    assertThat(isOpen(json(gui, no))).contains(false);
    assertThat(isOpen(json(gui, yes + attribute))).isEmpty();
    assertThat(isOpen(json("'apiActions':[{%s}]", yes), json(gui, no))).contains(true);
    assertThat(isOpen(json("'apiActions':[{%s}]", yes + attribute), json(gui, no))).contains(false);
    assertThat(isOpen(main(MASKED))).contains(false);
    assertThat(isOpen(main(OWNER))).contains(true);
    assertThat(isOpen(transmission(OWNER).replace("{\"id\"", json("{%s,'id'", yes))))
        .contains(true);
    assertThat(isOpen(transmission(OWNER).replace("{\"id\"", json("{%s,'id'", yes + attribute))))
        .isEmpty();
  }
}
