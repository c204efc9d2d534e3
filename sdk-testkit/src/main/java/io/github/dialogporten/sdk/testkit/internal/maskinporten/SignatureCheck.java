package io.github.dialogporten.sdk.testkit.internal.maskinporten;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.internal.certificates.Authority;
import io.github.dialogporten.sdk.testkit.internal.certificates.Chain;
import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import io.github.dialogporten.sdk.testkit.internal.state.KeyState;
import io.github.dialogporten.sdk.testkit.internal.tokens.Jws;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Whether a grant is signed with what the client has registered: a key, or its certificate. */
final class SignatureCheck {

  private static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "RS512");

  private final Instant now;

  SignatureCheck(Instant now) {
    this.now = now;
  }

  /** How the client has authenticated, as the token says it. */
  String check(Jws jws, ClientState client) {
    if (!ALGORITHMS.contains(jws.algorithm())) {
      throw Refusal.malformed("alg must be RS256, RS384 or RS512");
    }
    boolean kid = jws.header().hasNonNull("kid");
    boolean certificate = jws.header().hasNonNull("x5c");
    if (kid && certificate) {
      throw Refusal.malformed("either kid or x5c, not both");
    } else if (certificate) {
      certificate(jws, client);
      return "virksomhetssertifikat";
    }
    key(jws, client, kid);
    return "private_key_jwt";
  }

  private void key(Jws jws, ClientState client, boolean sent) {
    if (!sent) {
      String needed = client.keys.isEmpty() ? "x5c" : "kid";
      throw Refusal.notTaken("MP-124", "the client must send " + needed);
    }
    KeyState key = client.keys.get(jws.kid());
    if (key == null) {
      throw Refusal.notTaken("MP-124", "kid is not registered on the client");
    }
    if (!jws.verifies(key.key())) {
      throw Refusal.notTaken("MP-124", "invalid signature");
    }
    if (key.expired(now)) {
      throw Refusal.notTaken("MP-121", "the key has expired");
    }
  }

  private void certificate(Jws jws, ClientState client) {
    if (!client.keys.isEmpty()) {
      throw Refusal.notTaken("MP-123", "a client with registered keys must send kid, not x5c");
    }
    JsonNode x5c = jws.header().path("x5c");
    List<X509Certificate> chain = Chain.read(x5c);
    if (chain == null) {
      throw Refusal.notTaken("MP-123", "x5c must be an array of certificates in base64");
    }
    X509Certificate own = chain.get(0);
    if (Authority.production().made(own) || !Authority.test().made(own)) {
      throw Refusal.notTaken("MP-120", "the certificate is not one for this environment");
    }
    if (!Authority.test().vouchesFor(chain)) {
      throw Refusal.notTaken("MP-123", "x5c must be the whole chain, in its order");
    }
    if (!Chain.organisation(own).equals(client.organisation)) {
      throw Refusal.notTaken("MP-122", "the certificate is not that of the client's owner");
    }
    if (now.isAfter(own.getNotAfter().toInstant())
        || now.isBefore(own.getNotBefore().toInstant())) {
      throw Refusal.notTaken("MP-124", "the certificate has expired");
    }
    if (!jws.verifies(own.getPublicKey())) {
      throw Refusal.notTaken("MP-124", "invalid signature");
    }
  }
}
