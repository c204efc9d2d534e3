package io.github.dialogporten.sdk.testkit.testtokens;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all test tokens of one source have in common. */
record TestTokenSettings(
    String env,
    String scopes,
    Duration lifetime,
    @Nullable String clientId,
    @Nullable String vendor) {

  /** The fields of every request; a new map, to be added to. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("env", env);
    fields.put("scopes", scopes);
    fields.put("ttl", Long.toString(lifetime.toSeconds()));
    return fields;
  }
}
