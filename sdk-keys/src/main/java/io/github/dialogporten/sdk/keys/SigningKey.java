package io.github.dialogporten.sdk.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key that a client signs its requests to Maskinporten and ID-porten with, and how the receiver
 * finds its public half: by the id under which it is registered on the client ({@code kid}), or by
 * the certificates of a business certificate ({@code x5c}). A client that has a registered key has
 * to use the id (Digdir, "JWT grant"). A registered key works for a year at most.
 *
 * <p>RSA keys of 2048 bits or more sign with RS256 unless something else is said, and that is what
 * Digdir documents, with RS384 and RS512. Another algorithm is used only where the key says so
 * itself (its {@code alg}, its curve) or {@link #withAlgorithm} does; whether the receiver takes it
 * is for the receiver to say.
 *
 * <p>Everything that can be wrong with a key is said when it is made, before anything is sent.
 * {@link KeyFile} reads a file of any form, and follows it when the key is replaced.
 *
 * <p>Immutable and thread-safe. Nothing of the key is in {@code toString} or in an exception.
 */
public final class SigningKey {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern KEY_ID = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final KeyAlgorithm algorithm;
  private final @Nullable String keyId;
  private final @Nullable CertificateChain chain;
  private final KeyMaterial material;

  /** With the one or the other; with both, the id is what is sent. */
  SigningKey(
      KeyAlgorithm algorithm,
      @Nullable String keyId,
      @Nullable CertificateChain chain,
      KeyMaterial material) {
    this.algorithm = algorithm;
    this.keyId = keyId;
    this.chain = chain;
    this.material = material;
  }

  /**
   * Reads a private key from a JWK file: the JSON, or the JSON in base64. RSA of 2048 bits or more,
   * or EC on P-256, P-384 or P-521, with its {@code kid}. It signs with its {@code alg}; without,
   * RSA with RS256 and EC with that of its curve. A set of keys is read when one of them is
   * private. What deployments do to files does no harm: UTF-16, a byte order mark, quotation marks,
   * escapes.
   *
   * @param file the file, read once; 64 KiB at most
   * @return the key
   * @throws IllegalArgumentException when there is no such file, it cannot be read, or it holds no
   *     such key; says which, without quoting it
   */
  public static SigningKey jwk(Path file) {
    return JwkReader.read("file", content(file), null);
  }

  /**
   * Reads a private key from the JSON of a JWK, or from that JSON in base64, as hosting platforms
   * put it into variables. RSA of 2048 bits or more, or EC on P-256, P-384 or P-521, with its
   * {@code kid}. It signs with its {@code alg}; without, RSA with RS256 and EC with that of its
   * curve.
   *
   * @param json the JWK
   * @return the key
   * @throws IllegalArgumentException when it holds no such key; says why, without quoting it
   */
  public static SigningKey jwk(String json) {
    Objects.requireNonNull(json, "json");
    return JwkReader.read("json", KeyContent.of(json), null);
  }

  /**
   * Reads a private key from a PEM file: PKCS#8 ({@code BEGIN PRIVATE KEY}), or the older PKCS#1
   * and SEC 1 ({@code BEGIN RSA PRIVATE KEY}, {@code BEGIN EC PRIVATE KEY}), not encrypted; or the
   * same in DER, or in base64. RSA of 2048 bits or more signs with RS256, EC with the algorithm of
   * its curve. What else is in the file is not looked at; {@link KeyFile} takes certificates that
   * stand beside the key.
   *
   * @param file the file, read once; 64 KiB at most
   * @param keyId the id under which the key's public half is registered on the client
   * @return the key
   * @throws IllegalArgumentException when there is no such file, or it holds no such key; says
   *     which, how to convert one that is encrypted or of OpenSSH, and quotes nothing
   */
  public static SigningKey pem(Path file, String keyId) {
    return PemReader.read("file", content(file), checkedKeyId("keyId", keyId));
  }

  /**
   * Reads a private key from PEM text, as {@link #pem(Path, String)} reads it from a file. Line
   * ends may be written as {@code \n}, as they are in some variables.
   *
   * @param pem the text
   * @param keyId the id under which the key's public half is registered on the client
   * @return the key
   * @throws IllegalArgumentException when it holds no such key; says why, how to convert one that
   *     is encrypted or of OpenSSH, and quotes nothing
   */
  public static SigningKey pem(String pem, String keyId) {
    Objects.requireNonNull(pem, "pem");
    return PemReader.read("pem", KeyContent.of(pem), checkedKeyId("keyId", keyId));
  }

  /**
   * Reads a business certificate ("virksomhetssertifikat") from a PKCS#12 store with one key. The
   * whole chain is sent with each signature, as {@code x5c}, the key's own certificate first in
   * whichever order they are stored. {@link #withKeyId} sends an id instead. Java's own JKS and
   * JCEKS are read too, and each of them in base64.
   *
   * @param file the store, read once; 64 KiB at most
   * @param password the store's password, neither kept nor changed: the caller clears the array;
   *     for PKCS#12 printable ASCII, since Java takes no other
   * @return the key
   * @throws IllegalArgumentException when there is no such file, the password is wrong, there is no
   *     key or more than one in it, no certificate belongs to the key, the chain is broken, or a
   *     certificate in it is not valid now; says which, and quotes nothing
   */
  public static SigningKey pkcs12(Path file, char[] password) {
    return pkcs12(content(file), password, null);
  }

  /**
   * Reads a business certificate from a PKCS#12 store with several keys, as {@link #pkcs12(Path,
   * char[])} reads it.
   *
   * @param file the store, read once; 64 KiB at most
   * @param password the store's password, neither kept nor changed: the caller clears the array
   * @param alias the alias of the key's entry
   * @return the key
   * @throws IllegalArgumentException as {@link #pkcs12(Path, char[])}, and when there is no key
   *     under the alias
   */
  public static SigningKey pkcs12(Path file, char[] password, String alias) {
    return pkcs12(content(file), password, Objects.requireNonNull(alias, "alias"));
  }

  private static SigningKey pkcs12(KeyContent content, char[] password, @Nullable String alias) {
    Objects.requireNonNull(password, "password");
    return StoreReader.read("file", content, password, alias, null).checked();
  }

  /**
   * Makes a key that the program does not hold itself, registered on the client under an id.
   *
   * @param algorithm what it signs with: {@code RS256}, or another name of {@link Signer#sign}
   * @param keyId the id under which its public half is registered; sent, and given to the signer
   * @param signer signs
   * @return the key
   * @throws IllegalArgumentException when there is no such algorithm, or the id is empty or holds
   *     others than visible ASCII characters
   */
  public static SigningKey of(String algorithm, String keyId, Signer signer) {
    Objects.requireNonNull(signer, "signer");
    String checked = checkedKeyId("keyId", keyId);
    return new SigningKey(named(algorithm), checked, null, new RemoteKey(checked, signer, null));
  }

  /**
   * Makes a key from a business certificate whose private key the program does not hold itself. The
   * chain is sent with each signature; the id is for the signer only. Each signature is checked
   * against the certificate before it is used.
   *
   * @param algorithm what it signs with: {@code RS256}, or another name of {@link Signer#sign}
   * @param keyId the id that the signer knows its key by; not sent
   * @param chain the key's certificate and those above it, in any order
   * @param signer signs
   * @return the key
   * @throws IllegalArgumentException when there is no such algorithm or it does not fit the
   *     certificate, the chain is empty or broken, or a certificate is not valid now
   */
  public static SigningKey of(
      String algorithm, String keyId, List<X509Certificate> chain, Signer signer) {
    Objects.requireNonNull(signer, "signer");
    CertificateChain ordered = CertificateChain.of("chain", chain);
    RemoteKey material = new RemoteKey(checkedKeyId("keyId", keyId), signer, ordered.publicKey());
    return new SigningKey(named(algorithm), null, ordered, material)
        .withAlgorithm(algorithm)
        .checked();
  }

  /**
   * Names the same key by the id under which its public half is registered on the client, instead
   * of by certificates or another id.
   *
   * @param id the id
   * @return another one; this one is not changed
   * @throws IllegalArgumentException when it is empty, longer than 255 characters, or holds others
   *     than visible ASCII
   */
  public SigningKey withKeyId(String id) {
    return new SigningKey(algorithm, checkedKeyId("id", id), null, material);
  }

  /**
   * Gives the same key with another algorithm, such as {@code RS512}.
   *
   * @param name the algorithm's name in RFC 7518
   * @return another one; this one is not changed
   * @throws IllegalArgumentException when there is no such algorithm, or it does not fit the key
   */
  public SigningKey withAlgorithm(String name) {
    KeyAlgorithm other = named(name);
    if (!material.fits(other)) {
      throw new IllegalArgumentException(
          "algorithm: it does not fit the key; RS and PS are for RSA keys, ES for EC keys of its"
              + " own curve");
    }
    return new SigningKey(other, keyId, chain, material);
  }

  /**
   * Returns the id under which the public half is registered on the client. No secret.
   *
   * @return the {@code kid}; empty when certificates are sent instead
   */
  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  /**
   * Returns the algorithm that it signs with.
   *
   * @return {@code RS256}, or another name of RFC 7518
   */
  public String algorithm() {
    return algorithm.name();
  }

  /**
   * Returns when the first of the certificates that are sent expires. From 30 days before, a
   * warning is logged once.
   *
   * @return the time; empty for a key that is sent by its id, whose expiry the issuer alone knows
   */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(chain).map(CertificateChain::expiresAt);
  }

  /**
   * Signs a JWT now: {@link #sign(Map, Instant)} at this machine's time.
   *
   * @param claims the claims: texts, numbers, lists and maps of these
   * @return the signed JWT in its compact form; a secret while it lives
   * @throws SigningException when the certificate is not valid now, or the key did not sign
   */
  public String sign(Map<String, ?> claims) throws SigningException {
    return sign(claims, Instant.now());
  }

  /**
   * Signs a JWT, with {@code alg} and what names the key in its header, and nothing else there.
   *
   * @param claims the claims: texts, numbers, lists and maps of these
   * @param at the time, to look whether the certificate is valid
   * @return the signed JWT in its compact form; a secret while it lives
   * @throws SigningException when the certificate is not valid at that time, or the key did not
   *     sign
   */
  public String sign(Map<String, ?> claims, Instant at) throws SigningException {
    @Nullable String complaint = chain == null ? null : chain.complaint(at);
    if (complaint != null) {
      throw new SigningException(complaint);
    }
    String input = encode(header()) + "." + encode(claims);
    return input + "." + BASE64.encodeToString(signed(input.getBytes(StandardCharsets.US_ASCII)));
  }

  private byte[] signed(byte[] input) throws SigningException {
    try {
      return material.sign(algorithm, input);
    } catch (SigningException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw SigningException.of("the key did not sign", e);
    }
  }

  /** How the receiver finds the public half. */
  private Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm.name());
    if (chain == null) {
      header.put("kid", keyId);
    } else {
      header.put("x5c", chain.encoded());
    }
    return header;
  }

  private static String encode(Map<String, ?> json) {
    return BASE64.encodeToString(JsonObjects.write(json).getBytes(StandardCharsets.UTF_8));
  }

  /** This key, when its certificates are valid now. */
  SigningKey checked() {
    @Nullable String complaint = chain == null ? null : chain.complaint(Instant.now());
    if (complaint != null) {
      throw new IllegalArgumentException("certificate: " + complaint);
    }
    return this;
  }

  static String checkedKeyId(String argument, String keyId) {
    Objects.requireNonNull(keyId, argument);
    if (!isKeyId(keyId)) {
      throw new IllegalArgumentException(
          argument
              + ": the id under which the key is registered on the client, 1 to 255 visible ASCII"
              + " characters");
    }
    return keyId;
  }

  static boolean isKeyId(String text) {
    return KEY_ID.matcher(text).matches();
  }

  private static KeyAlgorithm named(String algorithm) {
    Objects.requireNonNull(algorithm, "algorithm");
    return KeyAlgorithm.named(algorithm)
        .orElseThrow(() -> new IllegalArgumentException("algorithm: one of " + KeyAlgorithm.NAMES));
  }

  private static KeyContent content(Path file) {
    return KeyContent.of(KeyFiles.read(Objects.requireNonNull(file, "file")));
  }

  @Override
  public String toString() {
    return "SigningKey[" + (chain == null ? keyId : chain) + ", " + algorithm + "]";
  }
}
