package io.github.dialogporten.sdk.keys;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** Keys made for the tests, at run time. */
public final class Keys {

  public static final RSAKey RSA = rsa(2048);

  private Keys() {}

  public static RSAKey rsa(int bits) {
    try {
      return new RSAKeyGenerator(bits, true).keyID("test-key-1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static RSAKey withAlgorithm(String name) {
    return new RSAKey.Builder(RSA).algorithm(new Algorithm(name)).build();
  }

  public static SigningKey signing() {
    return SigningKey.jwk(RSA.toJSONString());
  }
}
