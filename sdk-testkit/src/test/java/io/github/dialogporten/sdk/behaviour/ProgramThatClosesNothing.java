package io.github.dialogporten.sdk.behaviour;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.idporten.ClientAuthentication;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.PersonTokenProvider;
import io.github.dialogporten.sdk.idporten.SessionStore;
import io.github.dialogporten.sdk.idporten.desktop.DesktopLogin;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.util.concurrent.CountDownLatch;

/** A small program as somebody in a hurry writes it; a test runs it in a JVM of its own. */
final class ProgramThatClosesNothing {

  private ProgramThatClosesNothing() {}

  /** Does steps 1 to 5 and returns. What goes wrong ends the program with another code than 0. */
  public static void main(String[] arguments) {
    LocalAltinn altinn = LocalAltinn.start();
    MaskinportenClient maskinporten =
        MaskinportenClient.builder(altinn.connection())
            .clientId(altinn.world().clientId())
            .signingKey(SigningKey.jwk(altinn.world().keyFile()))
            .scopes("digdir:dialogporten")
            .build();
    DialogportenClient client =
        DialogportenClient.builder(altinn.connection())
            .tokenProvider(maskinporten.systemUser(altinn.world().customer().number()))
            .build();
    var parties = client.parties().list();
    var hits = client.dialogs().search(DialogQuery.forParties(parties).pageSize(100).build());
    if (hits.stream().noneMatch(hit -> hit.id().equals(SeededWorld.MESSAGE))) {
      throw new IllegalStateException("the message was not found");
    }
    Dialog dialog = client.dialogs().open(SeededWorld.MESSAGE);
    if (client.content().main(dialog).isEmpty()) {
      throw new IllegalStateException("the message has no text");
    }
    client.actions().perform(dialog, dialog.guiActions().get(1), Confirmation.given());
    readAsAPerson(altinn);
  }

  private static void readAsAPerson(LocalAltinn altinn) {
    IdPortenClient idporten =
        IdPortenClient.builder(altinn.connection())
            .clientId(altinn.world().desktopClient().clientId())
            .authentication(ClientAuthentication.none())
            .scopes("digdir:dialogporten")
            .build();
    DesktopLogin login =
        DesktopLogin.builder(idporten)
            .browser(
                address -> {
                  altinn.browser().loginAndFollow(address, altinn.world().manager());
                  return true;
                })
            .build();
    PersonTokenProvider person = idporten.person("the only one", SessionStore.inMemory());
    person.begin(login.run());
    DialogportenClient client =
        DialogportenClient.builder(altinn.connection()).tokenProvider(person).build();
    if (client.parties().list().searchable().isEmpty()) {
      throw new IllegalStateException("the person has no parties");
    }
    leaveALoginWaiting(idporten);
  }

  /** Nobody comes back from the browser, and the program does not care. */
  private static void leaveALoginWaiting(IdPortenClient idporten) {
    CountDownLatch browserIsOpen = new CountDownLatch(1);
    DesktopLogin login =
        DesktopLogin.builder(idporten)
            .browser(
                address -> {
                  browserIsOpen.countDown();
                  return true;
                })
            .build();
    Thread waiting = new Thread(login::run, "a login that nobody finishes");
    waiting.setDaemon(true);
    waiting.start();
    try {
      browserIsOpen.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
