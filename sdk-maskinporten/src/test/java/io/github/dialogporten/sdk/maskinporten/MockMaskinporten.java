package io.github.dialogporten.sdk.maskinporten;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.keys.Keys;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A token endpoint that answers as it is told, and shows what it was sent. */
final class MockMaskinporten implements AutoCloseable {

  static final String CLIENT_ID = "0e6e3d3a-1d1c-4f9a-9c6c-0a4f5f3f2b11";
  static final String BAKERY = "310923044";
  static final String SMITHY = "310010693";
  static final TokenRequest WANTED =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(30));

  /** When the clock of each begins. */
  static final Instant START = new FakeTime().now();

  static final String METADATA = "/.well-known/oauth-authorization-server";

  private final WireMockServer server =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

  private final FakeTime time = new FakeTime();
  private final AltinnConnection connection;

  MockMaskinporten() {
    server.start();
    URI base = URI.create("http://127.0.0.1:" + server.port());
    connection =
        AltinnConnection.builder(AltinnEnvironment.local(base, base, base).build())
            .timeSource(time)
            .build();
  }

  WireMockServer server() {
    return server;
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + server.port() + "/");
  }

  /** The clock of the connection. */
  FakeTime time() {
    return time;
  }

  /** The connection of the clients. */
  AltinnConnection connection() {
    return connection;
  }

  MaskinportenClient.Builder client() {
    return MaskinportenClient.builder(connection)
        .clientId(CLIENT_ID)
        .signingKey(Keys.signing())
        .scopes("digdir:dialogporten");
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  static ResponseDefinitionBuilder token(String value, int seconds) {
    return json(
        200,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d,\"scope\":\"x\"}"
            .formatted(value, seconds));
  }

  void answers(ResponseDefinitionBuilder... answers) {
    String state = Scenario.STARTED;
    for (int i = 0; i < answers.length; i++) {
      String next = i == answers.length - 1 ? state : "answer " + (i + 1);
      server.stubFor(
          post(urlEqualTo("/token"))
              .inScenario("token")
              .whenScenarioStateIs(state)
              .willReturn(answers[i])
              .willSetStateTo(next));
      state = next;
    }
  }

  void metadata(ResponseDefinitionBuilder answer) {
    server.stubFor(get(urlEqualTo(METADATA)).willReturn(answer));
  }

  int tokenRequests() {
    return bodies().size();
  }

  List<String> bodies() {
    return server.findAll(postRequestedFor(urlEqualTo("/token"))).stream()
        .map(request -> request.getBodyAsString())
        .toList();
  }

  /** In the order of their arrival. */
  List<String> assertions() {
    return bodies().stream().map(MockMaskinporten::assertion).toList();
  }

  List<SignedJWT> jwts() throws ParseException {
    List<SignedJWT> parsed = new java.util.ArrayList<>();
    for (String assertion : assertions()) {
      parsed.add(SignedJWT.parse(assertion));
    }
    return parsed;
  }

  static String assertion(String form) {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith("assertion=")) {
        return URLDecoder.decode(pair.substring(10), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("no assertion in the form");
  }

  @Override
  public void close() {
    connection.close();
    server.stop();
  }
}
