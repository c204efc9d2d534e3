package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.fixtures.ModuleWalls;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final ModuleWalls WALLS = new ModuleWalls("idporten");

  /** The list of what the core's module-info will export to this module. */
  @Test
  void usesTheseInternalsOfTheCore() {
    assertThat(WALLS.used())
        .containsExactly(
            "errors.ErrorsAccess",
            "internal.SameVersion",
            "internal.http.Claims",
            "internal.http.IdentityNames",
            "internal.http.IssuerHttp",
            "internal.http.IssuerReply",
            "internal.http.IssuerRequest");
  }

  @Test
  void showsNoInternals() {
    assertThat(WALLS.shown()).isEmpty();
  }

  @Test
  void sharesNoNameWithAnotherModule() {
    assertThat(WALLS.namesTakenTwice()).isEmpty();
  }
}
