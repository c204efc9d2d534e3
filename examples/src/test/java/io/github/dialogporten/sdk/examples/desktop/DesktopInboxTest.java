package io.github.dialogporten.sdk.examples.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.idporten.LoginFailedException;
import io.github.dialogporten.sdk.idporten.desktop.BrowserLauncher;
import io.github.dialogporten.sdk.idporten.desktop.FileSessionStore;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at a desktop, from the login to the dialog, and again the next day. */
class DesktopInboxTest {

  private static final BrowserLauncher NOBODY =
      address -> {
        throw new IllegalStateException("nobody was to be asked");
      };

  @TempDir private Path directory;

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final byte[] key = new byte[32];

  DesktopInboxTest() {
    new SecureRandom().nextBytes(key);
  }

  @AfterEach
  void stop() {
    altinn.close();
  }

  private BrowserLauncher manager() {
    return new ScriptedBrowser(altinn.browser(), world.manager());
  }

  private String run(BrowserLauncher browser, boolean logOut) {
    return run(browser, false, logOut);
  }

  private String run(BrowserLauncher browser, boolean perform, boolean logOut) {
    DesktopSettings settings =
        DesktopSettings.local(altinn, FileSessionStore.open(directory.resolve("sessions"), key));
    List<String> told = new CopyOnWriteArrayList<>();
    try (PersonAtTheDesktop person = new PersonAtTheDesktop(settings, browser, told::add)) {
      person.readInbox(perform);
      if (logOut) {
        person.logOut();
      }
    }
    return String.join("\n", told);
  }

  @Test
  void leadsThroughTheFiveSteps() {
    String told = run(manager(), false);
    assertThat(told)
        .contains("Logged in at idporten-loa-", "Skatteoppgjør for 2025", "Brev til deg selv")
        .contains("Skatteoppgjøret er klart", "skatteoppgjør.pdf", "could: Bekreft");
    assertThat(altinn.dialogs().seenLog(SeededWorld.MESSAGE)).hasSize(1);
    assertThat(altinn.requests().to("/confirm")).isEmpty();
  }

  @Test
  void performsAnActionWhenThePersonWantsIt() {
    assertThat(run(manager(), true, false)).contains("Performed: Bekreft");
    assertThat(altinn.requests().to("/confirm")).hasSize(1);
    assertThat(altinn.requests().to("/purge")).isEmpty();
  }

  @Test
  void whoHasLoggedInOnceIsNotAskedAgain() {
    run(manager(), false);
    altinn.clock().advance(Duration.ofMinutes(5)); // the access token has expired
    assertThat(run(NOBODY, false)).contains("Skatteoppgjør for 2025").doesNotContain("Logged in");
  }

  @Test
  void whoseSessionHasEndedLogsInAgain() {
    run(manager(), false);
    altinn.idporten().withdraw(world.manager(), world.desktopClient());
    altinn.clock().advance(Duration.ofMinutes(5));
    assertThat(run(manager(), false)).contains("Logged in", "Skatteoppgjør for 2025");
  }

  @Test
  void whoLogsOutIsForgotten() {
    run(manager(), true);
    assertThat(altinn.requests().to("/revoke")).hasSize(1);
    assertThat(run(manager(), false)).contains("Log in in the browser.");
  }

  @Test
  void whoCancelsIsNotLoggedIn() {
    BrowserLauncher cancels =
        address -> {
          altinn
              .browser()
              .loginAndFollow(address, world.manager(), LoginChoices.defaults().cancellingLogin());
          return true;
        };
    assertThatExceptionOfType(LoginFailedException.class)
        .isThrownBy(() -> run(cancels, false))
        .returns(LoginFailedException.Reason.CANCELLED, LoginFailedException::reason);
  }

  @Test
  void takesItsSettingsFromVariables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("DIALOGPORTEN_ENV", "tt02");
    variables.put("IDPORTEN_CLIENT_ID", "some-client");
    assertThat(DesktopSettings.of(variables).issuer())
        .isEqualTo(AltinnEnvironment.TT02.idporten().orElseThrow());
    variables.put("INBOX_KEY", Base64.getEncoder().encodeToString(key));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DesktopSettings.of(variables))
        .withMessage("INBOX_FILE: is needed");
    variables.put("INBOX_FILE", directory.resolve("other").toString());
    assertThat(DesktopSettings.of(variables).store()).isInstanceOf(FileSessionStore.class);
    variables.put("INBOX_KEY", "no base64, canary");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DesktopSettings.of(variables))
        .withMessage("INBOX_KEY: 32 bytes in base64");
  }
}
