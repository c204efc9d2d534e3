package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;

/** The keys of the seeded clients: making one takes a while, so all instances share them. */
final class FirstKeys {

  static final RsaKey MASKINPORTEN = RegisteredClient.newKey();
  static final RsaKey ID_PORTEN = RegisteredClient.newKey();

  private FirstKeys() {}
}
