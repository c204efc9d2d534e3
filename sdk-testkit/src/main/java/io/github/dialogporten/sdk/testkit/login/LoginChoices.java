package io.github.dialogporten.sdk.testkit.login;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody chooses on ID-porten's pages. Immutable. */
public final class LoginChoices {

  private static final LoginChoices DEFAULTS = new LoginChoices(null, Set.of(), false, false);

  final @Nullable String acr;
  final Set<String> declined;
  final boolean cancelsLogin;
  final boolean cancelsConsent;

  private LoginChoices(
      @Nullable String acr, Set<String> declined, boolean cancelsLogin, boolean cancelsConsent) {
    this.acr = acr;
    this.declined = declined;
    this.cancelsLogin = cancelsLogin;
    this.cancelsConsent = cancelsConsent;
  }

  /**
   * Logs in at the lowest level that is offered and allows everything.
   *
   * @return the choices
   */
  public static LoginChoices defaults() {
    return DEFAULTS;
  }

  /**
   * Logs in at a level.
   *
   * @param acr {@code idporten-loa-substantial} or {@code idporten-loa-high}
   * @return new choices
   */
  public LoginChoices acr(String acr) {
    return new LoginChoices(
        Objects.requireNonNull(acr, "acr"), declined, cancelsLogin, cancelsConsent);
  }

  /**
   * Does not allow some of the scopes.
   *
   * @param scopes the scopes whose boxes are unticked
   * @return new choices
   */
  public LoginChoices declining(String... scopes) {
    Set<String> more = new LinkedHashSet<>(declined);
    more.addAll(List.of(scopes));
    return new LoginChoices(acr, Set.copyOf(more), cancelsLogin, cancelsConsent);
  }

  /**
   * Cancels on the login page.
   *
   * @return new choices
   */
  public LoginChoices cancellingLogin() {
    return new LoginChoices(acr, declined, true, cancelsConsent);
  }

  /**
   * Logs in, and cancels on the consent page.
   *
   * @return new choices
   */
  public LoginChoices cancellingConsent() {
    return new LoginChoices(acr, declined, cancelsLogin, true);
  }

  @Override
  public String toString() {
    return "LoginChoices[" + (acr == null ? "lowest level" : acr) + "]";
  }
}
