package io.github.dialogporten.sdk.benchmarks;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenCheck;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Validating a dialog token whose key is there already. */
final class TokenCheckWork {

  /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
  private static final String X509_PREFIX = "302a300506032b6570032100";

  private TokenCheckWork() {}

  /** The floor: the signature alone. */
  static Work signature(URI server) throws GeneralSecurityException {
    LocalAltinn altinn = altinn();
    String token = token(altinn);
    int dot = token.lastIndexOf('.');
    byte[] signed = token.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
    byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
    PublicKey key = key(altinn, token);
    return () -> {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature) ? 1 : 0;
    };
  }

  /** This SDK: everything. */
  static Work validation(URI server) {
    LocalAltinn altinn = altinn();
    String token = token(altinn);
    DialogTokenValidator validator = DialogTokenValidator.builder(altinn.connection()).build();
    DialogTokenCheck check = DialogTokenCheck.forDialog(SeededWorld.TAX_CARD).requiring("write");
    return () -> {
      validator.validate(token, check).orThrow();
      return 1;
    };
  }

  private static LocalAltinn altinn() {
    return LocalAltinn.builder().clock(TestClock.standing()).start(); // the token stays valid
  }

  private static String token(LocalAltinn altinn) {
    return altinn.dialogTokens().issue(SeededWorld.TAX_CARD, "read;write;submit");
  }

  /** The key that the token names, made without the SDK. */
  private static PublicKey key(LocalAltinn altinn, String token) throws GeneralSecurityException {
    String header =
        new String(
            Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))),
            StandardCharsets.US_ASCII);
    DialogportenClient client = DialogportenClient.builder(altinn.connection()).build();
    for (var each : client.dialogTokens().keys().keys()) {
      if (header.contains("\"" + each.id().orElseThrow() + "\"")) {
        byte[] raw = Base64.getUrlDecoder().decode(each.x().orElseThrow());
        byte[] encoded = new byte[X509_PREFIX.length() / 2 + raw.length];
        for (int i = 0; i < X509_PREFIX.length(); i += 2) {
          encoded[i / 2] = (byte) Integer.parseInt(X509_PREFIX.substring(i, i + 2), 16);
        }
        System.arraycopy(raw, 0, encoded, encoded.length - raw.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      }
    }
    throw new IllegalStateException("the token's key is not published");
  }
}
