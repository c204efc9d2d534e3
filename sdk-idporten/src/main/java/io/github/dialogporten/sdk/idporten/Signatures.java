package io.github.dialogporten.sdk.idporten;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks who signed a token: an RSA or EC key of the issuer's, by an algorithm that its metadata
 * lists. Never {@code none}, and never a secret that two share.
 */
final class Signatures {

  private static final int FEWEST_BITS = 2048;

  private static final Set<JWSAlgorithm> RSA =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512);

  private static final Map<JWSAlgorithm, Curve> CURVES =
      Map.of(
          JWSAlgorithm.ES256, Curve.P_256,
          JWSAlgorithm.ES384, Curve.P_384,
          JWSAlgorithm.ES512, Curve.P_521);

  private final KeySet keys;
  private final Supplier<Set<String>> listed;
  private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

  Signatures(KeySet keys, Supplier<Set<String>> listed) {
    this.keys = keys;
    this.listed = listed;
  }

  /** Whether the algorithm is one of those that the issuer signs with. */
  boolean isAccepted(JWSAlgorithm algorithm) {
    if (!RSA.contains(algorithm) && !CURVES.containsKey(algorithm)) {
      return false;
    }
    Set<String> names = listed.get();
    return names.isEmpty() || names.contains(algorithm.getName());
  }

  /** Whether the issuer signed it. Reads the keys again when the token's is not among them. */
  boolean isSigned(SignedJWT token) {
    KeySet.Known known = keys.current();
    if (isSignedByOne(token, known.keys())) {
      return true;
    }
    @Nullable String id = token.getHeader().getKeyID();
    if (id != null && known.keys().stream().anyMatch(key -> id.equals(key.getKeyID()))) {
      return false; // its key is there, and did not sign it
    }
    return keys.otherThan(known).filter(other -> isSignedByOne(token, other.keys())).isPresent();
  }

  private boolean isSignedByOne(SignedJWT token, List<JWK> among) {
    return candidates(token.getHeader(), among).stream().anyMatch(key -> isSignedBy(token, key));
  }

  /** Those of the token's key id; where there is none, those that say no id. */
  private static List<JWK> candidates(JWSHeader header, List<JWK> among) {
    @Nullable String id = header.getKeyID();
    List<JWK> named = new ArrayList<>();
    List<JWK> nameless = new ArrayList<>();
    for (JWK key : among) {
      if (fits(key, header.getAlgorithm())) {
        if (id == null || id.equals(key.getKeyID())) {
          named.add(key);
        } else if (key.getKeyID() == null) {
          nameless.add(key);
        }
      }
    }
    return named.isEmpty() ? nameless : named;
  }

  private static boolean fits(JWK key, JWSAlgorithm algorithm) {
    boolean type =
        RSA.contains(algorithm)
            ? key instanceof RSAKey && key.size() >= FEWEST_BITS
            : key instanceof ECKey ec && ec.getCurve().equals(CURVES.get(algorithm));
    @Nullable KeyUse use = key.getKeyUse();
    @Nullable Set<KeyOperation> operations = key.getKeyOperations();
    return type
        && (use == null || use.equals(KeyUse.SIGNATURE))
        && (operations == null || operations.contains(KeyOperation.VERIFY))
        && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm));
  }

  private boolean isSignedBy(SignedJWT token, JWK key) {
    try {
      PublicKey open =
          key instanceof RSAKey rsa ? rsa.toRSAPublicKey() : ((ECKey) key).toECPublicKey();
      return token.verify(verifiers.createJWSVerifier(token.getHeader(), open));
    } catch (JOSEException | IllegalStateException e) {
      return false;
    }
  }
}
