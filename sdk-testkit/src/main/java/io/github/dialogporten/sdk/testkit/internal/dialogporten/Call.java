package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.state.ActorState;
import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Caller;
import org.jspecify.annotations.Nullable;

/** One authenticated request: who calls, and what it asks for. */
record Call(World world, Request request, String path, Caller caller, Languages languages) {

  /** Null for somebody that the kit knows nothing of. */
  @Nullable PrincipalState principal() {
    return world.principals.get(caller.urn());
  }

  /** The caller as the logs keep it: unmasked, so that it is recognised again. */
  ActorState actor() {
    PrincipalState principal = principal();
    return ActorState.party(caller.urn(), principal == null ? null : principal.name);
  }
}
