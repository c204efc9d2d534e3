package io.github.dialogporten.sdk.testkit.internal.state;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A client that is registered with Maskinporten. */
public final class ClientState extends RegisteredState {

  /** Who has delegated which scopes; no scopes stands for all that the client has. */
  public final Map<String, Set<String>> delegations = new LinkedHashMap<>();

  public String integrationType = "maskinporten";
  public Duration tokenLifetime = Duration.ofMinutes(2);

  public ClientState(String clientId, String organisation) {
    super(clientId, organisation);
  }
}
