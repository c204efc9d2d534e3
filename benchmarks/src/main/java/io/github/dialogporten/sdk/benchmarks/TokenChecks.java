package io.github.dialogporten.sdk.benchmarks;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenCheck;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenResult;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What it costs to validate a dialog token whose key is there already. */
@State(Scope.Benchmark)
public class TokenChecks {

  /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
  private static final String X509_PREFIX = "302a300506032b6570032100";

  private LocalAltinn altinn;
  private DialogTokenValidator validator;
  private DialogTokenCheck check;
  private String token;
  private PublicKey key;
  private byte[] signed;
  private byte[] signature;

  /** Starts an Altinn in the process, and gets a token and its keys. */
  @Setup
  public void start() throws GeneralSecurityException {
    altinn = LocalAltinn.builder().clock(TestClock.standing()).start(); // the token stays valid
    validator = DialogTokenValidator.builder(altinn.connection()).build();
    token = altinn.dialogTokens().issue(SeededWorld.TAX_CARD, "read;write;submit");
    check = DialogTokenCheck.forDialog(SeededWorld.TAX_CARD).requiring("write");
    validator.validate(token, check).orThrow();
    int dot = token.lastIndexOf('.');
    signed = token.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
    signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
    key = key();
  }

  /** The key that the token names, made without the SDK. */
  private PublicKey key() throws GeneralSecurityException {
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

  /** Ends the servers. */
  @TearDown
  public void stop() {
    altinn.close();
  }

  /** The floor: the signature alone. */
  @Benchmark
  public boolean signatureAlone() throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(key);
    verifier.update(signed);
    return verifier.verify(signature);
  }

  /** This SDK: everything. */
  @Benchmark
  public DialogTokenResult validation() {
    return validator.validate(token, check);
  }
}
