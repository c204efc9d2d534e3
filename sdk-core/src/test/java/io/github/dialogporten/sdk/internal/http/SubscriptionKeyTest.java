package io.github.dialogporten.sdk.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.text.Link;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key to Altinn's gateway, and all the places that it does not go to. */
class SubscriptionKeyTest {

  private static final String KEY = "nokkel-til-porten";
  private static final String HEADER = "Ocp-Apim-Subscription-Key";

  private final WireMockServer gateway = server();
  private final WireMockServer elsewhere = server();
  private final AltinnHttp http = AltinnHttp.builder().subscriptionKey(KEY).build();
  private final FakeTime time = new FakeTime();
  private AltinnConnection connection;
  private Pipeline pipeline;

  private static WireMockServer server() {
    return new WireMockServer(
        WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
  }

  @BeforeEach
  void start() {
    gateway.start();
    elsewhere.start();
    gateway.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
    elsewhere.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
    gateway.stubFor(
        get(urlPathEqualTo("/authentication/api/v1/exchange/maskinporten"))
            .willReturn(aResponse().withBody(Jwts.of("{\"exp\":9999999999}"))));
    AltinnEnvironment environment =
        AltinnEnvironment.local(
                URI.create(origin(gateway) + "/dialogporten"),
                origin(gateway),
                URI.create(origin(elsewhere) + "/"))
            .contentOrigin(origin(elsewhere))
            .build();
    TokenProvider provider =
        TokenProvider.ofToken(
            Jwts.of("{\"iss\":\"" + origin(elsewhere) + "/\",\"exp\":9999999999}"));
    connection = AltinnConnection.builder(environment).http(http).timeSource(time).build();
    pipeline = Pipeline.to(connection).actingAs(provider);
  }

  @AfterEach
  void stop() {
    connection.close();
    gateway.stop();
    elsewhere.stop();
  }

  private static URI origin(WireMockServer server) {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** The key by the path that got it; "none" where there was no key. */
  private static Map<String, String> keys(WireMockServer server) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (LoggedRequest request : server.findAll(anyRequestedFor(anyUrl()))) {
      keys.put(
          request.getUrl(), request.containsHeader(HEADER) ? request.getHeader(HEADER) : "none");
    }
    return keys;
  }

  private void call(Api api, String path) {
    pipeline.call(Operation.get("test.call", path, Answer::status).at(api), Parameters.none());
  }

  private void askIssuer(WireMockServer server) {
    new IssuerHttp(connection)
        .send(
            IssuerRequest.get(
                "test.issuer", URI.create(origin(server) + "/token"), Duration.ofSeconds(5)));
  }

  private void follow(String address) throws Exception {
    pipeline.follow(
        new LinkCall<>(
            "test.link",
            "GET",
            Semantics.SAFE,
            Link.of(address),
            null,
            BodyKind.TEXT,
            Answer::status),
        DialogCredential.opened("dialog-token", ServerClock.of(pipeline.time())));
  }

  @Test
  void everythingAtTheGatewayGetsIt() throws Exception {
    call(Api.DIALOGPORTEN, "/api/v1/enduser/parties");
    call(Api.DIALOGPORTEN_OPEN, "/api/v1/metadata/limits");
    call(Api.PLATFORM, "/accessmanagement/api/v1/x");
    follow(origin(gateway) + "/storage/dialogporten/api/v1/receipt/1");
    assertThat(keys(gateway))
        .containsOnlyKeys(
            "/dialogporten/api/v1/enduser/parties",
            "/dialogporten/api/v1/metadata/limits",
            "/authentication/api/v1/exchange/maskinporten",
            "/accessmanagement/api/v1/x",
            "/storage/dialogporten/api/v1/receipt/1")
        .values()
        .containsOnly(KEY);
  }

  @Test
  void serviceOwnersAndIssuersDoNot() throws Exception {
    follow(origin(elsewhere) + "/innhold/1");
    askIssuer(elsewhere);
    assertThat(keys(elsewhere))
        .containsOnlyKeys("/innhold/1", "/token")
        .values()
        .containsOnly("none");
  }

  @Test
  void issuerAtTheGatewaysOwnOriginDoesNot() {
    askIssuer(gateway);
    assertThat(keys(gateway)).containsEntry("/token", "none");
  }

  @Test
  void redirectTakesItNowhereElse() throws Exception {
    gateway.stubFor(
        get("/storage/dialogporten/api/v1/receipt/1")
            .willReturn(temporaryRedirect(origin(elsewhere) + "/lager")));
    follow(origin(gateway) + "/storage/dialogporten/api/v1/receipt/1");
    assertThat(keys(gateway)).containsEntry("/storage/dialogporten/api/v1/receipt/1", KEY);
    assertThat(keys(elsewhere)).containsOnlyKeys("/lager").containsEntry("/lager", "none");
  }

  @Test
  void redirectWithinTheGatewayKeepsIt() throws Exception {
    gateway.stubFor(
        get("/storage/dialogporten/api/v1/receipt/1")
            .willReturn(temporaryRedirect("/storage/dialogporten/api/v1/receipt/2")));
    follow(origin(gateway) + "/storage/dialogporten/api/v1/receipt/1");
    assertThat(keys(gateway)).containsEntry("/storage/dialogporten/api/v1/receipt/2", KEY);
  }

  @Test
  void redirectFromElsewhereToTheGatewayBringsNone() throws Exception {
    elsewhere.stubFor(
        get("/innhold/1").willReturn(temporaryRedirect(origin(gateway) + "/innhold/2")));
    follow(origin(elsewhere) + "/innhold/1");
    assertThat(keys(gateway)).containsOnlyKeys("/innhold/2").containsEntry("/innhold/2", "none");
  }

  @Test
  void withoutOneNothingIsSent() {
    AltinnConnection plain =
        AltinnConnection.builder(pipeline.environment()).timeSource(time).build();
    assertThat(plain.http().subscriptionKey()).isEmpty();
    Pipeline.to(plain)
        .actingAs(TokenProvider.ofToken("token"))
        .call(Operation.get("test.call", "/api/v1/x", Answer::status), Parameters.none());
    assertThat(keys(gateway)).containsEntry("/dialogporten/api/v1/x", "none");
  }

  @ParameterizedTest
  @CsvSource({
    "https://platform.tt02.altinn.no/dialogporten/graphql, true",
    "https://platform.tt02.altinn.no/correspondence/api/v1/correspondence/1/content, true",
    "https://platform.tt02.altinn.no/storage/dialogporten/api/v1/receipt/a/b, true",
    "https://ttd.apps.tt02.altinn.no/ttd/app/instances/1/2, false",
    "https://apps.tt02.altinn.no/x, false",
    "https://platform.altinn.no/correspondence/api/v1/x, false",
    "https://platform.tt02.altinn.no.example/dialogporten/api/v1/x, false",
    "https://etat.example/innhold/1, false",
  })
  void onlyTheChosenEnvironmentsGatewayIsOne(String address, boolean gets) throws Exception {
    Route route = new Router(AltinnEnvironment.TT02).route(HttpUrl.get(address));
    assertThat(route.gateway()).isEqualTo(gets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "to ord", "nøkkel", "linje\nskift", "linje\rskift"})
  void oddKeyIsRefusedWithoutBeingQuoted(String key) {
    assertThatThrownBy(() -> AltinnHttp.builder().subscriptionKey(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subscriptionKey: 1 to 200 printable ASCII characters without spaces");
  }

  @Test
  void isNotPrinted() {
    assertThat(http.toString()).doesNotContain(KEY);
    assertThat(pipeline.toString()).doesNotContain(KEY);
    assertThat(connection.toString()).doesNotContain(KEY);
  }
}
