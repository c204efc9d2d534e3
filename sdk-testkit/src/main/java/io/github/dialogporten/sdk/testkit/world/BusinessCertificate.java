package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.tokens.Pem;
import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** An organisation's certificate with its private key and the certificates above it. Immutable. */
public final class BusinessCertificate {

  private final RsaKey key;
  private final List<X509Certificate> chain;

  BusinessCertificate(RsaKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /**
   * The organisation's certificate, the authority's that issued it, and the root's, in this order.
   *
   * @return three certificates
   */
  public List<X509Certificate> chain() {
    return chain;
  }

  /**
   * Key and chain in a container, under the alias {@code virksomhet}.
   *
   * @param password for the container and the key in it; the array is not kept
   * @return the bytes of a PKCS#12 file
   */
  public byte[] pkcs12(char[] password) {
    return pkcs12(password, "virksomhet");
  }

  /**
   * Key and chain in a container.
   *
   * @param password for the container and the key in it; the array is not kept
   * @param alias the name that the key has in it
   * @return the bytes of a PKCS#12 file
   */
  public byte[] pkcs12(char[] password, String alias) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(alias, key.privateKey(), password, chain.toArray(new Certificate[0]));
      store.store(out, password);
      return out.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK without PKCS#12", e);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes cannot be written to memory", e);
    }
  }

  /**
   * The private key.
   *
   * @return PKCS#8 as PEM
   */
  public String privatePem() {
    return key.pem();
  }

  /**
   * The chain.
   *
   * @return the certificates as PEM, the organisation's first
   */
  public String chainPem() {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : chain) {
      try {
        text.append(Pem.of("CERTIFICATE", certificate.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate that cannot be written", e);
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "BusinessCertificate";
  }
}
