package io.github.dialogporten.sdk.testkit.login;

import io.github.dialogporten.sdk.testkit.internal.browser.Form;
import io.github.dialogporten.sdk.testkit.internal.browser.Tab;
import io.github.dialogporten.sdk.testkit.world.Person;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A browser without a screen: it goes through ID-porten's pages as a person does, and keeps its
 * cookies. Who has logged in once is not asked again for a while; {@code LocalAltinn.newBrowser()}
 * is one that nobody has used.
 *
 * <p>It talks to addresses on this machine only. Thread-safe; one thing at a time.
 */
public final class Browser {

  private static final int STEPS = 20;

  private final URI idporten;
  private final Tab tab = new Tab();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable String loggedIn;

  Browser(URI idporten) {
    this.idporten = idporten;
  }

  /**
   * Logs in at the lowest level that is offered, allows everything, and stops where ID-porten sends
   * the browser back to the client.
   *
   * @param start the authorization request, or an address that leads to it
   * @param person who logs in
   * @return the address that the browser was sent to; it was not requested
   * @throws IllegalStateException when ID-porten shows an error, or somebody else is logged in
   */
  public URI login(URI start, Person person) {
    return login(start, person, LoginChoices.defaults());
  }

  /**
   * Logs in and stops where ID-porten sends the browser back to the client. An answer that comes as
   * a form is given as if it had come in the query.
   *
   * @param start the authorization request, or an address that leads to it
   * @param person who logs in
   * @param choices what the person chooses on the pages
   * @return the address that the browser was sent to; it was not requested
   * @throws IllegalStateException when ID-porten shows an error or does not take the choices, or
   *     somebody else is logged in
   */
  public URI login(URI start, Person person, LoginChoices choices) {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(choices, "choices");
    return alone(() -> walk(start, person, choices));
  }

  /**
   * Logs in at the lowest level that is offered, allows everything, and goes on to where ID-porten
   * sends the browser, and to where that leads.
   *
   * @param start the authorization request, or an address that leads to it
   * @param person who logs in
   * @return the page that the browser comes to in the end
   * @throws IllegalStateException when ID-porten shows an error, or somebody else is logged in
   */
  public Landing loginAndFollow(URI start, Person person) {
    return loginAndFollow(start, person, LoginChoices.defaults());
  }

  /**
   * Logs in, and goes on to where ID-porten sends the browser, and to where that leads.
   *
   * @param start the authorization request, or an address that leads to it
   * @param person who logs in
   * @param choices what the person chooses on the pages
   * @return the page that the browser comes to in the end
   * @throws IllegalStateException when ID-porten shows an error or does not take the choices, or
   *     somebody else is logged in
   */
  public Landing loginAndFollow(URI start, Person person, LoginChoices choices) {
    return alone(() -> open(login(start, person, choices)));
  }

  /**
   * Opens a page, following redirects.
   *
   * @param uri its address, on this machine
   * @return the page
   */
  public Landing open(URI uri) {
    return alone(
        () -> {
          Tab.Page page = tab.open(uri);
          for (int i = 0; i < STEPS && page.redirect() != null; i++) {
            page = tab.open(page.redirect());
          }
          return new Landing(page.uri(), page.status(), page.body());
        });
  }

  /**
   * Logs out: opens the logout address, loads the frames that tell the clients, and stops where
   * ID-porten sends the browser back to the client.
   *
   * @param logout the logout address
   * @return the address that the browser was sent to, which was not requested; empty when it stays
   * @throws IllegalStateException when ID-porten shows an error
   */
  public Optional<URI> logout(URI logout) {
    return alone(() -> leave(logout));
  }

  private Optional<URI> leave(URI logout) {
    Tab.Page page = tab.open(logout);
    for (int i = 0; i < STEPS && page.redirect() != null; i++) {
      if (!atIdPorten(page.redirect())) {
        loggedIn = null;
        return Optional.of(page.redirect());
      }
      page = tab.open(page.redirect());
    }
    refuseErrors(page);
    loggedIn = null;
    page.frames().forEach(tab::open);
    return page.next();
  }

  private <T> T alone(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private URI walk(URI start, Person person, LoginChoices choices) {
    Tab.Page page = tab.open(start);
    boolean asked = false;
    for (int i = 0; i < STEPS; i++) {
      URI redirect = page.redirect();
      if (redirect != null) {
        if (atIdPorten(page.uri()) && !atIdPorten(redirect)) {
          return arrived(redirect, person, asked);
        }
        page = tab.open(redirect);
        continue;
      }
      refuseErrors(page);
      Form form = page.form();
      if (form == null) {
        throw new IllegalStateException("start: no page of ID-porten's to log in on");
      }
      if (!atIdPorten(form.action())) {
        return arrived(form.asQuery(), person, asked);
      }
      boolean login = form.action().getPath().equals("/login");
      page = tab.submit(login ? login(form, person, choices) : consent(form, choices));
      if (login) {
        if (page.redirect() == null && page.status() == 400) {
          throw new IllegalStateException(
              "choices: ID-porten does not take them: the person is unknown or the level too low");
        }
        asked = true;
        loggedIn = choices.cancelsLogin ? loggedIn : person.pid();
      }
    }
    throw new IllegalStateException("start: the browser is sent in circles");
  }

  private URI arrived(URI redirect, Person person, boolean asked) {
    if (!asked && loggedIn != null && !loggedIn.equals(person.pid())) {
      throw new IllegalStateException(
          "person: somebody else is logged in in this browser; newBrowser() gives another");
    }
    return redirect;
  }

  private static Form login(Form form, Person person, LoginChoices choices) {
    if (choices.cancelsLogin) {
      return form.with("action", "cancel");
    }
    Form filled = form.with("person", person.pid()).with("action", "login");
    return choices.acr == null ? filled : filled.with("acr", choices.acr);
  }

  private static Form consent(Form form, LoginChoices choices) {
    Form filled = form;
    for (String scope : choices.declined) {
      filled = filled.without("scope", scope);
    }
    return filled.with("action", choices.cancelsConsent ? "cancel" : "approve");
  }

  private void refuseErrors(Tab.Page page) {
    if (page.status() >= 400) {
      throw new IllegalStateException(
          "the browser was answered with " + page.status() + ": " + page.error());
    }
  }

  private boolean atIdPorten(URI uri) {
    return uri.getPort() == idporten.getPort() && idporten.getHost().equals(uri.getHost());
  }

  @Override
  public String toString() {
    return "Browser";
  }
}
