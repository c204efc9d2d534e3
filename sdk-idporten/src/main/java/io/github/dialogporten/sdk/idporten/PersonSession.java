package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person who has logged in: who it is, at which level, for which scopes, and the tokens.
 * <strong>A secret, and personal data.</strong>
 *
 * <p>Immutable and thread-safe. Its {@code toString} holds neither tokens nor who it is.
 */
public final class PersonSession {

  private static final String PREFIX = "dps1.";

  /**
   * Who logged in, as the id_token says.
   *
   * @param authenticatedAt when the person was last asked, if it is known
   */
  record Person(
      String issuer,
      String clientId,
      String subject,
      @Nullable String sid,
      @Nullable String acr,
      @Nullable String pid,
      @Nullable Instant authenticatedAt) {

    @Override
    public String toString() {
      return "Person[]";
    }
  }

  /**
   * The tokens of one answer.
   *
   * @param access null once the session has ended
   * @param receivedAt when the access token came
   */
  record Tokens(
      @Nullable String access,
      @Nullable Instant expiresAt,
      Instant receivedAt,
      @Nullable String refresh,
      @Nullable Instant refreshExpiresAt,
      String idToken) {

    @Override
    public String toString() {
      return "Tokens[]";
    }
  }

  private final Person person;
  private final Tokens tokens;
  private final List<String> requestedScopes;
  private final List<String> grantedScopes;

  PersonSession(
      Person person, Tokens tokens, List<String> requestedScopes, List<String> grantedScopes) {
    this.person = person;
    this.tokens = tokens;
    this.requestedScopes = List.copyOf(requestedScopes);
    this.grantedScopes = List.copyOf(grantedScopes);
  }

  Person person() {
    return person;
  }

  Tokens tokens() {
    return tokens;
  }

  List<String> requestedScopes() {
    return requestedScopes;
  }

  /** The same person with the tokens of a later answer. */
  PersonSession with(Tokens newer, List<String> granted) {
    return new PersonSession(person, newer, requestedScopes, granted);
  }

  /** The same session until its access token ends, and not longer. */
  PersonSession withoutRefresh() {
    Tokens last =
        new Tokens(tokens.access, tokens.expiresAt, tokens.receivedAt, null, null, tokens.idToken);
    return new PersonSession(person, last, requestedScopes, grantedScopes);
  }

  /** The same person without access and refresh token: the session has ended. */
  PersonSession ended() {
    Tokens none = new Tokens(null, null, tokens.receivedAt, null, null, tokens.idToken);
    return new PersonSession(person, none, requestedScopes, grantedScopes);
  }

  /**
   * Returns the issuer's name for the person, for this client or this organisation only. No
   * national identity number.
   *
   * @return the subject
   */
  public String subject() {
    return person.subject;
  }

  /**
   * Returns the person's national identity number. Personal data: not for logs.
   *
   * @return the number, if the issuer told it
   */
  public Optional<String> pid() {
    return Optional.ofNullable(person.pid);
  }

  /**
   * Returns the level at which the person logged in, such as {@code idporten-loa-high}.
   *
   * @return the level, if the issuer told it
   */
  public Optional<String> acr() {
    return Optional.ofNullable(person.acr);
  }

  /**
   * Returns the issuer's id of its session, by which a logout message says whose it is. ID-porten
   * tells it only to clients that are registered for such messages.
   *
   * @return the id, if the issuer told it
   */
  public Optional<String> sid() {
    return Optional.ofNullable(person.sid);
  }

  /**
   * Returns when the person last authenticated. Earlier than this login when the issuer knew the
   * person already.
   *
   * @return the time, if the issuer told it
   */
  public Optional<Instant> authenticatedAt() {
    return Optional.ofNullable(person.authenticatedAt);
  }

  /**
   * Returns the issuer.
   *
   * @return the issuer, as it writes itself
   */
  public String issuer() {
    return person.issuer;
  }

  /**
   * Returns the scopes that the access token has.
   *
   * @return the scopes, in the issuer's order
   */
  public List<String> grantedScopes() {
    return grantedScopes;
  }

  /**
   * Returns the scopes that were asked for and not got: a person can say no to some of them.
   *
   * @return the scopes; empty when all were got
   */
  public List<String> missingScopes() {
    List<String> missing = new ArrayList<>(requestedScopes);
    missing.removeAll(grantedScopes);
    return List.copyOf(missing);
  }

  /**
   * Returns the access token of the moment. {@link PersonTokenProvider} gives one that still works.
   *
   * @return the token; empty when the session has ended
   */
  public Optional<AccessToken> accessToken() {
    if (tokens.access == null) {
      return Optional.empty();
    }
    return Optional.of(
        tokens.expiresAt == null
            ? AccessToken.of(tokens.access)
            : AccessToken.of(tokens.access, tokens.expiresAt));
  }

  /**
   * Returns when the access token expires. The session goes on after that when it has a refresh
   * token.
   *
   * @return the time, if the issuer told it
   */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(tokens.expiresAt);
  }

  /**
   * Tells whether new access tokens can be had without the person. ID-porten gives a refresh token
   * only to clients that are registered for the {@code refresh_token} grant.
   *
   * @return true when it holds a refresh token
   */
  public boolean isRefreshable() {
    return tokens.refresh != null;
  }

  /**
   * Returns when the refresh token expires unless it is used before.
   *
   * @return the time, if the issuer told it
   */
  public Optional<Instant> refreshExpiresAt() {
    return Optional.ofNullable(tokens.refreshExpiresAt);
  }

  /**
   * Writes one line of text, for a store of your own. <strong>A secret and personal data, not
   * encrypted.</strong>
   *
   * @return the text, for {@link #ofText}
   */
  public String toText() {
    return SavedText.empty()
        .put("iss", person.issuer)
        .put("client", person.clientId)
        .put("sub", person.subject)
        .put("sid", person.sid)
        .put("acr", person.acr)
        .put("pid", person.pid)
        .put("auth", person.authenticatedAt)
        .put("asked", requestedScopes)
        .put("granted", grantedScopes)
        .put("access", tokens.access)
        .put("exp", tokens.expiresAt)
        .put("got", tokens.receivedAt)
        .put("refresh", tokens.refresh)
        .put("rexp", tokens.refreshExpiresAt)
        .put("id", tokens.idToken)
        .write(PREFIX);
  }

  /**
   * Reads what {@link #toText} gave. Times come back in whole seconds. The text is trusted: it
   * comes from a store that others cannot write to.
   *
   * @param text the text
   * @return the session
   * @throws IllegalArgumentException when it is something else; nothing of it is quoted
   */
  public static PersonSession ofText(String text) {
    SavedText saved = SavedText.read(PREFIX, text);
    return new PersonSession(
        new Person(
            saved.text("iss"),
            saved.text("client"),
            saved.text("sub"),
            saved.textOrNull("sid"),
            saved.textOrNull("acr"),
            saved.textOrNull("pid"),
            saved.timeOrNull("auth")),
        new Tokens(
            saved.textOrNull("access"),
            saved.timeOrNull("exp"),
            saved.time("got"),
            saved.textOrNull("refresh"),
            saved.timeOrNull("rexp"),
            saved.text("id")),
        saved.texts("asked"),
        saved.texts("granted"));
  }

  /** Equal when who, tokens and scopes are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PersonSession that
        && person.equals(that.person)
        && tokens.equals(that.tokens)
        && requestedScopes.equals(that.requestedScopes)
        && grantedScopes.equals(that.grantedScopes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(person, tokens);
  }

  @Override
  public String toString() {
    return "PersonSession["
        + (tokens.access == null ? "ended" : "until " + tokens.expiresAt)
        + ", "
        + (tokens.refresh == null ? "not refreshable" : "refreshable")
        + ", acr "
        + person.acr
        + "]";
  }
}
