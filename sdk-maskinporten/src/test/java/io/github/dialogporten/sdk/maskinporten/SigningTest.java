package io.github.dialogporten.sdk.maskinporten;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.dialogporten.sdk.keys.Certificates.LEAF;
import static io.github.dialogporten.sdk.keys.Certificates.LEAF_KEY;
import static io.github.dialogporten.sdk.keys.Certificates.MIDDLE;
import static io.github.dialogporten.sdk.keys.Certificates.MIDDLE_KEY;
import static io.github.dialogporten.sdk.keys.Certificates.ROOT;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.BAKERY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.SMITHY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.WANTED;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.keys.Certificates;
import io.github.dialogporten.sdk.keys.KeyFile;
import io.github.dialogporten.sdk.keys.Keys;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What assertions are signed with, as it arrives. */
class SigningTest {

  private static final String PASSWORD = "canary-password";

  @TempDir private Path directory = Path.of("");

  private final MockMaskinporten maskinporten = new MockMaskinporten();
  private final FakeTime time = maskinporten.time();

  @AfterEach
  void close() {
    maskinporten.close();
  }

  @Test
  void aBusinessCertificateSendsItsChainAndNoKeyId() throws Exception {
    maskinporten.answers(token("t", 120));
    Path store =
        Certificates.saved(directory.resolve("k.p12"), PASSWORD, LEAF_KEY, LEAF, MIDDLE, ROOT);

    ask(() -> SigningKey.pkcs12(store, PASSWORD.toCharArray()));

    SignedJWT jwt = maskinporten.jwts().get(0);
    assertThat(jwt.getHeader().toJSONObject())
        .isEqualTo(Map.of("alg", "RS256", "x5c", List.of(text(LEAF), text(MIDDLE), text(ROOT))));
    assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) LEAF.getPublicKey()))).isTrue();
  }

  @Test
  void aKeyThatSaysAnotherAlgorithmIsUsedWithIt() throws Exception {
    maskinporten.answers(token("t", 120));
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();

    ask(() -> SigningKey.jwk(ec.toJSONString()));

    SignedJWT jwt = maskinporten.jwts().get(0);
    assertThat(jwt.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "ES256", "kid", "ec"));
    assertThat(jwt.verify(new ECDSAVerifier(ec))).isTrue();
  }

  @Test
  void aReplacedKeySignsTheNextRequestAndKeptTokensStay() throws Exception {
    maskinporten.answers(token("first", 120), token("second", 120));
    Path file = Files.writeString(directory.resolve("key"), Keys.RSA.toJSONString());
    RSAKey next = new RSAKey.Builder(Keys.rsa(2048)).keyID("next").build();

    MaskinportenClient client =
        maskinporten.client().signingKeys(KeyFile.at(file).reloading()).build();
    client.systemUser(BAKERY).token(WANTED);
    Files.writeString(file, next.toJSONString());
    assertThat(client.systemUser(BAKERY).token(WANTED).value()).isEqualTo("first");
    client.systemUser(SMITHY).token(WANTED);

    List<SignedJWT> sent = maskinporten.jwts();
    assertThat(sent)
        .extracting(jwt -> jwt.getHeader().getKeyID())
        .containsExactly("test-key-1", "next");
    assertThat(sent.get(1).verify(new RSASSAVerifier(next))).isTrue();
  }

  @Test
  void theKeyIsAskedForOncePerAttempt() throws Exception {
    maskinporten.answers(aResponse().withStatus(503), token("t", 120));
    SigningKey key = Keys.signing();
    List<String> ids = new java.util.concurrent.CopyOnWriteArrayList<>();

    ask(
        () -> {
          ids.add("key-" + ids.size());
          return key.withKeyId(ids.get(ids.size() - 1));
        });

    assertThat(maskinporten.jwts())
        .extracting(jwt -> jwt.getHeader().getKeyID())
        .containsExactly("key-0", "key-1");
  }

  @Test
  void aCertificateThatExpiredMeanwhileIsSaidAndNothingIsSent() throws Exception {
    X509Certificate brief =
        Certificates.issue(
            "SYNTETISK BAKERI",
            LEAF_KEY.getPublic(),
            "MELLOM",
            MIDDLE_KEY,
            Certificates.FROM,
            MockMaskinporten.START.plus(Duration.ofDays(36_500)));
    Path store = Certificates.saved(directory.resolve("k.p12"), PASSWORD, LEAF_KEY, brief, MIDDLE);
    SigningKey key = SigningKey.pkcs12(store, PASSWORD.toCharArray());
    time.advance(Duration.ofDays(36_501));

    TokenException failure = refusal(() -> key);

    assertThat(failure)
        .isInstanceOf(SigningKeyExpiredException.class)
        .hasMessageContaining("nothing was sent")
        .hasMessageContaining("has expired");
    assertThat(failure.code()).isEmpty();
    assertThat(failure.getMessage()).doesNotContain("SYNTETISK");
    assertThat(maskinporten.tokenRequests()).isZero();
  }

  @Test
  void aSignerThatFailsIsSaidAndNothingIsSent() {
    TokenException failure =
        refusal(
            () ->
                SigningKey.of(
                    "RS256",
                    "kms",
                    (algorithm, keyId, input) -> {
                      throw new java.io.IOException("canary");
                    }));

    assertThat(failure.getClass()).isEqualTo(TokenException.class);
    assertThat(failure).hasMessageContaining("the Signer failed (java.io.IOException)");
    assertThat(failure).hasStackTraceContaining("SigningTest");
    assertThat(stackTrace(failure)).doesNotContain("canary");
    assertThat(maskinporten.tokenRequests()).isZero();
  }

  @Test
  void aSupplierThatGivesNoKeyIsSaidAndNothingIsSent() {
    TokenException thrown =
        refusal(
            () -> {
              throw new IllegalStateException("canary");
            });
    @Nullable SigningKey none = null;
    TokenException nothing = refusal(() -> none);

    for (TokenException failure : List.of(thrown, nothing)) {
      assertThat(failure).hasMessageContaining("the supplier of signing keys gave none");
      assertThat(stackTrace(failure)).doesNotContain("canary");
    }
    assertThat(maskinporten.tokenRequests()).isZero();
  }

  private void ask(Supplier<@Nullable SigningKey> keys) {
    MaskinportenClient client = maskinporten.client().signingKeys(keys(keys)).build();
    assertThat(client.systemUser(BAKERY).token(WANTED).value()).isEqualTo("t");
  }

  private TokenException refusal(Supplier<@Nullable SigningKey> keys) {
    MaskinportenClient client = maskinporten.client().signingKeys(keys(keys)).build();
    return Objects.requireNonNull(
        catchThrowableOfType(TokenException.class, () -> client.systemUser(BAKERY).token(WANTED)));
  }

  @SuppressWarnings("NullAway") // one that breaks its promise
  private static Supplier<SigningKey> keys(Supplier<@Nullable SigningKey> keys) {
    return () -> keys.get();
  }

  private static String stackTrace(Throwable failure) {
    java.io.StringWriter text = new java.io.StringWriter();
    failure.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  private static String text(X509Certificate certificate) throws Exception {
    return Base64.getEncoder().encodeToString(certificate.getEncoded());
  }
}
