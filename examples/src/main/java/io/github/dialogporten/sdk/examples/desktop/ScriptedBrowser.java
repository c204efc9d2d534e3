package io.github.dialogporten.sdk.examples.desktop;

import io.github.dialogporten.sdk.idporten.desktop.BrowserLauncher;
import io.github.dialogporten.sdk.testkit.login.Browser;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.world.Person;
import java.net.URI;

/** A person who logs in as soon as a browser opens. For an Altinn in this process. */
final class ScriptedBrowser implements BrowserLauncher {

  private final Browser browser;
  private final Person person;

  ScriptedBrowser(Browser browser, Person person) {
    this.browser = browser;
    this.person = person;
  }

  @Override
  public boolean open(URI address) {
    browser.loginAndFollow(address, person, LoginChoices.defaults());
    return true;
  }

  @Override
  public String toString() {
    return "ScriptedBrowser";
  }
}
