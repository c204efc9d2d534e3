package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ties ID-porten's own issuers to the environments whose tokens they give. */
final class Issuers {

  /** One for each issuer; TT02 is the test environment for everybody. */
  private static final List<AltinnEnvironment> PRESETS =
      List.of(AltinnEnvironment.PRODUCTION, AltinnEnvironment.TT02);

  private Issuers() {}

  /**
   * The environment that an issuer's tokens are for.
   *
   * @param chosen what the application said
   * @return null when nobody knows
   * @throws IllegalArgumentException when it is the issuer of others than the chosen environment
   */
  static @Nullable AltinnEnvironment environment(URI issuer, @Nullable AltinnEnvironment chosen) {
    if (chosen == null) {
      return PRESETS.stream()
          .filter(preset -> isIdPortenOf(preset, issuer))
          .findFirst()
          .orElse(null);
    }
    boolean anothers =
        chosen.idporten().isPresent()
            && !isIdPortenOf(chosen, issuer)
            && PRESETS.stream().anyMatch(preset -> isIdPortenOf(preset, issuer));
    if (anothers) {
      throw new IllegalArgumentException(
          "issuer: not the ID-porten of another environment than '" + chosen.name() + "'");
    }
    return chosen;
  }

  /** By the host: however the rest is written, it is the same ID-porten. */
  private static boolean isIdPortenOf(AltinnEnvironment environment, URI issuer) {
    return environment
        .idporten()
        .filter(theirs -> theirs.getHost().equalsIgnoreCase(issuer.getHost()))
        .isPresent();
  }
}
