package io.github.dialogporten.sdk.testkit.internal.state;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is registered of a client, with either issuer. */
public abstract class RegisteredState {
  public final String clientId;
  public final String organisation;
  public final Set<String> scopes = new LinkedHashSet<>();

  /** By key id; a client without any authenticates in another way. */
  public final Map<String, KeyState> keys = new LinkedHashMap<>();

  RegisteredState(String clientId, String organisation) {
    this.clientId = clientId;
    this.organisation = organisation;
  }
}
