package io.github.dialogporten.sdk.testkit.internal.state;

import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A client that is registered with Maskinporten. */
public final class ClientState {
  public final String clientId;
  public final String organisation;
  public final Set<String> scopes = new LinkedHashSet<>();
  public final Map<String, RsaKey> keys = new LinkedHashMap<>();
  public final Set<String> expiredKeys = new LinkedHashSet<>();
  public final Set<String> consumers = new LinkedHashSet<>();
  public Duration tokenLifetime = Duration.ofMinutes(2);

  public ClientState(String clientId, String organisation) {
    this.clientId = clientId;
    this.organisation = organisation;
  }
}
