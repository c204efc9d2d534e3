package io.github.dialogporten.sdk.testkit.internal.idporten;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The levels that somebody can log in at, lowest first. */
enum Level {
  SUBSTANTIAL("idporten-loa-substantial"),
  HIGH("idporten-loa-high");

  /** A name only: nothing logs in at it, so whoever asks for it gets the next one. */
  private static final String LOW = "idporten-loa-low";

  private final String acr;

  Level(String acr) {
    this.acr = acr;
  }

  String acr() {
    return acr;
  }

  boolean reaches(Level asked) {
    return compareTo(asked) >= 0;
  }

  /** Null when no electronic id here has it. */
  static @Nullable Level of(String acr) {
    String known = acr.equals(LOW) ? SUBSTANTIAL.acr : acr;
    return Stream.of(values()).filter(level -> level.acr.equals(known)).findFirst().orElse(null);
  }

  static List<String> names() {
    return List.of(LOW, SUBSTANTIAL.acr, HIGH.acr);
  }
}
