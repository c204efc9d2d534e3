package io.github.dialogporten.sdk.testkit.internal.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compact JWS: made here, or read from what a client sent. */
public final class Jws {

  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "RS256", "SHA256withRSA",
          "RS384", "SHA384withRSA",
          "RS512", "SHA512withRSA",
          "EdDSA", "Ed25519");

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final JsonNode header;
  private final JsonNode claims;
  private final byte[] signed;
  private final byte[] signature;

  private Jws(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {
    this.header = header;
    this.claims = claims;
    this.signed = signed;
    this.signature = signature;
  }

  public JsonNode header() {
    return header;
  }

  public JsonNode claims() {
    return claims;
  }

  /** Null when the text is no JWS with a JSON object in header and body. */
  public static @Nullable Jws parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return null;
    }
    try {
      Base64.Decoder decoder = Base64.getUrlDecoder();
      JsonNode header = Json.parse(decoder.decode(parts[0]));
      JsonNode claims = Json.parse(decoder.decode(parts[1]));
      byte[] signature = decoder.decode(parts[2]);
      if (header == null || claims == null || !header.isObject() || !claims.isObject()) {
        return null;
      }
      byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
      return new Jws(header, claims, signed, signature);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  public static String sign(SigningKey key, String type, ObjectNode claims) {
    ObjectNode header = Json.object();
    header.put("alg", key.algorithm()).put("typ", type).put("kid", key.kid());
    String input = encode(Json.bytes(header)) + "." + encode(Json.bytes(claims));
    try {
      Signature signer = Signature.getInstance(ALGORITHMS.get(key.algorithm()));
      signer.initSign(key.privateKey());
      signer.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + encode(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK cannot sign with " + key.algorithm(), e);
    }
  }

  public String algorithm() {
    return header.path("alg").asText();
  }

  public String kid() {
    return header.path("kid").asText();
  }

  public List<String> scopes() {
    return List.of(claims.path("scope").asText().split(" ", -1));
  }

  /** The one that it is for; empty when it is for several. */
  public String audience() {
    JsonNode audience = claims.path("aud");
    return (audience.isArray() && audience.size() == 1 ? audience.get(0) : audience).asText();
  }

  public String issuer() {
    return claims.path("iss").asText();
  }

  public boolean verifies(PublicKey key) {
    String name = ALGORITHMS.get(algorithm());
    if (name == null) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(name);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }
}
