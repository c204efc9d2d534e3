package io.github.dialogporten.sdk.testkit.internal.state;

import java.time.Instant;
import java.util.UUID;

/** An entry of the seen log. */
public record SeenState(UUID id, Instant at, ActorState by, boolean viaServiceOwner) {}
