package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.LoginRequiredException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.idporten.Callback;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.LoginFailedException;
import io.github.dialogporten.sdk.idporten.LoginOptions;
import io.github.dialogporten.sdk.idporten.LoginStart;
import io.github.dialogporten.sdk.idporten.LogoutNotice;
import io.github.dialogporten.sdk.idporten.PersonSession;
import io.github.dialogporten.sdk.idporten.PersonTokenProvider;
import io.github.dialogporten.sdk.idporten.desktop.DesktopLogin;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.login.Browser;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person who has logged in, and what becomes of it. */
class PersonSessionsTest {

  private final PersonSetup setup = new PersonSetup();

  @AfterEach
  void close() {
    setup.close();
  }

  @Test
  void whoeverDoesNotAgreeIsToldApartFromWhoeverMayNot() {
    PersonSession session = setup.login(LoginChoices.defaults().declining("digdir:dialogporten"));
    PersonTokenProvider person = setup.web.person(PersonSetup.KEY, setup.store);
    person.begin(session);

    assertThat(session.missingScopes()).containsExactly("digdir:dialogporten");
    assertThat(session.grantedScopes()).contains("openid", "altinn:correspondence.read");
    DialogportenClient client = setup.client(person);
    assertThat(
            catchThrowableOfType(ForbiddenException.class, () -> client.parties().list()).reason())
        .isEqualTo(ForbiddenException.Reason.SCOPE);

    // asked again, the person agrees, and the same client goes on
    person.begin(setup.login());
    assertThat(client.parties().list().searchable()).isNotEmpty();
  }

  @Test
  void whoeverCancelsHasNoSession() {
    for (LoginChoices choices :
        new LoginChoices[] {
          LoginChoices.defaults().cancellingLogin(), LoginChoices.defaults().cancellingConsent()
        }) {
      LoginStart start = setup.web.startLogin();
      URI callback = setup.altinn.newBrowser().login(start.uri(), setup.world.manager(), choices);
      assertThat(
              catchThrowableOfType(
                      LoginFailedException.class,
                      () -> setup.web.finishLogin(start.pending(), Callback.ofUri(callback)))
                  .reason())
          .isEqualTo(LoginFailedException.Reason.CANCELLED);
    }
    assertThat(setup.tokenRequests()).isEmpty();
  }

  @Test
  void aDialogThatNeedsMoreIsOpenedAfterAStepUp() {
    PersonTokenProvider person = setup.manager();
    DialogportenClient client = setup.client(person);

    ForbiddenException refused =
        catchThrowableOfType(
            ForbiddenException.class, () -> client.dialogs().open(SeededWorld.LEVEL_4));
    assertThat(refused.reason()).isEqualTo(ForbiddenException.Reason.AUTHENTICATION_LEVEL);
    PersonSession stronger =
        setup.finish(setup.web.stepUp(refused), LoginChoices.defaults().acr("idporten-loa-high"));
    person.begin(stronger);

    assertThat(stronger.acr()).contains("idporten-loa-high");
    assertThat(client.dialogs().open(SeededWorld.LEVEL_4).id()).isEqualTo(SeededWorld.LEVEL_4);
  }

  @Test
  void aStepUpOnTheDesktopIsOneCall() {
    IdPortenClient desktop = setup.desktop();
    LoginChoices[] choices = {LoginChoices.defaults()};
    DesktopLogin login =
        DesktopLogin.builder(desktop)
            .browser(
                address -> {
                  setup.altinn.browser().loginAndFollow(address, setup.world.manager(), choices[0]);
                  return true;
                })
            .build();
    PersonTokenProvider person = desktop.person(PersonSetup.KEY, setup.store);
    person.begin(login.run());
    DialogportenClient client = setup.client(person);
    ForbiddenException refused =
        catchThrowableOfType(
            ForbiddenException.class, () -> client.dialogs().open(SeededWorld.LEVEL_4));

    choices[0] = choices[0].acr("idporten-loa-high");
    person.begin(login.stepUp(refused));

    assertThat(client.dialogs().open(SeededWorld.LEVEL_4).id()).isEqualTo(SeededWorld.LEVEL_4);
  }

  @Test
  void anotherLoginIsNoHelpAgainstAMissingRight() {
    ForbiddenException refused =
        catchThrowableOfType(
            ForbiddenException.class,
            () -> {
              PersonTokenProvider person = setup.web.person(PersonSetup.KEY, setup.store);
              person.begin(setup.login(LoginChoices.defaults().declining("digdir:dialogporten")));
              setup.client(person).parties().list();
            });

    assertThatIllegalArgumentException()
        .isThrownBy(() -> setup.web.stepUp(refused))
        .withMessageStartingWith("refused:");
  }

  @Test
  void aSessionIsRefreshedForHoursAndEachRefreshTokenIsSentOnce() {
    PersonTokenProvider person = setup.manager();
    DialogportenClient client = setup.client(person);
    Set<String> texts = new HashSet<>();
    int rounds = 60;
    for (int i = 0; i < rounds; i++) {
      setup.clock.advance(Duration.ofMinutes(6)); // below the ten minutes of a refresh token
      assertThat(client.parties().list().searchable()).isNotEmpty();
      texts.add(person.session().orElseThrow().toText());
    }

    assertThat(texts).hasSize(rounds);
    assertThat(setup.tokenRequests())
        .hasSize(1 + rounds)
        .allMatch(request -> request.status() == 200);
    assertThat(person.session().orElseThrow().isRefreshable()).isTrue();
  }

  @Test
  void whoeverStaysAwayForTooLongLogsInAgain() {
    PersonTokenProvider person = setup.manager();
    DialogportenClient client = setup.client(person);
    setup.clock.advance(Duration.ofMinutes(11));

    assertThatThrownBy(() -> client.parties().list()).isInstanceOf(LoginRequiredException.class);
    assertThat(person.session().orElseThrow().isRefreshable()).isFalse();

    person.begin(setup.login());
    assertThat(client.parties().list().searchable()).isNotEmpty();
  }

  @Test
  void aWithdrawnConsentEndsTheSession() {
    PersonTokenProvider person = setup.manager();
    DialogportenClient client = setup.client(person);
    client.parties().list();
    setup.altinn.idporten().withdraw(setup.world.manager(), setup.world.webClient());
    setup.clock.advance(Duration.ofSeconds(121));

    LoginRequiredException ended =
        catchThrowableOfType(LoginRequiredException.class, () -> client.parties().list());
    assertThat(ended.error()).contains("invalid_grant");
    int asked = setup.tokenRequests().size();
    assertThatThrownBy(() -> client.parties().list()).isInstanceOf(LoginRequiredException.class);
    assertThat(setup.tokenRequests()).hasSize(asked);
    assertThat(person.session().orElseThrow().subject()).isNotEmpty();
  }

  @Test
  void anOutageOfIdPortenKeepsTheSession() {
    PersonTokenProvider person = setup.manager();
    PersonSession before = person.session().orElseThrow();
    setup.clock.advance(Duration.ofSeconds(121));

    setup.tokenEndpointAnswers(Fault.status(503));
    assertThatThrownBy(() -> person.token(PersonSetup.WANTED))
        .isInstanceOfSatisfying(
            ServiceUnavailableException.class, e -> assertThat(e.isTransient()).isTrue());
    assertThat(person.session()).contains(before);

    setup.altinn.faults().clear();
    setup.clock.advance(Duration.ofSeconds(10));
    setup.tokenEndpointAnswers(Fault.closedBeforeAnswer());
    assertThatThrownBy(() -> person.token(PersonSetup.WANTED))
        .isInstanceOf(TransportException.class);
    assertThat(person.session()).contains(before);

    setup.altinn.faults().clear();
    setup.clock.advance(Duration.ofSeconds(10));
    assertThat(person.token(PersonSetup.WANTED)).isNotEqualTo(before.accessToken().orElseThrow());
    assertThat(setup.client(person).parties().list().searchable()).isNotEmpty();
  }

  @Test
  void aShortOutageAheadOfTimeIsNotNoticed() {
    PersonTokenProvider person = setup.manager();
    AccessToken token = person.token(PersonSetup.WANTED);
    setup.clock.advance(Duration.ofSeconds(105)); // towards the end of 120, and not there yet
    setup.tokenEndpointAnswers(Fault.status(503));

    assertThat(person.token(PersonSetup.WANTED)).isEqualTo(token);
    assertThat(setup.client(person).parties().list().searchable()).isNotEmpty();
  }

  @Test
  void aTokenThatIsNotAcceptedIsReplacedOnce() {
    PersonTokenProvider person = setup.manager();
    DialogportenClient client = setup.client(person);
    setup
        .altinn
        .faults()
        .next(
            "/parties",
            Fault.status(401).header("WWW-Authenticate", "Bearer error=\"invalid_token\""));

    assertThat(client.parties().list().searchable()).isNotEmpty();
    assertThat(setup.tokenRequests()).hasSize(2);
  }

  @Test
  void idPortensNewKeyIsFound() {
    setup.login();
    setup.altinn.idporten().rotateKeys();
    setup.clock.advance(Duration.ofMinutes(10));

    assertThat(setup.login().subject()).isNotEmpty();
    assertThat(setup.altinn.requests().matching(request -> request.path().contains("jwk")))
        .hasSize(2);
  }

  @Test
  void whoeverIsLoggedInIsNotAskedAgain() {
    PersonSession first = setup.login();
    setup.clock.advance(Duration.ofMinutes(5));
    PersonSession second = setup.login();
    setup.clock.advance(Duration.ofMinutes(5));
    PersonSession asked =
        setup.finish(
            setup.web.startLogin(LoginOptions.defaults().prompt("login")), LoginChoices.defaults());

    assertThat(second.authenticatedAt()).isEqualTo(first.authenticatedAt());
    assertThat(asked.authenticatedAt().orElseThrow())
        .isAfter(first.authenticatedAt().orElseThrow());
  }

  @Test
  void whoeverIsNotLoggedInCannotBeLoggedInWithoutAPage() {
    LoginStart start = setup.web.startLogin(LoginOptions.defaults().prompt("none"));
    URI callback = setup.altinn.browser().login(start.uri(), setup.world.manager());

    assertThat(
            catchThrowableOfType(
                    LoginFailedException.class,
                    () -> setup.web.finishLogin(start.pending(), Callback.ofUri(callback)))
                .reason())
        .isEqualTo(LoginFailedException.Reason.LOGIN_REQUIRED);
  }

  @Test
  void aLogoutElsewhereIsHeardOfAndBelieved() throws Exception {
    CompletableFuture<String> posted = new CompletableFuture<>();
    HttpServer backEnd =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    backEnd.createContext(
        "/logout",
        exchange -> {
          posted.complete(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    backEnd.start();
    try {
      setup
          .world
          .webClient()
          .backChannelLogoutUri("http://127.0.0.1:" + backEnd.getAddress().getPort() + "/logout");
      PersonSession session = setup.login();
      Browser other = setup.altinn.newBrowser();
      LoginStart elsewhere = setup.web.startLogin();
      PersonSession untouched =
          setup.web.finishLogin(
              elsewhere.pending(),
              Callback.ofUri(other.login(elsewhere.uri(), setup.world.manager())));

      assertThat(setup.altinn.browser().logout(setup.web.logoutUri(session, "xyz")))
          .hasValueSatisfying(back -> assertThat(back.getQuery()).contains("state=xyz"));
      String token =
          URLDecoder.decode(
              posted.join().substring("logout_token=".length()), StandardCharsets.UTF_8);
      LogoutNotice notice = setup.web.backChannelLogout(token);

      assertThat(notice.concerns(session)).isTrue();
      assertThat(notice.concerns(untouched)).isFalse();
      assertThatThrownBy(() -> setup.web.backChannelLogout(token))
          .as("the same message again")
          .isInstanceOf(TokenException.class);
      assertThatThrownBy(() -> setup.web.backChannelLogout(token + "A"))
          .isInstanceOf(TokenException.class);
    } finally {
      backEnd.stop(0);
    }
  }

  @Test
  void aLogoutEndsTheTokensThatOutliveIt() {
    PersonTokenProvider person = setup.manager();
    PersonSession session = person.session().orElseThrow();

    setup.altinn.browser().logout(setup.web.logout(session));
    setup.clock.advance(Duration.ofSeconds(121));

    assertThatThrownBy(() -> person.token(PersonSetup.WANTED))
        .isInstanceOf(LoginRequiredException.class);
    assertThat(setup.altinn.idporten().sessions(setup.world.manager())).isZero();
  }
}
