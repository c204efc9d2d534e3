package io.github.dialogporten.sdk.testkit.internal.state;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A navigational action of a transmission. */
public record NavigationState(
    SortedMap<String, String> title, String url, @Nullable Instant expiresAt) {}
