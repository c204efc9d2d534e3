package io.github.dialogporten.sdk.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void aFileAndItsTextAreTheSameKey() throws Exception {
    Path file = Files.writeString(directory.resolve("key.jwk"), "\ufeff" + Keys.RSA.toJSONString());

    SigningKey key = SigningKey.jwk(file);

    assertThat(key.keyId()).contains("test-key-1");
    assertThat(key.algorithm()).isEqualTo("RS256");
    assertThat(SignedJWT.parse(key.sign(Map.of("iss", "me"))).getHeader().toJSONObject())
        .isEqualTo(Map.of("alg", "RS256", "kid", "test-key-1"));
    assertThat(key.toString()).isEqualTo("SigningKey[test-key-1, RS256]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
  void signsAsTheRsaKeySays(String algorithm) throws Exception {
    SigningKey key = SigningKey.jwk(Keys.withAlgorithm(algorithm).toJSONString());
    SignedJWT jwt = SignedJWT.parse(key.sign(Map.of("iss", "me", "iat", 1L)));

    assertThat(key.algorithm()).isEqualTo(algorithm);
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
    assertThat(jwt.verify(new RSASSAVerifier(Keys.RSA))).isTrue();
    assertThat(jwt.getJWTClaimsSet().toJSONObject()).isEqualTo(Map.of("iss", "me", "iat", 1L));
  }

  @ParameterizedTest
  @CsvSource({"P-256, ES256", "P-384, ES384", "P-521, ES512"})
  void signsAsTheCurveOfAnEcKeySays(String curve, String algorithm) throws Exception {
    ECKey ec = new ECKeyGenerator(Curve.parse(curve)).keyID("ec").generate();
    SigningKey key = SigningKey.jwk(ec.toJSONString());
    SignedJWT jwt = SignedJWT.parse(key.sign(Map.of("iss", "me")));

    assertThat(key.algorithm()).isEqualTo(algorithm);
    assertThat(jwt.verify(new ECDSAVerifier(ec))).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> key.withAlgorithm("RS256"))
        .withMessageStartingWith("algorithm: ");
  }

  @Test
  void anotherAlgorithmOrIdMakesAnotherKey() throws Exception {
    SigningKey key = Keys.signing();
    SigningKey other = key.withAlgorithm("PS512").withKeyId("other-id");
    SignedJWT jwt = SignedJWT.parse(other.sign(Map.of()));

    assertThat(jwt.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "PS512", "kid", "other-id"));
    assertThat(jwt.verify(new RSASSAVerifier(Keys.RSA))).isTrue();
    assertThat(key.algorithm()).isEqualTo("RS256");
    assertThat(key.expiresAt()).isEmpty();
    wrong("algorithm: ", () -> key.withAlgorithm("none"));
    wrong("algorithm: ", () -> key.withAlgorithm("ES256"));
    wrong("id: ", () -> key.withKeyId(""));
  }

  @Test
  void theJsonMayBeInBase64() {
    byte[] json = ("\n" + Keys.RSA.toJSONString()).getBytes(StandardCharsets.UTF_8);

    assertThat(SigningKey.jwk(Base64.getEncoder().encodeToString(json)).keyId())
        .contains("test-key-1");
    assertThat(SigningKey.jwk(Base64.getMimeEncoder().encodeToString(json) + "\n").keyId())
        .contains("test-key-1");
    assertThat(SigningKey.jwk(Base64.getUrlEncoder().withoutPadding().encodeToString(json)).keyId())
        .contains("test-key-1");
    wrong("no JSON object", () -> SigningKey.jwk(Base64.getEncoder().encodeToString(new byte[9])));
  }

  @Test
  void aKeyWithoutPrimesWillDo() throws Exception {
    RSAKey bare =
        new RSAKey.Builder(Keys.RSA.toRSAPublicKey())
            .keyID("k")
            .privateKey(Keys.RSA.toRSAPrivateKey())
            .build();
    Map<String, Object> members = new HashMap<>(bare.toJSONObject());
    for (String crt : new String[] {"p", "q", "dp", "dq", "qi"}) {
      members.remove(crt);
    }

    assertThat(SigningKey.jwk(json(members)).keyId()).contains("k");
  }

  @Test
  void saysWhatIsWrongWithAKey() throws Exception {
    refused("'kid'", members -> members.remove("kid"));
    refused("'kid'", members -> members.put("kid", ""));
    refused("'kid'", members -> members.put("kid", 7));
    refused("public key only", members -> members.remove("d"));
    refused("no 'kty'", members -> members.remove("kty"));
    refused("no RSA key", members -> members.put("kty", "oct"));
    refused("'use'", members -> members.put("use", KeyUse.ENCRYPTION.identifier()));
    refused("'kid'", members -> members.put("kid", "a b"));
    refused("'alg'", members -> members.put("alg", "ES256"));
    refused("'alg'", members -> members.put("alg", "HS256"));
    refused("'alg'", members -> members.put("alg", 256));
    refused("missing or damaged", members -> members.remove("n"));
    refused("missing or damaged", members -> members.remove("dp"));
    refused("do not belong together", members -> members.put("q", "???"));
    refused(
        "do not belong together",
        members -> members.put("n", Keys.rsa(2048).getModulus().toString()));
    refused("a set of keys", members -> members.put("keys", new Object[0]));
    wrong("too short", () -> SigningKey.jwk(Keys.rsa(1024).toJSONString()));
    Map<String, Object> ec =
        new HashMap<>(new ECKeyGenerator(Curve.P_256).keyID("ec").generate().toJSONObject());
    ec.put("alg", "ES384");
    wrong("'alg'", () -> SigningKey.jwk(json(ec)));
    ec.remove("alg");
    ec.put("crv", "secp256k1");
    wrong("P-256", () -> SigningKey.jwk(json(ec)));
    ec.put("crv", "P-256");
    ec.put("d", new ECKeyGenerator(Curve.P_256).generate().getD().toString());
    wrong("do not belong together", () -> SigningKey.jwk(json(ec)));
  }

  @Test
  void saysWhatIsNoKeyAtAll() {
    wrong("empty", () -> SigningKey.jwk(""));
    wrong("no JSON object", () -> SigningKey.jwk("[]"));
    wrong("cut off", () -> SigningKey.jwk("{"));
    wrong("jwk(Path)", () -> SigningKey.jwk("key.jwk"));
    wrong("PEM", () -> SigningKey.jwk("-----BEGIN PRIVATE KEY-----\n"));
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    wrong("no such file", () -> SigningKey.jwk(directory.resolve("none.jwk")));
    wrong("cannot be read", () -> SigningKey.jwk(directory));
    Path large = Files.write(directory.resolve("large"), new byte[70_000]);
    wrong("too large", () -> SigningKey.jwk(large));
  }

  private static void refused(String expected, Consumer<Map<String, Object>> change) {
    Map<String, Object> members = new HashMap<>(Keys.RSA.toJSONObject());
    change.accept(members);
    wrong(expected, () -> SigningKey.jwk(json(members)));
  }

  private static void wrong(String expected, ThrowingCallable reading) {
    assertThatIllegalArgumentException()
        .isThrownBy(reading)
        .withMessageContaining(expected)
        .satisfies(e -> assertThat(trace(e)).doesNotContain(Secrets.ofTheKey()));
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String json(Map<String, Object> members) {
    return com.nimbusds.jose.util.JSONObjectUtils.toJSONString(members);
  }
}
