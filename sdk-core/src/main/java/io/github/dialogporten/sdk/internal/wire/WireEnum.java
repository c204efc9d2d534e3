package io.github.dialogporten.sdk.internal.wire;

/** A generated record of one text, which may be any. */
public interface WireEnum {

  /** The value as it came and as it is written. */
  String value();
}
