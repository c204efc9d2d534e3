package io.github.dialogporten.sdk.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.KeyPair;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a private key from a JWK, and says what is wrong with one that will not do. Causes are left
 * out of what it throws: a parser's message can quote the key.
 */
final class JwkReader {

  private final String argument;

  private JwkReader(String argument) {
    this.argument = argument;
  }

  static SigningKey read(String argument, String text) {
    return read(argument, text, null);
  }

  /** With the id from elsewhere, for a JWK that has none. */
  static SigningKey read(String argument, String text, @Nullable String keyId) {
    return new JwkReader(argument).key(text, keyId);
  }

  private SigningKey key(String text, @Nullable String givenId) {
    Map<String, Object> members = members(text);
    if (members.get("keys") != null) {
      throw wrong("a set of keys; take the one key out of its 'keys'");
    }
    if (!(members.get("kty") instanceof String type)) {
      throw wrong("JSON, but no JWK: it has no 'kty'");
    }
    if (!type.equals("RSA") && !type.equals("EC")) {
      throw wrong("no RSA key, and no EC key either");
    }
    if (members.get("d") == null) {
      throw wrong("a public key only; signing needs the private one, with 'd' in it");
    }
    String keyId = keyId(members, givenId);
    if (members.get("use") instanceof String use && !use.equals("sig")) {
      throw wrong("not for signing; its 'use' has to be 'sig', or absent");
    }
    if (members.get("alg") != null && KeyAlgorithm.named(members.get("alg")).isEmpty()) {
      throw wrongAlgorithm();
    }
    KeyPair pair = pair(members, type);
    KeyAlgorithm algorithm = algorithm(members.get("alg"), pair);
    LocalKey material = LocalKey.of(argument, pair.getPrivate());
    if (!material.belongsTo(pair.getPublic(), algorithm)) {
      throw wrong("damaged: its private and its public members do not belong together");
    }
    return new SigningKey(algorithm, keyId, null, material);
  }

  private Map<String, Object> members(String text) {
    String json = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (json.stripLeading().startsWith("-----BEGIN")) {
      throw wrong("a PEM file, no JWK");
    }
    return JsonObjects.in(json)
        .or(() -> JsonObjects.inBase64(json))
        .orElseThrow(
            () ->
                wrong(
                    argument.equals("json")
                        ? "no JSON object, nor one in base64 (a file is read with jwk(Path))"
                        : "no JSON object, nor one in base64"));
  }

  private String keyId(Map<String, Object> members, @Nullable String given) {
    @Nullable Object own = members.get("kid");
    if (own == null && given != null) {
      return given;
    }
    if (!(own instanceof String keyId) || keyId.isBlank()) {
      throw wrong("without 'kid'; add the id under which the key is registered on the client");
    }
    if (given != null && !given.equals(keyId)) {
      throw new IllegalArgumentException("keyId: another one than the JWK's own 'kid'");
    }
    if (!SigningKey.isKeyId(keyId)) {
      throw wrong("with a 'kid' that is not 1 to 255 visible ASCII characters");
    }
    return keyId;
  }

  private KeyAlgorithm algorithm(@Nullable Object alg, KeyPair pair) {
    Optional<KeyAlgorithm> found =
        alg == null ? KeyAlgorithm.preset(pair.getPrivate()) : KeyAlgorithm.named(alg);
    return found.filter(each -> each.fits(pair.getPrivate())).orElseThrow(this::wrongAlgorithm);
  }

  private IllegalArgumentException wrongAlgorithm() {
    return wrong(
        "for an algorithm that is none of its kind; its 'alg' has to be RS256, RS384, RS512, PS256,"
            + " PS384 or PS512 with RSA, that of its curve with EC, or absent");
  }

  private KeyPair pair(Map<String, Object> members, String type) {
    try {
      return type.equals("RSA")
          ? RSAKey.parse(members).toKeyPair()
          : ECKey.parse(members).toKeyPair();
    } catch (ParseException | JOSEException | IllegalStateException | IllegalArgumentException e) {
      throw wrong(
          "no complete "
              + type
              + " key: members are missing or damaged"
              + (type.equals("EC") ? ", or its curve is none of P-256, P-384 and P-521" : ""));
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        argument + ": a private key as a JWK is needed; this is " + what);
  }
}
