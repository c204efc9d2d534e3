package io.github.dialogporten.sdk.testkit.internal.tokens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;

/** A pair of keys with a name. Its {@code toString} holds the name alone. */
public abstract class SigningKey {

  private final String algorithm;
  private final String kid;
  private final KeyPair pair;

  SigningKey(String algorithm, String kid, KeyPair pair) {
    this.algorithm = algorithm;
    this.kid = kid;
    this.pair = pair;
  }

  final String algorithm() {
    return algorithm;
  }

  public final String kid() {
    return kid;
  }

  public final PublicKey publicKey() {
    return pair.getPublic();
  }

  public final PrivateKey privateKey() {
    return pair.getPrivate();
  }

  public abstract ObjectNode publicJwk();

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[" + kid + "]";
  }
}
