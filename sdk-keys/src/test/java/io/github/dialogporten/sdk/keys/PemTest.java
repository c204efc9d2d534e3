package io.github.dialogporten.sdk.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemTest {

  @TempDir private Path directory = Path.of("");

  private final String pem =
      Certificates.pem("PRIVATE KEY", Certificates.LEAF_KEY.getPrivate().getEncoded());

  @Test
  void aFileAndItsTextAreTheSameKey() throws Exception {
    Path file = Files.writeString(directory.resolve("key.pem"), "Bag Attributes: <none>\n" + pem);

    for (SigningKey key :
        new SigningKey[] {
          SigningKey.pem(file, "my-key"),
          SigningKey.pem(pem, "my-key"),
          SigningKey.pem(pem.replace("\n", "\r\n"), "my-key"),
          SigningKey.pem(pem.replace("\n", "\\n"), "my-key")
        }) {
      SignedJWT jwt = SignedJWT.parse(key.sign(Map.of("iss", "me")));
      assertThat(jwt.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "RS256", "kid", "my-key"));
      assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) Certificates.LEAF_KEY.getPublic())))
          .isTrue();
      assertThat(key).hasToString("SigningKey[my-key, RS256]");
    }
  }

  @ParameterizedTest
  @CsvSource({"256, ES256", "384, ES384", "521, ES512"})
  void anEcKeySignsWithTheAlgorithmOfItsCurve(int bits, String algorithm) throws Exception {
    KeyPair pair = Certificates.pair("EC", bits);
    SigningKey key =
        SigningKey.pem(Certificates.pem("PRIVATE KEY", pair.getPrivate().getEncoded()), "ec");

    SignedJWT jwt = SignedJWT.parse(key.sign(Map.of("iss", "me")));

    assertThat(key.algorithm()).isEqualTo(algorithm);
    assertThat(jwt.verify(new ECDSAVerifier((ECPublicKey) pair.getPublic()))).isTrue();
  }

  @Test
  void aKeyForRsaPssAloneSignsWithPss() throws Exception {
    KeyPair pair = Certificates.pair("RSASSA-PSS", 2048);
    SigningKey key =
        SigningKey.pem(Certificates.pem("PRIVATE KEY", pair.getPrivate().getEncoded()), "pss");

    SignedJWT jwt = SignedJWT.parse(key.sign(Map.of()));

    assertThat(key.algorithm()).isEqualTo("PS256");
    assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic()))).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> key.withAlgorithm("RS256"));
  }

  @Test
  void saysHowToConvertOtherForms() {
    wrong("openssl pkcs8 -topk8", Certificates.pem("ENCRYPTED PRIVATE KEY", new byte[] {1}));
    wrong("ssh-keygen", Certificates.pem("OPENSSH PRIVATE KEY", new byte[] {1}));
    wrong("is encrypted", Certificates.pem("ENCRYPTED PRIVATE KEY", new byte[] {1}));
    wrong(
        "is encrypted",
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n"
            + "-----END RSA PRIVATE KEY-----\n");
  }

  @Test
  void saysWhatIsMissing() {
    wrong("no PEM text", "");
    wrong("no PEM text", Keys.RSA.toJSONString());
    wrong("cut off", pem.substring(0, 700));
    wrong("several private keys", pem + pem);
    wrong("only what is public", Certificates.pem("PUBLIC KEY", new byte[] {1}));
    wrong("only what is public", Certificates.pem("CERTIFICATE", new byte[] {1}));
    wrong("damaged", Certificates.pem("PRIVATE KEY", new byte[] {1, 2, 3}));
    wrong("damaged", Certificates.pem("RSA PRIVATE KEY", new byte[] {1}));
    wrong("damaged", Certificates.pem("EC PRIVATE KEY", new byte[] {1}));
    wrong("no base64", "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----");
    wrong(
        "no RSA and no EC key",
        Certificates.pem(
            "PRIVATE KEY", Certificates.pair("Ed25519", 255).getPrivate().getEncoded()));
    wrong(
        "too short",
        Certificates.pem("PRIVATE KEY", Certificates.pair("RSA", 1024).getPrivate().getEncoded()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.pem(pem, " "))
        .withMessageStartingWith("keyId: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.pem(directory.resolve("none.pem"), "k"))
        .withMessageContaining("no such file");
  }

  private static void wrong(String expected, String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.pem(text, "k"))
        .withMessageStartingWith("pem: ")
        .withMessageContaining(expected)
        .withNoCause();
  }
}
