package io.github.dialogporten.sdk.parties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.fixtures.JsonLeaves;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.fixtures.WireCoverage;
import io.github.dialogporten.sdk.fixtures.WireMarkers;
import io.github.dialogporten.sdk.internal.wire.WirePartyList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpPartiesTest {

  private static final String BAKERY = "urn:altinn:organization:identifier-no:310923044";
  private static final String SHOP = "urn:altinn:organization:identifier-no:310010693";
  private static final String PERSON = "urn:altinn:person:identifier-no:12857090037";
  private static final String UUIDS = "01990000-0000-7000-8000-00000000000";

  private final StubServer server = new StubServer();
  private final DialogportenClient client = server.client(TokenProvider.ofToken("token"));
  private final Parties parties = client.parties();

  @AfterEach
  void stop() {
    server.close();
  }

  private static String party(int number, String urn, String more) {
    return ("{'party':'"
            + urn
            + "','partyUuid':'"
            + UUIDS
            + number
            + "','partyId':"
            + (50_000_000 + number)
            + ",'name':'Syntetisk nr "
            + number
            + "','partyType':'Organization','hasKeyRole':false,"
            + "'isCurrentEndUser':false,'isMainAdministrator':false,'isAccessManager':false"
            + more
            + "}")
        .replace('\'', '"');
  }

  private static String list(String... each) {
    return "{\"authorizedParties\":[" + String.join(",", each) + "]}";
  }

  @Test
  void allThatTheServerTells() throws Exception {
    String json =
        list(
            party(1, PERSON, ",'isDeleted':false,'dateOfBirth':'1970-05-12'")
                .replace("\"Organization\"", "\"Person\"")
                .replace("\"isCurrentEndUser\":false", "\"isCurrentEndUser\":true")
                .replace("\"hasKeyRole\":false", "\"hasKeyRole\":true"),
            party(2, BAKERY, ",'subParties':[" + party(3, SHOP, "") + "]"));
    server.answers(json);

    PartyList list = client.with(o -> o.withRawJson().withLanguages("nb")).parties().list();

    Party person = list.tree().get(0);
    assertThat(person.party()).isEqualTo(PERSON);
    assertThat(person.urn()).contains(PartyUrn.parse(PERSON));
    assertThat(person.partyUuid()).isEqualTo(UUID.fromString(UUIDS + 1));
    assertThat(person.partyId()).contains(50_000_001);
    assertThat(person.partyType()).isEqualTo(PartyType.PERSON);
    assertThat(person.name()).isEqualTo("Syntetisk nr 1");
    assertThat(person.dateOfBirth()).hasToString("Optional[1970-05-12]");
    assertThat(person.isCurrentEndUser()).isTrue();
    assertThat(person.hasKeyRole()).isTrue();
    assertThat(person.isDeleted()).isFalse();
    assertThat(list.tree()).hasSize(2);
    assertThat(list.tree().get(1).subParties()).extracting(Party::party).containsExactly(SHOP);
    assertThat(list.all()).extracting(Party::party).containsExactly(PERSON, BAKERY, SHOP);
    assertThat(list).containsExactlyElementsOf(list.all());
    assertThat(list.stream()).hasSize(3);
    assertThat(new String(list.rawJson().orElseThrow(), UTF_8)).isEqualTo(json);
    assertThat(JsonLeaves.unreached(json.getBytes(UTF_8), list)).isEmpty();
    assertThat(server.request().getUrl()).isEqualTo("/api/v1/enduser/parties");
    assertThat(server.request().header("Accept-Language").isPresent()).isFalse();
    assertThat(server.request().getHeader("Authorization")).isEqualTo("Bearer token");
  }

  @Test
  void searchableIsWithoutContainersAndTwins() {
    String deletedShop = party(2, SHOP, ",'isDeleted':true");
    server.answers(
        list(
            party(
                1, BAKERY, ",'hasOnlyAccessToSubParties':true,'subParties':[" + deletedShop + "]"),
            deletedShop,
            party(3, BAKERY, ""),
            party(4, "urn:altinn:feide-subject:x", "")));

    PartyList list = parties.list();

    assertThat(list.all()).hasSize(5);
    assertThat(list.searchable())
        .extracting(Party::party)
        .containsExactly(SHOP, BAKERY); // the search takes no other kinds, and fails for all
    assertThat(list.searchable().get(0).isDeleted()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DialogQuery.forParties(list.all()))
        .withMessageStartingWith("parties: ")
        .withMessageNotContaining("feide");
    assertThat(list.byOrganisation("NO 310 923 044 MVA").orElseThrow().partyUuid())
        .isEqualTo(UUID.fromString(UUIDS + 3));
    assertThat(list.byOrganisation("310765430")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> list.byOrganisation("310923045"));
  }

  @Test
  void aContainerIsFoundWhenThereIsNothingElse() {
    server.answers(list(party(1, BAKERY, ",'hasOnlyAccessToSubParties':true")));
    PartyList list = parties.list();
    assertThat(list.searchable()).isEmpty();
    assertThat(list.byOrganisation("310923044")).isPresent();
  }

  @Test
  void oddValuesFailNothing() {
    server.answers(
        list(
            "null",
            "{\"party\":\"odd\",\"partyUuid\":\""
                + UUIDS
                + "1\",\"partyType\":\"Guild\",\"dateOfBirth\":\"12.05.1970\","
                + "\"subParties\":[null],\"isDeleted\":\"yes\",\"new\":{\"a\":[1]}}"));
    Party odd = parties.list().all().get(0);
    assertThat(odd.urn()).isEmpty();
    assertThat(odd.partyType().known()).isEmpty();
    assertThat(odd.partyType().value()).isEqualTo("Guild");
    assertThat(odd.dateOfBirth()).isEmpty();
    assertThat(odd.partyId()).isEmpty();
    assertThat(odd.name()).isEmpty();
    assertThat(odd.subParties()).isEmpty();
    assertThat(odd.isDeleted()).isFalse();
  }

  @Test
  void nobody() {
    server.answers("{\"authorizedParties\":[]}");
    assertThat(parties.list().all()).isEmpty();
    assertThat(parties.list().searchable()).isEmpty();
    assertThat(parties.list().rawJson()).isEmpty();
  }

  @Test
  void withoutItsUrnItIsListedAndNotSearched() {
    server.answers(list(party(1, BAKERY, ",'subParties':[{'partyUuid':'" + UUIDS + "1'}]")));
    PartyList list = parties.list();
    assertThat(list.all()).hasSize(2);
    assertThat(list.searchable()).hasSize(1).allMatch(party -> party.urn().isPresent());
  }

  @Test
  void everyComponentIsGiven() throws Exception {
    assertThat(WireMarkers.of(WirePartyList.class).flags()).isNotEmpty();
    assertThat(WireCoverage.missed(PartyList.DOCUMENT, WirePartyList::authorizedParties)).isEmpty();
  }

  @Test
  void toStringTellsCountsOnly() {
    server.answers(list(party(1, BAKERY, ",'subParties':[" + party(2, SHOP, "") + "]")));
    PartyList list = parties.list();
    assertThat(list).asString().isEqualTo("PartyList[tree=1, all=2]");
    assertThat(list.tree().get(0)).hasToString("Party[Organization, subParties=1]");
  }
}
