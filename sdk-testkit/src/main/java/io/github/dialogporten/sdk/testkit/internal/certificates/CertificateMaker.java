package io.github.dialogporten.sdk.testkit.internal.certificates;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** Writes and signs X.509 certificates of version 3. */
final class CertificateMaker {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] ALGORITHM =
      Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.NULL); // SHA-256 with RSA
  private static final byte[] VERSION_3 = Der.explicit(0, Der.integer(BigInteger.TWO));
  private static final byte[] BASIC_CONSTRAINTS = Der.oid("2.5.29.19");
  private static final byte[] KEY_USAGE = Der.oid("2.5.29.15");

  private CertificateMaker() {}

  /** The name of an authority. */
  static byte[] authority(String name) {
    return Der.sequence(printable("2.5.4.6", "NO"), utf8("2.5.4.10", name), utf8("2.5.4.3", name));
  }

  /** The name of an organisation, with its number in the places of both SEID profiles. */
  static byte[] organisation(String number, String name) {
    return Der.sequence(
        printable("2.5.4.6", "NO"),
        utf8("2.5.4.10", name),
        utf8("2.5.4.97", "NTRNO-" + number),
        printable("2.5.4.5", number),
        utf8("2.5.4.3", name));
  }

  static X509Certificate make(
      byte[] subject,
      PublicKey key,
      byte[] issuer,
      PrivateKey signer,
      Instant from,
      Instant until,
      boolean authority) {
    byte[] content =
        Der.sequence(
            VERSION_3,
            Der.integer(new BigInteger(100, RANDOM).add(BigInteger.ONE)),
            ALGORITHM,
            issuer,
            Der.sequence(Der.time(from), Der.time(until)),
            subject,
            key.getEncoded(),
            Der.explicit(3, extensions(authority)));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(signer);
      signature.update(content);
      byte[] certificate = Der.sequence(content, ALGORITHM, Der.bits(signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificate));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK that cannot sign or read certificates", e);
    }
  }

  private static byte[] extensions(boolean authority) {
    byte[] constraints = authority ? Der.sequence(Der.TRUE) : Der.sequence();
    // Authorities sign certificates and lists; organisations sign, and no more.
    byte[] usage = authority ? Der.bits(1, 0x06) : Der.bits(7, 0x80);
    return Der.sequence(
        Der.sequence(BASIC_CONSTRAINTS, Der.TRUE, Der.octets(constraints)),
        Der.sequence(KEY_USAGE, Der.TRUE, Der.octets(usage)));
  }

  private static byte[] utf8(String type, String value) {
    return Der.set(Der.sequence(Der.oid(type), Der.utf8(value)));
  }

  private static byte[] printable(String type, String value) {
    return Der.set(Der.sequence(Der.oid(type), Der.printable(value)));
  }
}
