package io.github.dialogporten.sdk.testkit.testtokens;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.Jwts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TestTokensTest {

  private static final String PID = "17898510093";
  private static final String OTHER_PID = "24926210056";
  private static final String PASSWORD = "et-hemmelig-passord";
  private static final UUID SYSTEM_USER = UUID.fromString("11111111-2222-4333-8444-555555555555");
  private static final TokenRequest REQUEST =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(20));

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
  private final FakeTime time = new FakeTime();
  private final AltinnConnection connection =
      AltinnConnection.builder(AltinnEnvironment.AT23).timeSource(time).build();
  private URI url;

  @BeforeEach
  void start() {
    server.start();
    url = URI.create(server.baseUrl() + "/api/");
    answers(jwt("a"));
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop();
  }

  private void answers(String body) {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withBody(body)));
  }

  private void refuses(int status, String body) {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private String jwt(String id) {
    return Jwts.of(
        "{\"jti\":\"" + id + "\",\"exp\":" + time.now().plusSeconds(1800).getEpochSecond() + "}");
  }

  private TestTokens.Builder builder() {
    return TestTokens.builder(connection).url(url);
  }

  private TestTokens tokens() {
    return builder().basicAuth("bruker", PASSWORD).build();
  }

  private LoggedRequest request() {
    List<LoggedRequest> all = server.findAll(anyRequestedFor(anyUrl()));
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private Map<String, String> query() {
    return request().getQueryParams().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().firstValue()));
  }

  @Test
  void asksForAPersonsToken() {
    AccessToken token = tokens().person(PID, 4).token(REQUEST);
    assertThat(token.value()).isEqualTo(jwt("a"));
    assertThat(token.expiresAt()).contains(time.now().plusSeconds(1800));
    assertThat(request().getUrl()).startsWith("/api/GetPersonalToken?");
    assertThat(request().getHeader("Authorization"))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(("bruker:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    assertThat(query())
        .isEqualTo(
            Map.of(
                "env",
                "at23",
                "scopes",
                "digdir:dialogporten",
                "ttl",
                "1800",
                "pid",
                PID,
                "authLvl",
                "4"));
  }

  @Test
  void asksForASystemUsersToken() {
    answers("\"" + jwt("quoted") + "\"\n");
    TestTokens tokens =
        builder()
            .basicAuth("bruker", PASSWORD)
            .env("tt02")
            .scopes("digdir:dialogporten", "altinn:correspondence.read")
            .lifetime(Duration.ofMinutes(5))
            .clientId("en-klient")
            .vendor("310268593")
            .build();
    assertThat(tokens.systemUser(SYSTEM_USER, "0192:310 923 044").token(REQUEST).value())
        .isEqualTo(jwt("quoted"));
    assertThat(request().getUrl()).startsWith("/api/GetSystemUserToken?");
    assertThat(query())
        .isEqualTo(
            Map.of(
                "env", "tt02",
                "scopes", "altinn:correspondence.read digdir:dialogporten",
                "ttl", "300",
                "systemUserId", SYSTEM_USER.toString(),
                "systemUserOrg", "310923044",
                "orgNo", "310268593",
                "clientId", "en-klient"));
  }

  @Test
  void asksForAnOrganisationsToken() {
    tokens().organisation("310268593").token(REQUEST);
    assertThat(request().getUrl()).startsWith("/api/GetEnterpriseToken?");
    assertThat(query())
        .isEqualTo(
            Map.of(
                "env",
                "at23",
                "scopes",
                "digdir:dialogporten",
                "ttl",
                "1800",
                "orgNo",
                "310268593"));
  }

  @Test
  void keepsOneTokenForEachUser() {
    TestTokens tokens = tokens();
    AccessToken token = tokens.person(PID).token(REQUEST);
    tokens.person(PID).token(new TokenRequest(TokenPurpose.ALTINN, Duration.ofSeconds(1)));
    server.verify(1, anyRequestedFor(anyUrl()));
    tokens.person(PID, 4).token(REQUEST);
    tokens.person(OTHER_PID).token(REQUEST);
    server.verify(3, anyRequestedFor(anyUrl()));

    answers(jwt("b"));
    tokens.person(PID).rejected(REQUEST, AccessToken.of("another"));
    assertThat(tokens.person(PID).token(REQUEST)).isEqualTo(token);
    tokens.person(PID).rejected(REQUEST, token);
    assertThat(tokens.person(PID).token(REQUEST).value()).isEqualTo(jwt("b"));
    time.advance(Duration.ofSeconds(1801));
    tokens.person(PID).token(REQUEST);
    server.verify(5, anyRequestedFor(anyUrl()));
  }

  @Test
  void tokenThatDoesNotSayHowLongItLivesLivesAsLongAsAskedFor() {
    answers(Jwts.of("{}"));
    assertThat(tokens().person(PID).token(REQUEST).expiresAt())
        .contains(time.now().plusSeconds(1800));
  }

  @Test
  void identityIsTheUsersAndSaysNothingOfIt() {
    TestTokens tokens = tokens();
    TokenProvider person = tokens.person(PID);
    assertThat(person.identity())
        .isEqualTo(tokens.person(PID.substring(0, 6) + " 10093").identity());
    assertThat(
            Stream.of(
                    person,
                    tokens.person(PID, 4),
                    tokens.person(OTHER_PID),
                    tokens.organisation("310923044"),
                    tokens.systemUser(SYSTEM_USER, "310923044"),
                    builder().basicAuth("u", "p").scopes("a:b").build().person(PID))
                .map(each -> each.identity().orElseThrow()))
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).doesNotContain(PID, "310923044"));
    assertThat(person.environment()).contains(AltinnEnvironment.AT23);
    assertThat(person.distinguishesPurposes()).isFalse();
    assertThat(person.toString() + tokens + builder().basicAuth("u", PASSWORD))
        .doesNotContain(PID, PASSWORD);
  }

  // ---- Maskinporten's tokens as the credential

  private static final class Numbered implements TokenProvider {

    private int number = 1;

    @Override
    public AccessToken token(TokenRequest request) {
      return AccessToken.of("token-" + number);
    }

    @Override
    public void rejected(TokenRequest request, AccessToken token) {
      number++;
    }
  }

  @Test
  void tokenOfMaskinportenIsRenewedOnceWhenItIsNotAccepted() {
    server.stubFor(
        any(anyUrl())
            .withHeader("Authorization", equalTo("Bearer token-1"))
            .willReturn(aResponse().withStatus(401)));
    assertThat(builder().tokenProvider(new Numbered()).build().person(PID).token(REQUEST).value())
        .isEqualTo(jwt("a"));
    server.verify(
        1,
        getRequestedFor(urlPathEqualTo("/api/GetPersonalToken"))
            .withHeader("Authorization", equalTo("Bearer token-2")));

    refuses(401, "");
    TokenException failure =
        failure(builder().tokenProvider(new Numbered()).build().person(OTHER_PID));
    assertThat(failure).hasMessageContaining("Maskinporten's test environment");
    server.verify(4, anyRequestedFor(anyUrl()));
  }

  @Test
  void tokenThatStaysTheSameIsNotSentAgain() {
    refuses(401, "");
    failure(builder().tokenProvider(TokenProvider.ofToken("fixed")).build().person(PID));
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  // ---- refusals

  private static TokenException failure(TokenProvider provider) {
    return catchThrowableOfType(TokenException.class, () -> provider.token(REQUEST));
  }

  @Test
  void wrongPasswordIsSaid() {
    refuses(401, "");
    assertThat(failure(tokens().person(PID)))
        .hasMessage(
            "testtokens.person: the generator did not accept the user name and password (401)");
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void missingScopeIsNamed() {
    refuses(403, "Missing required scope");
    TestTokens tokens = builder().tokenProvider(new Numbered()).build();
    assertThat(failure(tokens.person(PID)))
        .hasMessageContaining("altinn:testtools/tokengenerator/personal");
    assertThat(failure(tokens.systemUser(SYSTEM_USER, "310923044")))
        .hasMessageContaining("altinn:testtools/tokengenerator/enterpriseuser");
    assertThat(failure(tokens().person(PID))).hasMessageContaining("(403)");
    server.verify(3, anyRequestedFor(anyUrl()));
  }

  @Test
  void refusedFieldsAreNamedWithoutTheirValues() {
    refuses(
        400, "{\"pid\":\"no such person " + PID + "\",\"authLvl\":\"x\",\"" + PID + "\":\"y\"}");
    assertThat(failure(tokens().person(PID)))
        .hasMessage(
            "testtokens.person: the generator refused a field of the request (400): authLvl, pid");
    refuses(400, "Expected RsaSha256 signature");
    assertThat(failure(tokens().person(OTHER_PID)))
        .hasMessage("testtokens.person: the generator refused a field of the request (400)");
  }

  @ParameterizedTest
  @CsvSource({"404, no generator", "302, refused (302)", "418, refused (418)"})
  void otherRefusals(int status, String said) {
    server.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withStatus(status).withHeader("Location", "/elsewhere")));
    assertThat(failure(tokens().person(PID))).hasMessageContaining(said);
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void answerThatIsNoTokenIsRefused() {
    for (String body : List.of("", "\"\"", "Readable dump", "a.b.c", "\"" + jwt("a"))) {
      answers(body);
      assertThat(failure(tokens().person(PID))).hasMessageContaining("no token");
    }
  }

  @Test
  void numbersReachNeitherLogsNorExceptions() {
    Logger logger = Logger.getLogger("io.github.dialogporten.sdk");
    List<String> logged = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            logged.add(new SimpleFormatter().format(record));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Level before = logger.getLevel();
    handler.setLevel(Level.ALL);
    logger.setLevel(Level.ALL);
    logger.addHandler(handler);
    StringWriter told = new StringWriter();
    try {
      tokens().person(PID).token(REQUEST);
      for (Runnable broken :
          List.<Runnable>of(
              () -> refuses(500, PID),
              () -> refuses(429, PID),
              () -> refuses(400, "{\"pid\":\"" + PID + "\"}"),
              () -> answers(PID),
              () ->
                  server.stubFor(
                      any(anyUrl())
                          .willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK))),
              server::stop)) {
        broken.run();
        DialogportenException failure =
            catchThrowableOfType(
                DialogportenException.class, () -> tokens().person(PID).token(REQUEST));
        failure.printStackTrace(new PrintWriter(told));
      }
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(before);
    }
    assertThat(logged).isNotEmpty().noneMatch(line -> line.contains(PID));
    assertThat(told.toString()).contains("testtokens.person").doesNotContain(PID, PASSWORD);
  }

  // ---- before anything is sent

  @Test
  void refusesProduction() {
    AltinnEnvironment disguised = AltinnEnvironment.PRODUCTION.toBuilder().build();
    AltinnEnvironment behindAGateway =
        AltinnEnvironment.builder("gateway")
            .dialogporten(URI.create("https://gateway.example/dialogporten"))
            .platform(URI.create("https://gateway.example"))
            .maskinporten(URI.create("https://MASKINPORTEN.no/"))
            .build();
    AltinnEnvironment writtenInFull =
        AltinnEnvironment.builder("full")
            .dialogporten(URI.create("https://gateway.example/dialogporten"))
            .platform(URI.create("https://platform.altinn.no."))
            .maskinporten(URI.create("https://maskinporten.example/"))
            .build();
    for (AltinnEnvironment each : List.of(disguised, behindAGateway, writtenInFull)) {
      assertThatThrownBy(
              () ->
                  TestTokens.builder(AltinnConnection.to(each))
                      .env("tt02")
                      .basicAuth("u", "p")
                      .build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("environment:")
          .hasMessageContaining("production");
    }
    assertThatThrownBy(() -> builder().env("prod").basicAuth("u", "p").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("production");
  }

  private static TestTokens.Builder tt02() {
    return TestTokens.builder(AltinnConnection.to(AltinnEnvironment.TT02));
  }

  static Stream<Arguments> mistakes() {
    TestTokens tokens = tt02().basicAuth("u", "p").build();
    URI loopback = URI.create("http://127.0.0.1:9");
    return Stream.of(
        mistake("tokenProvider", () -> tt02().build()),
        mistake(
            "tokenProvider",
            () -> tt02().basicAuth("u", "p").tokenProvider(TokenProvider.ofToken("t")).build()),
        mistake(
            "tokenProvider",
            () ->
                tt02()
                    .tokenProvider(
                        TokenProvider.ofToken("t").withEnvironment(AltinnEnvironment.PRODUCTION))
                    .build()),
        mistake(
            "url",
            () ->
                TestTokens.builder(
                        AltinnConnection.to(
                            AltinnEnvironment.local(loopback, loopback, loopback).build()))
                    .basicAuth("u", "p")
                    .build()),
        mistake("url", () -> tt02().url(URI.create("http://example.org/api"))),
        mistake("url", () -> tt02().url(URI.create("https://u:p@example.org/api"))),
        mistake("url", () -> tt02().url(URI.create("https://example.org/api?x=1"))),
        mistake("url", () -> tt02().url(URI.create("mailto:x"))),
        mistake("url", () -> tt02().url(URI.create("https://platform.altinn.no/api"))),
        mistake("url", () -> tt02().url(URI.create("https://PLATFORM.altinn.no./api"))),
        mistake("url", () -> tt02().url(URI.create("https://maskinporten.no/"))),
        mistake("url", () -> tt02().url(URI.create("https://idporten.no"))),
        mistake("env", () -> tt02().env("TT02 ")),
        mistake("user", () -> tt02().basicAuth("u:x", "p")),
        mistake("user", () -> tt02().basicAuth("", "p")),
        mistake("password", () -> tt02().basicAuth("u", "p\r\n")),
        mistake("scopes", () -> tt02().scopes()),
        mistake("scopes", () -> tt02().scopes("")),
        mistake("scopes", () -> tt02().scopes("a:b c:d")),
        mistake("scopes", () -> tt02().scopes("Digdir:x")),
        mistake("scopes", () -> tt02().scopes("a:b,c:d")),
        mistake("scopes", () -> tt02().scopes("a".repeat(250), "b".repeat(250))),
        mistake("lifetime", () -> tt02().lifetime(Duration.ofMillis(999))),
        mistake("lifetime", () -> tt02().lifetime(Duration.ofSeconds(86_401))),
        mistake("clientId", () -> tt02().clientId("a".repeat(51))),
        mistake("clientId", () -> tt02().clientId("en klient")),
        mistake("vendor", () -> tt02().vendor("310268594")),
        mistake("pid", () -> tokens.person("17898510094")),
        mistake("pid", () -> tokens.person("")),
        mistake("level", () -> tokens.person(PID, 0)),
        mistake("level", () -> tokens.person(PID, 5)),
        mistake("owner", () -> tokens.systemUser(SYSTEM_USER, "310923045")),
        mistake("number", () -> tokens.organisation(PID)));
  }

  private static Arguments mistake(String argument, Runnable what) {
    return Arguments.of(argument, what);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void refusesAtOnceWhatTheGeneratorWouldRefuse(String argument, Runnable mistake) {
    assertThatThrownBy(mistake::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(argument + ": ")
        .satisfies(failure -> assertThat(failure.toString()).doesNotContain(PID, "17898510094"));
  }

  @Test
  void limitsThemselvesAreTaken() {
    TestTokens tokens =
        builder()
            .basicAuth("u", "p")
            .scopes("a".repeat(249), "b".repeat(250))
            .lifetime(Duration.ofDays(1))
            .clientId("A_b-".repeat(12) + "50")
            .build();
    tokens.systemUser(SYSTEM_USER, "310923044").token(REQUEST);
    assertThat(query()).containsEntry("ttl", "86400");
  }
}
