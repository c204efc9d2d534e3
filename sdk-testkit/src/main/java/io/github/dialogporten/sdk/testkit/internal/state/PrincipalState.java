package io.github.dialogporten.sdk.testkit.internal.state;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A system user or a person: who a token can speak for. */
public final class PrincipalState {
  public final String urn;
  public final String name;
  public final boolean systemUser;
  public @Nullable String owner;
  public @Nullable String externalRef;
  public @Nullable String clientId;
  public @Nullable String systemId;
  public final Map<String, GrantState> grants = new LinkedHashMap<>();

  /** By the party's URN, what Access Management tells; made up of the grant where there is none. */
  public final Map<String, AccessState> access = new LinkedHashMap<>();

  public PrincipalState(String urn, String name, boolean systemUser) {
    this.urn = urn;
    this.name = name;
    this.systemUser = systemUser;
  }

  /** Whether dialogs of this party may be looked at. */
  public boolean represents(String partyUrn) {
    GrantState direct = grants.get(partyUrn);
    return (direct != null && !direct.container())
        || grants.values().stream()
            .flatMap(grant -> grant.party().subParties.stream())
            .anyMatch(sub -> sub.urn.equals(partyUrn));
  }
}
