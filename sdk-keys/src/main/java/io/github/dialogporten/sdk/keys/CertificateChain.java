package io.github.dialogporten.sdk.keys;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key's certificate and those above it, in order. What it says of them holds serial number and
 * dates, and no name: a certificate's subject can be a person.
 */
final class CertificateChain {

  private static final Logger LOG = LoggerFactory.getLogger(CertificateChain.class);
  private static final Duration SOON = Duration.ofDays(30);

  private final List<X509Certificate> certificates;
  private final List<String> encoded;
  private final AtomicBoolean warned = new AtomicBoolean();

  private CertificateChain(List<X509Certificate> certificates, List<String> encoded) {
    this.certificates = certificates;
    this.encoded = encoded;
  }

  /**
   * The chain that begins with the certificate of a key.
   *
   * @param argument named when something is wrong
   * @param all the certificates in any order; those that have nothing to do with the key are left
   *     out when the chain ends at a root
   * @param isOwn tells the key's own certificate
   */
  static CertificateChain of(
      String argument, Collection<X509Certificate> all, Predicate<X509Certificate> isOwn) {
    List<X509Certificate> rest = new ArrayList<>(new LinkedHashSet<>(all));
    X509Certificate leaf =
        rest.stream()
            .filter(isOwn)
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        argument,
                        "no certificate belongs to the private key; the key's own is needed, and"
                            + " those above it"));
    rest.remove(leaf);
    return ordered(argument, leaf, rest, false);
  }

  /** The chain of which all of these are a part, in whatever order. */
  static CertificateChain of(String argument, Collection<X509Certificate> all) {
    List<X509Certificate> rest = new ArrayList<>(new LinkedHashSet<>(all));
    if (rest.isEmpty()) {
      throw wrong(argument, "one or more certificates are needed, the key's own among them");
    }
    List<X509Certificate> last =
        rest.stream()
            .filter(each -> rest.stream().noneMatch(o -> !o.equals(each) && isIssuedBy(o, each)))
            .toList();
    if (last.size() != 1) {
      throw broken(argument);
    }
    rest.remove(last.get(0));
    return ordered(argument, last.get(0), rest, true);
  }

  private static CertificateChain ordered(
      String argument, X509Certificate leaf, List<X509Certificate> rest, boolean all) {
    List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
    X509Certificate last = leaf;
    while (!isIssuedBy(last, last)) {
      X509Certificate below = last;
      Optional<X509Certificate> issuer =
          rest.stream().filter(each -> isIssuedBy(below, each)).findFirst();
      if (issuer.isEmpty()) {
        break;
      }
      last = issuer.get();
      chain.add(last);
      rest.remove(last);
    }
    if (!rest.isEmpty() && (all || !isIssuedBy(last, last))) {
      throw broken(argument);
    }
    if (chain.size() == 1 && !isIssuedBy(leaf, leaf)) {
      LOG.warn(
          "The signing key comes with its own certificate alone; Maskinporten asks for the whole"
              + " chain. Export it again with the certificates above it");
    }
    List<String> encoded = new ArrayList<>();
    for (X509Certificate each : chain) {
      encoded.add(encoded(argument, each));
    }
    return new CertificateChain(List.copyOf(chain), List.copyOf(encoded));
  }

  private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String encoded(String argument, X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw wrong(argument, "a certificate is damaged");
    }
  }

  private static IllegalArgumentException broken(String argument) {
    return wrong(
        argument,
        "the certificate chain is broken: one certificate is not signed by any of the others,"
            + " though there are others. Export the key again with its whole chain");
  }

  private static IllegalArgumentException wrong(String argument, String what) {
    return new IllegalArgumentException(argument + ": " + what);
  }

  PublicKey publicKey() {
    return certificates.get(0).getPublicKey();
  }

  /** For a header's {@code x5c}: standard base64, the key's own first (RFC 7515, 4.1.6). */
  List<String> encoded() {
    return encoded;
  }

  /** When the first of them ceases to be valid. */
  Instant expiresAt() {
    return certificates.stream()
        .map(each -> each.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** What keeps the chain from being used at that time; null when nothing does. */
  @Nullable String complaint(Instant at) {
    for (int i = 0; i < certificates.size(); i++) {
      X509Certificate each = certificates.get(i);
      String which =
          i == 0 ? "the key's certificate" : "certificate " + (i + 1) + " of the key's chain";
      Instant from = each.getNotBefore().toInstant();
      Instant until = each.getNotAfter().toInstant();
      if (at.isBefore(from)) {
        return which + " is not valid before " + from + ": check this machine's clock too";
      }
      if (at.isAfter(until)) {
        return which + " has expired, at " + until + ": a new one is needed";
      }
    }
    if (at.plus(SOON).isAfter(expiresAt()) && !warned.getAndSet(true)) {
      LOG.warn("The signing key's certificate expires at {}; order a new one", expiresAt());
    }
    return null;
  }

  @Override
  public String toString() {
    return "certificate "
        + certificates.get(0).getSerialNumber().toString(16)
        + " until "
        + expiresAt();
  }
}
