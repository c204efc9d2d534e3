package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.TimeSource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the parts together. */
final class DefaultIdPortenClient implements IdPortenClient {

  private final AltinnConnection connection;
  private final ClientSettings settings;
  private final AuthorizationRequests requests;
  private final Logins logins;
  private final Logouts logouts;
  private final People people;

  DefaultIdPortenClient(
      AltinnConnection connection, ClientSettings settings, ClientAuthentication authentication) {
    TimeSource time = connection.timeSource();
    String issuer = settings.issuer().toString();
    this.connection = connection;
    this.settings = settings;
    Wire wire =
        new Wire(
            connection, new ClientCredentials(issuer, settings.clientId(), authentication, time));
    Discovery discovery = new Discovery(settings.issuer(), wire, time);
    KeySet keys = new KeySet(() -> discovery.metadata().keys(), wire, time);
    IssuedTokens tokens =
        new IssuedTokens(
            issuer,
            settings.clientId(),
            new Signatures(keys, () -> discovery.metadata().algorithms()),
            time);
    IdTokens idTokens = new IdTokens(tokens);
    this.requests = new AuthorizationRequests(settings, discovery, wire, time);
    this.logins = new Logins(settings, discovery, wire, keys, idTokens, time);
    this.logouts = new Logouts(settings, discovery, wire, tokens, time);
    this.people =
        new People(
            settings,
            new Sessions(settings, new Refreshes(discovery, wire, idTokens, time), time),
            time);
  }

  @Override
  public LoginStart startLogin(LoginOptions options) {
    return requests.start(Objects.requireNonNull(options, "options"));
  }

  @Override
  public PersonSession finishLogin(PendingLogin pending, Callback callback) {
    Objects.requireNonNull(pending, "pending");
    return logins.finish(pending, Objects.requireNonNull(callback, "callback"));
  }

  @Override
  public PersonTokenProvider person(String key, SessionStore store) {
    return new PersonTokenProvider(people, store, key);
  }

  @Override
  public void revoke(PersonSession session) {
    logouts.revoke(Objects.requireNonNull(session, "session"));
  }

  @Override
  public URI logoutUri(PersonSession session) {
    return logouts.page(Objects.requireNonNull(session, "session"), null);
  }

  @Override
  public URI logoutUri(PersonSession session, String state) {
    Objects.requireNonNull(session, "session");
    return logouts.page(session, Checks.logoutState(state));
  }

  @Override
  public URI logout(PersonSession session) {
    Objects.requireNonNull(session, "session");
    logouts.revokeIfOffered(session);
    return logouts.page(session, null);
  }

  @Override
  public LogoutNotice frontChannelLogout(@Nullable String rawQuery) {
    return logouts.frontChannel(
        QueryText.parse(rawQuery == null ? "" : rawQuery)
            .orElseThrow(() -> Logouts.refused("it cannot be read")));
  }

  @Override
  public LogoutNotice frontChannelLogout(Map<String, List<String>> parameters) {
    return logouts.frontChannel(parameters);
  }

  @Override
  public LogoutNotice backChannelLogout(String logoutToken) {
    return logouts.backChannel(Objects.requireNonNull(logoutToken, "logoutToken"));
  }

  @Override
  public AltinnConnection connection() {
    return connection;
  }

  @Override
  public String toString() {
    return "IdPortenClient[" + settings.issuer() + ", " + settings.clientId() + "]";
  }
}
