package io.github.dialogporten.sdk.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void aFileAndItsTextAreTheSameKey() throws Exception {
    Path file = Files.writeString(directory.resolve("key.jwk"), "\ufeff" + Keys.RSA.toJSONString());

    SigningKey key = SigningKey.jwk(file);

    assertThat(key.keyId()).isEqualTo("test-key-1");
    assertThat(key.algorithm()).isEqualTo("RS256");
    assertThat(SignedJWT.parse(key.sign(Map.of("iss", "me"))).getHeader().toJSONObject())
        .isEqualTo(Map.of("alg", "RS256", "kid", "test-key-1"));
    assertThat(key.toString()).isEqualTo("SigningKey[test-key-1, RS256]");
  }

  @ParameterizedTest
  @CsvSource({
    "RS256, SHA256withRSA",
    "RS384, SHA384withRSA",
    "RS512, SHA512withRSA",
  })
  void signsAsTheKeySays(String algorithm, String jcaName) throws Exception {
    SigningKey key = SigningKey.jwk(Keys.withAlgorithm(algorithm).toJSONString());
    SignedJWT jwt = SignedJWT.parse(key.sign(Map.of("iss", "me", "iat", 1L)));

    Signature check = Signature.getInstance(jcaName);
    check.initVerify(Keys.RSA.toPublicKey());
    check.update(jwt.getSigningInput());

    assertThat(key.algorithm()).isEqualTo(algorithm);
    assertThat(check.verify(jwt.getSignature().decode())).isTrue();
    assertThat(jwt.getJWTClaimsSet().toJSONObject()).isEqualTo(Map.of("iss", "me", "iat", 1L));
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

    assertThat(SigningKey.jwk(json(members)).keyId()).isEqualTo("k");
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
    refused("'alg'", members -> members.put("alg", "PS256"));
    refused("'alg'", members -> members.put("alg", 256));
    refused("missing or damaged", members -> members.remove("n"));
    refused("missing or damaged", members -> members.remove("dp"));
    refused("do not belong together", members -> members.put("q", "???"));
    refused(
        "do not belong together",
        members -> members.put("n", Keys.rsa(2048).getModulus().toString()));
    refused("a set of keys", members -> members.put("keys", new Object[0]));
    wrong("too short", () -> SigningKey.jwk(Keys.rsa(1024).toJSONString()));
    String ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate().toJSONString();
    wrong("no RSA key", () -> SigningKey.jwk(ec));
  }

  @Test
  void saysWhatIsNoKeyAtAll() {
    wrong("no JSON object", () -> SigningKey.jwk(""));
    wrong("no JSON object", () -> SigningKey.jwk("[]"));
    wrong("no JSON object", () -> SigningKey.jwk("{"));
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
