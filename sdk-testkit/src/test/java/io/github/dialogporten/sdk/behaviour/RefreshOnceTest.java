package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.PersonTokenProvider;
import io.github.dialogporten.sdk.idporten.desktop.FileSessionStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many ask for an expired person's token; the test kit ends a session whose token comes twice. */
class RefreshOnceTest {

  @TempDir Path directory;

  private final PersonSetup setup = new PersonSetup();

  @AfterEach
  void close() {
    setup.close();
  }

  @Test
  void fiftyThreadsAreOneRefresh() throws Exception {
    PersonTokenProvider person = setup.manager();
    person.token(PersonSetup.WANTED);
    for (int round = 1; round <= 5; round++) {
      setup.clock.advance(Duration.ofSeconds(121));
      List<AccessToken> tokens =
          Together.run(
              50, () -> setup.web.person(PersonSetup.KEY, setup.store).token(PersonSetup.WANTED));
      setup.clock.advance(Duration.ofSeconds(121));
      List<AccessToken> later = Together.run(50, () -> person.token(PersonSetup.WANTED));

      assertThat(new HashSet<>(tokens)).hasSize(1);
      assertThat(new HashSet<>(later)).hasSize(1).isNotEqualTo(new HashSet<>(tokens));
      assertThat(setup.tokenRequests()).hasSize(1 + 2 * round);
    }
    assertThat(setup.tokenRequests()).allMatch(request -> request.status() == 200);
  }

  @Test
  void twoProcessesWithOneFileSendARefreshTokenOnce() throws Exception {
    Path file = directory.resolve("sessions");
    byte[] key = new byte[32];
    IdPortenClient first = setup.web(PersonSetup.SCOPES);
    IdPortenClient second = setup.web(PersonSetup.SCOPES);
    PersonTokenProvider one = first.person("kari", FileSessionStore.open(file, key));
    PersonTokenProvider two = second.person("kari", FileSessionStore.open(file, key));
    one.begin(setup.login());
    for (int round = 1; round <= 5; round++) {
      setup.clock.advance(Duration.ofSeconds(121));
      AtomicInteger next = new AtomicInteger();
      List<AccessToken> tokens =
          Together.run(
              40,
              () -> {
                TokenProvider mine = next.getAndIncrement() % 2 == 0 ? one : two;
                return mine.token(PersonSetup.WANTED);
              });

      assertThat(new HashSet<>(tokens)).hasSize(1);
      assertThat(setup.tokenRequests())
          .hasSize(1 + round)
          .allMatch(request -> request.status() == 200);
    }
  }
}
