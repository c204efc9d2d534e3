package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.world.Client;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Maskinporten grants and what it refuses. */
class GrantTest {

  private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final Http http = new Http(altinn, null);

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void metadataNamesTheTokenEndpoint() {
    JsonNode metadata =
        http.send("GET", altinn.maskinportenUrl() + ".well-known/oauth-authorization-server", null)
            .json();
    assertThat(metadata.path("issuer").asText()).isEqualTo(altinn.maskinportenUrl().toString());
    assertThat(metadata.path("token_endpoint").asText())
        .isEqualTo(altinn.maskinportenUrl() + "token");
  }

  @Test
  void aGrantForASystemUserGivesATokenThatDialogportenTakes() throws ParseException {
    Response response = token(claims -> {});

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().path("expires_in").asInt()).isEqualTo(120);
    assertThat(response.json().path("token_type").asText()).isEqualTo("Bearer");
    String token = response.json().path("access_token").asText();
    JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(claims.getJSONObjectClaim("consumer")).containsEntry("ID", "0192:310268593");
    assertThat(claims.getListClaim("authorization_details").toString())
        .contains(world.systemUser().id().toString(), "0192:310923044");
    assertThat(new Http(altinn, token).get("enduser/parties").status()).isEqualTo(200);

    altinn.clock().advance(Duration.ofSeconds(123));
    Response late = new Http(altinn, token).get("enduser/parties");
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    assertThat(late.body()).isEmpty();
  }

  @Test
  void refusesOneByOne() {
    refused("MP-100", claims -> claims.issuer("somebody-else"));
    refused("MP-110", claims -> claims.audience("https://maskinporten.no/"));
    refused(
        "MP-110",
        claims -> claims.audience(List.of(altinn.maskinportenUrl().toString(), "another")));
    refused("MP-011", claims -> claims.claim("sub", "me"));
    refused("MP-011", claims -> claims.expirationTime(in(121)));
    refused("MP-130", claims -> claims.issueTime(in(-11)).expirationTime(in(60)));
    refused(
        "Invalid assertion: issue time after now",
        claims -> claims.issueTime(in(11)).expirationTime(in(100)));
    refused("MP-130", claims -> claims.issueTime(in(-9)).expirationTime(in(-1)));
    refused("MP-200", claims -> claims.claim("scope", "digdir:dialogporten another:scope"));
    refused("MP-200", claims -> claims.claim("scope", null));
    refused("MP-110", claims -> claims.audience(altinn.maskinportenUrl() + "token"));
    refused("MP-011", claims -> claims.claim("iss_onbehalfof", "another"));
    refused("MP-011", claims -> claims.claim("consumer_org", "not a number"));
    refused(
        "MP-011",
        claims -> claims.claim("consumer_org", "310923044").claim("iss_onbehalfof", "another"));
    refused(
        "Invalid assertion: consumer_org equals the client's own organisation",
        claims -> claims.claim("consumer_org", "310268593"));
    refused("MP-251", claims -> claims.claim("consumer_org", "310923044"));
    refused("MP-011", claims -> claims.claim("resource", "https://api.example.com/"));
    refused("MP-011", claims -> claims.claim("resource", List.of("no uri")));
    refused("MP-011", claims -> claims.claim("resource", List.of()));
    refused("MP-011", claims -> claims.claim("pid", "123"));
    refused("MP-303", claims -> details(claims, Map.of("type", "urn:altinn:consent")));
    refused(
        "MP-303",
        claims ->
            claims.claim(
                "authorization_details",
                List.of(detail("310923044", null), detail("310010693", null))));
    refused("MP-303", claims -> claims.claim("authorization_details", detail("310923044", null)));
    refused("MP-303", claims -> details(claims, detail("312319489", null)));
    refused("MP-303", claims -> details(claims, detail("310923044", "another-reference")));
    refused("MP-301", claims -> details(claims, Map.of("type", "urn:altinn:other")));
    refused(
        "MP-302", claims -> details(claims, Map.of("type", "urn:altinn:systemuser", "extra", "1")));
  }

  @Test
  void unknownClaimsAreCalledAnInvalidAssertion() {
    JsonNode body = token(claims -> claims.claim("sub", "me")).json();
    assertThat(body.path("error_description").asText()).contains("Invalid assertion");
  }

  @Test
  void missingSystemUserHasAnErrorOfItsOwn() {
    JsonNode body = token(claims -> details(claims, detail("312319489", null))).json();
    assertThat(body.path("error").asText()).isEqualTo("invalid_altinn_customer_configuration");
  }

  @Test
  void aGrantIsUsedOnce() {
    String jti = UUID.randomUUID().toString();
    assertThat(token(claims -> claims.jwtID(jti)).status()).isEqualTo(200);
    refused("MP-012", claims -> claims.jwtID(jti));
  }

  @Test
  void keysMustBeTheClients() throws ParseException {
    Client other = altinn.clients().register("another-client", "310268593", "digdir:dialogporten");
    RSAKey foreign = RSAKey.parse(other.privateJwk());
    assertThat(description(send(sign(foreign, foreign.getKeyID(), claims())))).contains("MP-124");
    assertThat(description(send(sign(foreign, world.client().keyId(), claims()))))
        .contains("MP-124", "signature");
    RSAKey own = RSAKey.parse(world.client().privateJwk());
    assertThat(description(send(sign(own, null, claims())))).contains("MP-124", "kid");
    world.client().expireKey();
    refused("MP-121", claims -> {});
  }

  @Test
  void agentSystemUsersBelongToTheAccountant() {
    Response response =
        token(claims -> details(claims, detail(world.accountant().number(), "oppdrag-2026")));
    JsonNode parties =
        new Http(altinn, response.json().path("access_token").asText())
            .get("enduser/parties")
            .json();
    assertThat(parties.path("authorizedParties")).hasSize(2);
  }

  @Test
  void resourceAndPersonComeBackInTheToken() throws ParseException {
    JWTClaimsSet claims =
        issued(
            token(
                change ->
                    change
                        .claim("resource", List.of("https://api.example.com/"))
                        .claim("pid", "17898510093")));
    assertThat(claims.getAudience()).containsExactly("https://api.example.com/");
    assertThat(claims.getStringClaim("pid")).isEqualTo("17898510093");
    assertThat(issued(token(change -> {})).getAudience()).containsExactly("unspecified");
  }

  @Test
  void suppliersActForThoseWhoHaveDelegated() throws ParseException {
    Consumer<JWTClaimsSet.Builder> delegated =
        claims -> claims.claim("consumer_org", "310923044").claim("authorization_details", null);
    world.client().delegatedBy("310923044", "some:scope");
    refused("MP-251", delegated);
    JWTClaimsSet some = issued(token(delegated.andThen(c -> c.claim("scope", "some:scope"))));
    assertThat(some.getJSONObjectClaim("consumer")).containsEntry("ID", "0192:310923044");
    assertThat(some.getJSONObjectClaim("supplier")).containsEntry("ID", "0192:310268593");
    world.client().noLongerDelegatedBy("310923044").delegatedBy("310923044");
    assertThat(token(delegated).status()).isEqualTo(200);
    refused("MP-251", delegated.andThen(claims -> claims.claim("scope", "some:scope")));
  }

  @Test
  void scopesHaveRulesOfTheirOwn() {
    altinn.scopes().onlyWithAccess("digdir:dialogporten", "310923044");
    Response closed = token(claims -> {});
    assertThat(closed.status()).isEqualTo(403);
    assertThat(description(closed)).startsWith("MP-250");
    altinn.scopes().onlyWithAccess("digdir:dialogporten", "310268593");
    assertThat(token(claims -> {}).status()).isEqualTo(200);

    altinn.scopes().onlyFor("digdir:dialogporten", "api_klient");
    refused("MP-201", claims -> {});
    world.client().integrationType("api_klient");
    assertThat(token(claims -> {}).status()).isEqualTo(200);
    world.client().integrationType("maskinporten").allow("openid");
    refused("MP-201", claims -> claims.claim("scope", "openid"));
  }

  @Test
  void theShortestLifetimeCounts() {
    world.client().tokenLifetime(Duration.ofMinutes(10));
    assertThat(token(claims -> {}).json().path("expires_in").asInt()).isEqualTo(600);
    altinn.scopes().maxAge("altinn:instances.read", Duration.ofSeconds(50));
    altinn.scopes().maxAge("altinn:instances.write", Duration.ofSeconds(40));
    Response both =
        token(
            claims ->
                claims.claim(
                    "scope", "digdir:dialogporten altinn:instances.read altinn:instances.write"));
    assertThat(both.json().path("expires_in").asInt()).isEqualTo(40);
  }

  @Test
  void keysAreFiveAndLiveForAYear() throws ParseException {
    Client client = altinn.clients().register("many-keys", "310268593", "digdir:dialogporten");
    RSAKey elsewhere = RSAKey.parse(world.client().privateJwk());
    try {
      client.addKey("from-elsewhere", elsewhere.toRSAPublicKey());
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    client.anotherKey();
    client.anotherKey();
    Client fifth = client.anotherKey();
    assertThatThrownBy(client::anotherKey).isInstanceOf(IllegalStateException.class);
    assertThat(accepted(elsewhere, "from-elsewhere")).isEmpty();
    assertThat(accepted(RSAKey.parse(fifth.privateJwk()), fifth.keyId())).isEmpty();
    client.expireKey("from-elsewhere");
    assertThat(accepted(elsewhere, "from-elsewhere")).startsWith("MP-121");
    altinn.clock().advance(Duration.ofDays(365));
    client.removeKey("from-elsewhere").anotherKey();
    assertThat(accepted(RSAKey.parse(fifth.privateJwk()), fifth.keyId())).startsWith("MP-121");
    RSAKey newest = RSAKey.parse(client.removeKey(client.keyId()).anotherKey().privateJwk());
    assertThat(accepted(newest, newest.getKeyID())).isEmpty();
  }

  /** Empty, or what was said instead. */
  private String accepted(RSAKey key, String kid) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder(claims())
            .issuer("many-keys")
            .claim("authorization_details", null)
            .build();
    return send(sign(key, kid, claims)).json().path("error_description").asText();
  }

  private static JWTClaimsSet issued(Response response) {
    assertThat(response.status()).isEqualTo(200);
    return LoginFlow.claims(response.json().path("access_token").asText());
  }

  @Test
  void wrongGrantTypesAndBodiesAreRefused() {
    assertThat(form("grant_type=password").json().path("error").asText())
        .isEqualTo("unsupported_grant_type");
    assertThat(form("grant_type=" + Http.encode(GRANT_TYPE) + "&assertion=nonsense").status())
        .isEqualTo(400);
  }

  private void refused(String code, Consumer<JWTClaimsSet.Builder> change) {
    assertThat(description(token(change))).startsWith(code);
  }

  private static String description(Response response) {
    assertThat(response.status()).isIn(400, 403);
    return response.json().path("error_description").asText();
  }

  private Response token(Consumer<JWTClaimsSet.Builder> change) {
    try {
      JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(claims());
      change.accept(claims);
      RSAKey key = RSAKey.parse(world.client().privateJwk());
      return send(sign(key, key.getKeyID(), claims.build()));
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer(world.clientId())
        .audience(altinn.maskinportenUrl().toString())
        .claim("scope", "digdir:dialogporten")
        .issueTime(in(0))
        .expirationTime(in(120))
        .jwtID(UUID.randomUUID().toString())
        .claim("authorization_details", List.of(detail("310923044", null)))
        .build();
  }

  private static void details(JWTClaimsSet.Builder claims, Map<String, Object> detail) {
    claims.claim("authorization_details", List.of(detail));
  }

  private static Map<String, Object> detail(
      String owner, @org.jspecify.annotations.Nullable String reference) {
    Map<String, Object> organisation =
        Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + owner);
    return reference == null
        ? Map.of("type", "urn:altinn:systemuser", "systemuser_org", organisation)
        : Map.of(
            "type",
            "urn:altinn:systemuser",
            "systemuser_org",
            organisation,
            "externalRef",
            reference);
  }

  private Date in(int seconds) {
    return Date.from(altinn.clock().now().plusSeconds(seconds));
  }

  private static String sign(
      RSAKey key, @org.jspecify.annotations.Nullable String kid, JWTClaimsSet claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(), claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private Response send(String assertion) {
    return form("grant_type=" + Http.encode(GRANT_TYPE) + "&assertion=" + Http.encode(assertion));
  }

  private Response form(String body) {
    return http.send(
        "POST",
        altinn.maskinportenUrl() + "token",
        body,
        "Content-Type",
        "application/x-www-form-urlencoded");
  }
}
