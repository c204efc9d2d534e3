package io.github.dialogporten.sdk.testkit.internal.state;

import java.util.SortedMap;

/** A service owner. */
public record OwnerState(String code, String number, SortedMap<String, String> name) {}
