package io.github.dialogporten.sdk.maskinporten;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.BAKERY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.CLIENT_ID;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.SMITHY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.WANTED;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.json;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.keys.Keys;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what is made of an answer of success. */
class GrantTest {

  private final MockMaskinporten maskinporten = new MockMaskinporten();
  private final FakeTime time = maskinporten.time();
  private final MaskinportenClient client = maskinporten.client().build();

  @AfterEach
  void close() {
    maskinporten.close();
  }

  @Test
  void sendsTheDocumentedClaimsAndNoOther() throws Exception {
    maskinporten.answers(token("t", 120));

    client.systemUser("0192:310 923 044").token(WANTED);

    SignedJWT jwt = maskinporten.jwts().get(0);
    long now = MockMaskinporten.START.getEpochSecond();
    assertThat(jwt.getHeader().toJSONObject())
        .isEqualTo(Map.of("alg", "RS256", "kid", "test-key-1"));
    Map<String, Object> claims = JSONObjectUtils.parse(jwt.getPayload().toString());
    assertThat(claims.remove("jti")).asString().hasSize(36);
    assertThat(claims)
        .isEqualTo(
            Map.of(
                "aud",
                maskinporten.issuer().toString(),
                "iss",
                CLIENT_ID,
                "scope",
                "digdir:dialogporten",
                "iat",
                now,
                "exp",
                now + 100,
                "authorization_details",
                List.of(
                    Map.of(
                        "type",
                        "urn:altinn:systemuser",
                        "systemuser_org",
                        Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + BAKERY)))));
    assertThat(jwt.verify(new RSASSAVerifier(Keys.RSA.toRSAPublicKey()))).isTrue();
    maskinporten
        .server()
        .verify(
            postRequestedFor(urlEqualTo("/token"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withoutHeader("Authorization"));
    assertThat(maskinporten.bodies().get(0).split("&", -1))
        .hasSize(2)
        .contains("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer");
  }

  @Test
  void anExternalReferenceStandsInTheDetails() throws Exception {
    maskinporten.answers(token("t", 120));

    client.systemUser(SystemUser.of(BAKERY).externalRef("avd \"7\" æ")).token(WANTED);

    assertThat(details()).containsEntry("externalRef", "avd \"7\" æ").hasSize(3);
  }

  @Test
  void withoutASystemUserThereAreNoDetails() throws Exception {
    maskinporten.answers(token("t", 120));

    client.organisation().token(WANTED);

    assertThat(JSONObjectUtils.parse(maskinporten.jwts().get(0).getPayload().toString()))
        .containsOnlyKeys("aud", "iss", "scope", "iat", "exp", "jti");
  }

  @Test
  void scopesAreSortedAndSaidOnce() throws Exception {
    maskinporten.answers(token("t", 120));
    MaskinportenClient several =
        maskinporten.client().scopes("digdir:dialogporten", "altinn:b", "altinn:b").build();
    several.systemUser(BAKERY).token(WANTED);

    assertThat(maskinporten.jwts().get(0).getJWTClaimsSet().getClaim("scope"))
        .isEqualTo("altinn:b digdir:dialogporten");
  }

  @Test
  void signsWithTheKeysOwnAlgorithm() throws Exception {
    maskinporten.answers(token("t", 120));
    MaskinportenClient other =
        maskinporten
            .client()
            .signingKey(SigningKey.jwk(Keys.withAlgorithm("RS512").toJSONString()))
            .build();
    other.systemUser(BAKERY).token(WANTED);

    SignedJWT jwt = maskinporten.jwts().get(0);
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS512");
    assertThat(jwt.verify(new RSASSAVerifier(Keys.RSA.toRSAPublicKey()))).isTrue();
  }

  @Test
  void everyAttemptHasAnAssertionOfItsOwn() throws Exception {
    maskinporten.answers(
        aResponse().withStatus(503).withHeader("Retry-After", "7"),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        token("t", 120));

    assertThat(client.systemUser(BAKERY).token(WANTED).value()).isEqualTo("t");

    List<SignedJWT> sent = maskinporten.jwts();
    assertThat(sent).hasSize(3);
    assertThat(ids(sent)).hasSize(3);
    assertThat(issuedAt(sent.get(1)) - issuedAt(sent.get(0))).isGreaterThanOrEqualTo(7);
  }

  /** By its own clock, which may differ from this machine's, and the longest of several. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sat, 01 Jan 2000 10:00:07 GMT",
        "Saturday, 01-Jan-00 10:00:07 GMT",
        "Sat Jan  1 10:00:07 2000",
        "2, Sat, 01 Jan 2000 10:00:07 GMT"
      })
  void whatMaskinportenAsksForIsWaited(String until) throws Exception {
    maskinporten.answers(
        aResponse()
            .withStatus(503)
            .withHeader("Date", "Sat, 01 Jan 2000 10:00:00 GMT")
            .withHeader("Retry-After", until, "1"),
        token("t", 120));

    assertThat(client.systemUser(BAKERY).token(WANTED).value()).isEqualTo("t");

    List<SignedJWT> sent = maskinporten.jwts();
    assertThat(issuedAt(sent.get(1)) - issuedAt(sent.get(0))).isBetween(7L, 8L);
  }

  @Test
  void anOutageStaysAnOutage() {
    maskinporten.answers(aResponse().withStatus(503).withBody("closed"));

    assertThatThrownBy(() -> client.systemUser(BAKERY).token(WANTED))
        .isInstanceOfSatisfying(
            ServiceUnavailableException.class,
            e -> {
              assertThat(e.attempts()).isEqualTo(3);
              assertThat(e.operation()).isEqualTo("maskinporten.token");
              assertThat(e.isTransient()).isTrue();
            });
    assertThat(maskinporten.tokenRequests()).isEqualTo(3);
  }

  @Test
  void aBrokenConnectionStaysOne() {
    maskinporten.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertThatThrownBy(() -> client.systemUser(BAKERY).token(WANTED))
        .isInstanceOf(TransportException.class);
    // one more than attempts: the first died on the connection that the metadata had come over
    assertThat(maskinporten.tokenRequests()).isEqualTo(4);
  }

  @Test
  void theTokenLivesFromWhenItArrived() {
    maskinporten.answers(token("a", 120), json(200, body("\"b\"", "\"600\"")));

    AccessToken first = client.systemUser(BAKERY).token(WANTED);
    AccessToken second = client.organisation().token(WANTED);

    assertThat(first.expiresAt()).contains(MockMaskinporten.START.plusSeconds(120));
    assertThat(second.expiresAt()).contains(MockMaskinporten.START.plusSeconds(600));
  }

  @Test
  void aTokenOfUnknownLifeIsNotKept() {
    maskinporten.answers(json(200, "{\"access_token\":\"t\"}"));

    assertThat(client.systemUser(BAKERY).token(WANTED).expiresAt()).isEmpty();
    client.systemUser(BAKERY).token(WANTED);

    assertThat(maskinporten.tokenRequests()).isEqualTo(2);
  }

  @Test
  void absurdLivesDoNoHarm() {
    maskinporten.answers(
        json(200, body("\"b\"", "1e300")),
        json(200, body("\"c\"", "{}")),
        json(200, body("\"d\"", "\"99999999999999999999\"")));

    assertThat(client.systemUser(BAKERY).token(WANTED).expiresAt())
        .contains(MockMaskinporten.START.plus(Duration.ofDays(1)));
    assertThat(client.organisation().token(WANTED).expiresAt()).isEmpty();
    assertThat(client.systemUser(SMITHY).token(WANTED).expiresAt())
        .contains(MockMaskinporten.START.plus(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "0.5", "\"0\"", "\"-5\"", "-1e300"})
  void aLifeThatIsOverIsNoToken(String expiresIn) {
    maskinporten.answers(json(200, body("\"canary-value\"", expiresIn)));
    unusable("expires_in is 0 or less");
    assertThat(maskinporten.tokenRequests()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 60, 60", "0, 7200, 120", "-3600, -3540, 60", "3600, 3660, 60", "0, -60, -60"})
  void noLifeIsBelievedBeyondTheTokensOwn(int ahead, int ends, int life) {
    long end = MockMaskinporten.START.plusSeconds(ends).getEpochSecond();
    maskinporten.answers(dated(ahead, json(200, body(jwt(end), "120"))));
    assertThat(client.systemUser(BAKERY).token(WANTED).expiresAt())
        .contains(MockMaskinporten.START.plusSeconds(life));
  }

  /** A Date that is further off than a day is no clock: the end is compared with this machine's. */
  @Test
  void aDateThatIsFarOffCorrectsNoLife() {
    long end = MockMaskinporten.START.plusSeconds(60).getEpochSecond();
    maskinporten.answers(dated(-86_401, json(200, body(jwt(end), "120"))));
    assertThat(client.systemUser(BAKERY).token(WANTED).expiresAt())
        .contains(MockMaskinporten.START.plusSeconds(60));
  }

  private static String jwt(long end) {
    return "\"" + Jwts.of("{\"exp\":" + end + "}") + "\"";
  }

  private static ResponseDefinitionBuilder dated(int ahead, ResponseDefinitionBuilder answer) {
    return answer.withHeader(
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            MockMaskinporten.START.plusSeconds(ahead).atOffset(ZoneOffset.UTC)));
  }

  @Test
  void successWithoutAUsableTokenSaysSo() {
    maskinporten.answers(
        aResponse().withStatus(200).withBody("<html>canary-value"),
        aResponse().withStatus(204),
        json(200, "null"),
        json(200, "{\"scope\":\"canary-value\"}"),
        json(200, "{\"access_token\":7}"),
        json(200, body("\"canary-value with spaces\"", "120")),
        json(200, "{\"access_token\":\"canary-value\",\"token_type\":\"DPoP\"}"));

    unusable("no JSON object");
    unusable("no JSON object");
    unusable("no JSON object");
    unusable("without an access_token");
    unusable("without an access_token");
    unusable("cannot be sent");
    unusable("another type");
  }

  private void unusable(String expected) {
    assertThatThrownBy(() -> client.systemUser(BAKERY).token(WANTED))
        .isInstanceOfSatisfying(
            TokenException.class,
            e -> {
              assertThat(e.provider()).isEqualTo("maskinporten");
              assertThat(e).hasMessageContaining(expected);
              assertThat(e.getMessage()).doesNotContain("canary-value");
            });
    time.advance(Duration.ofSeconds(3)); // for so long a failure is remembered
  }

  private static String body(String token, String expiresIn) {
    return "{\"access_token\":" + token + ",\"expires_in\":" + expiresIn + "}";
  }

  private Map<String, Object> details() throws Exception {
    return maskinporten
        .jwts()
        .get(0)
        .getJWTClaimsSet()
        .getListClaim("authorization_details")
        .stream()
        .map(
            each ->
                ((Map<?, ?>) each)
                    .entrySet().stream()
                        .collect(
                            Collectors.toMap(
                                entry -> (String) entry.getKey(),
                                entry -> (Object) entry.getValue())))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> ids(List<SignedJWT> sent) throws Exception {
    Set<String> ids = new java.util.HashSet<>();
    for (SignedJWT jwt : sent) {
      ids.add(jwt.getJWTClaimsSet().getJWTID());
    }
    return ids;
  }

  private static long issuedAt(SignedJWT jwt) throws Exception {
    return jwt.getJWTClaimsSet().getIssueTime().toInstant().getEpochSecond();
  }
}
