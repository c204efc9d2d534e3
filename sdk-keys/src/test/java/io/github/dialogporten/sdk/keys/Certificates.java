package io.github.dialogporten.sdk.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** Certificates made for the tests, at run time: the JDK writes none, so here is their DER. */
public final class Certificates {

  private static final AtomicInteger SERIAL = new AtomicInteger(4096);
  private static final byte[] SHA256_WITH_RSA = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    1,
    1,
    0x0b,
    5,
    0
  };
  private static final byte[] COMMON_NAME = {6, 3, 0x55, 4, 3};

  public static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  public static final Instant UNTIL = Instant.parse("2099-01-01T00:00:00Z");

  public static final KeyPair ROOT_KEY = rsa();
  public static final KeyPair MIDDLE_KEY = rsa();
  public static final KeyPair LEAF_KEY = rsa();
  public static final X509Certificate ROOT = issue("ROT", ROOT_KEY.getPublic(), "ROT", ROOT_KEY);
  public static final X509Certificate MIDDLE =
      issue("MELLOM", MIDDLE_KEY.getPublic(), "ROT", ROOT_KEY);
  public static final X509Certificate LEAF =
      issue("SYNTETISK BAKERI", LEAF_KEY.getPublic(), "MELLOM", MIDDLE_KEY);

  private Certificates() {}

  public static KeyPair rsa() {
    return pair("RSA", 2048);
  }

  public static KeyPair pair(String kind, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static X509Certificate issue(String subject, PublicKey key, String issuer, KeyPair by) {
    return issue(subject, key, issuer, by, FROM, UNTIL);
  }

  public static X509Certificate issue(
      String subject, PublicKey key, String issuer, KeyPair by, Instant from, Instant until) {
    try {
      byte[] signed =
          der(
              0x30,
              der(0xa0, der(2, new byte[] {2})),
              der(2, BigInteger.valueOf(SERIAL.incrementAndGet()).toByteArray()),
              SHA256_WITH_RSA,
              name(issuer),
              der(0x30, time(from), time(until)),
              name(subject),
              key.getEncoded());
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(by.getPrivate());
      signature.update(signed);
      byte[] bits = der(3, new byte[] {0}, signature.sign());
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(der(0x30, signed, SHA256_WITH_RSA, bits)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] name(String text) {
    byte[] value = der(0x0c, text.getBytes(StandardCharsets.UTF_8));
    return der(0x30, der(0x31, der(0x30, COMMON_NAME, value)));
  }

  private static byte[] time(Instant instant) {
    String text =
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC).format(instant);
    return der(0x18, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    int length = content.size();
    if (length < 128) {
      all.write(length);
    } else if (length < 256) {
      all.writeBytes(new byte[] {(byte) 0x81, (byte) length});
    } else {
      all.writeBytes(new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length});
    }
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }

  /** A store with nothing in it, to be filled and saved. */
  public static KeyStore store() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Path saved(KeyStore store, Path file, String password) {
    try (var out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Path saved(Path file, String password, KeyPair key, Certificate... chain)
      throws GeneralSecurityException {
    KeyStore store = store();
    store.setKeyEntry("sign", key.getPrivate(), password.toCharArray(), chain);
    return saved(store, file, password);
  }

  public static String pem(String label, byte[] content) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
        + "\n-----END "
        + label
        + "-----\n";
  }
}
