package io.github.dialogporten.sdk.keys;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a private key from PEM text, and says how to convert one in a form that is not read. */
final class PemReader {

  private static final String PKCS8 = "PRIVATE KEY";
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
  private static final String CONVERT =
      "; convert it with: openssl pkcs8 -topk8 -nocrypt -in key.pem -out pkcs8.pem";

  private final String argument;
  private final List<Block> blocks = new ArrayList<>();

  private PemReader(String argument, String text) {
    this.argument = argument;
    // a line end in a variable is often written as two characters
    String lines = text.replace("\\n", "\n");
    Matcher begin = BEGIN.matcher(lines);
    while (begin.find()) {
      int end = lines.indexOf("-----END " + begin.group(1) + "-----", begin.end());
      if (end < 0) {
        throw wrong("it is cut off: an END line is missing");
      }
      blocks.add(new Block(begin.group(1), lines.substring(begin.end(), end)));
    }
  }

  private record Block(String label, String body) {

    @Override
    public String toString() {
      return "Block[" + label + "]";
    }
  }

  static SigningKey read(String argument, String text, String keyId) {
    PemReader reader = new PemReader(argument, text);
    PrivateKey secret = reader.secret();
    return new SigningKey(reader.algorithm(secret), keyId, null, LocalKey.of(argument, secret));
  }

  /** A key with the certificates beside it; null when there are none. */
  static @Nullable SigningKey readWithChain(String argument, String text) {
    PemReader reader = new PemReader(argument, text);
    PrivateKey secret = reader.secret();
    List<X509Certificate> certificates = reader.certificates();
    if (certificates.isEmpty()) {
      return null;
    }
    KeyAlgorithm algorithm = reader.algorithm(secret);
    LocalKey material = LocalKey.of(argument, secret);
    return new SigningKey(
        algorithm,
        null,
        CertificateChain.of(
            argument, certificates, each -> material.belongsTo(each.getPublicKey(), algorithm)),
        material);
  }

  private PrivateKey secret() {
    List<Block> keys = blocks.stream().filter(each -> each.label.equals(PKCS8)).toList();
    if (keys.size() > 1) {
      throw wrong("it holds several private keys; leave one");
    }
    if (keys.isEmpty()) {
      throw wrong(whyNone());
    }
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(decoded(keys.get(0)));
    return Stream.of("RSA", "EC", "RSASSA-PSS")
        .flatMap(kind -> secret(kind, encoded).stream())
        .findFirst()
        .orElseThrow(() -> wrong("its private key is damaged, or no RSA and no EC key"));
  }

  private static Optional<PrivateKey> secret(String kind, PKCS8EncodedKeySpec encoded) {
    try {
      return Optional.of(KeyFactory.getInstance(kind).generatePrivate(encoded));
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no " + kind, e);
    }
  }

  private String whyNone() {
    List<String> labels = blocks.stream().map(Block::label).toList();
    if (blocks.stream().anyMatch(each -> each.body.contains("ENCRYPTED"))
        || labels.contains("ENCRYPTED PRIVATE KEY")) {
      return "the private key is encrypted, which is not read here: use a PKCS#12 store, whose"
          + " password is asked for, or decrypt it with: openssl pkcs8 -topk8 -nocrypt -in key.pem"
          + " -out pkcs8.pem";
    }
    if (labels.contains("RSA PRIVATE KEY")) {
      return "the private key is in the older form PKCS#1 (BEGIN RSA PRIVATE KEY)" + CONVERT;
    }
    if (labels.contains("EC PRIVATE KEY")) {
      return "the private key is in the older form SEC 1 (BEGIN EC PRIVATE KEY)" + CONVERT;
    }
    if (labels.contains("OPENSSH PRIVATE KEY")) {
      return "the private key is in OpenSSH's own form"
          + "; convert a copy of it with: ssh-keygen -p -m PKCS8 -f key";
    }
    return labels.isEmpty()
        ? "it is no PEM text: there is no line -----BEGIN PRIVATE KEY-----"
        : "there is no private key in it, only what is public; signing needs a block BEGIN PRIVATE"
            + " KEY";
  }

  private List<X509Certificate> certificates() {
    List<X509Certificate> found = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Block block : blocks) {
        if (block.label.equals(CERTIFICATE)) {
          found.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(decoded(block))));
        }
      }
    } catch (CertificateException e) {
      throw wrong("a certificate in it is damaged");
    }
    return found;
  }

  private byte[] decoded(Block block) {
    try {
      return Base64.getDecoder().decode(block.body.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw wrong("a block in it is damaged: it is no base64");
    }
  }

  private KeyAlgorithm algorithm(PrivateKey secret) {
    return KeyAlgorithm.preset(secret)
        .orElseThrow(() -> wrong("its key's curve is none of P-256, P-384 and P-521"));
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        argument + ": a private key as PEM (PKCS#8) is needed; " + what);
  }
}
