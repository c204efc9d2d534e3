package io.github.dialogporten.sdk.keys;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What binary content is. */
enum DerKind {
  PKCS12("a PKCS#12 store"),
  JKS("a JKS store"),
  JCEKS("a JCEKS store"),
  PKCS8("a private key in DER (PKCS#8)"),
  PKCS1("a private key in DER (PKCS#1)"),
  SEC1("a private key in DER (SEC 1)"),
  ENCRYPTED(
      "an encrypted private key; use a PKCS#12 store, whose password is asked for, or decrypt it"
          + " with: openssl pkcs8 -inform DER -in key.der -out pkcs8.pem"),
  PUBLIC_KEY("a public key only"),
  CERTIFICATE("a certificate only, without its private key"),
  CERTIFICATES("a file of certificates only (PKCS#7), without a private key"),
  REQUEST("a certificate request, without its private key"),
  CUT_OFF("a binary file that is cut off"),
  OTHER("a binary file that is none of the forms of a key");

  private static final int MAGIC_OF_JKS = 0xfeedfeed;
  private static final int MAGIC_OF_JCEKS = 0xcececece;
  private static final int PKCS12_VERSION = 3;
  private static final int FEWEST_PARTS_OF_PKCS1 = 9;
  private static final int CONTEXT_0 = 0xa0;

  private final String phrase;

  DerKind(String phrase) {
    this.phrase = phrase;
  }

  /** With its article. */
  String phrase() {
    return phrase;
  }

  /** Whether Java opens it as a store, with a password. */
  boolean isStore() {
    return this == PKCS12 || this == JKS || this == JCEKS;
  }

  /** What it is; empty for content that is no binary form at all. */
  static Optional<DerKind> of(byte[] bytes) {
    if (bytes.length >= 4) {
      int magic = ByteBuffer.wrap(bytes).getInt();
      if (magic == MAGIC_OF_JKS || magic == MAGIC_OF_JCEKS) {
        return Optional.of(magic == MAGIC_OF_JKS ? JKS : JCEKS);
      }
    }
    if (bytes.length < 2 || (bytes[0] & 0xff) != Der.SEQUENCE) {
      return Optional.empty();
    }
    if (isPkcs12(bytes)) {
      boolean cutOff = Der.at(bytes, 0).filter(Der::isCutOff).isPresent();
      return Optional.of(cutOff ? CUT_OFF : PKCS12);
    }
    return Der.at(bytes, 0).map(whole -> whole.isCutOff() ? CUT_OFF : of(whole.parts()));
  }

  /** By its version alone: older exports write lengths that DER does not know. */
  private static boolean isPkcs12(byte[] bytes) {
    int length = bytes[1] & 0xff;
    int at = length > 0x80 ? 2 + (length & 0x7f) : 2;
    return at + 3 < bytes.length
        && bytes[at] == Der.INTEGER
        && bytes[at + 1] == 1
        && bytes[at + 2] == PKCS12_VERSION
        && bytes[at + 3] == Der.SEQUENCE;
  }

  private static DerKind of(List<Der> parts) {
    int[] tags = parts.stream().mapToInt(Der::tag).toArray();
    if (begins(tags, Der.INTEGER, Der.SEQUENCE, Der.OCTET_STRING)) {
      return PKCS8;
    }
    if (begins(tags, Der.INTEGER, Der.OCTET_STRING)) {
      return SEC1;
    }
    if (begins(tags, Der.INTEGER, Der.INTEGER)) {
      return tags.length >= FEWEST_PARTS_OF_PKCS1 ? PKCS1 : PUBLIC_KEY;
    }
    if (begins(tags, Der.SEQUENCE, Der.OCTET_STRING)) {
      return ENCRYPTED;
    }
    if (begins(tags, Der.SEQUENCE, Der.BIT_STRING)) {
      return PUBLIC_KEY;
    }
    if (begins(tags, Der.SEQUENCE, Der.SEQUENCE, Der.BIT_STRING)) {
      List<Der> signed = parts.get(0).parts();
      boolean isRequest =
          signed.size() == 4
              && signed.get(0).tag() == Der.INTEGER
              && signed.get(3).tag() == CONTEXT_0;
      return isRequest ? REQUEST : CERTIFICATE;
    }
    return begins(tags, Der.OBJECT_ID) ? CERTIFICATES : OTHER;
  }

  private static boolean begins(int[] tags, int... expected) {
    return tags.length >= expected.length
        && Arrays.equals(Arrays.copyOf(tags, expected.length), expected);
  }
}
