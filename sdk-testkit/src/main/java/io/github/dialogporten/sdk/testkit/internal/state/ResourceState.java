package io.github.dialogporten.sdk.testkit.internal.state;

import java.util.SortedMap;

/** A service in the resource registry; the id has no prefix. */
public record ResourceState(
    String id, String type, String owner, SortedMap<String, String> name, int minimumLevel) {

  public static final String PREFIX = "urn:altinn:resource:";
}
