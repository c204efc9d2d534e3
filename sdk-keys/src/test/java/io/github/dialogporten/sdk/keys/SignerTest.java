package io.github.dialogporten.sdk.keys;

import static io.github.dialogporten.sdk.keys.Certificates.LEAF;
import static io.github.dialogporten.sdk.keys.Certificates.LEAF_KEY;
import static io.github.dialogporten.sdk.keys.Certificates.MIDDLE;
import static io.github.dialogporten.sdk.keys.Certificates.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignerTest {

  private final Signer rsa = (algorithm, keyId, input) -> signed("SHA256withRSA", LEAF_KEY, input);

  @Test
  void isToldAlgorithmAndIdAndGivesTheSignature() throws Exception {
    List<String> asked = new ArrayList<>();
    SigningKey key =
        SigningKey.of(
            "RS256",
            "kms-7",
            (algorithm, keyId, input) -> {
              asked.add(algorithm + " " + keyId);
              return signed("SHA256withRSA", LEAF_KEY, input);
            });

    SignedJWT jwt = SignedJWT.parse(key.sign(Map.of("iss", "me")));

    assertThat(asked).containsExactly("RS256 kms-7");
    assertThat(jwt.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "RS256", "kid", "kms-7"));
    assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) LEAF_KEY.getPublic()))).isTrue();
    assertThat(key).hasToString("SigningKey[kms-7, RS256]");
  }

  @ParameterizedTest
  @CsvSource({
    "256, ES256, SHA256withECDSA",
    "256, ES256, SHA256withECDSAinP1363Format",
    "384, ES384, SHA384withECDSA",
    "521, ES512, SHA512withECDSA",
    "521, ES512, SHA512withECDSAinP1363Format",
  })
  void ecdsaMayComeInEitherForm(int bits, String algorithm, String jcaName) throws Exception {
    KeyPair pair = Certificates.pair("EC", bits);
    SigningKey key =
        SigningKey.of(algorithm, "ec", (alg, id, input) -> signed(jcaName, pair, input));

    SignedJWT jwt = SignedJWT.parse(key.sign(Map.of("iss", "me")));

    assertThat(jwt.verify(new ECDSAVerifier((ECPublicKey) pair.getPublic()))).isTrue();
  }

  @Test
  void aChainInAnyOrderIsSentInItsOwn() throws Exception {
    for (List<X509Certificate> chain :
        List.of(
            List.of(LEAF, MIDDLE, ROOT),
            List.of(ROOT, MIDDLE, LEAF),
            List.of(MIDDLE, LEAF, ROOT, MIDDLE))) {
      SigningKey key = SigningKey.of("RS256", "hsm", chain, rsa);
      assertThat(SignedJWT.parse(key.sign(Map.of())).getHeader().toJSONObject())
          .isEqualTo(
              Map.of(
                  "alg",
                  "RS256",
                  "x5c",
                  List.of(Pkcs12Test.text(LEAF), Pkcs12Test.text(MIDDLE), Pkcs12Test.text(ROOT))));
      assertThat(key.keyId()).isEmpty();
    }
  }

  @Test
  void saysWhatIsWrongWithTheChain() {
    wrong("chain: one or more", List.of());
    wrong("chain is broken", List.of(LEAF, ROOT));
    wrong("chain is broken", List.of(LEAF, MIDDLE, other("x")));
    wrong(
        "certificate: ",
        List.of(
            Certificates.issue(
                "x",
                LEAF_KEY.getPublic(),
                "x",
                LEAF_KEY,
                Certificates.FROM,
                Instant.parse("2021-01-01T00:00:00Z"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.of("ES256", "hsm", List.of(LEAF), rsa))
        .withMessageStartingWith("algorithm: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.of("HS256", "hsm", rsa))
        .withMessageStartingWith("algorithm: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.of("RS256", "", rsa))
        .withMessageStartingWith("keyId: ");
  }

  @Test
  void aSignatureOfAnotherKeyIsNotSent() {
    SigningKey key = SigningKey.of("RS256", "hsm", List.of(other("x")), rsa);

    fails("not one of the certificate's key", key);
  }

  @Test
  void whatASignerThrowsIsToldWithoutItsMessage() {
    fails(
        "java.lang.IllegalStateException, by java.io.IOException",
        SigningKey.of(
            "RS256",
            "kms",
            (algorithm, keyId, input) -> {
              throw new IllegalStateException("canary", new IOException("canary"));
            }));
    fails("gave no signature", SigningKey.of("RS256", "kms", (a, k, input) -> new byte[0]));
    fails("not one of RS256", SigningKey.of("RS256", "kms", (a, k, input) -> new byte[255]));
    fails("not one of ES256", SigningKey.of("ES256", "kms", (a, k, input) -> new byte[63]));
    fails("damaged", SigningKey.of("ES256", "kms", (a, k, input) -> new byte[] {0x30, 3, 2}));
  }

  @Test
  void anInterruptedSignerLeavesTheThreadInterrupted() {
    SigningKey key =
        SigningKey.of(
            "RS256",
            "kms",
            (algorithm, keyId, input) -> {
              throw new InterruptedException("canary");
            });

    fails("interrupted", key);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static X509Certificate other(String name) {
    KeyPair pair = Certificates.rsa();
    return Certificates.issue(name, pair.getPublic(), name, pair);
  }

  private void wrong(String expected, List<X509Certificate> chain) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.of("RS256", "hsm", chain, rsa))
        .withMessageContaining(expected);
  }

  private static void fails(String expected, SigningKey key) {
    assertThatExceptionOfType(SigningException.class)
        .isThrownBy(() -> key.sign(Map.of()))
        .withMessageContaining(expected)
        .withMessageNotContaining("canary")
        .withNoCause();
  }

  private static byte[] signed(String jcaName, KeyPair key, byte[] input) throws Exception {
    Signature signature = Signature.getInstance(jcaName);
    signature.initSign(key.getPrivate());
    signature.update(input);
    return signature.sign();
  }
}
