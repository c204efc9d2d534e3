package io.github.dialogporten.sdk.dialogtoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519KeyTest {

  private static Ed25519Key key(byte[] raw) {
    return Ed25519Key.of(Mint.encoded(raw));
  }

  private static byte[] littleEndian(BigInteger value) {
    byte[] big = value.toByteArray();
    byte[] raw = new byte[32];
    for (int i = 0; i < big.length && i < raw.length; i++) {
      raw[i] = big[big.length - 1 - i];
    }
    return raw;
  }

  /** RFC 8037, appendix A.4. */
  @Test
  void signatureOfTheStandard() {
    Ed25519Key key = Ed25519Key.of("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    byte[] signed =
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
            .getBytes(StandardCharsets.US_ASCII);
    byte[] signature =
        Base64.getUrlDecoder()
            .decode(
                "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");

    assertThat(key.verifies(signed, signature)).isTrue();
    signed[0]++;
    assertThat(key.verifies(signed, signature)).isFalse();
  }

  /** What Dialogporten published in TT02. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zs9hR9oqgf53th2lTdrBq3C1TZ9UlR-HVJOiUpWV63o",
        "23Sijekv5ATW4sSEiRPzL_rXH-zRV8MK8jcs5ExCmSU"
      })
  void keysThatWerePublished(String x) {
    assertThat(Ed25519Key.of(x)).isNotNull();
  }

  @Test
  void everyKeyThatIsMade() {
    for (int i = 0; i < 200; i++) {
      Mint mint = new Mint("k");
      byte[] signed = {1, 2, (byte) i};
      byte[] signature = mint.signature(new String(signed, StandardCharsets.ISO_8859_1));
      Ed25519Key key = Ed25519Key.of(mint.x());
      assertThat(key).isNotNull();
      byte[] utf8 =
          new String(signed, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
      assertThat(key.verifies(utf8, signature)).isTrue();
    }
  }

  @Test
  void notInTheOneForm() {
    String x = new Mint("k").x();
    assertThat(Ed25519Key.of(null)).isNull();
    assertThat(Ed25519Key.of("")).isNull();
    assertThat(Ed25519Key.of(x + "=")).isNull();
    assertThat(Ed25519Key.of(x.substring(1))).isNull();
    assertThat(Ed25519Key.of(x + "A")).isNull();
    assertThat(key(new byte[31])).isNull();
    assertThat(key(new byte[33])).isNull();
    assertThat(Ed25519Key.of("+" + x.substring(1))).isNull();
  }

  @Test
  void noPointOfTheCurve() {
    BigInteger field = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    assertThat(key(littleEndian(field))).isNull();
    assertThat(key(littleEndian(field.add(BigInteger.valueOf(3))))).isNull();
    int none = 0;
    for (int y = 2; y < 42; y++) {
      none += key(littleEndian(BigInteger.valueOf(y))) == null ? 1 : 0;
    }
    assertThat(none).as("about half of all numbers are no point").isBetween(8, 32);
  }
}
