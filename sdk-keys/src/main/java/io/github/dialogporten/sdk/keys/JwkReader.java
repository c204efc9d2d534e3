package io.github.dialogporten.sdk.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.KeyPair;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a private key from a JWK, and says what is wrong with one that will not do. Causes are left
 * out of what it throws: a parser's message can quote the key.
 */
final class JwkReader {

  private static final Set<String> NEEDED =
      Set.of("kty", "n", "e", "d", "p", "q", "dp", "dq", "qi", "oth", "crv", "x", "y");

  private final String argument;

  private JwkReader(String argument) {
    this.argument = argument;
  }

  /** With the id from elsewhere, for a JWK that has none, and for a set with several. */
  static SigningKey read(String argument, KeyContent content, @Nullable String keyId) {
    return new JwkReader(argument).key(content, keyId);
  }

  private SigningKey key(KeyContent content, @Nullable String givenId) {
    Map<String, Object> members = members(content, givenId);
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

  private Map<String, Object> members(KeyContent content, @Nullable String givenId) {
    if (content.is(KeyContent.Form.PEM)) {
      throw wrong("a PEM file, no JWK; SigningKey.pem reads it");
    }
    if (content.isStore()) {
      throw wrong(content.phrase("") + ", no JWK; SigningKey.pkcs12 reads it from a file");
    }
    if (!content.is(KeyContent.Form.JSON)) {
      throw wrong(
          content.phrase(
              argument.equals("json")
                  ? "no JSON object, nor one in base64 (a file is read with jwk(Path))"
                  : "no JSON object, nor one in base64"));
    }
    Map<String, Object> members = JsonObjects.in(content.text()).orElseThrow();
    @Nullable Object keys = members.get("keys");
    return keys == null ? members : ofSet(keys, givenId);
  }

  /** The one private key of a set, or the one of that id. */
  private Map<String, Object> ofSet(Object keys, @Nullable String givenId) {
    List<Map<String, Object>> secret = new ArrayList<>();
    for (Object each : keys instanceof List<?> list ? list : List.of()) {
      if (each instanceof Map<?, ?> key && key.get("d") != null) {
        Map<String, Object> members = new HashMap<>();
        key.forEach((name, value) -> members.put(String.valueOf(name), value));
        secret.add(members);
      }
    }
    if (secret.isEmpty()) {
      throw wrong("a set of keys without a private one; signing needs one with 'd' in it");
    }
    if (secret.size() == 1) {
      return secret.get(0);
    }
    if (givenId == null) {
      throw wrong(
          "a set of keys with "
              + secret.size()
              + " private ones; leave one, or say which with KeyFile.keyId");
    }
    return secret.stream()
        .filter(each -> givenId.equals(each.get("kid")))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "keyId: no private key of the set has it for its 'kid'"));
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
    // what else stands in it is not needed, and the parser fails for much of it
    Map<String, Object> needed = new HashMap<>(members);
    needed.keySet().retainAll(NEEDED);
    try {
      return type.equals("RSA")
          ? RSAKey.parse(needed).toKeyPair()
          : ECKey.parse(needed).toKeyPair();
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
