package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.internal.http.IdentityNames;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one logged-in person, whose session is in a store under a key.
 *
 * <p>The session's access token is given while it lives, and refreshed when it is read towards its
 * end: once for all threads that wait for it, and only on demand. Before that the store is read
 * again, since another process may have done so already. The issuer's newest refresh token is in
 * the store before the new access token is given. When the store does not take it, the new session
 * is kept in memory (until its refresh token expires, a day at most; an hour when that is not
 * known), and the next call tries to store it again before anything else.
 *
 * <p>A refresh begins a little before the token's end. When it fails, the token is still given as
 * long as it works, whatever the failure; what follows is thrown once it works no more. So a
 * session whose refresh token is refused lasts until its access token ends.
 *
 * <p>What {@link #token} throws:
 *
 * <ul>
 *   <li>{@link io.github.dialogporten.sdk.errors.LoginRequiredException}: there is no session under
 *       the key; the issuer answered {@code invalid_grant}, so that its session has ended; or the
 *       access token has expired and there is no refresh token; or the issuer answered a refresh
 *       with another person's id_token. The stored session then keeps who it is and loses access
 *       and refresh token;
 *   <li>{@link io.github.dialogporten.sdk.errors.TransportException} and {@link
 *       io.github.dialogporten.sdk.errors.ApiException}: the issuer cannot be reached, or is down.
 *       The session stays as it is; worth another try later. Also out of time, when the wait for
 *       the session's lock left too little for a refresh, which was then not begun;
 *   <li>{@link io.github.dialogporten.sdk.errors.TokenException}: another refusal, or the store
 *       failed. The session stays as it is, but for a new refresh token that came with an answer
 *       that could not be used otherwise.
 * </ul>
 *
 * <p>A refresh token is sent once. If the connection breaks before the answer is there, it is
 * unknown whether the issuer has replaced it: the next call sends the same one again, since there
 * is no newer. An issuer that takes each once, without a time of grace, then answers {@code
 * invalid_grant}, and the person has to log in again.
 *
 * <p>A session that is written into the store past this class is noticed when the kept access token
 * ends; {@link #begin} and {@link #end} are noticed at once, by all providers of the same client.
 *
 * <p>Thread-safe and light; nothing to close.
 */
public final class PersonTokenProvider implements TokenProvider {

  private final People people;
  private final SessionStore store;
  private final Sessions.Place place;
  private volatile View view;

  /**
   * What holds from one beginning of a session to the next. Made once: reading a kept token
   * allocates nothing.
   */
  private static final class View {

    final People.Ref ref;
    final Supplier<AccessToken> loader;
    private volatile @Nullable String identity; // a digest, which not everybody asks for

    View(People.Ref ref, Supplier<AccessToken> loader) {
      this.ref = ref;
      this.loader = loader;
    }
  }

  PersonTokenProvider(People people, SessionStore store, String key) {
    this.people = people;
    this.store = Objects.requireNonNull(store, "store");
    this.place = People.place(store, Objects.requireNonNull(key, "key"));
    this.view = newView(people.beginning(place));
  }

  private View newView(int beginning) {
    People.Ref ref = new People.Ref(place, beginning);
    return new View(ref, () -> people.sessions().token(store, place));
  }

  /** An application's key of a session can be a cookie or point to a person. */
  private String nameOf(People.Ref ref) {
    ClientSettings client = people.client();
    return IdentityNames.of(
        "idporten:" + client.clientId() + ":person",
        List.of(
            client.issuer().toString(),
            Integer.toString(place.store()),
            place.key(),
            Integer.toString(ref.beginning())));
  }

  private String name() {
    View now = view();
    @Nullable String known = now.identity;
    if (known == null) {
      known = nameOf(now.ref);
      now.identity = known;
    }
    return known;
  }

  private View view() {
    View last = view;
    int beginning = people.beginning(place);
    if (last.ref.beginning() == beginning) {
      return last;
    }
    View next = newView(beginning);
    view = next;
    return next;
  }

  /**
   * Stores a session under the key, instead of the one before: after a login, and after a step-up.
   * From then on its tokens are given, and {@link #identity} is another. Waits for a refresh that
   * is under way.
   *
   * @param session what {@link IdPortenClient#finishLogin} gave
   * @throws IllegalArgumentException when the session is of another issuer or client
   * @throws io.github.dialogporten.sdk.errors.TokenException when the store failed
   * @throws io.github.dialogporten.sdk.errors.TransportException with the kind {@code INTERRUPTED}
   *     when the thread is interrupted while it waits, its flag being set again, or {@code TIMEOUT}
   *     when the store waits too long for another process; nothing is stored then
   */
  public void begin(PersonSession session) {
    people.sessions().begin(store, place, session, () -> people.changed(place));
  }

  /**
   * Removes the session from the store, and forgets its tokens. Nothing is sent: {@link
   * IdPortenClient#logout(PersonSession)} is what the issuer is told. Waits for a refresh that is
   * under way.
   *
   * @throws io.github.dialogporten.sdk.errors.TokenException when the store failed
   * @throws io.github.dialogporten.sdk.errors.TransportException with the kind {@code INTERRUPTED}
   *     when the thread is interrupted while it waits, its flag being set again, or {@code TIMEOUT}
   *     when the store waits too long for another process; the session stays then
   */
  public void end() {
    people.sessions().end(store, place, () -> people.changed(place));
  }

  /**
   * Reads the session as it is in the store.
   *
   * @return the session; empty when there is none
   * @throws io.github.dialogporten.sdk.errors.TokenException when the store failed
   */
  public Optional<PersonSession> session() {
    return people.sessions().read(store, place);
  }

  @Override
  public AccessToken token(TokenRequest request) {
    View now = view();
    return people.cache().get(now.ref, request.timeout(), now.loader);
  }

  /**
   * Drops the token if it is still the kept one. It is not given again, also when the store says
   * that it still lives: the next call refreshes.
   */
  @Override
  public void rejected(TokenRequest request, AccessToken token) {
    people.sessions().reject(token);
    people.cache().reject(view().ref, token);
  }

  @Override
  public boolean distinguishesPurposes() {
    return false;
  }

  /**
   * Returns a name for this session, for this run of the program. It holds neither the key nor who
   * it is, and changes when another session begins under the key.
   */
  @Override
  public Optional<String> identity() {
    return Optional.of(name());
  }

  @Override
  public Optional<AltinnEnvironment> environment() {
    return Optional.of(people.client().environment());
  }

  @Override
  public String toString() {
    return "PersonTokenProvider[" + name() + "]";
  }
}
