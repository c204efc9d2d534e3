package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.world.LoginClient;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Only what is registered authenticates a client at ID-porten. */
class ClientAuthenticationTest {

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final LoginClient client = world.webClient();
  private final LoginFlow flow = LoginFlow.web(altinn);

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void assertionsAreCheckedClaimByClaim() {
    assertThat(send(claims -> {}).status()).isEqualTo(200);
    String issuer = altinn.idportenUrl().toString();
    refused("iss and sub", claims -> claims.issuer("another"));
    refused("iss and sub", claims -> claims.subject("another"));
    refused("aud", claims -> claims.audience(issuer + "/"));
    refused("aud", claims -> claims.audience(issuer + "/token"));
    refused("aud", claims -> claims.audience(List.of(issuer, issuer + "/token")));
    refused("120 seconds", claims -> claims.expirationTime(in(121)));
    refused("expired", claims -> claims.issueTime(in(-120)).expirationTime(in(0)));
    refused("issue time after now", claims -> claims.issueTime(in(11)).expirationTime(in(60)));
    refused("iat and exp", claims -> claims.issueTime(null));
    refused("jti", claims -> claims.jwtID(null));
    Consumer<JWTClaimsSet.Builder> once = claims -> claims.jwtID("once");
    assertThat(send(once).status()).isEqualTo(200);
    refused("jti", once);
  }

  private Date in(int seconds) {
    return Date.from(Instant.ofEpochSecond(altinn.clock().now().getEpochSecond() + seconds));
  }

  private void refused(String text, Consumer<JWTClaimsSet.Builder> change) {
    invalidClient(text, send(change));
  }

  private static void invalidClient(String text, Response response) {
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.json().path("error").asText()).isEqualTo("invalid_client");
    assertThat(response.json().path("error_description").asText()).contains(text);
  }

  /** Revocation takes any token that it does not know, and so shows the authentication alone. */
  private Response send(Consumer<JWTClaimsSet.Builder> change) {
    Map<String, String> form = form();
    flow.assertion(form, change);
    return flow.post("/revoke", form);
  }

  private Map<String, String> form() {
    return new LinkedHashMap<>(Map.of("client_id", client.clientId(), "token", "unknown"));
  }

  @Test
  void keysAreTheClientsAndNotTooOld() {
    client.expireKey();
    refused("expired", claims -> {});
    LoginClient other = altinn.idportenClients().registerWeb("another", "310268593", "openid");
    LoginFlow foreign = new LoginFlow(altinn, other, "http://127.0.0.1:8080/callback");
    Map<String, String> form = form();
    foreign.assertion(form, claims -> claims.issuer(client.clientId()).subject(client.clientId()));
    invalidClient("kid is not registered", flow.post("/revoke", form));
    assertThat(foreign.revoke("unknown").status()).isEqualTo(200);
    altinn.clock().advance(Duration.ofDays(365));
    invalidClient("the key has expired", foreign.revoke("unknown"));
  }

  @Test
  void theMethodIsTheRegisteredOne() {
    invalidClient("another authentication method", flow.post("/revoke", form()));
    String secret = client.secretPost().secret();
    invalidClient("another authentication method", send(claims -> {}));
    Map<String, String> form = form();
    form.put("client_secret", "wrong");
    invalidClient("wrong", flow.post("/revoke", form));
    form.put("client_secret", secret);
    assertThat(flow.post("/revoke", form).status()).isEqualTo(200);
    flow.assertion(form, claims -> {});
    Response both = flow.post("/revoke", form);
    assertThat(both.json().path("error").asText()).isEqualTo("invalid_request");

    String basic = client.secretBasic().secret();
    assertThat(basic).isNotEqualTo(secret);
    assertThat(basic(client.clientId(), basic, form()).status()).isEqualTo(200);
    assertThat(basic(client.clientId(), basic, Map.of("token", "x")).status()).isEqualTo(200);
    Response wrong = basic(client.clientId(), "wrong", form());
    invalidClient("wrong", wrong);
    assertThat(wrong.header("WWW-Authenticate")).startsWith("Basic");
    Response different = basic("somebody", basic, form());
    assertThat(different.json().path("error").asText()).isEqualTo("invalid_request");
    invalidClient("cannot be read", flow.post("/revoke", form(), "Authorization", "Basic !"));
  }

  private Response basic(String user, String password, Map<String, String> form) {
    String text = Http.encode(user) + ":" + Http.encode(password);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return flow.post(
        "/revoke", form, "Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  @Test
  void theFormNamesTheClient() {
    Map<String, String> form = form();
    form.remove("client_id");
    flow.assertion(form, claims -> {});
    Response response = flow.post("/revoke", form);
    assertThat(response.json().path("error").asText()).isEqualTo("invalid_request");
    form.put("client_id", "unknown");
    invalidClient("unknown", flow.post("/revoke", form));
    form.put("client_id", client.clientId());
    form.put("client_assertion_type", "urn:x");
    assertThat(flow.post("/revoke", form).json().path("error").asText())
        .isEqualTo("invalid_request");
    altinn.idportenClients().remove(client.clientId());
    invalidClient("unknown", flow.revoke("unknown"));
  }
}
