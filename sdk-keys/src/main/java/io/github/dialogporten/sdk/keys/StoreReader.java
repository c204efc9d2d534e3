package io.github.dialogporten.sdk.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a private key and its certificates from a PKCS#12 store, or one of Java's own. Neither
 * aliases nor names of subjects are said in what it throws.
 */
final class StoreReader {

  private final String argument;
  private final KeyStore store;
  private final char[] password;

  private StoreReader(String argument, KeyStore store, char[] password) {
    this.argument = argument;
    this.store = store;
    this.password = password;
  }

  /** With an id the certificates are not looked at. */
  static SigningKey read(
      String argument,
      KeyContent content,
      char[] password,
      @Nullable String alias,
      @Nullable String keyId) {
    if (!content.isStore()) {
      throw new IllegalArgumentException(
          argument
              + ": no PKCS#12 store; this is "
              + content.phrase("nothing that is known of keys")
              + (content.is(KeyContent.Form.PEM) ? ", which SigningKey.pem reads" : "")
              + (content.is(KeyContent.Form.JSON) ? ", and SigningKey.jwk reads a JWK" : ""));
    }
    DerKind kind = content.kind().orElseThrow();
    try {
      KeyStore store = KeyStore.getInstance(kind.name());
      store.load(new ByteArrayInputStream(content.bytes()), password);
      return new StoreReader(argument, store, password).key(alias, keyId);
    } catch (IOException | UnrecoverableKeyException e) {
      throw refused(argument, kind, password, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          argument + ": " + kind.phrase() + " with something in it that this Java cannot read");
    }
  }

  /** Java says nearly everything in one exception. */
  private static IllegalArgumentException refused(
      String argument, DerKind kind, char[] password, Exception failure) {
    if (password.length > 0 && isLineEnd(password[password.length - 1])) {
      return new IllegalArgumentException(
          "password: it ends with a line end, as a file does; leave that out");
    }
    if (kind == DerKind.PKCS12 && !isPrintableAscii(password)) {
      return new IllegalArgumentException(
          "password: it has other characters than printable ASCII, with which Java opens no PKCS#12"
              + " store, be it right or wrong; export the store again under another password");
    }
    if (isFor(NoSuchAlgorithmException.class, failure)) {
      return new IllegalArgumentException(
          argument
              + ": "
              + kind.phrase()
              + " that is sealed or encrypted in a way that this Java does not know; export it again"
              + " with: openssl pkcs12 -export -macalg sha256 -keypbe AES-256-CBC -certpbe"
              + " AES-256-CBC");
    }
    if (isFor(UnrecoverableKeyException.class, failure)) {
      return new IllegalArgumentException(
          "password: not the one of this "
              + kind.phrase().substring("a ".length())
              + ", or the store was changed on its way");
    }
    return new IllegalArgumentException(
        argument + ": " + kind.phrase() + " that is damaged, or that this Java cannot read");
  }

  private static boolean isLineEnd(char last) {
    return last == '\n' || last == '\r';
  }

  private static boolean isPrintableAscii(char[] text) {
    return CharBuffer.wrap(text).chars().allMatch(each -> each >= ' ' && each <= '~');
  }

  private static boolean isFor(Class<? extends Exception> kind, Exception failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private SigningKey key(@Nullable String wanted, @Nullable String keyId)
      throws GeneralSecurityException {
    String alias = wanted == null ? onlyKey() : named(wanted);
    if (!(secret(alias) instanceof PrivateKey secret)) {
      throw wrong("the entry holds no private key");
    }
    KeyAlgorithm algorithm =
        KeyAlgorithm.preset(secret)
            .orElseThrow(() -> wrong("its key is neither RSA nor EC on P-256, P-384 or P-521"));
    LocalKey material = LocalKey.of(argument, secret);
    if (keyId != null) {
      return new SigningKey(algorithm, keyId, null, material);
    }
    CertificateChain chain =
        CertificateChain.of(
            argument,
            certificates(alias),
            each -> material.belongsTo(each.getPublicKey(), algorithm));
    return new SigningKey(algorithm, null, chain, material);
  }

  private @Nullable Key secret(String alias) throws GeneralSecurityException {
    try {
      return store.getKey(alias, password);
    } catch (UnrecoverableKeyException e) {
      if (isFor(NoSuchAlgorithmException.class, e)) {
        throw e;
      }
      throw new IllegalArgumentException(
          "password: it opens the store, and not the key in it, which has another one; give the key"
              + " the password of the store");
    }
  }

  private String onlyKey() throws GeneralSecurityException {
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        keys.add(alias);
      }
    }
    if (keys.isEmpty()) {
      throw wrong("there is no private key in the store, or none that a password protects");
    }
    if (keys.size() > 1) {
      throw new IllegalArgumentException(
          "alias: the store holds "
              + keys.size()
              + " keys; say which, by its alias (keytool -list -keystore FILE shows them)");
    }
    return keys.get(0);
  }

  private String named(String alias) throws GeneralSecurityException {
    if (!store.isKeyEntry(alias)) {
      throw new IllegalArgumentException(
          "alias: the store holds no private key under it (keytool -list -keystore FILE shows what"
              + " there is)");
    }
    return alias;
  }

  /** The key's chain, and whatever else may be a part of it. */
  private List<X509Certificate> certificates(String alias) throws GeneralSecurityException {
    List<Certificate> all = new ArrayList<>();
    Certificate @Nullable [] chain = store.getCertificateChain(alias);
    if (chain != null) {
      all.addAll(Arrays.asList(chain));
    }
    for (String each : Collections.list(store.aliases())) {
      if (store.isCertificateEntry(each)) {
        all.add(store.getCertificate(each));
      }
    }
    return all.stream()
        .filter(X509Certificate.class::isInstance)
        .map(X509Certificate.class::cast)
        .toList();
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        argument + ": a store with a private key is needed; " + what);
  }
}
