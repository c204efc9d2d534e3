package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.ScopeState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What the owners of scopes have said about them. Nothing is said about most: every client that has
 * registered such a scope may use it. Thread-safe.
 */
public final class Scopes {

  private final World world;

  Scopes(World world) {
    this.world = world;
  }

  /**
   * Tokens with the scope live no longer than this, whatever the client's own setting.
   *
   * @param scope the scope
   * @param lifetime the lifetime
   * @return this
   * @throws IllegalArgumentException when the lifetime is not positive
   */
  public Scopes maxAge(String scope, Duration lifetime) {
    if (lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("lifetime: more than zero");
    }
    return change(scope, state -> state.maxAge = lifetime);
  }

  /**
   * Only clients of these integration types may use the scope; others are refused with MP-201.
   * {@code openid} and {@code profile} are for ID-porten's from the start.
   *
   * @param scope the scope
   * @param integrationTypes such as {@code maskinporten} or {@code api_klient}
   * @return this
   */
  public Scopes onlyFor(String scope, String... integrationTypes) {
    return change(
        scope,
        state -> {
          state.integrationTypes.clear();
          state.integrationTypes.addAll(List.of(integrationTypes));
        });
  }

  /**
   * Only organisations that have been given access may use the scope; others are refused with
   * MP-250.
   *
   * @param scope the scope
   * @param organisations the numbers of those that have access
   * @return this
   */
  public Scopes onlyWithAccess(String scope, String... organisations) {
    return change(
        scope,
        state -> {
          state.restricted = true;
          state.access.clear();
          state.access.addAll(List.of(organisations));
        });
  }

  private Scopes change(String scope, Consumer<ScopeState> change) {
    Objects.requireNonNull(scope, "scope");
    world.run(() -> change.accept(world.scope(scope)));
    return this;
  }
}
