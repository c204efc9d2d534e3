package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which identity it is: equal for one environment and one name, or, where the provider gives no
 * name, for the same innermost provider object. Neither the client nor the view plays a part.
 */
public final class IdentityKey {

  private final AltinnEnvironment environment;
  private final @Nullable String name;
  private final @Nullable TokenProvider provider;

  private IdentityKey(
      AltinnEnvironment environment, @Nullable String name, @Nullable TokenProvider provider) {
    this.environment = environment;
    this.name = name;
    this.provider = provider;
  }

  /** The identity that a provider stands for in an environment. */
  public static IdentityKey of(AltinnEnvironment environment, TokenProvider provider) {
    Optional<String> name = provider.identity();
    return name.isPresent()
        ? new IdentityKey(environment, name.get(), null)
        : new IdentityKey(environment, null, provider.innermost());
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same provider object, whatever its equals says
  public boolean equals(@Nullable Object other) {
    return other instanceof IdentityKey that
        && provider == that.provider
        && Objects.equals(name, that.name)
        && environment.equals(that.environment);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(name) + System.identityHashCode(provider);
  }
}
