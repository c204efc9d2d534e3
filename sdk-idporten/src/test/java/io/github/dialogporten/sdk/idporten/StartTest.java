package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.idporten.MiniProvider.Answer;
import io.github.dialogporten.sdk.idporten.MiniProvider.Seen;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

  private static final String DOCUMENT = "/realms/test/.well-known/openid-configuration";

  private final MiniProvider provider = new MiniProvider();

  @AfterEach
  void stop() {
    provider.close();
  }

  private static Map<String, List<String>> query(URI uri) {
    return QueryText.parse(uri.getRawQuery()).orElseThrow();
  }

  @Test
  void whatTheEndpointHasOfTheRequestIsNotDoubled() {
    provider.metadata(
        "authorization_endpoint",
        provider.origin() + "/authorize?client_id=other&tenant=7&scope=x&client%5Fid=third");
    String query = provider.client().build().startLogin().uri().getRawQuery();
    assertThat(query.split("&", -1))
        .contains("client_id=" + MiniProvider.CLIENT, "tenant=7")
        .filteredOn(
            pair -> pair.startsWith("client_id") || pair.contains("%5F") || pair.contains("scope="))
        .hasSize(2);
  }

  @Test
  void asksForACodeWithPkceStateAndNonce() throws Exception {
    IdPortenClient client = provider.client().build();
    LoginStart start =
        client.startLogin(
            LoginOptions.defaults()
                .acr("idporten-loa-high", "idporten-loa-substantial")
                .uiLocales("nb", "en")
                .prompt("login")
                .resource(URI.create("https://a.example.no"), URI.create("https://b.example.no")));

    PendingLogin.Parts pending = start.pending().parts();
    Map<String, List<String>> asked = query(start.uri());
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(pending.verifier().getBytes(StandardCharsets.US_ASCII));
    assertThat(start.uri().toString()).startsWith(provider.origin() + "/login/authorize?tenant=7&");
    assertThat(asked)
        .containsEntry("response_type", List.of("code"))
        .containsEntry("client_id", List.of(MiniProvider.CLIENT))
        .containsEntry("scope", List.of("openid digdir:dialogporten"))
        .containsEntry("redirect_uri", List.of(MiniProvider.REDIRECT.toString()))
        .containsEntry("state", List.of(pending.state()))
        .containsEntry("nonce", List.of(pending.nonce()))
        .containsEntry("code_challenge_method", List.of("S256"))
        .containsEntry("code_challenge", List.of(Base64URL.encode(digest).toString()))
        .containsEntry("acr_values", List.of("idporten-loa-high idporten-loa-substantial"))
        .containsEntry("ui_locales", List.of("nb en"))
        .containsEntry("prompt", List.of("login"))
        .containsEntry("resource", List.of("https://a.example.no", "https://b.example.no"))
        .doesNotContainKey("code_verifier");
    assertThat(pending.verifier()).matches("[A-Za-z0-9._~-]{43,128}");
    assertThat(start.pending().state()).hasSizeGreaterThanOrEqualTo(43);
  }

  @Test
  void noTwoLoginsShareAnything() {
    IdPortenClient client = provider.client().build();
    PendingLogin.Parts one = client.startLogin().pending().parts();
    PendingLogin.Parts other = client.startLogin().pending().parts();
    assertThat(one.state()).isNotEqualTo(other.state());
    assertThat(one.nonce()).isNotEqualTo(other.nonce());
    assertThat(one.verifier()).isNotEqualTo(other.verifier());
  }

  @Test
  void pushesTheRequestWhereThatIsOffered() {
    provider.metadata("pushed_authorization_request_endpoint", provider.origin() + "/par");
    provider.on(
        "/par", ignored -> Answer.json(201, "{\"request_uri\":\"urn:x:a&b\",\"expires_in\":60}"));
    IdPortenClient client =
        provider
            .client()
            .authentication(ClientAuthentication.privateKeyJwt(MiniProvider.signingKey()))
            .build();
    LoginStart start =
        client.startLogin(
            LoginOptions.defaults()
                .resource(URI.create("urn:one"), URI.create("urn:two"))
                .acr("idporten-loa-high"));

    assertThat(query(start.uri()))
        .containsOnlyKeys("tenant", "client_id", "request_uri")
        .containsEntry("request_uri", List.of("urn:x:a&b"));
    Seen pushed = provider.seen("/par").get(0);
    assertThat(pushed.form())
        .containsEntry("resource", List.of("urn:one", "urn:two"))
        .containsEntry("client_id", List.of(MiniProvider.CLIENT))
        .containsEntry("state", List.of(start.pending().state()))
        .containsEntry("acr_values", List.of("idporten-loa-high"))
        .containsKeys("client_assertion", "client_assertion_type", "code_challenge", "nonce");
  }

  @Test
  void aPushThatIsRefusedIsAFailedLogin() {
    provider.metadata("pushed_authorization_request_endpoint", provider.origin() + "/par");
    IdPortenClient client = provider.client().build();
    provider.on("/par", ignored -> Answer.error("invalid_scope"));
    assertReason(client, LoginFailedException.Reason.SCOPE);
    provider.on("/par", ignored -> Answer.error("invalid_request"));
    assertReason(client, LoginFailedException.Reason.REQUEST);
    provider.on("/par", ignored -> Answer.json(401, "{\"error\":\"invalid_client\"}"));
    assertReason(client, LoginFailedException.Reason.CLIENT);
    provider.on("/par", ignored -> Answer.error("invalid_redirect_uri"));
    assertReason(client, LoginFailedException.Reason.REQUEST);
    provider.on("/par", ignored -> Answer.json(403, "{}"));
    assertReason(client, LoginFailedException.Reason.OTHER);
    provider.on("/par", ignored -> Answer.json(201, "{}"));
    assertReason(client, LoginFailedException.Reason.OTHER);
    provider.on("/par", ignored -> Answer.json(503, "{}"));
    assertThatThrownBy(client::startLogin).isInstanceOf(ApiException.class);
  }

  @Test
  void aPublicClientThatCannotPushAsksInTheOpen() {
    provider.metadata("pushed_authorization_request_endpoint", provider.origin() + "/par");
    provider.on("/par", ignored -> new Answer(401, Map.of(), ""));
    IdPortenClient client = provider.client().build();
    LoginStart start = client.startLogin(LoginOptions.defaults().acr("idporten-loa-high"));

    Map<String, List<String>> asked = new HashMap<>(query(start.uri()));
    assertThat(asked.remove("tenant")).containsExactly("7");
    assertThat(asked).isEqualTo(provider.seen("/par").get(0).form());
    assertThat(asked).containsEntry("state", List.of(start.pending().state()));
    PersonSession session = provider.login(client, "a1", null, 120);
    assertThat(session.grantedScopes()).containsExactly("openid", "digdir:dialogporten");
  }

  @Test
  void aRequestThatHasToBePushedIsNotMadeInTheOpen() {
    provider.metadata(
        members -> {
          members.put("pushed_authorization_request_endpoint", provider.origin() + "/par");
          members.put("require_pushed_authorization_requests", true);
          return members;
        });
    provider.on("/par", ignored -> new Answer(401, Map.of(), ""));
    IdPortenClient client = provider.client().build();
    assertReason(client, LoginFailedException.Reason.OTHER);
  }

  @Test
  void aClientWithAuthenticationIsNotHelpedPastARefusal() {
    provider.metadata("pushed_authorization_request_endpoint", provider.origin() + "/par");
    provider.on("/par", ignored -> new Answer(401, Map.of(), ""));
    IdPortenClient client =
        provider.client().authentication(ClientAuthentication.secretPost("secret")).build();
    assertReason(client, LoginFailedException.Reason.OTHER);
  }

  private static void assertReason(IdPortenClient client, LoginFailedException.Reason reason) {
    assertThatThrownBy(client::startLogin)
        .isInstanceOfSatisfying(
            LoginFailedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_request", "unauthorized_client", "something_else"})
  void unauthorizedIsAboutTheClientWhateverItIsCalled(String code) {
    provider.metadata("pushed_authorization_request_endpoint", provider.origin() + "/par");
    provider.on("/par", ignored -> Answer.json(401, "{\"error\":\"" + code + "\"}"));
    IdPortenClient client =
        provider
            .client()
            .authentication(ClientAuthentication.privateKeyJwt(MiniProvider.signingKey()))
            .build();
    nearTheServersClock();
    assertReason(client, LoginFailedException.Reason.CLIENT);
    assertThatThrownBy(client::startLogin)
        .hasMessageContaining("this machine's clock is ")
        .hasMessageContaining(code);
    assertReason(provider.client().build(), LoginFailedException.Reason.CLIENT);
  }

  @Test
  void anAssertionThatIsRefusedMakesTheClockBeLookedAt() {
    provider.metadata("pushed_authorization_request_endpoint", provider.origin() + "/par");
    IdPortenClient client =
        provider
            .client()
            .authentication(ClientAuthentication.privateKeyJwt(MiniProvider.signingKey()))
            .build();
    provider.on("/par", ignored -> Answer.json(401, "{\"error\":\"invalid_client\"}"));
    nearTheServersClock();
    assertThatThrownBy(client::startLogin).hasMessageContaining("this machine's clock is ");

    // a Date that is further off than a day is of no clock
    provider.time.setAhead(Duration.ZERO);
    assertThatThrownBy(client::startLogin).hasMessageNotContaining("clock");
  }

  /** The server writes the real time into its Date header; the test's clock is an hour behind. */
  private void nearTheServersClock() {
    Duration behind = Duration.between(provider.time.now(), Instant.now());
    provider.time.setAhead(behind.minusHours(1));
  }

  @Test
  void privateKeyJwtSaysWhoItIsToWhomAndForHowLong() throws Exception {
    IdPortenClient client =
        provider
            .client()
            .authentication(ClientAuthentication.privateKeyJwt(MiniProvider.signingKey()))
            .build();
    provider.login(client, "a1", null, 120);
    provider.login(client, "a2", null, 120);
    Seen sent = provider.seen("/token").get(0);
    SignedJWT assertion = SignedJWT.parse(sent.one("client_assertion"));

    assertThat(sent.authorization()).isNull();
    assertThat(sent.one("client_id")).isEqualTo(MiniProvider.CLIENT);
    assertThat(sent.one("client_secret")).isNull();
    assertThat(sent.one("client_assertion_type"))
        .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    Map<String, Object> claims = assertion.getPayload().toJSONObject();
    assertThat(claims)
        .containsOnlyKeys("iss", "sub", "aud", "iat", "exp", "jti")
        .containsEntry("iss", MiniProvider.CLIENT)
        .containsEntry("sub", MiniProvider.CLIENT)
        .containsEntry("aud", provider.issuer())
        .containsEntry("iat", provider.time.now().getEpochSecond());
    assertThat((long) claims.get("exp") - (long) claims.get("iat")).isBetween(1L, 120L);
    assertThat(claims.get("jti"))
        .isNotEqualTo(
            SignedJWT.parse(provider.seen("/token").get(1).one("client_assertion"))
                .getJWTClaimsSet()
                .getJWTID());
  }

  @Test
  void secretsAreSentAsRegistered() {
    Seen basic = tokenRequest(ClientAuthentication.secretBasic("s:e c/r+t"));
    String encoded = basic.authorization().substring("Basic ".length());
    assertThat(new String(Base64.getDecoder().decode(encoded), StandardCharsets.US_ASCII))
        .isEqualTo(MiniProvider.CLIENT + ":s%3Ae+c%2Fr%2Bt");
    assertThat(basic.form())
        .containsOnlyKeys("grant_type", "code", "redirect_uri", "code_verifier");
    Seen post = tokenRequest(ClientAuthentication.secretPost("s:e c"));
    assertThat(post.authorization()).isNull();
    assertThat(post.one("client_id")).isEqualTo(MiniProvider.CLIENT);
    assertThat(post.one("client_secret")).isEqualTo("s:e c");
    Seen none = tokenRequest(ClientAuthentication.none());
    assertThat(none.authorization()).isNull();
    assertThat(none.form())
        .containsOnlyKeys("grant_type", "code", "redirect_uri", "code_verifier", "client_id");
  }

  private Seen tokenRequest(ClientAuthentication authentication) {
    provider.seen.clear();
    provider.login(provider.client().authentication(authentication).build(), "a1", null, 120);
    return provider.seen("/token").get(0);
  }

  @Test
  void theDocumentIsReadOnceADay() {
    IdPortenClient client = provider.client().build();
    client.startLogin();
    provider.time.advance(Duration.ofHours(23));
    client.startLogin();
    assertThat(provider.seen(DOCUMENT)).hasSize(1);
    provider.time.advance(Duration.ofHours(2));
    provider.metadata("authorization_endpoint", "https://elsewhere.example.no/a");
    assertThat(client.startLogin().uri()).hasHost("elsewhere.example.no");
    assertThat(provider.seen(DOCUMENT)).hasSize(2);
  }

  @Test
  void theLastDocumentServesWhenThereIsNoNewOne() {
    IdPortenClient client = provider.client().build();
    client.startLogin();
    provider.time.advance(Duration.ofHours(25));
    provider.on(DOCUMENT, ignored -> Answer.json(500, ""));
    assertThat(client.startLogin().uri().toString()).startsWith(provider.origin());
    provider.metadata("authorization_endpoint", "https://elsewhere.example.no/a");
    provider.time.advance(Duration.ofMinutes(4));
    assertThat(client.startLogin().uri().toString()).startsWith(provider.origin());
    provider.time.advance(Duration.ofMinutes(2));
    assertThat(client.startLogin().uri()).hasHost("elsewhere.example.no");
  }

  @Test
  void withoutAnyDocumentTheFailureIsToldAndNotRepeatedAtOnce() {
    provider.on(DOCUMENT, ignored -> Answer.json(404, ""));
    IdPortenClient client = provider.client().build();
    assertThatThrownBy(client::startLogin)
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("HTTP 404");
    assertThatThrownBy(client::startLogin).isInstanceOf(TokenException.class);
    assertThat(provider.seen(DOCUMENT)).hasSize(1);
    provider.metadata(members -> members);
    provider.time.advance(Duration.ofSeconds(6));
    assertThat(client.startLogin().uri()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://test.idporten.no", "/realms/test/", "/realms/TEST"})
  void aDocumentOfAnotherIssuerIsNotUsed(String other) {
    String named = other.startsWith("/") ? provider.origin() + other : other;
    provider.metadata("issuer", named);
    IdPortenClient client = provider.client().build();
    assertThatThrownBy(client::startLogin)
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("another issuer")
        .hasMessageNotContaining(named);
  }

  @Test
  void aSlashAtTheEndOfTheIssuerStays() {
    String slash = provider.issuer() + "/";
    provider.metadata("issuer", slash);
    IdPortenClient client = provider.client().issuer(URI.create(slash)).build();
    LoginStart start = client.startLogin();
    assertThat(start.pending().parts().issuer()).isEqualTo(slash);
  }

  @Test
  void plainHttpIsForLoopbackIssuersOnly() throws Exception {
    URI issuer = URI.create("https://login.example.no");
    Map<String, Object> members =
        new HashMap<>(
            Map.of(
                "issuer", "https://login.example.no",
                "authorization_endpoint", "https://a.example.no/a",
                "token_endpoint", "https://b.example.no/t",
                "jwks_uri", "https://c.example.no/k"));
    assertThat(ProviderMetadata.read(issuer, members).token()).hasHost("b.example.no");
    members.put("revocation_endpoint", "http://127.0.0.1/r");
    assertThatThrownBy(() -> ProviderMetadata.read(issuer, members))
        .isInstanceOf(ProviderMetadata.Unusable.class)
        .hasMessageContaining("revocation_endpoint");
    members.put("revocation_endpoint", "http://r.example.no/r");
    assertThatThrownBy(() -> ProviderMetadata.read(URI.create("http://localhost:1"), members))
        .isInstanceOf(ProviderMetadata.Unusable.class);
    members.remove("revocation_endpoint");
    members.remove("token_endpoint");
    assertThatThrownBy(() -> ProviderMetadata.read(issuer, members))
        .hasMessageContaining("token_endpoint");
  }

  @Test
  void onlyIdPortenHasAddressesThatAreKnownBefore() {
    ProviderMetadata test = ProviderMetadata.preset(URI.create("https://test.idporten.no")).get();
    assertThat(test.authorization()).hasToString("https://login.test.idporten.no/authorize");
    assertThat(test.token()).hasToString("https://test.idporten.no/token");
    assertThat(test.push()).hasToString("https://test.idporten.no/par");
    assertThat(test.endSession()).hasToString("https://login.test.idporten.no/logout");
    assertThat(test.namesItself()).isTrue();
    assertThat(ProviderMetadata.preset(URI.create("https://idporten.no"))).isPresent();
    assertThat(ProviderMetadata.preset(URI.create("https://idporten.no/"))).isEmpty();
    assertThat(ProviderMetadata.preset(URI.create("https://login.example.no"))).isEmpty();
  }

  @Test
  void wrongOptionsAreRefusedBeforeAnythingIsSent() {
    LoginOptions options = LoginOptions.defaults();
    refused("acr", () -> options.acr("a b"));
    refused("acr", () -> options.acr(""));
    refused("uiLocales", () -> options.uiLocales("norsk bokmål"));
    refused("prompt", () -> options.prompt("maybe"));
    refused("prompt", () -> options.prompt("none", "login"));
    refused("resource", () -> options.resource(URI.create("/relative")));
    refused("resource", () -> options.resource(URI.create("https://a.example.no#f")));
    refused("redirectUri", () -> options.redirectUri(URI.create("http://app.example.no/cb")));
    refused("redirectUri", () -> options.redirectUri(URI.create("https://app.example.no/#x")));
    refused("redirectUri", () -> options.redirectUri(URI.create("javascript:alert(1)")));
    assertThat(options.redirectUri(URI.create("http://127.0.0.1:4711/callback"))).isNotNull();
    assertThat(options.redirectUri(URI.create("no.example.app:/callback"))).isNotNull();
    IdPortenClient.Builder builder = IdPortenClient.builder(provider.connection);
    refused("clientId", () -> builder.clientId(" "));
    refused("clientId", () -> builder.clientId("a\nb"));
    refused("issuer", () -> builder.issuer(URI.create("http://login.example.no")));
    refused("issuer", () -> builder.issuer(URI.create("https://login.example.no?x=1")));
    refused("scopes", () -> builder.scopes());
    refused("scopes", () -> builder.scopes("openid digdir:dialogporten"));
    refused("postLogoutRedirectUri", () -> builder.postLogoutRedirectUri(URI.create("x")));
    refused("issuer", builder::build);
    builder.issuer(URI.create("https://login.example.no"));
    refused("clientId", builder::build);
    builder.clientId("client");
    refused("authentication", builder::build);
    builder.authentication(ClientAuthentication.none());
    refused("scopes", builder::build);
    refused("secret", () -> ClientAuthentication.secretBasic(""));
    refused("secret", () -> ClientAuthentication.secretPost("a\nb"));
    IdPortenClient client = builder.scopes("digdir:dialogporten").build();
    refused("redirectUri", client::startLogin);
    assertThat(provider.seen).isEmpty();
  }

  private static void refused(String argument, ThrowingCallable call) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(argument + ":");
  }

  @Test
  void openidIsAddedWhereItIsMissing() {
    IdPortenClient client = provider.client().scopes("digdir:dialogporten").build();
    assertThat(query(client.startLogin().uri()))
        .containsEntry("scope", List.of("openid digdir:dialogporten"));
  }

  @Test
  void nothingIsSentOverAClosedConnection() {
    IdPortenClient client = provider.client().build();
    provider.connection.close();
    assertThatThrownBy(client::startLogin)
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("the AltinnConnection is closed");
    assertThat(provider.seen).isEmpty();
  }
}
