package io.github.dialogporten.sdk.idporten;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which level of authentication reaches which. */
final class AcrLevels {

  private static final List<List<String>> LADDERS =
      List.of(
          List.of("idporten-loa-low", "idporten-loa-substantial", "idporten-loa-high"),
          List.of("eidas-loa-low", "eidas-loa-substantial", "eidas-loa-high"));

  private AcrLevels() {}

  /** Whether a level is one of those that were asked for, or above one. */
  static boolean reaches(@Nullable String got, List<String> asked) {
    return asked.isEmpty() || (got != null && asked.stream().anyMatch(one -> reaches(got, one)));
  }

  private static boolean reaches(String got, String asked) {
    return got.equals(asked)
        || LADDERS.stream()
            .anyMatch(
                ladder -> ladder.contains(asked) && ladder.indexOf(got) > ladder.indexOf(asked));
  }
}
