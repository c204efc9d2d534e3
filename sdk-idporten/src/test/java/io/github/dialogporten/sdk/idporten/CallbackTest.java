package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.idporten.LoginFailedException.Reason;
import io.github.dialogporten.sdk.idporten.MiniProvider.Answer;
import io.github.dialogporten.sdk.idporten.MiniProvider.Seen;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackTest {

  private final MiniProvider provider = new MiniProvider();
  private IdPortenClient client;
  private PendingLogin pending;

  @BeforeEach
  void start() {
    client = provider.client().build();
    pending = client.startLogin().pending();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private String state() {
    return MiniProvider.encode(pending.state());
  }

  private LoginFailedException fails(Callback callback, Reason reason) {
    LoginFailedException[] caught = new LoginFailedException[1];
    assertThatThrownBy(() -> client.finishLogin(pending, callback))
        .isInstanceOfSatisfying(
            LoginFailedException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              caught[0] = e;
            });
    return caught[0];
  }

  private void succeeds(Callback callback) {
    provider.tokens("a", null, 60, MiniProvider.sign(provider.claims(pending).build()));
    assertThat(client.finishLogin(pending, callback).accessToken()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, CANCELLED",
    "login_required, LOGIN_REQUIRED",
    "interaction_required, INTERACTION_REQUIRED",
    "consent_required, CONSENT_REQUIRED",
    "account_selection_required, ACCOUNT_SELECTION_REQUIRED",
    "invalid_scope, SCOPE",
    "unauthorized_client, CLIENT",
    "invalid_request, REQUEST",
    "unsupported_response_type, REQUEST",
    "server_error, SERVER",
    "temporarily_unavailable, SERVER",
    "unmet_authentication_requirements, LEVEL",
    "something_new, OTHER"
  })
  void everyErrorHasAReason(String code, Reason reason) {
    LoginFailedException failure =
        fails(
            Callback.ofQuery(
                "error="
                    + code
                    + "&error_description=secret+words+trace+id:+0123456789abcdef0123&state="
                    + state()),
            reason);
    assertThat(failure.error()).contains(code);
    assertThat(failure.correlationId()).contains("0123456789abcdef0123");
    assertThat(failure).hasMessageContaining(code).hasMessageNotContaining("secret");
    assertThat(failure.isTransient()).isEqualTo(reason == Reason.SERVER);
    assertThat(failure.again())
        .isInstanceOfSatisfying(
            LoginFailedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(provider.seen("/token")).isEmpty();
  }

  @Test
  void aCodeThatIsNoCodeIsNotCarried() {
    LoginFailedException failure =
        fails(Callback.ofQuery("error=Some%0AText&state=" + state()), Reason.OTHER);
    assertThat(failure.error()).isEmpty();
  }

  @Test
  void theStateHasToBeThisLogins() {
    PendingLogin other = client.startLogin().pending();
    fails(provider.callback(other, "c"), Reason.STATE);
    fails(Callback.ofQuery("code=c"), Reason.STATE);
    fails(Callback.ofQuery("error=access_denied"), Reason.STATE);
    fails(Callback.ofQuery("code=c&state=" + state() + "x"), Reason.STATE);
    assertThat(provider.seen("/token")).isEmpty();
  }

  @Test
  void theIssuerIsComparedWhenItIsThere() {
    fails(
        Callback.ofQuery("code=c&state=" + state() + "&iss=https%3A%2F%2Fevil.example.no"),
        Reason.ISSUER);
    fails(
        Callback.ofQuery(
            "code=c&state=" + state() + "&iss=" + MiniProvider.encode(provider.issuer() + "/")),
        Reason.ISSUER);
    fails(
        Callback.ofQuery("error=access_denied&state=" + state() + "&iss=https%3A%2F%2Fevil"),
        Reason.ISSUER);
    succeeds(Callback.ofQuery("code=c&state=" + state()));
  }

  @Test
  void theIssuerIsNeededWhenTheMetadataPromisesIt() {
    provider.metadata("authorization_response_iss_parameter_supported", true);
    client = provider.client().build();
    pending = client.startLogin().pending();
    fails(Callback.ofQuery("code=c&state=" + state()), Reason.ISSUER);
    fails(Callback.ofQuery("error=access_denied&state=" + state()), Reason.ISSUER);
    succeeds(provider.callback(pending, "c"));
  }

  @Test
  void damagedCallbacksAreRefused() {
    fails(Callback.ofQuery("state=" + state()), Reason.CALLBACK);
    fails(Callback.ofQuery("code=&state=" + state()), Reason.CALLBACK);
    fails(Callback.ofQuery("code=c&code=d&state=" + state()), Reason.CALLBACK);
    fails(Callback.ofQuery("code=c&state=" + state() + "&state=" + state()), Reason.CALLBACK);
    fails(Callback.ofQuery("code=c&state=" + state() + "&iss=a&iss=b"), Reason.CALLBACK);
    fails(Callback.ofQuery("code=%zz&state=" + state()), Reason.CALLBACK);
    fails(Callback.ofQuery("x".repeat(70_000)), Reason.CALLBACK);
    fails(Callback.ofUri(URI.create("/callback")), Reason.STATE);
    assertThat(Callback.ofQuery("state=a&state=b").state()).isEmpty();
    assertThat(provider.seen("/token")).isEmpty();
  }

  @Test
  void aCallbackCanComeInEachForm() {
    assertThat(Callback.ofUri(URI.create("https://a.example.no/cb?state=s%2B1&code=c")).state())
        .contains("s+1");
    succeeds(
        Callback.ofParameters(
            Map.of(
                "code", List.of("c"), "state", List.of(pending.state()), "x", List.of("1", "2"))));
  }

  @Test
  void anHourIsTheLongest() {
    provider.time.advance(Duration.ofMinutes(59));
    fails(Callback.ofQuery("error=access_denied&state=" + state()), Reason.CANCELLED);
    provider.time.advance(Duration.ofMinutes(2));
    fails(provider.callback(pending, "c"), Reason.EXPIRED);
    assertThat(provider.seen("/token")).isEmpty();
  }

  @Test
  void aCodeIsExchangedOnce() {
    succeeds(provider.callback(pending, "once"));
    pending = client.startLogin().pending();
    fails(provider.callback(pending, "once"), Reason.CODE);
    assertThat(provider.seen("/token")).hasSize(1);
  }

  @Test
  void aPendingLoginIsFinishedOnce() {
    succeeds(provider.callback(pending, "first"));
    fails(provider.callback(pending, "first"), Reason.STATE);
    fails(provider.callback(pending, "second"), Reason.STATE);
    fails(Callback.ofQuery("error=access_denied&state=" + state()), Reason.STATE);
    assertThat(provider.seen("/token")).hasSize(1);

    pending = client.startLogin().pending();
    fails(Callback.ofQuery("error=access_denied&state=" + state()), Reason.CANCELLED);
    fails(provider.callback(pending, "third"), Reason.STATE);
    assertThat(provider.seen("/token")).hasSize(1);
  }

  @Test
  void aPendingLoginWhoseAnswerWasOfNoUseIsNotUsedAgain() {
    provider.on("/token", ignored -> Answer.json(200, ""));
    fails(provider.callback(pending, "first"), Reason.ANSWER);
    fails(provider.callback(pending, "second"), Reason.STATE);
    assertThat(provider.seen("/token")).hasSize(1);
  }

  @Test
  void theCodeGoesOutWithVerifierAndRedirect() {
    succeeds(provider.callback(PendingLogin.ofText(pending.toText()), "a code/with+signs"));
    Seen sent = provider.seen("/token").get(0);
    assertThat(sent.one("grant_type")).isEqualTo("authorization_code");
    assertThat(sent.one("code")).isEqualTo("a code/with+signs");
    assertThat(sent.one("redirect_uri")).isEqualTo(MiniProvider.REDIRECT.toString());
    assertThat(sent.one("code_verifier")).isEqualTo(pending.parts().verifier());
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_grant, CODE",
    "invalid_client, CLIENT",
    "unauthorized_client, CLIENT",
    "invalid_request, REQUEST",
    "unsupported_grant_type, REQUEST",
    "invalid_target, REQUEST",
    "invalid_scope, SCOPE",
    "server_error, SERVER",
    "my_own_error, OTHER"
  })
  void everyRefusalOfACodeHasAReason(String code, Reason reason) {
    provider.on(
        "/token",
        ignored ->
            Answer.json(
                400,
                "{\"error\":\""
                    + code
                    + "\",\"error_description\":\"the code SECRET is wrong, correlation id:"
                    + " 0a1b2c3d-0000-4000-8000-0123456789ab\"}"));
    LoginFailedException failure = fails(provider.callback(pending, "c"), reason);
    assertThat(failure.error()).contains(code);
    assertThat(failure.correlationId()).contains("0a1b2c3d-0000-4000-8000-0123456789ab");
    assertThat(failure).hasMessageNotContaining("SECRET");
  }

  @Test
  void anOutageIsAnOutageAndTheCodeIsSentOnce() {
    provider.on("/token", ignored -> Answer.json(503, ""));
    assertThatThrownBy(() -> client.finishLogin(pending, provider.callback(pending, "c")))
        .isInstanceOf(ApiException.class);
    assertThat(provider.seen("/token")).hasSize(1);
  }

  @Test
  void answersOfSuccessThatAreNoneAreTold() {
    for (String body :
        List.of(
            "",
            "[]",
            "{}",
            "{\"access_token\":\"a b\"}",
            "{\"access_token\":\"a\",\"token_type\":\"mac\"}",
            "{\"access_token\":\"a\",\"expires_in\":0}",
            "{\"access_token\":\"a\",\"x\":\"" + "x".repeat(1_000_000) + "\"}")) {
      pending = client.startLogin().pending();
      provider.on("/token", ignored -> Answer.json(200, body));
      assertThatThrownBy(
              () -> client.finishLogin(pending, provider.callback(pending, pending.state())))
          .isInstanceOfSatisfying(
              LoginFailedException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(Reason.ANSWER);
                assertThat(e.operation()).isEqualTo("idporten.code");
              })
          .hasMessageContaining("answered success with");
    }
  }

  @Test
  void anAnswerInAForeignCodingIsTold() {
    provider.on(
        "/token", ignored -> new Answer(200, Map.of("Content-Encoding", "zstd"), "whatever"));
    fails(provider.callback(pending, "c"), Reason.ANSWER);
  }

  @Test
  void theQuestionMarkMayStandBeforeAQuery() {
    assertThat(Callback.ofQuery("?state=s&code=c").state()).contains("s");
    succeeds(Callback.ofQuery("?code=c&state=" + state()));
  }

  @Test
  void aPendingLoginOfAnotherClientIsRefused() {
    IdPortenClient other = provider.client().clientId("another").build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> other.finishLogin(pending, provider.callback(pending, "c")))
        .withMessageStartingWith("pending:");
  }

  @Test
  void whatProvidersLeaveOutIsNotMissed() {
    provider.on(
        "/token",
        ignored ->
            Answer.json(
                200,
                "{\"access_token\":\"opaque\",\"id_token\":\""
                    + MiniProvider.sign(provider.claims(pending).build())
                    + "\"}"));
    PersonSession session = client.finishLogin(pending, provider.callback(pending, "c"));
    assertThat(session.expiresAt()).isEmpty();
    assertThat(session.acr()).isEmpty();
    assertThat(session.sid()).isEmpty();
    assertThat(session.pid()).isEmpty();
    assertThat(session.isRefreshable()).isFalse();
    assertThat(session.grantedScopes()).containsExactly("openid", "digdir:dialogporten");
    assertThat(session.missingScopes()).isEmpty();
  }

  @Test
  void whatComesBackIsInTheSession() {
    provider.on(
        "/token",
        ignored ->
            Answer.json(
                200,
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":\"120\","
                    + "\"refresh_token\":\"r\",\"refresh_token_expires_in\":600,"
                    + "\"scope\":\"openid profile\",\"id_token\":\""
                    + MiniProvider.sign(
                        provider
                            .claims(pending)
                            .claim("acr", "idporten-loa-high")
                            .claim("sid", "sid-1")
                            .claim("pid", "01820012345")
                            .claim("auth_time", provider.time.now().getEpochSecond() - 5)
                            .build())
                    + "\"}"));
    PersonSession session = client.finishLogin(pending, provider.callback(pending, "c"));

    assertThat(session.issuer()).isEqualTo(provider.issuer());
    assertThat(session.subject()).isEqualTo("pairwise-subject-1");
    assertThat(session.acr()).contains("idporten-loa-high");
    assertThat(session.sid()).contains("sid-1");
    assertThat(session.pid()).contains("01820012345");
    assertThat(session.authenticatedAt()).contains(provider.time.now().minusSeconds(5));
    assertThat(session.expiresAt()).contains(provider.time.now().plusSeconds(120));
    assertThat(session.refreshExpiresAt()).contains(provider.time.now().plusSeconds(600));
    assertThat(session.isRefreshable()).isTrue();
    assertThat(session.grantedScopes()).containsExactly("openid", "profile");
    assertThat(session.missingScopes()).containsExactly("digdir:dialogporten");
    assertThat(PersonSession.ofText(session.toText())).isEqualTo(session);
    assertThat(session.toString())
        .doesNotContain("01820012345", "pairwise", "sid-1", "Bearer", "openid");
  }

  @Test
  void savedTextIsReadWholeOrNotAtAll() {
    String text = pending.toText();
    assertThat(PendingLogin.ofText(text).parts()).isEqualTo(pending.parts());
    for (String wrong :
        List.of("", "dpl1.", "dpl2." + text.substring(5), text.substring(0, 40), "dps1.e30")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PendingLogin.ofText(wrong))
          .withMessageStartingWith("text:");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PersonSession.ofText(wrong))
          .withMessageStartingWith("text:")
          .withNoCause();
    }
  }
}
