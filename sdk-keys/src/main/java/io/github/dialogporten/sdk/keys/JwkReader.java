package io.github.dialogporten.sdk.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a private RSA key from a JWK, and says what is wrong with one that will not do. Causes are
 * left out of what it throws: a parser's message can quote the key.
 */
final class JwkReader {

  /** The preset first. */
  private static final List<String> ALGORITHMS = List.of("RS256", "RS384", "RS512");

  private static final int FEWEST_BITS = 2048;
  private static final byte[] SAMPLE = "sample".getBytes(StandardCharsets.US_ASCII);

  private final String argument;

  private JwkReader(String argument) {
    this.argument = argument;
  }

  static SigningKey read(String argument, String text) {
    return new JwkReader(argument).read(text);
  }

  private SigningKey read(String text) {
    Map<String, Object> members = members(text);
    if (members.get("keys") != null) {
      throw wrong("a set of keys; take the one key out of its 'keys'");
    }
    if (!(members.get("kty") instanceof String type)) {
      throw wrong("JSON, but no JWK: it has no 'kty'");
    }
    if (!type.equals("RSA")) {
      throw wrong("no RSA key; Maskinporten takes RSA keys only");
    }
    if (members.get("d") == null) {
      throw wrong("a public key only; signing needs the private one, with 'd' in it");
    }
    if (!(members.get("kid") instanceof String keyId) || keyId.isBlank()) {
      throw wrong(
          "without 'kid'; add the id under which the key is registered on the client in"
              + " Maskinporten");
    }
    if (members.get("use") instanceof String use && !use.equals("sig")) {
      throw wrong("not for signing; its 'use' has to be 'sig', or absent");
    }
    String algorithm = algorithm(members.get("alg"));
    return new SigningKey(algorithm, keyId, signer(members, algorithm));
  }

  private Map<String, Object> members(String text) {
    String json = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (json.stripLeading().startsWith("-----BEGIN")) {
      throw wrong("a PEM file, no JWK");
    }
    return JsonObjects.in(json)
        .orElseThrow(
            () ->
                wrong(
                    argument.equals("json")
                        ? "no JSON object (a file is read with jwk(Path))"
                        : "no JSON object"));
  }

  private String algorithm(@Nullable Object alg) {
    if (alg == null) {
      return ALGORITHMS.get(0);
    }
    if (alg instanceof String text && ALGORITHMS.contains(text)) {
      return text;
    }
    throw wrong("for another algorithm; its 'alg' has to be RS256, RS384, RS512, or absent");
  }

  private RawSigner signer(Map<String, Object> members, String algorithm) {
    PrivateKey secret;
    PublicKey open;
    try {
      RSAKey key = RSAKey.parse(members);
      if (key.size() < FEWEST_BITS) {
        throw wrong("too short; RSA keys are of " + FEWEST_BITS + " bits or more");
      }
      secret = key.toRSAPrivateKey();
      open = key.toRSAPublicKey();
    } catch (ParseException | JOSEException | IllegalStateException e) {
      throw wrong("no complete RSA key: members are missing or damaged");
    }
    String jcaName = "SHA" + algorithm.substring(2) + "withRSA";
    RawSigner signer =
        input -> {
          Signature signature = Signature.getInstance(jcaName);
          signature.initSign(secret);
          signature.update(input);
          return signature.sign();
        };
    if (!belongTogether(signer, jcaName, open)) {
      throw wrong("damaged: its private and its public members do not belong together");
    }
    return signer;
  }

  private static boolean belongTogether(RawSigner signer, String jcaName, PublicKey open) {
    try {
      Signature check = Signature.getInstance(jcaName);
      check.initVerify(open);
      check.update(SAMPLE);
      return check.verify(signer.sign(SAMPLE));
    } catch (GeneralSecurityException | ArithmeticException e) {
      return false;
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        argument + ": a private RSA JWK is needed; this is " + what);
  }
}
