package io.github.dialogporten.sdk.testkit.internal.maskinporten;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import org.jspecify.annotations.Nullable;

/** A grant that was found in order. */
record Grant(
    ClientState client,
    String consumer,
    String scope,
    @Nullable String pid,
    @Nullable JsonNode resource,
    @Nullable JsonNode details) {}
