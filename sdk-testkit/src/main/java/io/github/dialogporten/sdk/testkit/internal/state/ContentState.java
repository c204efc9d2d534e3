package io.github.dialogporten.sdk.testkit.internal.state;

import java.util.SortedMap;

/** One content field: its media type and its texts by language. */
public record ContentState(String mediaType, SortedMap<String, String> texts) {}
