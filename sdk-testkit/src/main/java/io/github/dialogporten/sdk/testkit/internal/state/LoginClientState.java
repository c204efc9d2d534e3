package io.github.dialogporten.sdk.testkit.internal.state;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client that is registered with ID-porten. */
public final class LoginClientState extends RegisteredState {
  public final boolean nativeApplication;
  public String name;
  public String authentication;
  public String secret = "";
  public final Set<String> redirectUris = new LinkedHashSet<>();
  public final Set<String> postLogoutRedirectUris = new LinkedHashSet<>();
  public @Nullable String frontChannelLogoutUri;
  public @Nullable String backChannelLogoutUri;
  public boolean refreshTokens = true;
  public boolean rotation = true;
  public boolean pushedRequestsOnly;
  public boolean ssoDisabled;
  public Duration accessTokenLifetime = Duration.ofMinutes(2);
  public Duration refreshTokenLifetime = Duration.ofMinutes(10);
  public @Nullable Duration authorizationLifetime;

  public LoginClientState(
      String clientId, String organisation, boolean nativeApplication, String authentication) {
    super(clientId, organisation);
    this.nativeApplication = nativeApplication;
    this.authentication = authentication;
    this.name = clientId;
  }

  /** Only those that are told about logouts get to know the session's id. */
  public boolean hearsOfLogout() {
    return frontChannelLogoutUri != null || backChannelLogoutUri != null;
  }

  /** Registered exactly; on this machine a native application may choose the port. */
  public boolean mayReturnTo(String uri) {
    return redirectUris.contains(uri)
        || (nativeApplication
            && redirectUris.stream().anyMatch(registered -> LoopbackUri.matches(registered, uri)));
  }
}
