package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.login.Landing;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.world.LoginClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class LoginTest {

  private LocalAltinn altinn;

  @BeforeEach
  void start() {
    altinn = LocalAltinn.start();
  }

  @AfterEach
  void stop() {
    altinn.close();
  }

  private Cli.Result login(Cli cli, LoginChoices choices, String... options) throws Exception {
    List<String> line = new ArrayList<>(List.of("login", "--no-browser"));
    line.addAll(List.of(options));
    Cli.Running running = cli.start(line.toArray(String[]::new));
    URI address = running.awaitAddress();
    altinn.newBrowser().loginAndFollow(address, altinn.world().manager(), choices);
    Cli.Result result = running.result();
    assertThat(result.err()).startsWith(address + "\n");
    assertThat(result.out() + result.err())
        .doesNotContain("eyJ", altinn.world().manager().pid(), "SYNTETISK KARI");
    return result;
  }

  private Cli.Result login(Cli cli, String... options) throws Exception {
    return login(cli, LoginChoices.defaults(), options);
  }

  private String[] issuerOnly(String clientId, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of("--idporten-url", altinn.idportenUrl().toString(), "--client-id", clientId));
    line.addAll(List.of(more));
    return line.toArray(String[]::new);
  }

  @Test
  void anIssuerAloneIsEnough() throws Exception {
    String client = altinn.world().desktopClient().clientId();

    Cli.Result result = login(Cli.plain(), issuerOnly(client));

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("Logged in.\n")
        .containsPattern("issuer +" + altinn.idportenUrl())
        .containsPattern("clientId +" + client)
        .containsPattern("scopes +openid\n")
        .containsPattern("missingScopes +\\(none\\)")
        .containsPattern("authenticationLevel +idporten-loa-substantial")
        .containsPattern("refreshable +yes")
        .containsPattern("pushedRequest +yes")
        .containsPattern("sessionKept +no");
    assertThat(altinn.requests().all())
        .allMatch(request -> request.server() == ReceivedRequest.Server.ID_PORTEN);
  }

  @Test
  void jsonIsOneDocument() throws Exception {
    Cli.Result result = login(Cli.logins(altinn), "--json");

    JsonNode facts = new JsonMapper().readTree(result.out());
    assertThat(result.code()).isZero();
    assertThat(result.out().lines()).hasSize(1);
    assertThat(facts.path("issuer").asText()).isEqualTo(altinn.idportenUrl().toString());
    assertThat(facts.path("scopes").toString()).isEqualTo("[\"openid\",\"digdir:dialogporten\"]");
    assertThat(facts.path("missingScopes").isEmpty()).isTrue();
    assertThat(facts.path("refreshable").asBoolean()).isTrue();
    assertThat(facts.path("pushedRequest").asBoolean()).isTrue();
    assertThat(facts.path("expiresAt").asText()).endsWith("Z");
    assertThat(facts.path("accessToken").path("kind").asText()).startsWith("a person's");
  }

  @Test
  void scopesThatWereNotGrantedAreTold() throws Exception {
    Cli.Result result =
        login(Cli.logins(altinn), LoginChoices.defaults().declining("digdir:dialogporten"));

    assertThat(result.code()).isZero();
    assertThat(result.out()).containsPattern("missingScopes +digdir:dialogporten");
    assertThat(result.err()).contains("Asked for and not granted: digdir:dialogporten");
  }

  @Test
  void scopesAreOpenidAndThoseOfTheOptions() throws Exception {
    Cli.Result result =
        login(Cli.logins(altinn), "--scope", "altinn:instances.read", "--scope", "profile");

    assertThat(result.out()).containsPattern("scopes +openid altinn:instances.read profile\n");
  }

  @Test
  void whatIsAskedForGoesAlong() throws Exception {
    Cli.Result result =
        login(
            Cli.logins(altinn),
            "--acr=idporten-loa-high",
            "--prompt=login",
            "--resource=https://api.example.no/");

    assertThat(result.out())
        .containsPattern("authenticationLevel +idporten-loa-high")
        .containsPattern("audience +https://api.example.no/");
  }

  @Test
  void thePagesAreInTheLanguageThatWasAskedFor() throws Exception {
    Cli.Running running = Cli.logins(altinn).start("login", "--no-browser", "--ui-locale=en");
    String page = altinn.newBrowser().open(running.awaitAddress()).body();

    assertThat(page).contains("lang=\"en\"");
    running.ended().cancel(true);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }

  @Test
  void clientsShowWhoTheyAre(@TempDir Path directory) throws Exception {
    String port = String.valueOf(freePort());
    LoginClient client =
        altinn
            .idportenClients()
            .registerWeb("with-key", altinn.world().vendor().number(), "openid")
            .redirectUri("http://127.0.0.1:" + port + "/inn/tilbake");
    String[] back = {"--redirect-path=/inn/tilbake", "--redirect-port=" + port};
    String key = client.writeKey(directory.resolve("key.jwk")).toString();

    Cli.Result jwt = login(Cli.plain(), issuerOnly("with-key", "--key", key, back[0], back[1]));
    client.secretBasic();
    Cli.Result basic =
        login(
            Cli.plain().with("SECRET", client.secret()),
            issuerOnly("with-key", "--client-secret-env=SECRET", back[0], back[1]));
    client.secretPost();
    Cli.Result post =
        login(
            Cli.plain().with("SECRET", client.secret()),
            issuerOnly(
                "with-key",
                "--client-auth=client_secret_post",
                "--client-secret-env=SECRET",
                back[0],
                back[1]));

    assertThat(List.of(jwt.code(), basic.code(), post.code())).containsOnly(0);
    assertThat(basic.out() + basic.err() + post.out() + post.err()).doesNotContain(client.secret());
  }

  @Test
  void aWrongSecretIsTold() {
    LoginClient client =
        altinn
            .idportenClients()
            .registerWeb("with-secret", altinn.world().vendor().number(), "openid")
            .secretBasic();
    Cli cli = Cli.plain().with("SECRET", "not-" + client.secret());

    Cli.Result result =
        cli.run(
            "login",
            "--no-browser",
            "--idporten-url=" + altinn.idportenUrl(),
            "--client-id=with-secret",
            "--client-auth=client_secret_basic",
            "--client-secret-env=SECRET");

    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("invalid_client", "--client-auth")
        .doesNotContain(client.secret());
  }

  @Test
  void aPersonMaySayNo() throws Exception {
    Cli.Result before = login(Cli.logins(altinn), LoginChoices.defaults().cancellingLogin());
    Cli.Result after = login(Cli.logins(altinn), LoginChoices.defaults().cancellingConsent());

    assertThat(List.of(before.code(), after.code())).containsOnly(5);
    assertThat(before.out() + after.out()).isEmpty();
    assertThat(before.err()).contains("access_denied");
  }

  @Test
  void aPageThatMayNotBeShownEndsTheLogin() throws Exception {
    Cli.Running running = Cli.logins(altinn).start("login", "--no-browser", "--prompt", "none");
    altinn.newBrowser().open(running.awaitAddress());

    assertThat(running.result().code()).isEqualTo(5);
    assertThat(running.result().err()).contains("login_required", "--prompt none");
  }

  @Test
  void aPortThatIsTakenIsTold() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Cli.Result result =
          Cli.logins(altinn)
              .run("login", "--no-browser", "--redirect-port=" + taken.getLocalPort());

      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err())
          .contains(taken.getLocalPort() + " of 127.0.0.1 cannot be used", "--redirect-port");
    }
  }

  @Test
  void thePortIsTheOneThatWasAskedFor() throws Exception {
    int port = freePort();

    Cli.Running running =
        Cli.logins(altinn).start("login", "--no-browser", "--redirect-port=" + port);
    Landing landing =
        altinn
            .newBrowser()
            .loginAndFollow(
                running.awaitAddress(), altinn.world().manager(), LoginChoices.defaults());

    assertThat(running.result().code()).isZero();
    assertThat(landing.uri()).hasHost("127.0.0.1").hasPort(port).hasPath("/callback");
    assertThat(landing.body()).doesNotContain("SYNTETISK", "eyJ");
  }

  @Test
  void aClientThatIsNotKnownOrAScopeThatIsNotItsIsTold() {
    Cli.Result client = Cli.logins(altinn).run("login", "--no-browser", "--client-id", "nobody");
    Cli.Result scope = Cli.logins(altinn).run("login", "--no-browser", "--scope", "a:b");

    assertThat(List.of(client.code(), scope.code())).containsOnly(5);
    assertThat(client.err()).contains("--client-id");
    assertThat(scope.err()).contains("invalid_scope", "--scope");
  }

  @Test
  void anIssuerThatIsNoneIsTold() {
    Cli.Result result =
        Cli.plain()
            .run(
                "login", "--no-browser", "--idporten-url=" + altinn.platformUrl(), "--client-id=x");

    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).contains("issuer");
  }

  @Test
  void theAltinnInTheProcessHasAPageToLogInOn() throws Exception {
    Cli.Running running = Cli.plain().start("login", "--env", "local", "--no-browser");
    String last = PageWalk.walk(running.awaitAddress());
    Cli.Result result = running.result();

    assertThat(result.code()).isZero();
    assertThat(last).contains("<html");
    assertThat(result.out()).containsPattern("scopes +openid digdir:dialogporten");
    assertThat(result.err()).contains("run --login");
  }

  @Test
  void aPersonDoesTheFiveSteps(@TempDir Path inbox) throws Exception {
    Cli.Running running =
        Cli.plain().start("run", "--login", "--no-browser", "--out", inbox.toString());
    PageWalk.walk(running.awaitAddress());
    Cli.Result result = running.result();

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .containsSubsequence(
            "STEP 1 OF 5: LOG IN",
            "a person's",
            "logged in at the level",
            "STEP 2",
            "SYNTETISK BAKERI AS",
            "STEP 3",
            "STEP 4",
            "STEP 5",
            "Done");
    assertThat(result.out()).doesNotContain("17898510093", "eyJ");
  }

  @Test
  void elsewhereAPersonsStepsEndBeforeTheyLeaveATrace() throws Exception {
    Cli.Running running = Cli.logins(altinn).start("run", "--login", "--no-browser");
    altinn
        .newBrowser()
        .loginAndFollow(
            running.awaitAddress(),
            altinn.world().manager(),
            LoginChoices.defaults().declining("digdir:dialogporten.noconsent"));

    assertThat(running.result().code()).isZero();
    assertThat(running.result().out()).contains("STEP 4 OF 5: OPEN ONE (not done)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "login --idporten-url http://127.0.0.1:1                               | --client-id",
        "login --idporten-url nonsense --client-id c                           | --idporten-url",
        "login --idporten-url http://idp.example.no --client-id c              | --idporten-url",
        "login --client-id c                                                   | --env",
        "login --env local --idporten-url http://127.0.0.1:1 --client-id c     | --idporten-url",
        "login --env mars                                                      | tt02",
        "login --env tt02                                                      | --client-id",
        "login --env tt02 --client-id c --client-auth nonsense                 | private_key_jwt",
        "login --env tt02 --client-id c --client-auth private_key_jwt          | --key",
        "login --env tt02 --client-id c --client-auth client_secret_basic      | --client-secret-env",
        "login --env tt02 --client-id c --client-auth client_secret_post       | --client-secret-env",
        "login --env tt02 --client-id c --client-secret-env NO_SUCH            | --client-secret-env",
        "login --env tt02 --client-id c --key no-such-file                     | --key",
        "login --env local --redirect-port 70000                               | --redirect-port",
        "login --env local --redirect-port x                                   | --redirect-port",
        "login --env local --redirect-path callback                            | --redirect-path",
        "login --env local --timeout 0                                         | --timeout",
        "login --env local --timeout 4000                                      | --timeout",
        "login --env local --ui-locale 1                                       | --ui-locale",
        "login --env local --prompt nonsense                                   | --prompt",
        "login --env local --prompt none --prompt login                        | --prompt",
        "login --env local --resource relative                                 | --resource",
        "login --env local --scope \"                                          | --scope",
        "login --env local --token x                                           | --token",
        "login --env local --system-user 310923044                             | --system-user",
        "login --env local --test-token person                                 | --test-token",
        "login --env local --session-file s.bin                                | --session-key-env",
        "login --env local --session-file s.bin --session-key-env NO_SUCH      | --session-key-env",
        "run --login --token x --env local                                     | --token",
        "run --login --idporten-url http://127.0.0.1:1 --client-id c           | --env",
        "logout --env tt02 --client-id c                                       | --session-file",
      })
  void refusesWhatDoesNotGoTogether(String line, String told) {
    Cli.Result result = Cli.plain().run(line.split(" +"));

    assertThat(result.err()).contains(told);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }
}
