package io.github.dialogporten.sdk.internal.wire;

/** A generated enum that keeps values that are not known. */
public interface WireEnum {

  /** The value as it came and as it is written. */
  String value();

  /** Whether the API document lists the value. */
  boolean isKnown();
}
