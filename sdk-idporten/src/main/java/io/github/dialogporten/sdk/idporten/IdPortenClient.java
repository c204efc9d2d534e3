package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.internal.SameVersion;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client at ID-porten, or at another OpenID provider: logs people in, and gives the tokens of
 * those who have logged in. One {@code IdPortenClient} serves all people of a program. Nothing here
 * has to be closed.
 *
 * <pre>{@code
 * var connection = AltinnConnection.to(AltinnEnvironment.TT02);
 * var idporten = IdPortenClient.builder(connection)
 *     .clientId("0e6e3d3a-1d1c-4f9a-9c6c-0a4f5f3f2b11")
 *     .authentication(ClientAuthentication.privateKeyJwt(SigningKey.jwk(Path.of("key.jwk"))))
 *     .scopes("digdir:dialogporten")
 *     .redirectUri(URI.create("https://inbox.example/callback"))
 *     .build();
 * }</pre>
 *
 * <p>A web back end starts a login, keeps what is pending, sends the browser away, and finishes the
 * login when the browser comes back:
 *
 * <pre>{@code
 * LoginStart start = idporten.startLogin();
 * pendingLogins.put(start.pending().state(), start.pending());    // for this browser
 * redirect(start.uri());
 * // ... and when the browser asks for the redirect address:
 * Callback callback = Callback.ofQuery(request.getQueryString());
 * PendingLogin pending = pendingLogins.remove(callback.state().orElse(""));
 * if (pending == null) { return; }                                 // not started here
 * PersonSession session = idporten.finishLogin(pending, callback);
 * PersonTokenProvider tokens = idporten.person(sessionKey, store);
 * tokens.begin(session);
 * }</pre>
 *
 * <p>Addresses come from the issuer's metadata document, which is kept for a day; where it cannot
 * be read the last one serves, and for ID-porten's own two issuers the addresses that are known.
 * What the methods throw when they ask the issuer:
 *
 * <ul>
 *   <li>{@link LoginFailedException}: the login did not come about, and why;
 *   <li>{@link io.github.dialogporten.sdk.errors.LoginRequiredException}: a session has ended;
 *   <li>{@link io.github.dialogporten.sdk.errors.TokenException}: any other refusal;
 *   <li>{@link io.github.dialogporten.sdk.errors.TransportException} and {@link
 *       io.github.dialogporten.sdk.errors.ApiException}: the issuer cannot be reached, or is down.
 *       Both are worth another try later.
 * </ul>
 *
 * <p>Thread-safe. New methods may be added to this interface with a default.
 */
public interface IdPortenClient {

  /**
   * Builds a client. {@link Builder#clientId}, {@link Builder#authentication} and {@link
   * Builder#scopes} are needed.
   *
   * @param connection to the Altinn environment that the tokens are for, which says which ID-porten
   *     gives them
   * @return a new builder
   */
  static Builder builder(AltinnConnection connection) {
    return new Builder(Objects.requireNonNull(connection, "connection"));
  }

  /**
   * Starts a login with {@link LoginOptions#defaults()}.
   *
   * @return where to send the browser, and what to keep until it comes back
   * @throws IllegalArgumentException when the client has no redirect address
   */
  default LoginStart startLogin() {
    return startLogin(LoginOptions.defaults());
  }

  /**
   * Starts a login. The request is pushed to the issuer first when its metadata offers that (PAR,
   * RFC 9126): the browser then carries nothing but a reference to it. Some issuers offer that to
   * clients with authentication only; the browser then carries the request of a client with none,
   * unless the metadata says that requests have to be pushed. Nothing is kept here.
   *
   * @param options what this login asks for
   * @return where to send the browser, and what to keep until it comes back
   * @throws IllegalArgumentException when neither the options nor the client have a redirect
   *     address
   * @throws LoginFailedException when the issuer refuses the pushed request
   */
  LoginStart startLogin(LoginOptions options);

  /**
   * Starts a login to the level that a refused dialog needs: the person is then asked for a
   * stronger login. An issuer that answers with the level of a login that it remembers needs {@code
   * prompt=login} besides: {@link #stepUp(ForbiddenException, LoginOptions)}. {@link
   * LoginOptions#samePersonAs} refuses the login of another person.
   *
   * @param refused the refusal of a dialog, whose {@link ForbiddenException#requiredAcr()} says the
   *     level
   * @return where to send the browser, and what to keep until it comes back
   * @throws IllegalArgumentException when the refusal is about something else than the level
   */
  default LoginStart stepUp(ForbiddenException refused) {
    return stepUp(refused, LoginOptions.defaults());
  }

  /**
   * Starts a login to the level that a refused dialog needs.
   *
   * @param refused the refusal of a dialog, whose {@link ForbiddenException#requiredAcr()} says the
   *     level
   * @param options what this login asks for besides; its {@link LoginOptions#acr} is replaced
   * @return where to send the browser, and what to keep until it comes back
   * @throws IllegalArgumentException when the refusal is about something else than the level
   */
  default LoginStart stepUp(ForbiddenException refused, LoginOptions options) {
    String level =
        refused
            .requiredAcr()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "refused: a refusal because of a person's authentication level; another"
                            + " login does not help against this one"));
    return startLogin(options.acr(level));
  }

  /**
   * Finishes a login: compares the callback with what is pending, exchanges the code for tokens,
   * and validates the id_token. The code is sent once; when no answer comes, start again. The
   * issuer's keys are read before that: when they cannot be, the code is not spent, and the same
   * login can be finished a few seconds later.
   *
   * @param pending what {@link #startLogin} gave, taken out of its store
   * @param callback what the browser brought
   * @return the session
   * @throws LoginFailedException when it did not come about; {@link LoginFailedException#reason()}
   *     tells why
   * @throws io.github.dialogporten.sdk.errors.TokenException besides, when the issuer's keys are
   *     not there or damaged
   * @throws IllegalArgumentException when the pending login is of another client or issuer
   * @throws io.github.dialogporten.sdk.errors.TransportException when no answer comes: start again
   * @throws io.github.dialogporten.sdk.errors.ApiException when the issuer is down: start again
   */
  PersonSession finishLogin(PendingLogin pending, Callback callback);

  /**
   * Gives the tokens of a logged-in person, whose session is in a store. Sends and reads nothing
   * yet; {@link PersonTokenProvider#begin} puts a new session there.
   *
   * @param key whose session, for instance the id of the application's own web session; providers
   *     for one key and one store share what they know
   * @param store where the session is
   * @return a light provider
   */
  PersonTokenProvider person(String key, SessionStore store);

  /**
   * Revokes a session's tokens at the issuer (RFC 7009): its refresh token if it has one, else its
   * access token. ID-porten then revokes all tokens of that login for this client; the person stays
   * logged in there. Tokens that the issuer no longer knows are no error.
   *
   * @param session the session; nothing is sent when it has no tokens
   * @throws IllegalArgumentException when the session is of another client or issuer
   * @throws NotOfferedException when the issuer's metadata has no revocation endpoint
   * @throws io.github.dialogporten.sdk.errors.TransportException when the issuer cannot be reached,
   *     or its metadata never could be
   * @throws io.github.dialogporten.sdk.errors.TokenException when the issuer refuses; with the
   *     error {@code unsupported_token_type} when it cannot revoke access tokens of this type, and
   *     there is no refresh token
   */
  void revoke(PersonSession session);

  /**
   * Makes the address that logs the person out at the issuer too: the browser goes there, and comes
   * back to the client's {@link Builder#postLogoutRedirectUri}. Tokens for Dialogporten outlive
   * that: {@link #logout(PersonSession)} revokes them as well.
   *
   * @param session the session that ends
   * @return the address; it holds the id_token, so it is a secret and personal data
   * @throws IllegalArgumentException when the session is of another client or issuer
   * @throws NotOfferedException when the issuer's metadata has no logout endpoint
   */
  URI logoutUri(PersonSession session);

  /**
   * Makes the address as {@link #logoutUri(PersonSession)} does, with a value that comes back to
   * the {@link Builder#postLogoutRedirectUri}.
   *
   * @param session the session that ends
   * @param state one or more printable ASCII characters
   * @return the address; it holds the id_token, so it is a secret and personal data
   * @throws IllegalArgumentException when the state holds other characters, when the client has no
   *     {@link Builder#postLogoutRedirectUri} that it could come back to, or when the session is of
   *     another client or issuer
   * @throws NotOfferedException when the issuer's metadata has no logout endpoint
   */
  URI logoutUri(PersonSession session, String state);

  /**
   * Revokes the session's tokens, where the issuer can do that, and makes the address that the
   * browser goes to for the rest. The local session is ended with {@link
   * PersonTokenProvider#end()}. Fails rather than leave tokens alive unsaid: {@link
   * #logoutUri(PersonSession)} needs no revocation.
   *
   * @param session the session that ends
   * @return as {@link #logoutUri(PersonSession)}
   * @throws IllegalArgumentException when the session is of another client or issuer
   * @throws io.github.dialogporten.sdk.errors.TransportException when the issuer cannot be reached
   * @throws NotOfferedException when the issuer's metadata has no logout endpoint
   */
  URI logout(PersonSession session);

  /**
   * Reads a front-channel logout message: the issuer had the browser ask for the client's
   * registered address, with {@code iss} and {@code sid}. Both are needed: without them the session
   * is unknown. ID-porten sends them; other providers do only when the client is registered so
   * ({@code frontchannel_logout_session_required}).
   *
   * @param rawQuery the query of that request, still encoded
   * @return which session ended
   * @throws io.github.dialogporten.sdk.errors.TokenException when it is damaged, or not this
   *     issuer's
   */
  LogoutNotice frontChannelLogout(@Nullable String rawQuery);

  /**
   * Reads a front-channel logout message, as {@link #frontChannelLogout(String)}.
   *
   * @param parameters the parameters of that request, decoded
   * @return which session ended
   * @throws io.github.dialogporten.sdk.errors.TokenException when it is damaged, or not this
   *     issuer's
   */
  LogoutNotice frontChannelLogout(Map<String, List<String>> parameters);

  /**
   * Validates a back-channel logout message: the issuer posted a {@code logout_token} to the
   * client's registered address. Each is taken once. Answer 200 when this returns, and 400 for a
   * {@code TokenException}; ID-porten tries once and waits five seconds. When the issuer's keys
   * cannot be reached, nothing is known about the message: answer 503, so that an issuer that tries
   * again does, and see to it that the session is asked about soon (the next refresh of a session
   * that has ended is refused).
   *
   * @param logoutToken the value of that field
   * @return whose session ended
   * @throws io.github.dialogporten.sdk.errors.TokenException when it is not valid, or came before
   * @throws io.github.dialogporten.sdk.errors.TransportException when the issuer's keys cannot be
   *     reached; the message can be given here again
   * @throws io.github.dialogporten.sdk.errors.ApiException when the issuer is down, likewise
   */
  LogoutNotice backChannelLogout(String logoutToken);

  /**
   * Returns the connection that the client was built with. A Dialogporten client for another
   * environment is not built with a provider from here.
   *
   * @return the connection
   */
  AltinnConnection connection();

  /** Builds an {@link IdPortenClient}. Not thread-safe. */
  final class Builder {

    private static final String OPENID = "openid";

    static {
      SameVersion.check(IdPortenClient.class);
      SameVersion.check(SigningKey.class);
    }

    private final AltinnConnection connection;
    private @Nullable URI issuer;
    private @Nullable String clientId;
    private @Nullable ClientAuthentication authentication;
    private List<String> scopes = List.of();
    private @Nullable URI redirectUri;
    private @Nullable URI postLogoutRedirectUri;

    private Builder(AltinnConnection connection) {
      this.connection = connection;
    }

    /**
     * Sets the issuer, any OpenID provider, instead of the ID-porten of the connection's
     * environment. The ID-porten of another environment is refused, so that people's real tokens do
     * not end up in a test, or the other way round.
     *
     * @param value the issuer exactly as its metadata document writes it, with or without a slash
     *     at the end; https, or http for a loopback address
     * @return this
     * @throws IllegalArgumentException for any other address
     */
    public Builder issuer(URI value) {
      this.issuer = Checks.issuer(value);
      return this;
    }

    /**
     * Sets the client's id at the issuer. Needed.
     *
     * @param value the id; visible ASCII characters
     * @return this
     * @throws IllegalArgumentException when it is empty or holds other characters
     */
    public Builder clientId(String value) {
      this.clientId = Checks.clientId(value);
      return this;
    }

    /**
     * Sets how the client authenticates to the issuer. Needed.
     *
     * @param value the way that is registered on the client
     * @return this
     */
    public Builder authentication(ClientAuthentication value) {
      this.authentication = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets the scopes of the tokens. Needed, one or more, each registered on the client. {@code
     * openid} is added in front when it is missing: without it there is no login, only a token.
     * Dialogporten needs {@code digdir:dialogporten}; fetching content from Altinn's own platforms
     * needs scopes that begin with {@code altinn:} on the same token.
     *
     * @param values the scopes, one in each; replaces those set before
     * @return this
     * @throws IllegalArgumentException when there is none, or one is empty or holds a space, a
     *     quote, a backslash or a character that is not ASCII
     */
    public Builder scopes(String... values) {
      if (values.length == 0) {
        throw new IllegalArgumentException("scopes: one or more");
      }
      LinkedHashSet<String> all = new LinkedHashSet<>();
      all.add(OPENID);
      for (String scope : values) {
        all.add(Checks.scope(scope));
      }
      this.scopes = new ArrayList<>(all);
      return this;
    }

    /**
     * Sets the address that the browser comes back to. Needed for web back ends; a desktop login
     * has its own each time ({@link LoginOptions#redirectUri}).
     *
     * @param value an address that is registered on the client
     * @return this
     * @throws IllegalArgumentException when it is neither https, nor http on a loopback address,
     *     nor has a private scheme, or has a fragment
     */
    public Builder redirectUri(URI value) {
      this.redirectUri = Checks.redirect("redirectUri", value);
      return this;
    }

    /**
     * Sets the address that the browser comes back to after a logout at the issuer. Without one, it
     * stays there.
     *
     * @param value an address that is registered on the client
     * @return this
     * @throws IllegalArgumentException when it is neither https, nor http on a loopback address,
     *     nor has a private scheme, or has a fragment
     */
    public Builder postLogoutRedirectUri(URI value) {
      this.postLogoutRedirectUri = Checks.redirect("postLogoutRedirectUri", value);
      return this;
    }

    /**
     * Builds the client. Sends nothing.
     *
     * @return a new client
     * @throws IllegalArgumentException when client id, authentication or scopes are missing, the
     *     environment has no issuer and none is set, or the issuer is the ID-porten of another
     *     environment
     */
    public IdPortenClient build() {
      URI where = issuer();
      String id = present(clientId, "clientId");
      ClientAuthentication how = present(authentication, "authentication");
      if (scopes.isEmpty()) {
        throw new IllegalArgumentException("scopes: one or more are needed");
      }
      Checks.issuerOf(connection.environment(), where);
      return new DefaultIdPortenClient(
          connection,
          new ClientSettings(
              connection.environment(),
              where,
              id,
              List.copyOf(scopes),
              redirectUri,
              postLogoutRedirectUri),
          how);
    }

    private URI issuer() {
      if (issuer != null) {
        return issuer;
      }
      return connection
          .environment()
          .idporten()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "issuer: is needed, since the environment '"
                          + connection.environment().name()
                          + "' has no ID-porten"));
    }

    private static <T> T present(@Nullable T value, String name) {
      if (value == null) {
        throw new IllegalArgumentException(name + ": is needed");
      }
      return value;
    }
  }
}
