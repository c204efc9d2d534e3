package io.github.dialogporten.sdk.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The key that a client signs its requests to Maskinporten and ID-porten with, and the id under
 * which its public half is registered on the client. A registered key works for a year at most.
 *
 * <p>Immutable and thread-safe. Nothing of the key is in {@code toString} or in an exception.
 */
public final class SigningKey {

  private static final long MOST_BYTES = 65_536;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final String algorithm;
  private final String keyId;
  private final RawSigner signer;

  SigningKey(String algorithm, String keyId, RawSigner signer) {
    this.algorithm = algorithm;
    this.keyId = keyId;
    this.signer = signer;
  }

  /**
   * A private key from a JWK file: RSA of 2048 bits or more, with its {@code kid}. It signs with
   * RS256, or with RS384 or RS512 when its {@code alg} says so.
   *
   * @param file the file, read once
   * @return the key
   * @throws IllegalArgumentException when there is no such file, it cannot be read, or it holds no
   *     such key; says which, without quoting it
   */
  public static SigningKey jwk(Path file) {
    Objects.requireNonNull(file, "file");
    String text;
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException("file: too large for a JWK");
      }
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "file: there is no such file (a relative path starts at the working directory)", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("file: it cannot be read", e);
    }
    return JwkReader.read("file", text);
  }

  /**
   * A private key from the JSON of a JWK: RSA of 2048 bits or more, with its {@code kid}. It signs
   * with RS256, or with RS384 or RS512 when its {@code alg} says so.
   *
   * @param json the JWK
   * @return the key
   * @throws IllegalArgumentException when it holds no such key; says why, without quoting it
   */
  public static SigningKey jwk(String json) {
    Objects.requireNonNull(json, "json");
    return JwkReader.read("json", json);
  }

  /**
   * The id under which the public half is registered on the client. No secret.
   *
   * @return the {@code kid}
   */
  public String keyId() {
    return keyId;
  }

  /**
   * What it signs with.
   *
   * @return {@code RS256}, {@code RS384} or {@code RS512}
   */
  public String algorithm() {
    return algorithm;
  }

  /**
   * Signs a JWT, with {@code alg} and what names the key in its header.
   *
   * @param claims the claims: texts, numbers, lists and maps of these
   * @return the signed JWT in its compact form; a secret while it lives
   * @throws GeneralSecurityException when the key did not sign
   */
  public String sign(Map<String, ?> claims) throws GeneralSecurityException {
    String input = encode(header()) + "." + encode(claims);
    byte[] signature = signer.sign(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + BASE64.encodeToString(signature);
  }

  /** How the receiver finds the public half. */
  private Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm);
    header.put("kid", keyId);
    return header;
  }

  private static String encode(Map<String, ?> json) {
    return BASE64.encodeToString(JsonObjects.write(json).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "SigningKey[" + keyId + ", " + algorithm + "]";
  }
}
