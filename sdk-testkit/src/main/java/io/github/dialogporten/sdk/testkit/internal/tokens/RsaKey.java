package io.github.dialogporten.sdk.testkit.internal.tokens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** An RSA key pair of 2048 bits with a key id. */
public final class RsaKey extends SigningKey {

  private RsaKey(String kid, KeyPair pair) {
    super("RS256", kid, pair);
  }

  public static RsaKey generate(String kid) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new RsaKey(kid, generator.generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a JDK without RSA", e);
    }
  }

  @Override
  public ObjectNode publicJwk() {
    RSAPublicKey key = (RSAPublicKey) publicKey();
    ObjectNode node = Json.object();
    node.put("kty", "RSA");
    node.put("use", "sig");
    node.put("kid", kid());
    node.put("alg", "RS256");
    node.put("n", number(key.getModulus()));
    node.put("e", number(key.getPublicExponent()));
    return node;
  }

  /** Both halves, as a client keeps them in a file. */
  public ObjectNode privateJwk() {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) privateKey();
    ObjectNode node = publicJwk();
    node.put("d", number(key.getPrivateExponent()));
    node.put("p", number(key.getPrimeP()));
    node.put("q", number(key.getPrimeQ()));
    node.put("dp", number(key.getPrimeExponentP()));
    node.put("dq", number(key.getPrimeExponentQ()));
    node.put("qi", number(key.getCrtCoefficient()));
    return node;
  }

  /** The private half as PKCS#8. */
  public String pem() {
    return Pem.of("PRIVATE KEY", privateKey().getEncoded());
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return Jws.encode(
        bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }
}
