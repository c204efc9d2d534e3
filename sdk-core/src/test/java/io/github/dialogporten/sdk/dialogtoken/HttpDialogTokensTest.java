package io.github.dialogporten.sdk.dialogtoken;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.fixtures.Getters;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.fixtures.WireMarkers;
import io.github.dialogporten.sdk.fixtures.WireMarkers.Marked;
import io.github.dialogporten.sdk.internal.wire.WireKeySet;
import io.github.dialogporten.sdk.internal.wire.WireTokenIssuer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HttpDialogTokensTest {

  private final StubServer server = new StubServer();
  private final Mint mint = new Mint("k1");
  private final DialogportenClient client = server.nobody();
  private final DialogTokens tokens = client.dialogTokens();

  @AfterEach
  void close() {
    server.close();
  }

  private String token() {
    return mint.with("iss", server.environment().dialogporten() + "/api/v1");
  }

  @Test
  void keys() {
    server.answers(Mint.jwks(mint, new Mint("k2")));

    DialogTokenKeySet set = client.with(o -> o.withRawJson()).dialogTokens().keys();

    assertThat(server.request().getUrl()).isEqualTo("/api/v1/.well-known/jwks.json");
    assertThat(server.request().getHeader("Accept")).isEqualTo("application/json");
    assertThat(server.request().containsHeader("Authorization")).isFalse();
    assertThat(set.keys()).extracting(key -> key.id().orElseThrow()).containsExactly("k1", "k2");
    assertThat(set.rawJson().map(raw -> new String(raw, StandardCharsets.UTF_8)).orElseThrow())
        .startsWith("{\"keys\":[");
    assertThat(
            DialogTokenValidator.builder(server.connection())
                .keys(set.asJwks())
                .build()
                .validate(token())
                .failures())
        .isEmpty();
  }

  @Test
  void issuer() {
    server.answers(
        "{\"issuer\":\"https://a.example/api/v1\",\"jwks_uri\":\"https://a.example/k\"}");

    DialogTokenIssuer issuer = tokens.issuer();

    assertThat(server.request().getUrl())
        .isEqualTo("/api/v1/.well-known/oauth-authorization-server");
    assertThat(server.request().containsHeader("Authorization")).isFalse();
    assertThat(issuer.issuer()).contains("https://a.example/api/v1");
    assertThat(issuer.keys()).contains("https://a.example/k");
  }

  @Tag("exhaustive")
  @Test
  void tenThousandValidationsAskOnce() {
    server.answers(Mint.jwks(mint));
    String token = token();
    DialogTokenCheck check = DialogTokenCheck.forDialog(Mint.DIALOG).requiring("read");
    tokens.validator().loadKeys();

    for (int i = 0; i < 10_000; i++) {
      assertThat(tokens.validator().validate(token, check).isValid()).isTrue();
    }

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void keysAreNotAskedForBeforeTheyAreNeeded() {
    server.answers(Mint.jwks(mint));
    assertThat(tokens.validator().validate("nothing").isValid()).isFalse();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void maxAgeCounts() {
    server
        .wire()
        .stubFor(
            any(anyUrl())
                .willReturn(
                    aResponse()
                        .withHeader("Cache-Control", "public, max-age=400")
                        .withBody(Mint.jwks(mint))));
    DialogTokenCheck then = DialogTokenCheck.anyDialog().at(Mint.NOW);
    tokens.validator().validate(token(), then);
    server.time().advance(Duration.ofSeconds(400));
    assertThat(tokens.validator().validate(token(), then).isValid()).isTrue();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void anAnswerWithoutAUsableKeyIsNone() {
    server.answers("{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}");
    assertThatThrownBy(() -> tokens.validator().validate(token()))
        .isInstanceOf(ResponseFormatException.class);

    server.answers("{\"keys\":[{\"kty\":\"RSA\"}," + mint.jwk() + "]}");
    server.time().advance(Duration.ofSeconds(10));
    assertThat(tokens.validator().validate(token()).isValid()).isTrue();

    server.answers("{\"keys\":[]}");
    server.time().advance(Duration.ofHours(25));
    DialogTokenCheck then = DialogTokenCheck.anyDialog().at(Mint.NOW);
    assertThat(tokens.validator().validate(token(), then).isValid()).isTrue();
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void anOutageIsNoVerdict() {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));

    assertThatThrownBy(() -> tokens.validator().validate(token()))
        .isInstanceOf(ServerException.class)
        .hasMessageStartingWith("dialogTokens.keys: ");
    // of a token that is refused anyway enough is known
    assertThat(tokens.validator().validate(mint.token()).failures())
        .containsExactly(DialogTokenFailure.KEY_UNKNOWN, DialogTokenFailure.ISSUER);
  }

  @Test
  void aValidatorLivesAsLongAsItsConnection() {
    server.answers(Mint.jwks(mint));
    AltinnConnection connection = server.newConnection(AltinnHttp.defaults());
    DialogTokenValidator own = DialogTokenValidator.builder(connection).build();
    connection.close();
    assertThatThrownBy(() -> own.validate(token())).isInstanceOf(IllegalStateException.class);
    assertThat(
            DialogTokenValidator.builder(server.connection()).build().validate(token()).isValid())
        .isTrue();
  }

  @Test
  void validatorsAndClientsOfOneConnectionShareTheirKeys() {
    server.answers(Mint.jwks(mint));
    assertThat(tokens.validator().validate(token()).isValid()).isTrue();
    DialogTokenValidator own = DialogTokenValidator.builder(server.connection()).build();
    assertThat(own.validate(token()).isValid()).isTrue();
    assertThat(server.client().dialogTokens().validator().validate(token()).isValid()).isTrue();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void everythingThatIsPublishedIsShown() throws Exception {
    Marked<WireKeySet> keys = WireMarkers.of(WireKeySet.class);
    Getters keyGetters = Getters.of(new DialogTokenKeySet(keys.value(), null));
    assertThat(keys.markers().values()).isNotEmpty().allMatch(keyGetters::reach);
    Marked<WireTokenIssuer> issuer = WireMarkers.of(WireTokenIssuer.class);
    Getters issuerGetters = Getters.of(new DialogTokenIssuer(issuer.value(), null));
    assertThat(issuer.markers().values()).isNotEmpty().allMatch(issuerGetters::reach);
    assertThat(Map.of("keys", keys.flags(), "issuer", issuer.flags()))
        .allSatisfy((name, flags) -> assertThat(flags).isEmpty());
  }

  @Test
  void membersOfKeysThatAreNotNeededDoNoHarm() {
    for (String odd :
        List.of(
            "\"x5c\":{\"no\":[\"certificate\"]}",
            "\"x5t\":7,\"x5u\":[[]]",
            "\"key_ops\":\"verify\"",
            "\"exp\":\"tomorrow\",\"nbf\":1e400",
            "\"use\":null,\"alg\":null",
            "\"use\":[\"sig\"],\"alg\":{}",
            "\"d\":\"!\",\"n\":null,\"\":{}")) {
      // the last of two counts: what is odd comes after
      String keys = Mint.jwks(mint).replace("}]}", "," + odd + "}],\"more\":[1,{}]}");
      try (StubServer fresh = new StubServer()) {
        fresh.answers(keys);
        String token = mint.with("iss", fresh.environment().dialogporten() + "/api/v1");
        DialogTokens published = fresh.nobody().dialogTokens();

        assertThat(published.keys().keys()).as(odd).hasSize(1);
        assertThat(published.validator().validate(token).failures()).as(odd).isEmpty();
        assertThat(
                DialogTokenValidator.builder(fresh.connection())
                    .keys(keys)
                    .build()
                    .validate(token)
                    .failures())
            .as(odd)
            .isEmpty();
      }
    }
  }
}
