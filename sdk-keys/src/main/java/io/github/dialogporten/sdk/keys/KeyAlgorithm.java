package io.github.dialogporten.sdk.keys;

import com.nimbusds.jose.jwk.Curve;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The algorithms of RFC 7518, section 3.1, that sign with an RSA or an EC key. */
@SuppressWarnings("ImmutableEnumChecker") // neither the parameters nor the curve can change
enum KeyAlgorithm {
  RS256("SHA256withRSA"),
  RS384("SHA384withRSA"),
  RS512("SHA512withRSA"),
  PS256(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1)),
  PS384(new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1)),
  PS512(new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1)),
  ES256("SHA256withECDSAinP1363Format", Curve.P_256, 64),
  ES384("SHA384withECDSAinP1363Format", Curve.P_384, 96),
  ES512("SHA512withECDSAinP1363Format", Curve.P_521, 132);

  static final String NAMES = "RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384 or ES512";

  /** What a JDK calls a key that RSA-PSS alone may be used with. */
  private static final String PSS_ONLY = "RSASSA-PSS";

  private final String jcaName;
  private final @Nullable PSSParameterSpec pss;
  private final @Nullable Curve curve;

  /** Of the signature, for ECDSA; 0 for the others, where it follows the key. */
  private final int length;

  KeyAlgorithm(String jcaName) {
    this(jcaName, null, null, 0);
  }

  KeyAlgorithm(PSSParameterSpec pss) {
    this(PSS_ONLY, pss, null, 0);
  }

  KeyAlgorithm(String jcaName, Curve curve, int length) {
    this(jcaName, null, curve, length);
  }

  KeyAlgorithm(String jcaName, @Nullable PSSParameterSpec pss, @Nullable Curve curve, int length) {
    this.jcaName = jcaName;
    this.pss = pss;
    this.curve = curve;
    this.length = length;
  }

  static Optional<KeyAlgorithm> named(@Nullable Object name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }

  /** The one that a key signs with when nothing else is said; none for a key of another kind. */
  static Optional<KeyAlgorithm> preset(Key key) {
    return Arrays.stream(values()).filter(each -> each.fits(key)).findFirst();
  }

  boolean fits(Key key) {
    if (key instanceof ECKey ec) {
      return curve != null && curve.equals(Curve.forECParameterSpec(ec.getParams()));
    }
    return key instanceof RSAKey
        && curve == null
        && (pss != null || !key.getAlgorithm().equals(PSS_ONLY));
  }

  /** The length of a signature in bytes; 0 when it follows the key. */
  int length() {
    return length;
  }

  byte[] sign(PrivateKey secret, byte[] input) throws GeneralSecurityException {
    Signature signature = signature();
    signature.initSign(secret);
    signature.update(input);
    return signature.sign();
  }

  boolean verify(PublicKey open, byte[] input, byte[] signed) throws GeneralSecurityException {
    Signature signature = signature();
    signature.initVerify(open);
    signature.update(input);
    return signature.verify(signed);
  }

  private Signature signature() throws GeneralSecurityException {
    Signature signature = Signature.getInstance(jcaName);
    if (pss != null) {
      signature.setParameter(pss);
    }
    return signature;
  }
}
