package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import io.github.dialogporten.sdk.testkit.internal.http.Problem;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.state.ActorState;
import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One authenticated request: who calls, and what it asks for. */
record Call(World world, Request request, String path, Caller caller, Languages languages) {

  Refused refused(int status) {
    return new Refused(Problem.of(status, path));
  }

  Refused refused(int status, String key, String message) {
    return new Refused(status, path, key, message);
  }

  Refused missing(String type, Object id) {
    return refused(
        404, type, "Entity '" + type + "' with the following key(s) was not found: (" + id + ").");
  }

  Refused removed(UUID id) {
    return refused(
        410,
        "DialogEntity",
        "Entity 'DialogEntity' with the following key(s) is removed: (" + id + ").");
  }

  Refused levelTooLow() {
    return refused(403, "Forbidden", "Altinn authentication level too low.");
  }

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
