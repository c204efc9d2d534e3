package io.github.dialogporten.sdk.testkit.internal.state;

import java.time.Instant;
import java.util.UUID;

/** An entry of the label log. */
public record LabelLogState(UUID id, Instant at, String label, String action, ActorState by) {}
