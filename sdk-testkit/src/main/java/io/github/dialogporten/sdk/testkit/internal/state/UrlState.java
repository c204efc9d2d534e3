package io.github.dialogporten.sdk.testkit.internal.state;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One address of an attachment. */
public record UrlState(UUID id, String url, @Nullable String mediaType, String consumerType) {}
