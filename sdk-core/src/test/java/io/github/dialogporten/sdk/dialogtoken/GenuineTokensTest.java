package io.github.dialogporten.sdk.dialogtoken;

import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.ACTION;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.ALGORITHM;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.CRITICAL_HEADER;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.DIALOG;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.FORMAT;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.ISSUER;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.KEY_UNKNOWN;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.LEVEL;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.PARTY;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.SERVICE_RESOURCE;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.SIGNATURE;
import static io.github.dialogporten.sdk.dialogtoken.DialogTokenFailure.TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens are taken for Dialogporten's own: by their form, their key and their issuer. */
class GenuineTokensTest extends DialogTokenValidation {

  @Test
  void whatIsNotKnownIsPassedOver() {
    fails(mint.with("pp", List.of("urn:x")));
    fails(mint.withHeader("jku", "https://attacker.example/jwks.json"));
    fails(mint.with("u", Mint.PARTY));
    assertThat(validator.validate(mint.with("a", "")).isValid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "...",
        "a",
        "a.b",
        "a.b.c",
        "\u0000",
        "Bearer x.y.z",
        "🙂.🙂.🙂"
      })
  void textsThatAreNoTokens(String text) {
    DialogTokenResult result = validator.validate(text, all());

    assertThat(result.failures()).containsExactly(FORMAT);
    assertThat(result.claims()).isEmpty();
    assertThat(result.unverifiedClaims()).isEmpty();
  }

  @Test
  void formsThatAreNotTheOneForm() {
    String token = mint.token();
    String[] parts = token.split("\\.");
    fails(token + ".", FORMAT);
    fails("." + token, FORMAT);
    fails(token + "=", FORMAT);
    fails(token + "\n", FORMAT);
    fails(" " + token, FORMAT);
    fails(parts[0] + "." + parts[1], FORMAT);
    fails(parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[2], FORMAT);
    fails(parts[0] + ".." + parts[2], FORMAT);
    fails(mint.with("x", "y".repeat(40_000)), FORMAT);
    fails(mint.signed("[]", "{}"), FORMAT);
    fails(mint.signed("{}", "null"), FORMAT);
    fails(mint.signed("{}", "{} {}"), FORMAT);
    fails(mint.signed("{}", "{\"a\":1"), FORMAT);
  }

  /** Of two members with one name some readers take the first, and others the last. */
  @Test
  void aMemberTwice() {
    String header = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"k1\"}";
    fails(mint.signed(header.replace("{", "{\"alg\":\"none\","), "{}"), FORMAT);
    fails(mint.signed(header, "{\"i\":\"a\",\"i\":\"b\"}"), FORMAT);
    fails(mint.signed(header, "{\"i\":{\"x\":1,\"x\":2}}"), FORMAT);
  }

  @Test
  void bitsThatAreLeftOver() {
    String token = mint.token();
    int last = token.length() - 1;
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char other = alphabet.charAt(alphabet.indexOf(token.charAt(last)) + 1);

    // a lax decoder reads the same signature from it
    assertThat(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)))
        .isEqualTo(
            Base64.getUrlDecoder()
                .decode(token.substring(token.lastIndexOf('.') + 1, last) + other));
    fails(token.substring(0, last) + other, FORMAT);
  }

  @Test
  void anotherAlgorithm() throws Exception {
    String none = mint.withHeader("alg", "none");
    fails(none, ALGORITHM);
    fails(none.substring(0, none.lastIndexOf('.') + 1), ALGORITHM);
    fails(mint.withHeader("alg", "eddsa"), ALGORITHM);
    fails(mint.withHeader("alg", 1), ALGORITHM);
    fails(mint.withoutHeader("alg"), ALGORITHM);

    Map<String, Object> header = mint.header();
    header.put("alg", "HS256");
    String input = mint.token(header, Mint.claims());
    input = input.substring(0, input.lastIndexOf('.'));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(mint.x()), "HmacSHA256"));
    byte[] code = mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
    fails(input + "." + Mint.encoded(code), ALGORITHM);

    header.put("alg", "RS256");
    input = mint.token(header, Mint.claims());
    input = input.substring(0, input.lastIndexOf('.'));
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initSign(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
    rsa.update(input.getBytes(StandardCharsets.US_ASCII));
    fails(input + "." + Mint.encoded(rsa.sign()), ALGORITHM);
  }

  @Test
  void anotherCurve() throws Exception {
    String input = mint.token();
    input = input.substring(0, input.lastIndexOf('.'));
    Signature signer = Signature.getInstance("Ed448");
    signer.initSign(KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPrivate());
    signer.update(input.getBytes(StandardCharsets.US_ASCII));

    fails(input + "." + Mint.encoded(signer.sign()), SIGNATURE);
  }

  @Test
  void anotherType() {
    fails(mint.withHeader("typ", "jwt"));
    fails(mint.withHeader("typ", "dialogcontexttoken+jwt"), TYPE);
    fails(mint.withHeader("typ", "at+jwt"), TYPE);
    fails(mint.withoutHeader("typ"), TYPE);
    assertThat(validator.validate(mint.withHeader("typ", "dialogcontexttoken+jwt")).claims())
        .isEmpty();
  }

  @Test
  void extensionsThatMustBeUnderstood() {
    fails(mint.withHeader("crit", List.of("b64")), CRITICAL_HEADER);
    fails(mint.withHeader("crit", List.of("exp")), CRITICAL_HEADER);
    fails(
        mint.signed("{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"k1\",\"crit\":null}", "{}"),
        FORMAT,
        CRITICAL_HEADER,
        ISSUER,
        DIALOG,
        PARTY,
        SERVICE_RESOURCE,
        ACTION,
        LEVEL);
  }

  @Test
  void anotherKey() {
    fails(new Mint("k1").token(), SIGNATURE);
    fails(new Mint("k2").token(), KEY_UNKNOWN);
    fails(mint.withoutHeader("kid"), KEY_UNKNOWN);
    fails(mint.withHeader("kid", 1), KEY_UNKNOWN);
  }

  @Test
  void tamperedWith() {
    String[] parts = mint.token().split("\\.");
    String[] other = mint.with("a", "read;write;sign").split("\\.");
    fails(parts[0] + "." + other[1] + "." + parts[2], SIGNATURE, ACTION);
    fails(mint.withHeader("x", 1).split("\\.")[0] + "." + parts[1] + "." + parts[2], SIGNATURE);
    byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
    for (int i = 0; i < signature.length; i++) {
      signature[i] ^= 1;
      fails(parts[0] + "." + parts[1] + "." + Mint.encoded(signature), SIGNATURE);
      signature[i] ^= 1;
    }
    fails(parts[0] + "." + parts[1] + ".", SIGNATURE);
    fails(parts[0] + "." + parts[1] + "." + Mint.encoded(new byte[64]), SIGNATURE);
    fails(parts[0] + "." + parts[1] + "." + Mint.encoded(new byte[63]), SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://platform.tt02.altinn.no/dialogporten/api/v1/",
        "https://platform.tt02.altinn.no/dialogporten",
        "https://platform.altinn.no/dialogporten/api/v1",
        "http://platform.tt02.altinn.no/dialogporten/api/v1",
        "HTTPS://platform.tt02.altinn.no/dialogporten/api/v1",
        ""
      })
  void anotherIssuer(String issuer) {
    fails(mint.with("iss", issuer), ISSUER);
    fails(mint.without("iss"), ISSUER);
    assertThat(validator.validate(mint.with("iss", issuer)).claims()).isEmpty();
  }
}
