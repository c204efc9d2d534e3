package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.idporten.MiniProvider.Answer;
import io.github.dialogporten.sdk.idporten.MiniProvider.Seen;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogoutTest {

  private static final URI AFTER = URI.create("https://app.example.no/bye");
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  private final MiniProvider provider = new MiniProvider();
  private IdPortenClient client;
  private int ids;

  @BeforeEach
  void start() {
    provider.metadata(
        members -> {
          members.put("revocation_endpoint", provider.origin() + "/revoke");
          members.put("end_session_endpoint", provider.origin() + "/logout");
          return members;
        });
    provider.on("/revoke", seen -> new Answer(200, Map.of(), ""));
    client = provider.client().postLogoutRedirectUri(AFTER).build();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void revokesTheRefreshTokenOrElseTheAccessToken() {
    client.revoke(provider.login(client, "a1", "r1", 60));
    client.revoke(provider.login(client, "a2", null, 60));
    List<Seen> sent = provider.seen("/revoke");
    assertThat(sent.get(0).form())
        .containsEntry("token", List.of("r1"))
        .containsEntry("token_type_hint", List.of("refresh_token"))
        .containsEntry("client_id", List.of(MiniProvider.CLIENT));
    assertThat(sent.get(1).form())
        .containsEntry("token", List.of("a2"))
        .containsEntry("token_type_hint", List.of("access_token"));
    client.revoke(provider.login(client, "a3", "r3", 60).ended());
    assertThat(provider.seen("/revoke")).hasSize(2);
  }

  @Test
  void sessionsOfOthersAreNotShownToThisIssuer() {
    PersonSession session = provider.login(client, "a1", "r1", 60);
    IdPortenClient other = provider.client().clientId("another").build();
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> other.revoke(session),
            () -> other.logout(session),
            () -> other.logoutUri(session))) {
      assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith("session: ");
    }
    assertThat(provider.seen("/revoke")).isEmpty();
  }

  @Test
  void aRevocationAuthenticatesTheClient() {
    IdPortenClient confidential =
        provider
            .client()
            .authentication(ClientAuthentication.privateKeyJwt(MiniProvider.signingKey()))
            .build();
    confidential.revoke(provider.login(confidential, "a1", "r1", 60));
    assertThat(provider.seen("/revoke").get(0).form())
        .containsKeys("client_assertion", "client_assertion_type", "client_id");
  }

  @Test
  void aRevocationThatFailsSaysSo() {
    PersonSession session = provider.login(client, "a1", "r1", 60);
    provider.on("/revoke", seen -> Answer.error("invalid_client"));
    assertThatThrownBy(() -> client.revoke(session))
        .isInstanceOfSatisfying(
            TokenException.class, e -> assertThat(e.error()).contains("invalid_client"));
    provider.on("/revoke", seen -> Answer.json(503, ""));
    assertThatThrownBy(() -> client.revoke(session)).isInstanceOf(ApiException.class);
  }

  @Test
  void theLogoutPageIsToldWhoLeavesAndWhereTo() {
    PersonSession session = provider.login(client, "a1", "r1", 60);
    URI page = client.logoutUri(session, "a state/1");
    assertThat(page.toString()).startsWith(provider.origin() + "/logout?");
    assertThat(QueryText.parse(page.getRawQuery()).orElseThrow())
        .containsOnlyKeys("id_token_hint", "client_id", "post_logout_redirect_uri", "state")
        .containsEntry("id_token_hint", List.of(session.tokens().idToken()))
        .containsEntry("client_id", List.of(MiniProvider.CLIENT))
        .containsEntry("post_logout_redirect_uri", List.of(AFTER.toString()))
        .containsEntry("state", List.of("a state/1"));
    assertThat(QueryText.parse(client.logoutUri(session).getRawQuery()).orElseThrow())
        .doesNotContainKey("state");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.logoutUri(session, ""))
        .withMessageStartingWith("state:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.logoutUri(session, "blåbær"))
        .withMessageStartingWith("state:");
    IdPortenClient nowhere = provider.client().build();
    assertThat(QueryText.parse(nowhere.logoutUri(session).getRawQuery()).orElseThrow())
        .containsOnlyKeys("id_token_hint", "client_id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> nowhere.logoutUri(session, "x"))
        .withMessageStartingWith("state:");
  }

  @Test
  void aLogoutRevokesToo() {
    PersonSession session = provider.login(client, "a1", "r1", 60);
    assertThat(client.logout(session)).isEqualTo(client.logoutUri(session));
    assertThat(provider.seen("/revoke")).hasSize(1);
  }

  @Test
  void aLogoutGoesOnWhereTheTokenCannotBeRevoked() {
    PersonSession session = provider.login(client, "a1", null, 60);
    provider.on("/revoke", seen -> Answer.error("unsupported_token_type"));
    assertThat(client.logout(session)).isEqualTo(client.logoutUri(session));
    assertThat(provider.seen("/revoke")).hasSize(1);
    assertThatThrownBy(() -> client.revoke(session))
        .isInstanceOfSatisfying(
            TokenException.class, e -> assertThat(e.error()).contains("unsupported_token_type"));
    provider.on("/revoke", seen -> Answer.error("invalid_client"));
    assertThatThrownBy(() -> client.logout(session)).isInstanceOf(TokenException.class);
  }

  @Test
  void whatTheIssuerDoesNotOfferIsTold() {
    PersonSession session = provider.login(client, "a1", "r1", 60);
    provider.metadata("end_session_endpoint", provider.origin() + "/logout");
    IdPortenClient other = provider.client().build();
    assertThatThrownBy(() -> other.revoke(session))
        .isInstanceOf(NotOfferedException.class)
        .isInstanceOf(TokenException.class);
    assertThat(other.logout(session)).isNotNull();
    assertThat(provider.seen("/revoke")).isEmpty();
    provider.metadata(members -> members);
    IdPortenClient third = provider.client().build();
    assertThatThrownBy(() -> third.logoutUri(session))
        .isInstanceOf(NotOfferedException.class)
        .isInstanceOf(TokenException.class);
  }

  @Test
  void frontChannelMessagesNameIssuerAndSession() {
    String issuer = MiniProvider.encode(provider.issuer());
    LogoutNotice notice = client.frontChannelLogout("iss=" + issuer + "&sid=sid-1");
    assertThat(notice.sid()).contains("sid-1");
    assertThat(notice.subject()).isEmpty();
    assertThat(
            client
                .frontChannelLogout(
                    Map.of("iss", List.of(provider.issuer()), "sid", List.of("sid-2")))
                .sid())
        .contains("sid-2");
    for (String wrong :
        List.of(
            "",
            "iss=" + issuer,
            "sid=sid-1",
            "iss=" + issuer + "&sid=",
            "iss=" + issuer + "&sid=a&sid=b",
            "iss=" + issuer + "%2F&sid=a",
            "iss=%zz&sid=a")) {
      assertThatThrownBy(() -> client.frontChannelLogout(wrong))
          .isInstanceOf(TokenException.class)
          .hasMessageContaining("the logout message is not accepted");
    }
  }

  private String message(UnaryOperator<JWTClaimsSet.Builder> change) {
    return message("logout+jwt", change);
  }

  private String message(String type, UnaryOperator<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims =
        provider
            .claims()
            .jwtID("message-" + ids++)
            .claim("sid", "sid-1")
            .claim("events", Map.of(EVENT, Map.of()));
    return MiniProvider.sign(
        MiniProvider.KEY, JWSAlgorithm.RS256, "op-1", type, change.apply(claims).build());
  }

  private void refused(String why, String message) {
    assertThatThrownBy(() -> client.backChannelLogout(message))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("sid-1");
  }

  @Test
  void aBackChannelMessageIsTakenOnce() {
    String message = message(claims -> claims);
    LogoutNotice notice = client.backChannelLogout(message);
    assertThat(notice.sid()).contains("sid-1");
    assertThat(notice.subject()).contains("pairwise-subject-1");
    refused("came before", message);
    assertThat(client.backChannelLogout(message(claims -> claims.claim("sid", null))).sid())
        .isEmpty();
    assertThat(client.backChannelLogout(message(claims -> claims.subject(null))).subject())
        .isEmpty();
  }

  @Test
  void backChannelMessagesThatAreNoneAreRefused() {
    refused("no signed JWT", "text");
    refused("its type", message("JWT", claims -> claims));
    refused("its type", message(null, claims -> claims));
    refused("another issuer", message(claims -> claims.issuer("https://x.example.no")));
    refused("another client", message(claims -> claims.audience("another")));
    refused("about no logout", message(claims -> claims.claim("events", null)));
    refused("about no logout", message(claims -> claims.claim("events", Map.of("x", Map.of()))));
    refused("about no logout", message(claims -> claims.claim("events", EVENT)));
    refused("has a nonce", message(claims -> claims.claim("nonce", "n")));
    refused("neither sub nor sid", message(claims -> claims.subject(null).claim("sid", null)));
    refused("no id", message(claims -> claims.jwtID(null)));
    refused("how long it lives", message(claims -> claims.issueTime(null)));
    refused("how long it lives", message(claims -> claims.expirationTime(null)));
    refused(
        "lives too long",
        message(
            claims ->
                claims.expirationTime(Date.from(provider.time.now().plus(Duration.ofHours(2))))));
    String old = message(claims -> claims);
    provider.time.advance(Duration.ofMinutes(4));
    refused("has expired", old);
    refused(
        "no key of the issuer",
        MiniProvider.sign(
            MiniProvider.CLIENT_KEY,
            JWSAlgorithm.RS256,
            "op-1",
            "logout+jwt",
            provider.claims().jwtID("x").claim("events", Map.of(EVENT, Map.of())).build()));
  }

  @Test
  void aNoticeSaysWhichSessionsEnded() {
    PersonSession session = provider.login(client, "a1", "r1", 60);
    assertThat(new LogoutNotice(null, "pairwise-subject-1").concerns(session)).isTrue();
    assertThat(new LogoutNotice(null, "another").concerns(session)).isFalse();
    assertThat(new LogoutNotice("sid-1", null).concerns(session)).isFalse();
    PersonSession.Person with = new PersonSession.Person("i", "c", "s", "sid-1", null, null, null);
    PersonSession known =
        new PersonSession(with, session.tokens(), List.of("openid"), List.of("openid"));
    assertThat(new LogoutNotice("sid-1", null).concerns(known)).isTrue();
    assertThat(new LogoutNotice("sid-1", "s").concerns(known)).isTrue();
    assertThat(new LogoutNotice("sid-1", "t").concerns(known)).isFalse();
    assertThat(new LogoutNotice("sid-2", "s").concerns(known)).isFalse();
  }
}
