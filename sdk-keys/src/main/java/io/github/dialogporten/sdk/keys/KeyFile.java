package io.github.dialogporten.sdk.keys;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file with a key, in whichever of the usual forms it is: a JWK or a set with one, PEM or DER
 * (PKCS#8, PKCS#1, SEC 1), a PKCS#12 store, or one of Java's own; each also in base64. {@link
 * #read} gives the key that is in it now; {@link #reloading} follows the file while the program
 * runs, so that a key can be replaced without a restart.
 *
 * <pre>{@code
 * Supplier<SigningKey> keys =
 *     KeyFile.at(Path.of("/run/secrets/certificate.p12"))
 *         .password(() -> passwords.read("certificate"))
 *         .reloading();
 * }</pre>
 *
 * <p>Immutable: the methods that set something return another one. Its {@code toString} does not
 * say where the file is.
 */
public final class KeyFile {

  private final Path file;
  private final @Nullable String keyId;
  private final @Nullable String alias;
  private final @Nullable Supplier<char[]> password;

  private KeyFile(
      Path file,
      @Nullable String keyId,
      @Nullable String alias,
      @Nullable Supplier<char[]> password) {
    this.file = file;
    this.keyId = keyId;
    this.alias = alias;
    this.password = password;
  }

  /**
   * Names a file. It is not read yet.
   *
   * @param file where it is; 64 KiB at most
   * @return what is known of it
   */
  public static KeyFile at(Path file) {
    return new KeyFile(Objects.requireNonNull(file, "file"), null, null, null);
  }

  /**
   * Sets the id under which the key's public half is registered on the client. Needed for PEM
   * without certificates, for a JWK without {@code kid}, and for a set of several JWKs, where it
   * says which. For PKCS#12 it means that the id is sent, and the certificates are not looked at.
   *
   * @param value the id
   * @return another one; this one is not changed
   * @throws IllegalArgumentException when it is empty, longer than 255 characters, or holds others
   *     than visible ASCII
   */
  public KeyFile keyId(String value) {
    return new KeyFile(file, SigningKey.checkedKeyId("keyId", value), alias, password);
  }

  /**
   * Sets which key of a PKCS#12 store it is. Needed when there are several.
   *
   * @param value the alias of its entry
   * @return another one; this one is not changed
   */
  public KeyFile alias(String value) {
    return new KeyFile(file, keyId, Objects.requireNonNull(value, "value"), password);
  }

  /**
   * Sets the source of a PKCS#12 store's password. It is asked each time that the store is read.
   *
   * @param source gives the password, in an array of its own each time: the array is overwritten
   *     when the store has been read
   * @return another one; this one is not changed
   */
  public KeyFile password(Supplier<char[]> source) {
    return new KeyFile(file, keyId, alias, Objects.requireNonNull(source, "source"));
  }

  /**
   * Reads the key that is in the file now.
   *
   * @return the key
   * @throws IllegalArgumentException when there is no such file, it holds no such key, the password
   *     is wrong, or the certificate is not valid now; says which, and quotes nothing
   */
  public SigningKey read() {
    return key(KeyFiles.read(file));
  }

  /**
   * Follows the file: the supplier gives the key that is in it at that time. The file is looked at
   * each time, which is once for each signature, and read when its content is another one. When
   * there is no usable key in it any more, the last good one is given, and a warning is logged once
   * until there is one again.
   *
   * @return a supplier of the key; thread-safe, and without a thread of its own
   * @throws IllegalArgumentException when there is no usable key in it now, as {@link #read} says
   */
  public Supplier<SigningKey> reloading() {
    return new ReloadingKey(() -> KeyFiles.read(file), this::key);
  }

  private SigningKey key(byte[] bytes) {
    KeyContent content = KeyContent.of(bytes);
    if (content.is(KeyContent.Form.PEM) || content.isPrivateDer()) {
      return pem(content);
    }
    if (content.isStore()) {
      return store(content);
    }
    if (content.is(KeyContent.Form.JSON)) {
      return JwkReader.read("file", content, keyId);
    }
    throw new IllegalArgumentException(
        "file: a key as JWK, PEM, DER or PKCS#12 is needed; this is "
            + content.phrase("none of them, nor one of them in base64"));
  }

  private SigningKey pem(KeyContent content) {
    if (keyId != null) {
      return PemReader.read("file", content, keyId);
    }
    @Nullable SigningKey certified = PemReader.readWithChain("file", content);
    if (certified == null) {
      throw new IllegalArgumentException(
          "keyId: is needed for a PEM or DER file without certificates: the id under which the key"
              + " is registered on the client");
    }
    return certified.checked();
  }

  private SigningKey store(KeyContent content) {
    if (password == null) {
      throw new IllegalArgumentException(
          "password: is needed, for " + content.phrase("a PKCS#12 store"));
    }
    char[] secret = secret(password);
    try {
      return StoreReader.read("file", content, secret, alias, keyId).checked();
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  /** Without the failure of the source, whose message can hold anything. */
  private static char[] secret(Supplier<char[]> password) {
    char @Nullable [] secret;
    try {
      secret = password.get();
    } catch (RuntimeException e) {
      secret = null;
    }
    if (secret == null) {
      throw new IllegalArgumentException("password: its source gave none");
    }
    return secret;
  }

  @Override
  public String toString() {
    return "KeyFile[]";
  }
}
