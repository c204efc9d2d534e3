package io.github.dialogporten.sdk.testkit.internal.maskinporten;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import io.github.dialogporten.sdk.testkit.internal.state.ScopeState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a client may have the scopes it asks for, on its own or on somebody's behalf. */
final class ScopeCheck {

  private final World world;

  ScopeCheck(World world) {
    this.world = world;
  }

  /** Whose access is used: the client's owner's, or that of who has delegated it. */
  static String consumer(JsonNode claims, ClientState client) {
    if (claims.has("iss_onbehalfof")) {
      throw Refusal.malformed(
          claims.has("consumer_org")
              ? "consumer_org and iss_onbehalfof exclude each other"
              : "iss_onbehalfof is not set up for the client");
    }
    JsonNode claim = claims.path("consumer_org");
    if (claim.isMissingNode()) {
      return client.organisation;
    }
    if (!claim.isTextual() || !claim.asText().matches("\\d{9}")) {
      throw Refusal.malformed("consumer_org must be an organisation number");
    }
    if (claim.asText().equals(client.organisation)) {
      throw Refusal.notTaken("", "consumer_org equals the client's own organisation");
    }
    return claim.asText();
  }

  List<String> scopes(JsonNode claims, ClientState client, String consumer) {
    List<String> scopes =
        Stream.of(claims.path("scope").asText().split(" ", -1))
            .filter(scope -> !scope.isEmpty())
            .distinct()
            .toList();
    if (scopes.isEmpty()) {
      throw new Refusal(400, "invalid_scope", "MP-200", "a scope is needed");
    }
    boolean own = consumer.equals(client.organisation);
    Set<String> delegated = own ? client.scopes : delegated(client, consumer);
    for (String scope : scopes) {
      if (own && !client.scopes.contains(scope)) {
        throw new Refusal(
            400, "invalid_scope", "MP-200", "scope is not registered on the client: " + scope);
      }
      ScopeState state = world.scope(scope);
      if (!state.fits(client.integrationType)) {
        throw new Refusal(
            400,
            "invalid_scope",
            "MP-201",
            "scope is not allowed for the client's integration type: " + scope);
      }
      if (!state.open(consumer)) {
        throw new Refusal(403, "forbidden", "MP-250", "consumer has no access to scope " + scope);
      }
      if (delegated == null || !delegated.contains(scope)) {
        throw new Refusal(
            403, "forbidden", "MP-251", "consumer has not delegated the scope to the supplier");
      }
    }
    return scopes;
  }

  private static @Nullable Set<String> delegated(ClientState client, String consumer) {
    Set<String> scopes = client.delegations.get(consumer);
    return scopes != null && scopes.isEmpty() ? client.scopes : scopes;
  }
}
