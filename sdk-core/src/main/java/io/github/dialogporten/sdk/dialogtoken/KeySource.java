package io.github.dialogporten.sdk.dialogtoken;

import org.jspecify.annotations.Nullable;

/** Where the keys come from. */
interface KeySource {

  /**
   * A key.
   *
   * @param keyId its id
   * @param worthAsking whether anything depends on it: if not, nobody is asked for an unknown one
   * @return the key; null when there is none of that id
   * @throws io.github.dialogporten.sdk.errors.DialogportenException when there are no keys at all
   */
  @Nullable Ed25519Key find(String keyId, boolean worthAsking);

  /** Makes sure that there are keys. */
  void load();
}
