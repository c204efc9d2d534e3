package io.github.dialogporten.sdk.examples.desktop;

import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.idporten.desktop.BrowserLauncher;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.util.List;
import java.util.Map;

/**
 * The five steps as a person, from a desktop. Without variables it runs against an Altinn in this
 * process: the browser of this machine opens, where one of the synthetic people can be chosen; with
 * {@code --script} a scripted browser does that.
 *
 * <p>Against a real Altinn: {@code DIALOGPORTEN_ENV} ({@code tt02}, ...) and {@code
 * IDPORTEN_CLIENT_ID}, a native client whose redirect address is {@code http://127.0.0.1/callback};
 * {@code IDPORTEN_ISSUER} when people log in elsewhere. {@code INBOX_KEY} is 32 bytes in base64,
 * from the operating system's keychain, and {@code INBOX_FILE} the file of the session: with both,
 * who has logged in once is not asked again.
 */
public final class DesktopInbox {

  private DesktopInbox() {}

  /**
   * Runs the five steps once.
   *
   * @param args {@code --script} for the scripted browser, {@code --perform} for the dialog's first
   *     write action that does not delete it, {@code --logout} to log out at the end
   */
  public static void main(String[] args) {
    List<String> options = List.of(args);
    Map<String, String> variables = System.getenv();
    try {
      if (DesktopSettings.isFor(variables)) {
        run(DesktopSettings.of(variables), BrowserLauncher.system(), options);
      } else {
        try (LocalAltinn altinn = LocalAltinn.start()) {
          run(
              DesktopSettings.local(altinn),
              options.contains("--script")
                  ? new ScriptedBrowser(altinn.browser(), altinn.world().manager())
                  : BrowserLauncher.system(),
              options);
        }
      }
    } catch (DialogportenException e) {
      System.err.println(e.getMessage()); // says what happened, and nothing about anybody
      System.exit(1);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage()); // a setting that is missing or wrong
      System.exit(2);
    }
  }

  private static void run(DesktopSettings settings, BrowserLauncher browser, List<String> options) {
    try (PersonAtTheDesktop person = new PersonAtTheDesktop(settings, browser, DesktopInbox::say)) {
      person.readInbox(options.contains("--perform"));
      if (options.contains("--logout")) {
        person.logOut();
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
