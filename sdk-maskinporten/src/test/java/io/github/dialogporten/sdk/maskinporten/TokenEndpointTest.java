package io.github.dialogporten.sdk.maskinporten;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.BAKERY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.METADATA;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.WANTED;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.json;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where tokens are asked for. */
class TokenEndpointTest {

  private final MockMaskinporten maskinporten = new MockMaskinporten();
  private final FakeTime time = maskinporten.time();
  private final MaskinportenClient client = maskinporten.client().build();

  @AfterEach
  void close() {
    maskinporten.close();
  }

  @Test
  void theMetadataSaysWhereAndIsReadOnceADay() {
    elsewhere(maskinporten.issuer() + "v2/token");
    maskinporten.server().stubFor(post(urlEqualTo("/v2/token")).willReturn(token("from-v2", 10)));

    assertThat(ask()).isEqualTo("from-v2");
    time.advance(Duration.ofHours(23));
    assertThat(ask()).isEqualTo("from-v2");
    reads(1);
    time.advance(Duration.ofHours(2));
    assertThat(ask()).isEqualTo("from-v2");
    reads(2);
  }

  @Test
  void anUnreadableDocumentIsLookedForAgainAfterAWhile() {
    maskinporten.answers(token("t", 10));
    maskinporten.metadata(aResponse().withStatus(404));

    assertThat(ask()).isEqualTo("t");
    time.advance(Duration.ofMinutes(4));
    assertThat(ask()).isEqualTo("t");
    reads(1);
    time.advance(Duration.ofMinutes(2));
    assertThat(ask()).isEqualTo("t");
    reads(2);
  }

  @Test
  void brokenMetadataDoesNotStandInTheWay() {
    maskinporten.answers(token("t", 10));
    maskinporten.metadata(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(ask()).isEqualTo("t");

    maskinporten.metadata(aResponse().withStatus(503));
    askLater();
    maskinporten.metadata(aResponse().withStatus(200).withBody("<html>"));
    askLater();
    maskinporten.metadata(json(200, "{\"issuer\":\"" + maskinporten.issuer() + "\"}"));
    askLater();
  }

  @Test
  void anAssertionIsSentToTheIssuersOriginOnly() {
    maskinporten.answers(token("t", 10));
    try (MockMaskinporten another = new MockMaskinporten()) {
      another.answers(token("stolen", 10));
      String[] addresses = {
        another.issuer() + "token",
        "https://127.0.0.1:" + maskinporten.server().port() + "/token",
        "http://user@127.0.0.1:" + maskinporten.server().port() + "/other",
        "/token-without-host",
        "//127.0.0.1/token-without-scheme",
        "mailto:token",
        "http://[",
        ""
      };
      for (String address : addresses) {
        elsewhere(address);
        askLater();
      }
      assertThat(another.tokenRequests()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void theIssuerIsWrittenAsItsDocumentWritesIt(String slash) throws Exception {
    String issuer = maskinporten.issuer().toString();
    String name = issuer.substring(0, issuer.length() - 1) + slash;
    maskinporten.answers(token("t", 10));
    maskinporten.metadata(
        json(
            200,
            JSONObjectUtils.toJSONString(
                Map.of("issuer", name, "token_endpoint", issuer + "token"))));
    assertThat(ask()).isEqualTo("t");
    assertThat(maskinporten.jwts().get(0).getJWTClaimsSet().getClaim("aud"))
        .isIn(name, List.of(name));
  }

  @Test
  void anotherIssuersDocumentIsNotUsed() {
    maskinporten.answers(token("t", 10));
    String issuer = maskinporten.issuer().toString();
    maskinporten.metadata(
        json(
            200,
            JSONObjectUtils.toJSONString(
                Map.of("issuer", issuer + "another/", "token_endpoint", issuer + "v2/token"))));

    assertThat(ask()).isEqualTo("t");
  }

  @Test
  void theLastKnownAddressOutlivesAnOutage() {
    elsewhere(maskinporten.issuer() + "v2/token");
    maskinporten.server().stubFor(post(urlEqualTo("/v2/token")).willReturn(token("v2", 10)));
    assertThat(ask()).isEqualTo("v2");

    maskinporten.metadata(aResponse().withStatus(404));
    time.advance(Duration.ofHours(25));

    assertThat(ask()).isEqualTo("v2");
    maskinporten.server().verify(0, postRequestedFor(urlEqualTo("/token")));
  }

  private void askLater() {
    time.advance(Duration.ofMinutes(6));
    assertThat(ask()).isEqualTo("t");
  }

  private String ask() {
    return client.systemUser(BAKERY).token(WANTED).value();
  }

  private void elsewhere(String address) {
    maskinporten.metadata(
        json(
            200,
            JSONObjectUtils.toJSONString(
                Map.of("issuer", maskinporten.issuer().toString(), "token_endpoint", address))));
  }

  private void reads(int times) {
    maskinporten.server().verify(times, getRequestedFor(urlEqualTo(METADATA)));
  }
}
