package io.github.dialogporten.sdk.testkit.internal.certificates;

import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A certificate authority with a root and one level below it. There are two: one for test, whose
 * certificates the kit's Maskinporten takes, and one that stands for production. Each is made once
 * in a JVM, when it is needed first.
 */
public final class Authority {

  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2060-01-01T00:00:00Z");

  private static final class Test {
    static final Authority AUTHORITY = new Authority("Syntetisk Test");

    private Test() {}
  }

  private static final class Production {
    static final Authority AUTHORITY = new Authority("Syntetisk Produksjon");

    private Production() {}
  }

  private final X509Certificate root;
  private final X509Certificate below;
  private final byte[] issuer;
  private final RsaKey key;

  private Authority(String name) {
    byte[] rootName = CertificateMaker.authority(name + " Root CA");
    RsaKey rootKey = RsaKey.generate("root");
    this.root =
        CertificateMaker.make(
            rootName, rootKey.publicKey(), rootName, rootKey.privateKey(), FROM, UNTIL, true);
    this.issuer = CertificateMaker.authority(name + " Business CA");
    this.key = RsaKey.generate("business");
    this.below =
        CertificateMaker.make(
            issuer, key.publicKey(), rootName, rootKey.privateKey(), FROM, UNTIL, true);
  }

  public static Authority test() {
    return Test.AUTHORITY;
  }

  public static Authority production() {
    return Production.AUTHORITY;
  }

  /** A certificate for an organisation, and those above it. */
  public List<X509Certificate> issue(
      String number, String name, RsaKey subject, Instant from, Instant until) {
    X509Certificate leaf =
        CertificateMaker.make(
            CertificateMaker.organisation(number, name),
            subject.publicKey(),
            issuer,
            key.privateKey(),
            from,
            until,
            false);
    return List.of(leaf, below, root);
  }

  /** Whether each is signed by the next one, and the last by this authority's root. */
  public boolean vouchesFor(List<X509Certificate> chain) {
    return inOrder(chain) && signed(chain.get(chain.size() - 1), root);
  }

  /** Whether it stands anywhere below this authority's root. */
  public boolean made(X509Certificate certificate) {
    return signed(certificate, below) || signed(certificate, root);
  }

  /** Whether each is signed by the next one. */
  public static boolean inOrder(List<X509Certificate> chain) {
    for (int i = 0; i + 1 < chain.size(); i++) {
      if (!signed(chain.get(i), chain.get(i + 1))) {
        return false;
      }
    }
    return true;
  }

  private static boolean signed(X509Certificate certificate, X509Certificate by) {
    try {
      certificate.verify(by.getPublicKey());
      return certificate.getIssuerX500Principal().equals(by.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
