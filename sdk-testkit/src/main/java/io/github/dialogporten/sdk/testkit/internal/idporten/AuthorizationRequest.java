package io.github.dialogporten.sdk.testkit.internal.idporten;

import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request that was found in order.
 *
 * @param target where the answer goes
 * @param level the lowest that will do
 */
record AuthorizationRequest(
    Target target,
    List<String> scopes,
    @Nullable String nonce,
    String challenge,
    Level level,
    String locale,
    Set<String> prompt,
    List<String> resources) {

  /** Where an answer may be sent, as soon as so much is known. */
  record Target(
      LoginClientState client, String redirectUri, @Nullable String state, String responseMode) {
    @Override
    public String toString() {
      return "Target[" + client.clientId + "]";
    }
  }

  LoginClientState client() {
    return target.client();
  }

  @Override
  public String toString() {
    return "AuthorizationRequest[" + target.client().clientId + "]";
  }
}
