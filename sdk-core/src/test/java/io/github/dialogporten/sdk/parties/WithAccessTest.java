package io.github.dialogporten.sdk.parties;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.PagingException;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.UnauthorizedException;
import io.github.dialogporten.sdk.fixtures.Getters;
import io.github.dialogporten.sdk.fixtures.JsonLeaves;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.fixtures.WireCoverage;
import io.github.dialogporten.sdk.fixtures.WireMarkers;
import io.github.dialogporten.sdk.internal.wire.WireAmPartyPage;
import io.github.dialogporten.sdk.parties.AccessQuery.Inclusion;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithAccessTest {

  private static final String PATH = "/accessmanagement/api/v1/enduser/authorizedparties";
  private static final String SCOPE = "altinn:accessmanagement/authorizedparties";
  private static final String BAKERY = "310923044";
  private static final String BRANCH = "315260183";
  private static final String PERSON = "17898510093";
  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("01990000-0000-7000-8000-000000000002");

  private final StubServer server = new StubServer();
  private DialogportenClient client;
  private Parties parties;

  @BeforeEach
  void start() {
    String issuer = server.environment().platform() + "/authentication/api/v1/openid/";
    client = as(Jwts.of("{\"iss\":\"" + issuer + "\",\"exp\":9999999999}"));
    parties = client.parties();
  }

  private DialogportenClient as(String token) {
    return server.client(TokenProvider.ofToken(token));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String organisation(UUID id, String number, String more) {
    return json(
        "{'partyUuid':'"
            + id
            + "','name':'SYNTETISK BAKERI AS','organizationNumber':'"
            + number
            + "','type':'Organization'"
            + more
            + "}");
  }

  private static String data(String... each) {
    return "{\"data\":[" + String.join(",", each) + "],\"links\":{\"next\":null}}";
  }

  private void answer(ResponseDefinitionBuilder response) {
    server.wire().stubFor(any(anyUrl()).willReturn(response));
  }

  @Test
  void allThatTheServerTells() throws Exception {
    String body =
        data(
            json(
                "{'partyUuid':'"
                    + ID
                    + "','name':'SYNTETISK KARI','personId':'"
                    + PERSON
                    + "','dateOfBirth':'1985-09-17','partyId':50000001,'type':'Person'}"),
            organisation(
                OTHER,
                BAKERY,
                ",'partyId':50000002,'unitType':'AS','isDeleted':true,"
                    + "'onlyHierarchyElementWithNoAccess':true,"
                    + "'authorizedRoles':['DAGL'],'authorizedAccessPackages':['post'],"
                    + "'authorizedResources':['skjema'],'authorizedInstances':[{'resourceId':"
                    + "'skjema','instanceId':'50000002/1','instanceRef':'urn:x:1'}],'subunits':["
                    + organisation(ID, BRANCH, ",'parentId':'" + OTHER + "','unitType':'BEDR'")
                    + "]"),
            json("{'partyUuid':'" + ID + "','type':'SelfIdentified','emailId':'Kari@X.example'}"));
    server.answers(body);

    PartyAccessList list =
        client.with(o -> o.withRawJson()).parties().withAccess(AccessQuery.defaults());

    PartyAccess person = list.tree().get(0);
    assertThat(person.urn()).contains(PartyUrn.person(PERSON));
    assertThat(person.personId()).contains(PERSON);
    assertThat(person.partyType()).isEqualTo(PartyType.PERSON);
    assertThat(person.dateOfBirth()).hasToString("Optional[1985-09-17]");
    assertThat(person.organisationNumber()).isEmpty();
    assertThat(person.roles()).isEmpty();
    PartyAccess bakery = list.tree().get(1);
    assertThat(bakery.urn()).contains(PartyUrn.organisation(BAKERY));
    assertThat(bakery.organisationNumber()).contains(BAKERY);
    assertThat(bakery.partyUuid()).isEqualTo(OTHER);
    assertThat(bakery.partyId()).contains(50_000_002);
    assertThat(bakery.unitType()).contains("AS");
    assertThat(bakery.isDeleted()).isTrue();
    assertThat(bakery.hasOnlyAccessToSubParties()).isTrue();
    assertThat(bakery.roles()).containsExactly("DAGL");
    assertThat(bakery.accessPackages()).containsExactly("post");
    assertThat(bakery.resources()).containsExactly("skjema");
    InstanceAccess instance = bakery.instances().get(0);
    assertThat(instance.resourceId()).isEqualTo("skjema");
    assertThat(instance.instanceId()).contains("50000002/1");
    assertThat(instance.instanceRef()).contains("urn:x:1");
    assertThat(bakery.subParties().get(0).parentUuid()).contains(OTHER);
    assertThat(list.tree().get(2).urn()).contains(PartyUrn.email("kari@x.example"));
    assertThat(list.all()).hasSize(4);
    assertThat(list).containsExactlyElementsOf(list.all());
    assertThat(list.stream()).hasSize(4);
    assertThat(JsonLeaves.unreached(body.getBytes(UTF_8), list)).isEmpty();
    assertThat(new String(list.rawJson().orElseThrow(), UTF_8)).isEqualTo(body);
    assertThat(server.request().getUrl()).isEqualTo(PATH);
  }

  @Test
  void searchableIsWithoutContainersTwinsAndThoseWithoutUrn() {
    String branch = organisation(OTHER, BRANCH, "");
    server.answers(
        data(
            organisation(
                ID, BAKERY, ",'onlyHierarchyElementWithNoAccess':true,'subunits':[" + branch + "]"),
            branch,
            organisation(ID, "310923045", ""), // a wrong check digit
            json("{'type':'SelfIdentified','name':'syntetisk'}"),
            json("{'personId':'" + PERSON + "'}")));
    PartyAccessList list = parties.withAccess(AccessQuery.defaults());
    assertThat(list.all()).hasSize(6);
    assertThat(list.searchable())
        .containsExactly(PartyUrn.organisation(BRANCH), PartyUrn.person(PERSON));
  }

  @Test
  void partiesAreFoundByNumberAndById() {
    server.answers(
        data(
            organisation(ID, BAKERY, ",'onlyHierarchyElementWithNoAccess':true"),
            organisation(ID, BAKERY, ",'authorizedRoles':['DAGL']")));
    PartyAccessList list = parties.withAccess(AccessQuery.defaults());
    assertThat(list.byOrganisation("NO 310 923 044 MVA").orElseThrow().roles())
        .containsExactly("DAGL");
    assertThat(list.byUuid(ID).orElseThrow().roles()).containsExactly("DAGL");
    assertThat(list.byOrganisation(BRANCH)).isEmpty();
    assertThat(list.byUuid(OTHER)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> list.byOrganisation("310923045"));
  }

  @Test
  void listOfListsIsTakenAsOne() {
    String body = data("[" + organisation(ID, BAKERY, "") + "]", "[]", "[null]");
    server.answers(body);
    PartyAccessList list =
        client.with(o -> o.withRawJson()).parties().withAccess(AccessQuery.defaults());
    assertThat(list.searchable()).containsExactly(PartyUrn.organisation(BAKERY));
    assertThat(new String(list.rawJson().orElseThrow(), UTF_8)).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"name\":\"SYNTETISK\"}}",
        "{\"data\":[\"SYNTETISK\"]}",
        "{\"data\":[[[{}]]]}",
        "[\"SYNTETISK\"]",
        "null"
      })
  void whatIsNoListIsRefusedWithoutBeingQuoted(String body) {
    server.answers(body);
    ResponseFormatException refused =
        catchThrowableOfType(
            ResponseFormatException.class, () -> parties.withAccess(AccessQuery.defaults()));
    assertThat(refused).hasMessageNotContaining("SYNTETISK").hasNoCause();
  }

  @Test
  void nobody() {
    for (String body : List.of("{\"data\":[]}", "{\"data\":[],\"links\":{}}")) {
      server.answers(body);
      assertThat(parties.withAccess(AccessQuery.defaults()).all()).isEmpty();
    }
  }

  @Test
  void everyParameterIsSentAsAsked() {
    server.answers(data());
    parties.withAccess(
        AccessQuery.defaults()
            .withInstances()
            .withRoles()
            .withResources()
            .withAccessPackages()
            .partiesViaKeyRoles(Inclusion.YES)
            .subParties(Inclusion.NO)
            .inactiveParties(Inclusion.AUTO)
            .onlyParties(ID, OTHER)
            .onlyParties(List.of(OTHER))
            .anyOfResources("skjema", "urn:altinn:resource:app_ttd_skjema"));
    assertThat(server.request().getUrl())
        .isEqualTo(
            PATH
                + "?includeRoles=true&includeAccessPackages=true&includeResources=true"
                + "&includeInstances=true&includePartiesViaKeyRoles=true&includeSubParties=false"
                + "&partyFilter="
                + ID
                + "&partyFilter="
                + OTHER
                + "&anyOfResourceIds=skjema&anyOfResourceIds=app_ttd_skjema");
  }

  @Test
  void queryIsAValue() {
    AccessQuery query = AccessQuery.defaults().withRoles().onlyParties(ID);
    assertThat(query).isEqualTo(AccessQuery.defaults().onlyParties(ID).withRoles());
    assertThat(query).hasSameHashCodeAs(AccessQuery.defaults().onlyParties(ID).withRoles());
    assertThat(query).isNotEqualTo(AccessQuery.defaults().withRoles());
    assertThat(query.toString()).contains("ROLES", "parties=1").doesNotContain(ID.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a,b", "urn:altinn:resource:", "urn:altinn:org:x", "æ"})
  void whatIsNoResourceIdIsRefused(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccessQuery.defaults().anyOfResources(id))
        .withMessage(
            "resourceIds: ids of letters, digits, hyphens, dots and underscores, with or without"
                + " urn:altinn:resource: before");
  }

  @Test
  void emptyFiltersAreRefused() {
    AccessQuery query = AccessQuery.defaults();
    assertThatIllegalArgumentException().isThrownBy(() -> query.onlyParties());
    assertThatIllegalArgumentException().isThrownBy(() -> query.onlyParties(new UUID(0, 0)));
    assertThatIllegalArgumentException().isThrownBy(() -> query.anyOfResources());
  }

  @Test
  void nextPageIsAskedForAtTheSameAddress() {
    server.answers(data(organisation(OTHER, BRANCH, "")));
    server
        .wire()
        .stubFor(
            WireMock.get(PATH + "?includeRoles=true")
                .willReturn(
                    aResponse()
                        .withBody(
                            json(
                                "{'data':["
                                    + organisation(ID, BAKERY, "")
                                    + "],'links':{'next':'https://annet.example"
                                    + PATH
                                    + "?includeRoles=true&page=a%20b&empty='}}"))));
    PartyAccessList list = parties.withAccess(AccessQuery.defaults().withRoles());
    assertThat(list.searchable())
        .containsExactly(PartyUrn.organisation(BAKERY), PartyUrn.organisation(BRANCH));
    assertThat(server.requests())
        .extracting(LoggedRequest::getUrl)
        .containsExactlyInAnyOrder(
            PATH + "?includeRoles=true", PATH + "?includeRoles=true&page=a%20b");
    PartyAccessList kept =
        client.with(o -> o.withRawJson()).parties().withAccess(AccessQuery.defaults().withRoles());
    assertThat(kept.rawJson()).as("two answers are not one").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://platform.altinn.no/storage/api/v1/x?page=2",
        "/accessmanagement/api/v1/enduser/authorizedparties",
        "/accessmanagement/api/v1/enduser/authorizedparties?page=%zz",
        "page2"
      })
  void nextPageElsewhereIsNotAskedFor(String next) {
    server.answers("{\"data\":[],\"links\":{\"next\":\"" + next + "\"}}");
    PagingException failure =
        catchThrowableOfType(
            PagingException.class, () -> parties.withAccess(AccessQuery.defaults()));
    assertThat(failure).hasMessageNotContaining("page=");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void pagesWithoutAnEndAreGivenUp() {
    server.answers("{\"data\":[],\"links\":{\"next\":\"" + PATH + "?page=2\"}}");
    assertThat(
            catchThrowableOfType(
                PagingException.class, () -> parties.withAccess(AccessQuery.defaults())))
        .hasMessageContaining("1000 pages");
  }

  @Test
  void missingScopeIsNamed() {
    answer(aResponse().withStatus(403));
    ForbiddenException refused =
        catchThrowableOfType(
            ForbiddenException.class, () -> parties.withAccess(AccessQuery.defaults()));
    assertThat(refused.reason()).isEqualTo(ForbiddenException.Reason.SCOPE);
    assertThat(refused.requiredScope()).contains(SCOPE);
    assertThat(refused).hasMessageContaining("the token lacks the scope " + SCOPE + " (403)");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void missingScopeOfDialogportenIsNamedToo() {
    answer(aResponse().withStatus(403));
    ForbiddenException refused = catchThrowableOfType(ForbiddenException.class, parties::list);
    assertThat(refused.requiredScope()).contains("digdir:dialogporten");
    assertThat(refused).hasMessageContaining("lacks the scope digdir:dialogporten (403)");
  }

  @Test
  void scopeIsNotNamedWhenItIsNotTheReason() {
    answer(aResponse().withStatus(403).withBody("{\"errors\":{\"Type\":[\"no\"]}}"));
    ForbiddenException refused = catchThrowableOfType(ForbiddenException.class, parties::list);
    assertThat(refused.requiredScope()).isEmpty();
    assertThat(refused).hasMessageNotContaining("digdir:dialogporten");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Unknown user type"})
  void refusedTokenIsRenewedOnceAtMost(String body) {
    answer(aResponse().withStatus(401).withBody(body));
    for (int call = 1; call <= 3; call++) {
      UnauthorizedException refused =
          catchThrowableOfType(
              UnauthorizedException.class, () -> parties.withAccess(AccessQuery.defaults()));
      assertThat(refused).hasMessageContaining("neither a person nor a system user");
      // the provider has no other token than the one that was refused
      assertThat(server.requests()).hasSize(call);
    }
  }

  @Test
  void tokenThatCannotBeExchangedIsNotSent() {
    server.answers("{}");
    TokenException refused =
        catchThrowableOfType(
            TokenException.class, () -> as("opaque").parties().withAccess(AccessQuery.defaults()));
    assertThat(refused).hasMessageContaining("no JWT");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void badGatewayThatStaysNamesThePersonWithoutParties() {
    answer(aResponse().withStatus(502).withBody("{\"title\":\"Bad gateway.\"}"));
    ServerException failure = catchThrowableOfType(ServerException.class, parties::list);
    assertThat(failure)
        .hasMessageContaining(
            "the server failed (502); a person without any party to act for is answered so too");
    assertThat(failure.error().hint())
        .contains("a person without any party to act for is answered so too");
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void otherFailuresOfTheListSayNothingOfIt() {
    answer(aResponse().withStatus(500));
    assertThat(catchThrowableOfType(ServerException.class, parties::list).error().hint()).isEmpty();
  }

  @Test
  void everyComponentIsGiven() throws Exception {
    var marked = WireMarkers.of(WireAmPartyPage.class);
    var getters = Getters.of(list(marked.value()));
    assertThat(marked.markers().entrySet())
        .isNotEmpty()
        // the link to the next page is followed, not given
        .filteredOn(mark -> !mark.getKey().endsWith("links.next"))
        .allSatisfy(mark -> assertThat(getters.reach(mark.getValue())).as(mark.getKey()).isTrue());
    assertThat(marked.flags())
        .isNotEmpty()
        .allSatisfy(
            flag -> {
              var other = WireMarkers.withNo(WireAmPartyPage.class, flag).value();
              assertThat(Getters.of(list(other)).namedValues())
                  .as(flag)
                  .isNotEqualTo(getters.namedValues());
            });
  }

  private static PartyAccessList list(WireAmPartyPage wire) throws Exception {
    return WireCoverage.value(AccessPage.DOCUMENT, wire, wire.data()).alone();
  }

  @Test
  void nothingPrintsWhoItIs() {
    server.answers(
        data(
            organisation(
                ID,
                BAKERY,
                ",'personId':'"
                    + PERSON
                    + "','authorizedInstances':[{'resourceId':'skjema','instanceId':'"
                    + PERSON
                    + "'}]")));
    PartyAccessList list = parties.withAccess(AccessQuery.defaults());
    PartyAccess party = list.tree().get(0);
    assertThat(list).hasToString("PartyAccessList[tree=1, all=1]");
    assertThat(party)
        .hasToString(
            "PartyAccess[Organization, roles=0, accessPackages=0, resources=0, instances=1,"
                + " subunits=0]");
    assertThat(party.instances().get(0)).hasToString("InstanceAccess[skjema]");
  }
}
