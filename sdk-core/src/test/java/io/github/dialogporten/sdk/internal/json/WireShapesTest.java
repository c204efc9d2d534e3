package io.github.dialogporten.sdk.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireActivityType;
import io.github.dialogporten.sdk.internal.wire.WireAttachment;
import io.github.dialogporten.sdk.internal.wire.WireConsumerType;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogLookup;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import io.github.dialogporten.sdk.internal.wire.WireDialogSummary;
import io.github.dialogporten.sdk.internal.wire.WireHttpMethod;
import io.github.dialogporten.sdk.internal.wire.WireKeySet;
import io.github.dialogporten.sdk.internal.wire.WireLabelLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireLimits;
import io.github.dialogporten.sdk.internal.wire.WireParty;
import io.github.dialogporten.sdk.internal.wire.WirePartyList;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceEntry;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceList;
import io.github.dialogporten.sdk.internal.wire.WireTokenIssuer;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One record stands for every shape that the API gives the same thing in. */
class WireShapesTest {

  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000002");
  private static final Instant AT = Instant.parse("2026-04-05T06:07:08.123456700Z");
  private static final String PERSON =
      "{\"actorType\":\"PartyRepresentative\",\"actorName\":\"SYNTETISK PERSON\","
          + "\"actorId\":\"urn:altinn:person:identifier-ephemeral:0123456789\"}";
  private static final String TITLE =
      "{\"value\":[{\"value\":\"Krav\",\"languageCode\":\"nb\"},"
          + "{\"value\":\"Claim\",\"languageCode\":\"en\"}],\"mediaType\":\"text/plain\"}";
  private static final String ATTACHMENT =
      ("{'id':'"
              + ID
              + "','displayName':[{'value':'Vedlegg','languageCode':'nb'}],'name':'a.pdf',"
              + "'expiresAt':'2026-04-05T06:07:08.1234567Z','urls':[{'id':'"
              + ID
              + "',"
              + "'url':'https://eksempel.invalid/a','mediaType':'application/pdf',"
              + "'consumerType':'Api'}]}")
          .replace('\'', '"');

  @Test
  void aTransmissionOfADialogOfAListAndAlone() throws Exception {
    String common =
        "'id':'"
            + ID
            + "','createdAt':'2026-04-05T06:07:08.1234567Z','type':'Decision',"
            + "'isAuthorized':false,'authorizationAttribute':'urn:altinn:task:Task_1',"
            + "'extendedType':'not a uri |','externalReference':'ref','relatedTransmissionId':'"
            + ID
            + "','sender':"
            + PERSON
            + ",'content':{'title':"
            + TITLE
            + ",'summary':"
            + TITLE
            + ",'contentReference':"
            + TITLE
            + "},'attachments':["
            + ATTACHMENT
            + "],"
            + "'navigationalActions':[{'title':[{'value':'Les','languageCode':'nb'}],"
            + "'url':'urn:dialogporten:expired','expiresAt':'2026-04-05T06:07:08.1234567Z'}]";

    WireTransmission within =
        read("{'transmissions':[{" + common + ",'isOpened':true}]}", WireDialog.class)
            .transmissions()
            .get(0);
    WireTransmission listed =
        list("[{" + common + ",'deletedAt':null}]", WireTransmission.class).get(0);
    WireTransmission alone =
        read("{" + common + ",'deletedAt':'2026-04-05T06:07:08.1234567Z'}", WireTransmission.class);

    assertThat(within.isOpened()).isTrue();
    assertThat(within.deletedAt()).isNull();
    assertThat(listed.isOpened()).isNull();
    assertThat(alone.deletedAt()).isEqualTo(AT);
    assertThat(List.of(within, listed, alone))
        .allSatisfy(
            each -> {
              assertThat(each.id()).isEqualTo(ID);
              assertThat(each.createdAt()).isEqualTo(AT);
              assertThat(each.extendedType()).isEqualTo("not a uri |");
              assertThat(each.sender().actorName()).isEqualTo("SYNTETISK PERSON");
              assertThat(each.content().contentReference().value()).hasSize(2);
              assertThat(each.navigationalActions().get(0).url())
                  .isEqualTo("urn:dialogporten:expired");
              assertThatAttachment(each.attachments().get(0));
            });
  }

  @Test
  void anAttachmentOfADialog() throws Exception {
    assertThatAttachment(
        read("{'attachments':[" + ATTACHMENT + "]}", WireDialog.class).attachments().get(0));
  }

  private static void assertThatAttachment(WireAttachment attachment) {
    assertThat(attachment.id()).isEqualTo(ID);
    assertThat(attachment.name()).isEqualTo("a.pdf");
    assertThat(attachment.expiresAt()).isEqualTo(AT);
    assertThat(attachment.displayName().get(0).value()).isEqualTo("Vedlegg");
    assertThat(attachment.urls().get(0).url()).isEqualTo("https://eksempel.invalid/a");
    assertThat(attachment.urls().get(0).consumerType()).isEqualTo(new WireConsumerType("Api"));
  }

  @Test
  void anActivityOfADialogAloneOfASummaryAndOfAList() throws Exception {
    String common =
        "'id':'"
            + ID
            + "','createdAt':'2026-04-05T06:07:08.1234567Z','type':'TransmissionOpened',"
            + "'extendedType':'urn:x','transmissionId':'"
            + ID
            + "','description':[]";
    String full = "{" + common + ",'performedBy':" + PERSON + "}";

    WireActivity within =
        read("{'activities':[" + full + "]}", WireDialog.class).activities().get(0);
    WireActivity alone = read(full, WireActivity.class);
    WireActivity latest =
        read("{'latestActivity':" + full + "}", WireDialogSummary.class).latestActivity();
    WireActivity listed = list("[{" + common + "}]", WireActivity.class).get(0);

    assertThat(within).isEqualTo(alone).isEqualTo(latest);
    assertThat(within.performedBy().actorName()).isEqualTo("SYNTETISK PERSON");
    assertThat(listed.performedBy()).isNull();
    assertThat(listed.transmissionId()).isEqualTo(ID);
    assertThat(listed.type()).isEqualTo(new WireActivityType("TransmissionOpened"));
  }

  @Test
  void aSeenLogEntryOfADialogOfASummaryOfAListAndAlone() throws Exception {
    String common =
        "'id':'"
            + ID
            + "','seenAt':'2026-04-05T06:07:08.1234567Z','seenBy':"
            + PERSON
            + ",'isCurrentEndUser':true";
    String full = "{" + common + ",'isViaServiceOwner':false}";

    WireSeenLogEntry within =
        read("{'seenSinceLastUpdate':[{" + common + "}]}", WireDialog.class)
            .seenSinceLastUpdate()
            .get(0);
    WireSeenLogEntry found =
        read("{'seenSinceLastContentUpdate':[" + full + "]}", WireDialogSummary.class)
            .seenSinceLastContentUpdate()
            .get(0);

    assertThat(within.isViaServiceOwner()).isNull();
    assertThat(within.seenAt()).isEqualTo(AT);
    assertThat(found)
        .isEqualTo(read(full, WireSeenLogEntry.class))
        .isEqualTo(list("[" + full + "]", WireSeenLogEntry.class).get(0));
    assertThat(found.isViaServiceOwner()).isFalse();
  }

  @Test
  void actionsOfADialog() throws Exception {
    WireDialog dialog =
        read(
            "{'guiActions':[{'id':'"
                + ID
                + "','action':'read','url':'https://eksempel.invalid/g',"
                + "'httpMethod':'POST','priority':'Primary','isAuthorized':true,"
                + "'isDeleteDialogAction':false,'title':[],'prompt':[{'value':'Sikker?',"
                + "'languageCode':'nb'}]}],'apiActions':[{'id':'"
                + ID
                + "','action':'write',"
                + "'name':'submit','isAuthorized':true,'endpoints':[{'id':'"
                + ID
                + "',"
                + "'version':'v2','url':'https://eksempel.invalid/api','httpMethod':'PATCH',"
                + "'documentationUrl':'https://eksempel.invalid/doc','requestSchema':'x y',"
                + "'responseSchema':'z','deprecated':true,"
                + "'sunsetAt':'2026-04-05T06:07:08.1234567Z'}]}]}",
            WireDialog.class);

    assertThat(dialog.guiActions().get(0).httpMethod()).isEqualTo(new WireHttpMethod("POST"));
    assertThat(dialog.guiActions().get(0).prompt()).hasSize(1);
    var endpoint = dialog.apiActions().get(0).endpoints().get(0);
    assertThat(endpoint.httpMethod()).isEqualTo(new WireHttpMethod("PATCH"));
    assertThat(endpoint.requestSchema()).isEqualTo("x y");
    assertThat(endpoint.deprecated()).isTrue();
    assertThat(endpoint.sunsetAt()).isEqualTo(AT);
  }

  @Test
  void aPageOfASearch() throws Exception {
    WireDialogPage page =
        read(
            "{'hasNextPage':true,'continuationToken':'createdat_2026-04-05T06:07:08.1234567Z,id_"
                + ID
                + "','orderBy':'createdat_desc,id_desc','items':[{'id':'"
                + ID
                + "','guiAttachmentCount':3,'content':{'title':"
                + TITLE
                + "},'endUserContext':"
                + "{'revision':'"
                + ID
                + "','systemLabels':['Default']}},{'isApiOnly':true}]}",
            WireDialogPage.class);

    assertThat(page.hasNextPage()).isTrue();
    assertThat(page.continuationToken()).contains("06:07:08.1234567Z");
    assertThat(page.items()).hasSize(2);
    assertThat(page.items().get(0).guiAttachmentCount()).isEqualTo(3);
    assertThat(page.items().get(0).endUserContext().revision()).isEqualTo(ID);
    assertThat(page.items().get(1).content()).isNull();
  }

  @Test
  void partiesWithSubParties() throws Exception {
    WireParty party =
        read(
                "{'authorizedParties':[{'party':'urn:altinn:organization:identifier-no:310923044',"
                    + "'name':'SYNTETISK BAKERI AS','partyType':'Organization','partyId':500001,"
                    + "'partyUuid':'"
                    + ID
                    + "','subParties':[{'name':'SYNTETISK BAKERI AVD',"
                    + "'isDeleted':true}]}]}",
                WirePartyList.class)
            .authorizedParties()
            .get(0);

    assertThat(party.partyId()).isEqualTo(500001);
    assertThat(party.subParties().get(0).isDeleted()).isTrue();
    assertThat(party.subParties().get(0).subParties()).isEmpty();
  }

  @Test
  void aServiceInACatalogueAndInALookup() throws Exception {
    String owner = "{'orgNumber':'310923044','code':'ssb','name':[]}";
    WireServiceResourceList all =
        read(
            "{'isFullCatalogueFallback':true,'items':[{'serviceResource':{'id':'x','resourceType':"
                + "'GenericAccessResource','status':'Completed','isDelegable':true,"
                + "'minimumAuthenticationLevel':3,'name':[],'links':{'metadata':'m'}},"
                + "'roles':[{'urn':'urn:r','name':[],'links':{'metadata':'r'}}],"
                + "'accessPackages':[{'urn':'urn:p'}],'serviceOwner':"
                + owner
                + "}]}",
            WireServiceResourceList.class);
    WireDialogLookup lookup =
        read(
            "{'dialogId':'"
                + ID
                + "','instanceRef':'urn:altinn:dialog-id:"
                + ID
                + "','party':'p',"
                + "'serviceResource':{'id':'x','isDelegable':false,'minimumAuthenticationLevel':4,"
                + "'name':[]},'serviceOwner':"
                + owner
                + ",'title':[],'authorizationEvidence':"
                + "{'currentAuthenticationLevel':3,'viaRole':true,'evidence':[{'grantType':'Role',"
                + "'subject':'s','links':{'metadata':'l'}}]}}",
            WireDialogLookup.class);

    assertThat(all.isFullCatalogueFallback()).isTrue();
    WireServiceResourceEntry entry = all.items().get(0);
    assertThat(entry.serviceResource().links().metadata()).isEqualTo("m");
    assertThat(entry.roles().get(0).links().metadata()).isEqualTo("r");
    assertThat(entry.accessPackages().get(0).urn()).isEqualTo("urn:p");
    assertThat(lookup.serviceResource().minimumAuthenticationLevel()).isEqualTo(4);
    assertThat(lookup.serviceResource().links()).isNull();
    assertThat(lookup.serviceOwner()).isEqualTo(entry.serviceOwner());
    assertThat(lookup.authorizationEvidence().evidence().get(0).subject()).isEqualTo("s");
  }

  @Test
  void limitsLabelLogAndKeys() throws Exception {
    WireLimits limits =
        read(
            "{'endUserSearch':{'maxPartyFilterValues':100,'maxServiceResourceFilterValues':20,"
                + "'maxOrgFilterValues':20},'serviceOwnerSearch':{'maxPartyFilterValues':20,"
                + "'maxServiceResourceFilterValues':20}}",
            WireLimits.class);
    WireLabelLogEntry entry =
        list(
                "[{'createdAt':'2026-04-05T06:07:08.1234567Z','name':'systemlabel:Bin',"
                    + "'action':'set','performedBy':{'actorType':'ServiceOwner'}}]",
                WireLabelLogEntry.class)
            .get(0);
    WireKeySet keys =
        read("{'keys':[{'kty':'OKP','crv':'Ed25519','kid':'k','x':'AA'}]}", WireKeySet.class);
    WireTokenIssuer issuer = read("{'issuer':'i','jwks_uri':'j'}", WireTokenIssuer.class);

    assertThat(limits.endUserSearch().maxOrgFilterValues()).isEqualTo(20);
    assertThat(limits.serviceOwnerSearch().maxOrgFilterValues()).isNull();
    assertThat(entry.performedBy().actorId()).isNull();
    assertThat(keys.keys().get(0).kid()).isEqualTo("k");
    assertThat(issuer.jwksUri()).isEqualTo("j");
  }

  private static <T> T read(String body, Class<T> type) throws Exception {
    return Json.read(stream(body), type);
  }

  private static <T> List<T> list(String body, Class<T> type) throws Exception {
    Items<T, T> items = Items.of(type);
    Json.readList(stream(body), items);
    return items.all();
  }

  private static ByteArrayInputStream stream(String body) {
    return new ByteArrayInputStream(body.replace('\'', '"').getBytes(UTF_8));
  }
}
