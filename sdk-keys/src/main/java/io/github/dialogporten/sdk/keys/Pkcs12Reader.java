package io.github.dialogporten.sdk.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
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
 * Reads a private key and its certificates from a PKCS#12 store. Neither aliases nor names of
 * subjects are said in what it throws.
 */
final class Pkcs12Reader {

  private final String argument;
  private final KeyStore store;
  private final char[] password;

  private Pkcs12Reader(String argument, KeyStore store, char[] password) {
    this.argument = argument;
    this.store = store;
    this.password = password;
  }

  static SigningKey read(String argument, byte[] content, char[] password, @Nullable String alias) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(content), password);
      return new Pkcs12Reader(argument, store, password).key(alias);
    } catch (UnrecoverableKeyException e) {
      throw wrongPassword();
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw wrongPassword();
      }
      throw new IllegalArgumentException(
          argument + ": no PKCS#12 store, or a damaged one, or one that this Java cannot read");
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          argument + ": a PKCS#12 store with something in it that this Java cannot read");
    }
  }

  private static IllegalArgumentException wrongPassword() {
    return new IllegalArgumentException("password: not the one of this PKCS#12 store");
  }

  private SigningKey key(@Nullable String wanted) throws GeneralSecurityException {
    String alias = wanted == null ? onlyKey() : named(wanted);
    if (!(store.getKey(alias, password) instanceof PrivateKey secret)) {
      throw wrong("the entry holds no private key");
    }
    KeyAlgorithm algorithm =
        KeyAlgorithm.preset(secret)
            .orElseThrow(() -> wrong("its key is neither RSA nor EC on P-256, P-384 or P-521"));
    LocalKey material = LocalKey.of(argument, secret);
    CertificateChain chain =
        CertificateChain.of(
            argument,
            certificates(alias),
            each -> material.belongsTo(each.getPublicKey(), algorithm));
    return new SigningKey(algorithm, null, chain, material);
  }

  private String onlyKey() throws GeneralSecurityException {
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        keys.add(alias);
      }
    }
    if (keys.isEmpty()) {
      throw wrong("there is no private key in the store");
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
        argument + ": a PKCS#12 store with a private key is needed; " + what);
  }
}
