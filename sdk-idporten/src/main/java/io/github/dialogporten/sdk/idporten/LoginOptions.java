package io.github.dialogporten.sdk.idporten;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one login asks for. Each method returns a changed copy.
 *
 * <p>Immutable and thread-safe.
 */
public final class LoginOptions {

  private static final Set<String> PROMPTS =
      Set.of("none", "login", "consent", "select_account", "create");
  private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
  private static final LoginOptions DEFAULTS =
      new LoginOptions(List.of(), List.of(), null, List.of(), null, null);

  private final List<String> acr;
  private final List<String> uiLocales;
  private final @Nullable String prompt;
  private final List<URI> resources;
  private final @Nullable URI redirectUri;
  private final @Nullable String subject;

  private LoginOptions(
      List<String> acr,
      List<String> uiLocales,
      @Nullable String prompt,
      List<URI> resources,
      @Nullable URI redirectUri,
      @Nullable String subject) {
    this.acr = acr;
    this.uiLocales = uiLocales;
    this.prompt = prompt;
    this.resources = resources;
    this.redirectUri = redirectUri;
    this.subject = subject;
  }

  /**
   * Asks for nothing: the issuer chooses level and language, and the client's redirect address
   * holds.
   *
   * @return the options to start from
   */
  public static LoginOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Asks for a level of authentication ({@code acr_values}). The login fails when the person
   * reaches none of these: {@code idporten-loa-high} is above {@code idporten-loa-substantial},
   * likewise {@code eidas-loa-...}; any other value has to come back as it is. Dialogporten takes
   * none of {@code eidas-loa-...}.
   *
   * @param values the levels, the preferred first; none leaves the level to the issuer
   * @return a copy
   * @throws IllegalArgumentException when one is empty or holds a space
   */
  public LoginOptions acr(String... values) {
    List<String> checked = new ArrayList<>();
    for (String value : values) {
      checked.add(Checks.word("acr", value));
    }
    return new LoginOptions(
        List.copyOf(checked), uiLocales, prompt, resources, redirectUri, subject);
  }

  /**
   * Asks for a language of the pages ({@code ui_locales}). ID-porten has {@code nb}, {@code nn},
   * {@code en} and {@code se}; what the person chose there before goes first.
   *
   * @param values language tags, the preferred first
   * @return a copy
   * @throws IllegalArgumentException when one is no language tag
   */
  public LoginOptions uiLocales(String... values) {
    for (String value : values) {
      if (!LOCALE.matcher(value).matches()) {
        throw new IllegalArgumentException("uiLocales: language tags such as nb, nn or en");
      }
    }
    return new LoginOptions(acr, List.of(values), prompt, resources, redirectUri, subject);
  }

  /**
   * Sets what the issuer is to do though the person may be logged in there ({@code prompt}): {@code
   * login} asks for the login again (which a step-up needs where the issuer would answer with the
   * lower login that it remembers: {@link IdPortenClient#stepUp} and {@link
   * io.github.dialogporten.sdk.idporten.desktop.DesktopLogin#stepUp} take these options too),
   * {@code none} shows no page and fails when one is needed.
   *
   * @param values {@code login}, {@code consent}, {@code select_account}, {@code create}, or {@code
   *     none} alone
   * @return a copy
   * @throws IllegalArgumentException for other values
   */
  public LoginOptions prompt(String... values) {
    List<String> all = List.of(values);
    if (!PROMPTS.containsAll(all) || (all.contains("none") && all.size() > 1)) {
      throw new IllegalArgumentException(
          "prompt: login, consent, select_account, create, or none alone");
    }
    @Nullable String joined = all.isEmpty() ? null : String.join(" ", all);
    return new LoginOptions(acr, uiLocales, joined, resources, redirectUri, subject);
  }

  /**
   * Sets the APIs that the token is for ({@code resource}, RFC 8707). Dialogporten needs none.
   *
   * @param values absolute URIs without fragment
   * @return a copy
   * @throws IllegalArgumentException for other values
   */
  public LoginOptions resource(URI... values) {
    List<URI> checked = new ArrayList<>();
    for (URI value : values) {
      checked.add(Checks.resource(value));
    }
    return new LoginOptions(acr, uiLocales, prompt, List.copyOf(checked), redirectUri, subject);
  }

  /**
   * Sets another redirect address than the client's, for this login.
   *
   * @param value an address that is registered on the client
   * @return a copy
   * @throws IllegalArgumentException when it is neither https, nor http on a loopback address, nor
   *     has a private scheme, or has a fragment
   */
  public LoginOptions redirectUri(URI value) {
    return new LoginOptions(
        acr, uiLocales, prompt, resources, Checks.redirect("redirectUri", value), subject);
  }

  /**
   * Accepts the login of this person only: another's fails with {@link
   * LoginFailedException.Reason#PERSON}. For a step-up, whose session takes the place of the one
   * before.
   *
   * @param session the session of the person who is logged in
   * @return a copy
   */
  public LoginOptions samePersonAs(PersonSession session) {
    return new LoginOptions(acr, uiLocales, prompt, resources, redirectUri, session.subject());
  }

  /**
   * Returns the levels that are asked for.
   *
   * @return the values of {@code acr_values}, the preferred first
   */
  public List<String> acr() {
    return acr;
  }

  List<String> uiLocales() {
    return uiLocales;
  }

  Optional<String> prompt() {
    return Optional.ofNullable(prompt);
  }

  List<URI> resources() {
    return resources;
  }

  Optional<URI> redirectUri() {
    return Optional.ofNullable(redirectUri);
  }

  @Nullable String subject() {
    return subject;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoginOptions that
        && acr.equals(that.acr)
        && uiLocales.equals(that.uiLocales)
        && Objects.equals(prompt, that.prompt)
        && resources.equals(that.resources)
        && Objects.equals(redirectUri, that.redirectUri)
        && Objects.equals(subject, that.subject);
  }

  @Override
  public int hashCode() {
    return Objects.hash(acr, uiLocales, prompt, resources, redirectUri, subject);
  }

  @Override
  public String toString() {
    return "LoginOptions[acr " + acr + ", locales " + uiLocales + ", prompt " + prompt + "]";
  }
}
