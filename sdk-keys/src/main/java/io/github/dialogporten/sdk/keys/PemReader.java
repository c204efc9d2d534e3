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
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a private key from PEM text, and says how to convert one in a form that is not read. */
final class PemReader {

  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PARAMETERS = "EC PARAMETERS";
  private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
  private static final List<String> KEYS =
      List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY");

  /** Some deployments take the blanks away. */
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ?([A-Z0-9 ]{1,40})-----");

  private static final int CONTEXT_0 = 0xa0;
  private static final byte[] RSA = oid("2a864886f70d010101");
  private static final byte[] RSA_PSS = oid("2a864886f70d01010a");
  private static final byte[] EC = oid("2a8648ce3d0201");
  private static final byte[] VERSION_0 = {Der.INTEGER, 1, 0};
  private static final byte[] NULL = {5, 0};
  private static final List<byte[]> CURVES =
      List.of(oid("2a8648ce3d030107"), oid("2b81040022"), oid("2b81040023"));

  private final String argument;
  private final List<Block> blocks = new ArrayList<>();

  private PemReader(String argument, KeyContent content) {
    this.argument = argument;
    if (content.isPrivateDer()) {
      blocks.add(new Block(KEYS.get(0), Base64.getEncoder().encodeToString(content.bytes())));
      return;
    }
    if (!content.is(KeyContent.Form.PEM)) {
      throw wrong("it is no PEM text: " + whyNoText(content));
    }
    String text = content.text();
    Matcher begin = BEGIN.matcher(text);
    while (begin.find()) {
      String label = begin.group(1);
      Matcher end = Pattern.compile("-----END ?" + Pattern.quote(label) + "-----").matcher(text);
      if (!end.find(begin.end())) {
        throw wrong("it is cut off: an END line is missing");
      }
      blocks.add(new Block(spaced(label), text.substring(begin.end(), end.start())));
    }
  }

  private static String whyNoText(KeyContent content) {
    if (content.is(KeyContent.Form.JSON)) {
      return "it is " + content.phrase("JSON") + "; SigningKey.jwk reads a JWK";
    }
    if (content.isStore()) {
      return "it is " + content.phrase("a store") + "; SigningKey.pkcs12 reads it from a file";
    }
    String phrase = content.phrase("");
    return phrase.isEmpty() ? "there is no line -----BEGIN PRIVATE KEY-----" : "it is " + phrase;
  }

  private static String spaced(String label) {
    String plain = label.replace(" ", "");
    return Stream.concat(KEYS.stream(), Stream.of(CERTIFICATE, PARAMETERS, ENCRYPTED))
        .filter(each -> each.replace(" ", "").equals(plain))
        .findFirst()
        .orElse(label);
  }

  private static byte[] oid(String hex) {
    return Der.write(Der.OBJECT_ID, HexFormat.of().parseHex(hex));
  }

  private record Block(String label, String body) {

    boolean isEncrypted() {
      return label.equals(ENCRYPTED) || body.contains("ENCRYPTED");
    }

    /** Its text in base64, without white space. */
    String text() {
      return body.replaceAll("\\s", "");
    }

    /** Whether characters are missing, be it those that only fill up. */
    boolean isShort() {
      return text().length() % 4 != 0;
    }

    @Override
    public String toString() {
      return "Block[" + label + "]";
    }
  }

  static SigningKey read(String argument, KeyContent content, String keyId) {
    PemReader reader = new PemReader(argument, content);
    PrivateKey secret = reader.secret();
    return new SigningKey(reader.algorithm(secret), keyId, null, LocalKey.of(argument, secret));
  }

  /** A key with the certificates beside it; null when there are none. */
  static @Nullable SigningKey readWithChain(String argument, KeyContent content) {
    PemReader reader = new PemReader(argument, content);
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
    List<Block> keys =
        blocks.stream().filter(each -> KEYS.contains(each.label) && !each.isEncrypted()).toList();
    if (keys.size() > 1) {
      throw wrong("it holds several private keys; leave one");
    }
    if (keys.isEmpty()) {
      throw wrong(whyNone());
    }
    Block block = keys.get(0);
    String damage = block.isShort() ? "damaged: characters of it are lost" : "damaged";
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(pkcs8(decoded(block), damage));
    return Stream.of("RSA", "EC", "RSASSA-PSS")
        .flatMap(kind -> secret(kind, encoded).stream())
        .findFirst()
        .orElseThrow(() -> wrong("its private key is " + damage));
  }

  /** By what it is, since labels are often wrong. The older forms are put into the newer one. */
  private byte[] pkcs8(byte[] bytes, String damage) {
    Der key = Der.at(bytes, 0).orElseThrow(() -> wrong("its private key is " + damage));
    DerKind kind = DerKind.of(bytes).orElse(DerKind.OTHER);
    return switch (kind) {
      case PKCS8 -> checked(key);
      case PKCS1 -> wrapped(key, RSA, NULL);
      case SEC1 -> checked(wholeOf(wrapped(key, EC, parameters(key))));
      case CUT_OFF -> throw wrong("its private key is cut off, or " + damage);
      case OTHER -> throw wrong("its private key is " + damage);
      default -> throw wrong("its block with a private key holds " + kind.phrase());
    };
  }

  private static Der wholeOf(byte[] bytes) {
    return Der.at(bytes, 0).orElseThrow();
  }

  private static byte[] wrapped(Der key, byte[] algorithm, byte[] parameters) {
    return Der.write(
        Der.SEQUENCE,
        VERSION_0,
        Der.write(Der.SEQUENCE, algorithm, parameters),
        Der.write(Der.OCTET_STRING, key.encoded()));
  }

  /** The curve: in the key, or in a block of its own before it. */
  private byte[] parameters(Der key) {
    return key.parts().stream()
        .filter(each -> each.tag() == CONTEXT_0)
        .flatMap(each -> each.parts().stream())
        .map(Der::encoded)
        .findFirst()
        .or(
            () ->
                blocks.stream()
                    .filter(each -> each.label.equals(PARAMETERS))
                    .map(this::decoded)
                    .findFirst())
        .orElseThrow(() -> wrong("it does not say which curve its key is on; export it as PKCS#8"));
  }

  /** Of a kind that is read: what Java says of another is that it is damaged. */
  private byte[] checked(Der pkcs8) {
    List<Der> algorithm = pkcs8.parts().get(1).parts();
    byte[] id = algorithm.isEmpty() ? NULL : algorithm.get(0).encoded();
    if (Arrays.equals(id, EC)) {
      if (algorithm.size() > 1 && algorithm.get(1).tag() == Der.SEQUENCE) {
        throw wrong(
            "its key's curve is written out in numbers, not named; name it with: openssl ec -in"
                + " key.pem -param_enc named_curve -out named.pem");
      }
      byte[] curve = algorithm.size() > 1 ? algorithm.get(1).encoded() : NULL;
      if (CURVES.stream().noneMatch(each -> Arrays.equals(each, curve))) {
        throw wrong("its key's curve is none of P-256, P-384 and P-521");
      }
    } else if (!Arrays.equals(id, RSA) && !Arrays.equals(id, RSA_PSS)) {
      throw wrong("its key is no RSA and no EC key");
    }
    return pkcs8.encoded();
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
    if (blocks.stream().anyMatch(Block::isEncrypted)) {
      return "the private key is encrypted, which is not read here: use a PKCS#12 store, whose"
          + " password is asked for, or decrypt it with: openssl pkcs8 -topk8 -nocrypt -in key.pem"
          + " -out pkcs8.pem";
    }
    if (labels.contains("OPENSSH PRIVATE KEY")) {
      return "the private key is in OpenSSH's own form"
          + "; convert a copy of it with: ssh-keygen -p -m PKCS8 -f key";
    }
    if (labels.contains("PGP PRIVATE KEY BLOCK")) {
      return "the private key is one of PGP; an RSA or EC key as PKCS#8 is needed";
    }
    if (labels.contains("DSA PRIVATE KEY")) {
      return "its key is no RSA and no EC key";
    }
    String open = openOnly(labels);
    return open.isEmpty()
        ? "there is no private key in it that is read here; signing needs a block BEGIN PRIVATE KEY"
        : "there is no private key in it, only what is public ("
            + open
            + "); signing needs a block BEGIN PRIVATE KEY";
  }

  private static String openOnly(List<String> labels) {
    return labels.stream()
        .map(
            each ->
                each.contains("REQUEST")
                    ? "a certificate request"
                    : each.contains(CERTIFICATE) || each.equals("PKCS7")
                        ? "a certificate"
                        : each.contains("PUBLIC KEY") ? "a public key" : "")
        .filter(each -> !each.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
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
      return Base64.getDecoder().decode(block.text());
    } catch (IllegalArgumentException e) {
      throw wrong("a block in it is damaged: it is no base64, or characters of it are lost");
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
