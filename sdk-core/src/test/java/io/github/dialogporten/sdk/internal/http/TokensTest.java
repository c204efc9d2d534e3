package io.github.dialogporten.sdk.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.CachingTokenProvider;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.RateLimitedException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.UnauthorizedException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.Jwts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when a token is not accepted, and how an Altinn token is got. */
class TokensTest {

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
  private final FakeTime time = new FakeTime();
  private final Numbered provider = new Numbered();
  private AltinnEnvironment environment;
  private AltinnConnection connection;
  private Pipeline pipeline;

  /** Gives token-1 until it is rejected, then token-2, ... */
  private static final class Numbered implements TokenProvider {

    private final List<String> rejected = new ArrayList<>();
    private int number = 1;

    @Override
    public AccessToken token(TokenRequest request) {
      return AccessToken.of("token-" + number);
    }

    @Override
    public void rejected(TokenRequest request, AccessToken token) {
      rejected.add(token.value());
      if (token.value().equals("token-" + number)) {
        number++;
      }
    }
  }

  @BeforeEach
  void start() {
    server.start();
    URI base = URI.create("http://127.0.0.1:" + server.port());
    environment =
        AltinnEnvironment.local(
                URI.create(base + "/dialogporten"), base, URI.create("http://127.0.0.1:9/"))
            .idporten(URI.create("http://127.0.0.1:8"))
            .build();
    connection = AltinnConnection.builder(environment).timeSource(time).build();
    pipeline = Pipeline.to(connection).actingAs(provider);
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop();
  }

  private String call(Pipeline through, Semantics semantics) {
    Operation<String> operation =
        Operation.of(
            "test.call",
            semantics == Semantics.ONCE ? "POST" : "GET",
            "/api/v1/x",
            semantics,
            answer -> "done");
    return through.call(operation, Parameters.none());
  }

  private void refuseToken(String token, String body, String challenge) {
    server.stubFor(
        any(anyUrl())
            .withHeader("Authorization", equalTo("Bearer " + token))
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withHeader("WWW-Authenticate", challenge)
                    .withBody(body)));
  }

  private void acceptOthers() {
    server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withBody("{}")));
  }

  @Test
  void refusedTokenIsRenewedAndTheCallReplayedOnce() {
    refuseToken("token-1", "", "Bearer error=\"invalid_token\"");
    acceptOthers();
    assertThat(call(pipeline, Semantics.SAFE)).isEqualTo("done");
    assertThat(provider.rejected).containsExactly("token-1");
    server.verify(2, anyRequestedFor(anyUrl()));
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void secondRefusalIsFinalAndThenLeftAloneForAMinute() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
    assertThat(
            catchThrowableOfType(UnauthorizedException.class, () -> call(pipeline, Semantics.SAFE)))
        .isNotNull();
    server.verify(2, anyRequestedFor(anyUrl()));
    assertThat(provider.rejected).containsExactly("token-1");

    call401();
    server.verify(3, anyRequestedFor(anyUrl()));
    assertThat(provider.rejected).containsExactly("token-1");

    time.advance(Duration.ofSeconds(61));
    call401();
    server.verify(5, anyRequestedFor(anyUrl()));
    assertThat(provider.rejected).containsExactly("token-1", "token-2");
  }

  @Test
  void sourceThatGivesAnotherTokenEachTimeIsLeftAloneToo() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
    AtomicInteger given = new AtomicInteger();
    Pipeline other =
        pipeline.actingAs(TokenProvider.ofSupplier(() -> "t" + given.incrementAndGet()));
    for (int calls = 1; calls <= 3; calls++) {
      assertThat(
              catchThrowableOfType(UnauthorizedException.class, () -> call(other, Semantics.SAFE)))
          .isNotNull();
      server.verify(calls + 1, anyRequestedFor(anyUrl()));
    }
    time.advance(Duration.ofSeconds(61));
    assertThat(catchThrowableOfType(UnauthorizedException.class, () -> call(other, Semantics.SAFE)))
        .isNotNull();
    server.verify(6, anyRequestedFor(anyUrl()));
  }

  @Test
  void eachOfSeveralChallengesIsRead() {
    server.stubFor(
        any(anyUrl())
            .withHeader("Authorization", equalTo("Bearer token-1"))
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withHeader("WWW-Authenticate", "Basic", "Bearer error=\"invalid_token\"")
                    .withBody("go away")));
    acceptOthers();
    assertThat(call(pipeline, Semantics.SAFE)).isEqualTo("done");
  }

  @Test
  @SuppressWarnings("NullAway") // what a provider must not do
  void brokenProviderMeansThatThereIsNoToken() {
    Supplier<String> sealed =
        () -> {
          throw new IllegalStateException("the vault is sealed");
        };
    for (TokenProvider broken :
        List.of(
            TokenProvider.ofSupplier(sealed),
            TokenProvider.ofSupplier(() -> null),
            TokenProvider.ofSupplier(() -> "line\nend"),
            (TokenProvider) request -> null)) {
      TokenException failure =
          catchThrowableOfType(
              TokenException.class, () -> call(pipeline.actingAs(broken), Semantics.SAFE));
      assertThat(failure).hasMessageStartingWith("token: the source of tokens ");
    }
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  private void call401() {
    assertThat(
            catchThrowableOfType(UnauthorizedException.class, () -> call(pipeline, Semantics.SAFE)))
        .isNotNull();
  }

  @Test
  void missingRightIsNoReasonToRenew() {
    refuseToken("token-1", "{\"status\":401,\"errorCode\":4001}", "Bearer error=\"invalid_token\"");
    call401();
    assertThat(provider.rejected).isEmpty();
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void bodyWithoutInvalidTokenIsNoReasonToRenew() {
    refuseToken("token-1", "go away", "Bearer");
    call401();
    assertThat(provider.rejected).isEmpty();
  }

  @Test
  void writeActionIsNeverReplayed() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
    assertThat(
            catchThrowableOfType(UnauthorizedException.class, () -> call(pipeline, Semantics.ONCE)))
        .isNotNull();
    assertThat(provider.rejected).isEmpty();
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void tokenThatStaysTheSameIsNotSentAgain() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
    Pipeline fixed = pipeline.actingAs(TokenProvider.ofToken("fixed"));
    assertThat(catchThrowableOfType(UnauthorizedException.class, () -> call(fixed, Semantics.SAFE)))
        .isNotNull();
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void levelTooLowNamesTheHighestForAPersonOnly() {
    String body =
        "{\"status\":403,\"errors\":{\"Forbidden\":[\"Altinn authentication level too low.\"]}}";
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403).withBody(body)));
    String person = Jwts.of("{\"pid\":\"x\",\"acr\":\"idporten-loa-substantial\"}");
    String system = Jwts.of("{\"authorization_details\":[{\"type\":\"urn:altinn:systemuser\"}]}");
    assertThat(forbidden(person).requiredAcr()).contains("idporten-loa-high");
    assertThat(forbidden(system).requiredAcr()).isEmpty();
    assertThat(forbidden("opaque").requiredAcr()).isEmpty();
    assertThat(forbidden(person).reason())
        .isEqualTo(ForbiddenException.Reason.AUTHENTICATION_LEVEL);
  }

  private ForbiddenException forbidden(String token) {
    return catchThrowableOfType(
        ForbiddenException.class,
        () -> call(pipeline.actingAs(TokenProvider.ofToken(token)), Semantics.SAFE));
  }

  // ---- the exchange

  private AccessToken altinnToken(TokenProvider source) {
    return altinnTokens(source).token(Duration.ofSeconds(5));
  }

  private Credential.Source altinnTokens(TokenProvider source) {
    return new Identity(source, Transport.of(connection)).tokens(Credential.ALTINN_TOKEN);
  }

  private String altinnJwt(long exp) {
    return Jwts.of(
        "{\"iss\":\""
            + environment.platform()
            + "/authentication/api/v1/openid/\",\"exp\":"
            + exp
            + "}");
  }

  private String maskinportenJwt() {
    return Jwts.of("{\"iss\":\"" + environment.maskinporten() + "\",\"scope\":\"altinn:x\"}");
  }

  private static final String EXCHANGE = "/authentication/api/v1/exchange/";

  @Test
  void tokenOfMaskinportenIsExchangedWhetherQuotedOrBare() {
    long exp = time.now().plusSeconds(1800).getEpochSecond();
    for (String form : new String[] {"%s", "\"%s\"", " %s\n"}) {
      server.resetAll();
      server.stubFor(
          get(urlPathEqualTo(EXCHANGE + "maskinporten"))
              .withHeader("Authorization", equalTo("Bearer " + maskinportenJwt()))
              .withHeader("Accept", equalTo("application/json"))
              .willReturn(aResponse().withBody(form.formatted(altinnJwt(exp)))));
      AccessToken token = altinnToken(TokenProvider.ofToken(maskinportenJwt()));
      assertThat(token.value()).isEqualTo(altinnJwt(exp));
      assertThat(token.expiresAt())
          .hasValueSatisfying(at -> assertThat(at.getEpochSecond()).isEqualTo(exp));
    }
  }

  @Test
  void exchangedTokenIsKeptUntilItIsRejected() {
    long exp = time.now().plusSeconds(1800).getEpochSecond();
    server.stubFor(any(anyUrl()).willReturn(aResponse().withBody(altinnJwt(exp))));
    TokenProvider source = TokenProvider.ofToken(maskinportenJwt());
    Credential.Source tokens = altinnTokens(source);
    AccessToken token = tokens.token(Duration.ofSeconds(5));
    tokens.token(Duration.ofSeconds(5));
    server.verify(1, getRequestedFor(urlPathEqualTo(EXCHANGE + "maskinporten")));
    // the new one is the same here, so there is nothing to replay with
    assertThat(tokens.renew(token, Duration.ofSeconds(5))).isFalse();
    server.verify(2, getRequestedFor(urlPathEqualTo(EXCHANGE + "maskinporten")));
  }

  @Test
  void personsTokenGoesToIdPorten() {
    long exp = time.now().plusSeconds(60).getEpochSecond();
    server.stubFor(
        get(urlPathEqualTo(EXCHANGE + "id-porten"))
            .willReturn(aResponse().withBody(altinnJwt(exp))));
    String person = Jwts.of("{\"iss\":\"https://idporten.example\",\"pid\":\"x\"}");
    assertThat(altinnToken(TokenProvider.ofToken(person)).value()).isEqualTo(altinnJwt(exp));
  }

  @Test
  void tokenOfAltinnIsNotExchanged() {
    String own = altinnJwt(time.now().plusSeconds(60).getEpochSecond());
    assertThat(altinnToken(TokenProvider.ofToken(own)).value()).isEqualTo(own);
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void opaqueTokenServesDialogportenOnly() {
    TokenException failure =
        catchThrowableOfType(
            TokenException.class, () -> altinnToken(TokenProvider.ofToken("opaque")));
    assertThat(failure).hasMessageContaining("serves Dialogporten only");
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void ambiguousRefusalIsTriedOnceMore() {
    long exp = time.now().plusSeconds(1800).getEpochSecond();
    server.stubFor(
        any(anyUrl())
            .inScenario("x")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("up")
            .willReturn(aResponse().withStatus(401)));
    server.stubFor(
        any(anyUrl())
            .inScenario("x")
            .whenScenarioStateIs("up")
            .willReturn(aResponse().withBody(altinnJwt(exp))));
    assertThat(altinnToken(TokenProvider.ofToken(maskinportenJwt()))).isNotNull();
    server.verify(2, anyRequestedFor(anyUrl()));
  }

  @Test
  void secondRefusalOfTheExchangeIsFinal() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
    TokenException known = exchangeFailure(maskinportenJwt());
    assertThat(known)
        .hasMessageStartingWith("altinn.exchange: Altinn did not accept the token")
        .hasMessageContaining("outage")
        .hasMessageNotContaining("Maskinporten");
    assertThat(known.provider()).isEqualTo("altinn");
    server.verify(2, anyRequestedFor(anyUrl()));
    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(300));
    assertThat(exchangeFailure(Jwts.of("{\"iss\":\"https://other.example/\"}")))
        .hasMessageContaining("not of this environment's Maskinporten or ID-porten");
  }

  private TokenException exchangeFailure(String token) {
    return catchThrowableOfType(
        TokenException.class, () -> altinnToken(TokenProvider.ofToken(token)));
  }

  @Test
  void missingScopeIsExplained() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403)));
    assertThat(exchangeFailure(maskinportenJwt())).hasMessageContaining("altinn:");
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void otherRefusalsAreTheTokensToo() {
    for (int status : new int[] {302, 400, 404, 410}) {
      server.resetAll();
      server.stubFor(
          any(anyUrl())
              .willReturn(aResponse().withStatus(status).withHeader("Location", "/elsewhere")));
      assertThat(exchangeFailure(maskinportenJwt()))
          .hasMessageContaining("(" + status + ")")
          .hasMessageStartingWith("altinn.exchange: Altinn");
      server.verify(1, anyRequestedFor(anyUrl()));
    }
  }

  @Test
  void busyOrBrokenAltinnSaysNothingOfTheToken() {
    server.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "3600")));
    assertThat(
            catchThrowableOfType(
                RateLimitedException.class,
                () -> altinnToken(TokenProvider.ofToken(maskinportenJwt()))))
        .satisfies(busy -> assertThat(busy.retryAfter()).contains(Duration.ofHours(1)));
    server.verify(1, anyRequestedFor(anyUrl()));
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
    assertThat(
            catchThrowableOfType(
                ServerException.class, () -> altinnToken(TokenProvider.ofToken(maskinportenJwt()))))
        .isNotNull();
    server.verify(3, anyRequestedFor(anyUrl()));
  }

  @Test
  void issuerDecidesWhereATokenIsExchanged() {
    String alive = altinnJwt(time.now().plusSeconds(1800).getEpochSecond());
    server.stubFor(any(anyUrl()).willReturn(aResponse().withBody(alive)));
    // one that names a person, though nobody logged in
    altinnToken(
        TokenProvider.ofToken(
            Jwts.of("{\"iss\":\"" + environment.maskinporten() + "\",\"pid\":\"x\"}")));
    server.verify(1, getRequestedFor(urlPathEqualTo(EXCHANGE + "maskinporten")));
    altinnToken(
        TokenProvider.ofToken(
            Jwts.of("{\"iss\":\"" + environment.idporten().orElseThrow() + "\"}")));
    server.verify(1, getRequestedFor(urlPathEqualTo(EXCHANGE + "id-porten")));
  }

  @Test
  void oneGrantServesDialogportenAndTheExchange() {
    String alive = altinnJwt(time.now().plusSeconds(1800).getEpochSecond());
    AtomicInteger grants = new AtomicInteger();
    TokenProvider source =
        new CachingTokenProvider(
            TokenProvider.ofAccessTokens(
                () -> {
                  grants.incrementAndGet();
                  return AccessToken.of(maskinportenJwt(), time.now().plusSeconds(120));
                }),
            time);
    server.stubFor(
        get(urlPathEqualTo(EXCHANGE + "maskinporten")).willReturn(aResponse().withBody(alive)));
    server.stubFor(
        any(urlPathEqualTo("/dialogporten/api/v1/x"))
            .withHeader("Authorization", equalTo("Bearer " + maskinportenJwt()))
            .willReturn(aResponse().withBody("{}")));
    Pipeline one = pipeline.actingAs(source);
    assertThat(call(one, Semantics.SAFE)).isEqualTo("done");
    assertThat(altinnToken(source).value()).isEqualTo(alive);
    assertThat(call(one, Semantics.SAFE)).isEqualTo("done");
    assertThat(grants).hasValue(1);
  }
}
