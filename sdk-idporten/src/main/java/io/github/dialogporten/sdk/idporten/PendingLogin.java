package io.github.dialogporten.sdk.idporten;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A login between the browser's leaving and its coming back: the state, nonce and code verifier
 * that tie the two together, and what was asked. <strong>A secret.</strong> It is kept on the
 * server, tied to the browser that started the login (in its server-side session, for instance):
 * otherwise another person's callback could be finished in it. It works once, and for an hour at
 * most.
 *
 * <p>Immutable and thread-safe. Its {@code toString} holds nothing of it.
 */
public final class PendingLogin {

  private static final String PREFIX = "dpl1.";

  /**
   * What belongs to a login.
   *
   * @param acr the levels that were asked for
   * @param scopes the scopes that were asked for
   * @param subject the person who has to log in; null for any person
   */
  record Parts(
      String issuer,
      String clientId,
      String state,
      String nonce,
      String verifier,
      URI redirectUri,
      List<String> acr,
      List<String> scopes,
      @Nullable String subject,
      Instant startedAt) {

    @Override
    public String toString() {
      return "Parts[]";
    }
  }

  private final Parts parts;

  PendingLogin(Parts parts) {
    this.parts = parts;
  }

  Parts parts() {
    return parts;
  }

  /**
   * Returns the value that comes back with the browser, to keep this login under until then.
   * Random, 256 bits.
   *
   * @return the state; not for logs
   */
  public String state() {
    return parts.state;
  }

  /**
   * Returns when the login started.
   *
   * @return the time, in whole seconds after {@link #ofText}
   */
  public Instant startedAt() {
    return parts.startedAt;
  }

  /**
   * Returns the address that the browser comes back to.
   *
   * @return the redirect address of this login
   */
  public URI redirectUri() {
    return parts.redirectUri;
  }

  /**
   * Writes one line of text, for a store of your own. <strong>A secret, not encrypted.</strong>
   *
   * @return the text, for {@link #ofText}
   */
  public String toText() {
    return SavedText.empty()
        .put("iss", parts.issuer)
        .put("client", parts.clientId)
        .put("state", parts.state)
        .put("nonce", parts.nonce)
        .put("verifier", parts.verifier)
        .put("redirect", parts.redirectUri.toString())
        .put("acr", parts.acr)
        .put("scopes", parts.scopes)
        .put("sub", parts.subject)
        .put("at", parts.startedAt)
        .write(PREFIX);
  }

  /**
   * Reads what {@link #toText} gave. The text is trusted: it comes from a store that others cannot
   * write to.
   *
   * @param text the text
   * @return the pending login
   * @throws IllegalArgumentException when it is something else; nothing of it is quoted
   */
  public static PendingLogin ofText(String text) {
    SavedText saved = SavedText.read(PREFIX, text);
    URI redirect;
    try {
      redirect = URI.create(saved.text("redirect"));
    } catch (IllegalArgumentException e) {
      throw SavedText.damaged();
    }
    return new PendingLogin(
        new Parts(
            saved.text("iss"),
            saved.text("client"),
            saved.text("state"),
            saved.text("nonce"),
            saved.text("verifier"),
            redirect,
            saved.texts("acr"),
            saved.texts("scopes"),
            saved.textOrNull("sub"),
            saved.time("at")));
  }

  @Override
  public String toString() {
    return "PendingLogin[]";
  }
}
