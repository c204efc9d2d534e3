package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.testkit.internal.certificates.Authority;
import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import java.time.Duration;
import java.time.Instant;

/**
 * Business certificates (virksomhetssertifikat), made in this process by authorities that nobody
 * outside it trusts. Validity is by the kit's clock. Thread-safe.
 */
public final class BusinessCertificates {

  private static final Duration LIFE = Duration.ofDays(3 * 365);
  private static final Duration DAY = Duration.ofDays(1);

  private final TimeSource time;

  BusinessCertificates(TimeSource time) {
    this.time = time;
  }

  /**
   * A certificate that the kit's Maskinporten takes, valid for three years.
   *
   * @param organisation the organisation number
   * @return the certificate, with a new key
   */
  public BusinessCertificate issue(String organisation) {
    Instant now = time.now();
    return issue(Authority.test(), organisation, now.minus(DAY), now.plus(LIFE));
  }

  /**
   * A certificate that expired yesterday.
   *
   * @param organisation the organisation number
   * @return the certificate, with a new key
   */
  public BusinessCertificate expired(String organisation) {
    Instant now = time.now();
    return issue(Authority.test(), organisation, now.minus(LIFE), now.minus(DAY));
  }

  /**
   * A certificate as if it were for production, which a test environment does not take.
   *
   * @param organisation the organisation number
   * @return the certificate, with a new key
   */
  public BusinessCertificate production(String organisation) {
    Instant now = time.now();
    return issue(Authority.production(), organisation, now.minus(DAY), now.plus(LIFE));
  }

  private static BusinessCertificate issue(
      Authority authority, String organisation, Instant from, Instant until) {
    if (!organisation.matches("\\d{9}")) {
      throw new IllegalArgumentException("organisation: nine digits");
    }
    RsaKey key = RsaKey.generate("certificate");
    String name = "SYNTETISK VIRKSOMHET " + organisation;
    return new BusinessCertificate(key, authority.issue(organisation, name, key, from, until));
  }
}
