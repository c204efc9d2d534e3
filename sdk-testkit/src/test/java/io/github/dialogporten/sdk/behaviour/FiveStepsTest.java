package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.idporten.PersonSession;
import io.github.dialogporten.sdk.idporten.PersonTokenProvider;
import io.github.dialogporten.sdk.idporten.desktop.DesktopLogin;
import io.github.dialogporten.sdk.idporten.desktop.FileSessionStore;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.TokenKind;
import io.github.dialogporten.sdk.testkit.login.Landing;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it, as an accounting system does it for one customer, and as a person does. */
class FiveStepsTest {

  @TempDir Path inbox;

  @Test
  void fromATokenToAnActionThatIsDone() throws Exception {
    try (Setup setup = new Setup()) {
      Steps.all(setup.client(), setup.clock, inbox);

      assertThat(setup.altinn.requests().to(ReceivedRequest.Server.SERVICE_OWNER))
          .hasSize(5)
          .allMatch(request -> request.token() == TokenKind.DIALOG);
      assertThat(setup.toDialogporten())
          .hasSize(4)
          .allMatch(request -> request.token() == TokenKind.MASKINPORTEN);
      assertThat(setup.grants()).hasSize(1);
    }
  }

  @Test
  void fromALoginOnTheWebToAnActionThatIsDone() throws Exception {
    try (PersonSetup setup = new PersonSetup()) {
      Steps.all(setup.client(setup.manager()), setup.clock, inbox);

      assertThat(setup.altinn.requests().matching(request -> request.path().equals("/par")))
          .hasSize(1);
      assertThat(setup.tokenRequests()).hasSize(1);
      assertThat(setup.altinn.requests().to(ReceivedRequest.Server.DIALOGPORTEN))
          .hasSize(4)
          .allMatch(request -> request.token() == TokenKind.ID_PORTEN);
      assertThat(setup.altinn.requests().to(ReceivedRequest.Server.SERVICE_OWNER))
          .hasSize(5)
          .allMatch(request -> request.token() == TokenKind.DIALOG);
    }
  }

  @Test
  void fromALoginOnTheDesktopToAnActionThatIsDone() throws Exception {
    try (PersonSetup setup = new PersonSetup()) {
      FileSessionStore store = FileSessionStore.open(inbox.resolve("sessions"), new byte[32]);
      var idporten = setup.desktop();
      CompletableFuture<Landing> page = new CompletableFuture<>();
      DesktopLogin login =
          DesktopLogin.builder(idporten)
              .browser(
                  address -> {
                    page.complete(
                        setup.altinn.browser().loginAndFollow(address, setup.world.manager()));
                    return true;
                  })
              .build();

      PersonSession session = login.run();
      PersonTokenProvider person = idporten.person("the only one", store);
      person.begin(session);
      Steps.all(setup.client(person), setup.clock, inbox);

      assertThat(page.join().status()).isEqualTo(200);
      assertThat(page.join().uri().getHost()).isEqualTo("127.0.0.1");
      assertThat(session.missingScopes()).isEmpty();
      assertThat(store.read("the only one").orElseThrow().subject()).isEqualTo(session.subject());
      assertThat(setup.altinn.requests().to(ReceivedRequest.Server.DIALOGPORTEN))
          .hasSize(4)
          .allMatch(request -> request.token() == TokenKind.ID_PORTEN);
    }
  }
}
