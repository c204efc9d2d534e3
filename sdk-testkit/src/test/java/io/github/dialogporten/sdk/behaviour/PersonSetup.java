package io.github.dialogporten.sdk.behaviour;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.idporten.Callback;
import io.github.dialogporten.sdk.idporten.ClientAuthentication;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.LoginStart;
import io.github.dialogporten.sdk.idporten.PersonSession;
import io.github.dialogporten.sdk.idporten.PersonTokenProvider;
import io.github.dialogporten.sdk.idporten.SessionStore;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The test kit, a web back end that people log in to, and what it was asked. */
final class PersonSetup implements AutoCloseable {

  static final String KEY = "the web session";
  static final TokenRequest WANTED =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(30));
  static final String[] SCOPES = {"openid", "digdir:dialogporten", "altinn:correspondence.read"};

  private static final URI REDIRECT = URI.create("http://127.0.0.1:8080/callback");

  final TestClock clock = TestClock.standing();
  final LocalAltinn altinn = LocalAltinn.builder().clock(clock).start();
  final SeededWorld world = altinn.world();
  final AltinnConnection connection = altinn.connection();
  final IdPortenClient web = web(SCOPES);
  final SessionStore store = SessionStore.inMemory();

  IdPortenClient web(String... scopes) {
    return IdPortenClient.builder(connection)
        .clientId(world.webClient().clientId())
        .authentication(
            ClientAuthentication.privateKeyJwt(SigningKey.jwk(world.webClient().privateJwk())))
        .scopes(scopes)
        .redirectUri(REDIRECT)
        .postLogoutRedirectUri(URI.create("http://127.0.0.1:8080/"))
        .build();
  }

  IdPortenClient desktop() {
    return IdPortenClient.builder(connection)
        .clientId(world.desktopClient().clientId())
        .authentication(ClientAuthentication.none())
        .scopes(SCOPES)
        .build();
  }

  PersonSession login() {
    return login(LoginChoices.defaults());
  }

  PersonSession login(LoginChoices choices) {
    return finish(web.startLogin(), choices);
  }

  /** The manager goes through the pages in the instance's browser. */
  PersonSession finish(LoginStart start, LoginChoices choices) {
    URI callback = altinn.browser().login(start.uri(), world.manager(), choices);
    return web.finishLogin(start.pending(), Callback.ofUri(callback));
  }

  /** The tokens of a manager who has just logged in. */
  PersonTokenProvider manager() {
    PersonTokenProvider person = web.person(KEY, store);
    person.begin(login());
    return person;
  }

  DialogportenClient client(TokenProvider provider) {
    return DialogportenClient.builder(connection).tokenProvider(provider).build();
  }

  /** What was sent to ID-porten's token endpoint. */
  List<ReceivedRequest> tokenRequests() {
    return altinn.requests().matching(PersonSetup::isTokenRequest);
  }

  void tokenEndpointAnswers(Fault fault) {
    altinn.faults().next(PersonSetup::isTokenRequest, 1_000, fault);
  }

  private static boolean isTokenRequest(ReceivedRequest request) {
    return request.server() == ReceivedRequest.Server.ID_PORTEN && request.path().equals("/token");
  }

  @Override
  public void close() {
    connection.close();
    altinn.close();
  }
}
