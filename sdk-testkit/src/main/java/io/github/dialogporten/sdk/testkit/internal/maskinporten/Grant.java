package io.github.dialogporten.sdk.testkit.internal.maskinporten;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A grant that was found in order. */
record Grant(
    ClientState client,
    String method,
    String consumer,
    List<String> scopes,
    @Nullable String pid,
    @Nullable JsonNode resource,
    @Nullable JsonNode details) {}
