package io.github.dialogporten.sdk.resources;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.fixtures.JsonLeaves;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.fixtures.WireCoverage;
import io.github.dialogporten.sdk.fixtures.WireMarkers;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceList;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpServiceResourcesTest {

  private final StubServer server = new StubServer();
  private final DialogportenClient client = server.client(TokenProvider.ofToken("token"));
  private final ServiceResources resources = client.resources();

  @AfterEach
  void stop() {
    server.close();
  }

  private static String item(String id) {
    return ("{'serviceResource':{'id':'"
            + id
            + "','resourceType':'AltinnApp','status':'Completed','isDelegable':true,"
            + "'minimumAuthenticationLevel':3,'name':[{'languageCode':'nb','value':'Skjema "
            + id
            + "'}],'links':{'metadata':'https://altinn.eksempel.invalid/"
            + id
            + "'}},'roles':[{'urn':'urn:altinn:rolecode:dagl','name':[{'languageCode':'nb',"
            + "'value':'Daglig leder'}],'links':{'metadata':'https://altinn.eksempel.invalid/r'}}],"
            + "'accessPackages':[{'urn':'urn:altinn:accesspackage:skatt','name':[],'links':"
            + "{'metadata':'https://altinn.eksempel.invalid/p'}}],'serviceOwner':{'orgNumber':"
            + "'310268593','code':'syn','name':[{'languageCode':'nb','value':'Syntetisk etat'}]}}")
        .replace('\'', '"');
  }

  private static String list(String more, String... items) {
    return "{" + more.replace('\'', '"') + "\"items\":[" + String.join(",", items) + "]}";
  }

  /** People who use mail addresses: any number of them is valid. */
  private static List<PartyUrn> people(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> PartyUrn.email("syntetisk" + i + "@eksempel.invalid"))
        .toList();
  }

  @Test
  void allThatTheServerTells() throws Exception {
    String json = list("'isFullCatalogueFallback':true,", item("app_syn_a"), item("b"));
    server.answers(json);

    ServiceResourceList mine =
        client.with(o -> o.withRawJson().withLanguages("nn", "nb")).resources().mine();

    ServiceResource first = mine.all().get(0);
    assertThat(mine).containsExactlyElementsOf(mine.all()).hasSize(2);
    assertThat(mine.stream()).hasSize(2);
    assertThat(mine.isFullCatalogueFallback()).isTrue();
    assertThat(first.urn()).isEqualTo("urn:altinn:resource:app_syn_a");
    assertThat(first.roles())
        .extracting(AccessSource::urn)
        .containsExactly("urn:altinn:rolecode:dagl");
    assertThat(first.accessPackages().get(0).name().isEmpty()).isTrue();
    assertThat(mine.byId("APP_SYN_A")).contains(first);
    assertThat(mine.byId("urn:altinn:resource:b")).contains(mine.all().get(1));
    assertThat(mine.byId("c")).isEmpty();
    byte[] raw = mine.rawJson().orElseThrow();
    assertThat(new String(raw, UTF_8)).isEqualTo(json);
    assertThat(JsonLeaves.unreached(raw, mine)).isEmpty();
    assertThat(server.request().getUrl()).isEqualTo("/api/v1/enduser/serviceresources");
    assertThat(server.request().getHeader("Accept-Language")).isEqualTo("nn, nb;q=0.9");
    assertThat(server.request().getHeader("Authorization")).isEqualTo("Bearer token");
    assertThat(mine).asString().isEqualTo("ServiceResourceList[2, the full catalogue]");
    assertThat(first).hasToString("ServiceResource[app_syn_a]");
  }

  @Test
  void theCatalogueIsForAnybody() {
    server.answers(list("", item("a")));

    for (DialogportenClient anybody : List.of(client, server.nobody())) {
      server.wire().resetRequests();
      ServiceResourceList all = anybody.resources().catalogue();

      assertThat(all.isFullCatalogueFallback()).isFalse();
      assertThat(server.request().getUrl()).isEqualTo("/api/v1/metadata/serviceresources");
      assertThat(server.request().header("Authorization").isPresent()).isFalse();
      assertThat(server.request().header("Accept-Language").isPresent()).isFalse();
    }
  }

  @Test
  void nothingIsKept() {
    server.answers(list("", item("a")));
    resources.catalogue();
    resources.catalogue();
    resources.mine();
    resources.mine();
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void aHundredPartiesAreOneRequestAndTwinsCountOnce() {
    server.answers(list("", item("a"), item("a")));
    Collection<PartyUrn> parties = new ArrayList<>(people(0, 100));
    parties.addAll(people(0, 100));

    ServiceResourceList mine = resources.mine(parties);

    assertThat(server.request().queryParameter("party").values()).hasSize(100);
    assertThat(mine.all()).as("one answer is as the server gave it").hasSize(2);
  }

  @Test
  void moreAreAskedForInPartsAndNoServiceComesTwice() {
    part("", "second", list("", item("a"), item("b")));
    part("second", "third", list("", item("B"), item("c")));
    part("third", "end", list("", item("a"), item("d")));

    ServiceResourceList mine =
        client.with(o -> o.withRawJson().withLanguages("nb")).resources().mine(people(0, 250));

    assertThat(mine.all()).extracting(ServiceResource::id).containsExactly("a", "b", "c", "d");
    assertThat(mine.rawJson()).isEmpty();
    assertThat(mine.isFullCatalogueFallback()).isFalse();
    List<String> asked = new ArrayList<>();
    server
        .requests()
        .forEach(
            request -> {
              assertThat(request.getHeader("Accept-Language")).isEqualTo("nb");
              asked.addAll(request.queryParameter("party").values());
            });
    assertThat(server.requests()).hasSize(3);
    assertThat(asked)
        .containsExactlyInAnyOrderElementsOf(people(0, 250).stream().map(PartyUrn::value).toList());
  }

  @Test
  void oneWholeCatalogueMakesAllOfThemOne() {
    part("", "second", list("'isFullCatalogueFallback':true,", item("a")));
    part("second", "end", list("", item("a")));
    assertThat(resources.mine(people(0, 101)).isFullCatalogueFallback()).isTrue();
  }

  @Test
  void noPartiesHaveNoServices() {
    ServiceResourceList mine = resources.mine(List.of());
    assertThat(mine.all()).isEmpty();
    assertThat(mine.isFullCatalogueFallback()).isFalse();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whatIsMissingFailsNothing() {
    server.answers("{\"items\":[null,{\"serviceResource\":{\"id\":\"urn:altinn:resource:x\"}}]}");
    ServiceResource odd = resources.mine().all().get(0);
    assertThat(odd.urn()).isEqualTo("urn:altinn:resource:x");
    assertThat(odd.name().isEmpty()).isTrue();
    assertThat(odd.roles()).isEmpty();
    assertThat(odd.metadata()).isEmpty();
    assertThat(odd.serviceOwner())
        .usingRecursiveComparison()
        .isEqualTo(ServiceOwner.of("", "", odd.name()));
    server.answers("{\"items\":[]}");
    assertThat(resources.catalogue().all()).isEmpty();
  }

  @Test
  void everyComponentIsGiven() throws Exception {
    assertThat(WireMarkers.of(WireServiceResourceList.class).flags()).isNotEmpty();
    assertThat(WireCoverage.missed(ServiceResourceList.DOCUMENT, WireServiceResourceList::items))
        .isEmpty();
  }

  private void part(String when, String then, String body) {
    server
        .wire()
        .stubFor(
            any(anyUrl())
                .inScenario("parts")
                .whenScenarioStateIs(when.isEmpty() ? Scenario.STARTED : when)
                .willSetStateTo(then)
                .willReturn(aResponse().withBody(body)));
  }
}
