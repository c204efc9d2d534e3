package io.github.dialogporten.sdk.testkit.internal.state;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What its owner has said about a scope. */
public final class ScopeState {
  /** How old a token may get. */
  public @Nullable Duration maxAge;

  /** The integration types that may have it; empty for all. */
  public final Set<String> integrationTypes = new LinkedHashSet<>();

  /** Whether only those with access may use it. */
  public boolean restricted;

  public final Set<String> access = new LinkedHashSet<>();

  public boolean fits(String integrationType) {
    return integrationTypes.isEmpty() || integrationTypes.contains(integrationType);
  }

  public boolean open(String organisation) {
    return !restricted || access.contains(organisation);
  }
}
