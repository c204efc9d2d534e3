package io.github.dialogporten.sdk.internal.http;

/** What the body of an answer is, which decides how it is asked for and how long it may take. */
public enum BodyKind {
  /** JSON or text, read within the call. */
  TEXT("gzip"),
  /** A file that is read within the call. It is asked for as it is: then its length is told. */
  FILE("identity"),
  /** A file that goes on coming after the call. */
  STREAM("identity");

  private final String coding;

  BodyKind(String coding) {
    this.coding = coding;
  }

  /** The value of {@code Accept-Encoding}. */
  String coding() {
    return coding;
  }

  boolean isFile() {
    return this != TEXT;
  }
}
