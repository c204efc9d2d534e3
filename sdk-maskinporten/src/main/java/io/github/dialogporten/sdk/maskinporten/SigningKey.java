package io.github.dialogporten.sdk.maskinporten;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The key that a client signs its requests to Maskinporten with, and the id under which its public
 * half is registered on the client. A registered key works for a year at most.
 *
 * <p>Immutable and thread-safe. Nothing of the key is in {@code toString} or in an exception.
 */
public final class SigningKey {

  private static final long MOST_BYTES = 65_536;

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

  /** The header of what it signs: how Maskinporten finds the public half. */
  Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm);
    header.put("kid", keyId);
    return header;
  }

  byte[] sign(byte[] input) throws GeneralSecurityException {
    return signer.sign(input);
  }

  @Override
  public String toString() {
    return "SigningKey[" + keyId + ", " + algorithm + "]";
  }
}
