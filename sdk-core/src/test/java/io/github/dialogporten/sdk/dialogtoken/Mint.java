package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Makes dialog tokens as Dialogporten does, and such as it never would. */
final class Mint {

  static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  static final UUID DIALOG = UUID.fromString("0198c2a1-0000-7000-8000-000000000003");
  static final String PARTY = "urn:altinn:organization:identifier-no:310923044";
  static final String RESOURCE = "urn:altinn:resource:syntetisk-tjeneste";
  static final String ISSUER = AltinnEnvironment.TT02.dialogporten() + "/api/v1";

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final String keyId;
  private final KeyPair pair;

  Mint(String keyId) {
    this.keyId = keyId;
    try {
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The public key as RFC 8037 writes it. */
  String x() {
    EdECPublicKey key = (EdECPublicKey) pair.getPublic();
    byte[] big = key.getPoint().getY().toByteArray();
    byte[] raw = new byte[32];
    for (int i = 0; i < raw.length && i < big.length; i++) {
      raw[i] = big[big.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      raw[31] |= (byte) 0x80;
    }
    return BASE64.encodeToString(raw);
  }

  String jwk() {
    return ("{'kty':'OKP','use':'sig','kid':'%s','crv':'Ed25519','x':'%s','alg':'EdDSA'}")
        .formatted(keyId, x())
        .replace('\'', '"');
  }

  static String jwks(Mint... mints) {
    StringBuilder keys = new StringBuilder();
    for (Mint mint : mints) {
      keys.append(keys.isEmpty() ? "" : ",").append(mint.jwk());
    }
    return "{\"keys\":[" + keys + "]}";
  }

  Map<String, Object> header() {
    return new LinkedHashMap<>(Map.of("alg", "EdDSA", "typ", "JWT", "kid", keyId));
  }

  static Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jti", "2f1b0a52-0000-4000-8000-000000000001");
    claims.put("c", "urn:altinn:organization:identifier-no:310010693");
    claims.put("l", 3);
    claims.put("y", "urn:altinn:systemuser:uuid:2f1b0a52-0000-4000-8000-000000000002");
    claims.put("o", PARTY);
    claims.put("p", PARTY);
    claims.put("s", RESOURCE);
    claims.put("i", DIALOG.toString());
    claims.put("a", "read;write;transmissionread,urn:altinn:subresource:x");
    claims.put("iss", ISSUER);
    claims.put("iat", NOW.getEpochSecond());
    claims.put("nbf", NOW.getEpochSecond());
    claims.put("exp", NOW.plusSeconds(600).getEpochSecond());
    return claims;
  }

  /** As Dialogporten makes it. */
  String token() {
    return token(header(), claims());
  }

  String with(String claim, Object value) {
    Map<String, Object> claims = claims();
    claims.put(claim, value);
    return token(header(), claims);
  }

  String without(String claim) {
    Map<String, Object> claims = claims();
    claims.remove(claim);
    return token(header(), claims);
  }

  String withHeader(String name, Object value) {
    Map<String, Object> header = header();
    header.put(name, value);
    return token(header, claims());
  }

  String withoutHeader(String name) {
    Map<String, Object> header = header();
    header.remove(name);
    return token(header, claims());
  }

  String token(Map<String, Object> header, Map<String, Object> claims) {
    return signed(Json.write(header), Json.write(claims));
  }

  String signed(String header, String claims) {
    return signed(header.getBytes(StandardCharsets.UTF_8), claims.getBytes(StandardCharsets.UTF_8));
  }

  private String signed(byte[] header, byte[] claims) {
    String input = encoded(header) + "." + encoded(claims);
    return input + "." + encoded(signature(input));
  }

  byte[] signature(String input) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(input.getBytes(StandardCharsets.UTF_8));
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String encoded(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }
}
