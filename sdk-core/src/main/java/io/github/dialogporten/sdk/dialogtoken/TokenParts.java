package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compact JWS, taken apart in the one way in which it can be read. */
final class TokenParts {

  /** More than fits into the headers that servers take. */
  private static final int LONGEST = 32_768;

  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Map<String, @Nullable Object> header;
  private final Map<String, @Nullable Object> claims;
  private final byte[] signed;
  private final byte[] signature;

  private TokenParts(
      Map<String, @Nullable Object> header,
      Map<String, @Nullable Object> claims,
      byte[] signed,
      byte[] signature) {
    this.header = header;
    this.claims = claims;
    this.signed = signed;
    this.signature = signature;
  }

  /** The parts; null when the text is no compact JWS. The last part may be empty. */
  static @Nullable TokenParts of(String token) {
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (token.length() > LONGEST
        || first < 0
        || second < 0
        || token.indexOf('.', second + 1) >= 0) {
      return null;
    }
    @Nullable Map<String, @Nullable Object> header = object(token.substring(0, first));
    @Nullable Map<String, @Nullable Object> claims = object(token.substring(first + 1, second));
    byte @Nullable [] signature = decoded(token.substring(second + 1));
    if (header == null || claims == null || signature == null) {
      return null;
    }
    byte[] signed = token.substring(0, second).getBytes(StandardCharsets.US_ASCII);
    return new TokenParts(header, claims, signed, signature);
  }

  private static @Nullable Map<String, @Nullable Object> object(String part) {
    byte @Nullable [] json = decoded(part);
    return json == null ? null : Json.readStrictObject(json);
  }

  /**
   * Null unless it is what an encoder writes: no padding, and nothing in the bits that are left.
   */
  static byte @Nullable [] decoded(String part) {
    try {
      byte[] bytes = DECODER.decode(part);
      return ENCODER.encodeToString(bytes).equals(part) ? bytes : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** A text of the header; null when it is not there, or no text. */
  @Nullable String header(String name) {
    return header.get(name) instanceof String text ? text : null;
  }

  boolean hasHeader(String name) {
    return header.containsKey(name);
  }

  Map<String, @Nullable Object> claims() {
    return claims;
  }

  boolean isSignedBy(Ed25519Key key) {
    return key.verifies(signed, signature);
  }
}
