package io.github.dialogporten.sdk.testkit.internal.state;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One endpoint of an API action. */
public record EndpointState(
    UUID id,
    @Nullable String version,
    String url,
    String method,
    @Nullable String documentation,
    @Nullable String requestSchema,
    @Nullable String responseSchema,
    boolean deprecated,
    @Nullable Instant sunsetAt) {}
