package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.login.Browser;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.world.Person;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person allows, declines and cancels, and how long a login is remembered. */
class ConsentTest {

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final Person person = world.manager();
  private final Browser browser = altinn.newBrowser();

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void cancellingIsAccessDenied() {
    LoginFlow flow = LoginFlow.web(altinn);
    for (LoginChoices choices :
        new LoginChoices[] {
          LoginChoices.defaults().cancellingLogin(), LoginChoices.defaults().cancellingConsent()
        }) {
      assertThat(flow.callback(altinn.newBrowser(), person, choices))
          .containsEntry("error", "access_denied")
          .containsEntry("state", "the state")
          .containsEntry("iss", altinn.idportenUrl().toString());
    }
  }

  @Test
  void scopesCanBeDeclinedOneByOne() {
    LoginFlow flow =
        LoginFlow.web(altinn).with("scope", "openid digdir:dialogporten altinn:instances.read");
    LoginChoices choices = LoginChoices.defaults().declining("altinn:instances.read");
    Response response = flow.redeem(flow.callback(browser, person, choices).get("code"));
    assertThat(response.json().path("scope").asText()).isEqualTo("openid digdir:dialogporten");
    assertThat(LoginFlow.claims(response.json().path("access_token").asText()).getClaim("scope"))
        .isEqualTo("openid digdir:dialogporten");

    // Asked again only about what was declined, and this time it is allowed.
    assertThat(visits("/consent")).isEqualTo(1);
    Response again =
        flow.redeem(flow.callback(browser, person, LoginChoices.defaults()).get("code"));
    assertThat(again.json().path("scope").asText())
        .isEqualTo("openid digdir:dialogporten altinn:instances.read");
    assertThat(visits("/consent")).isEqualTo(2);
    flow.callback(browser, person, LoginChoices.defaults());
    assertThat(visits("/consent")).isEqualTo(2);
    flow.with("prompt", "consent").callback(browser, person, LoginChoices.defaults());
    assertThat(visits("/consent")).isEqualTo(3);
  }

  @Test
  void someScopesNeedNoConsent() {
    LoginFlow.web(altinn)
        .with("scope", "openid profile digdir:dialogporten.noconsent")
        .callback(browser, person, LoginChoices.defaults());
    assertThat(visits("/consent")).isZero();
  }

  private long visits(String page) {
    return altinn.requests().to(ReceivedRequest.Server.ID_PORTEN).stream()
        .filter(request -> request.path().equals(page) && request.method().equals("POST"))
        .count();
  }

  @Test
  void withdrawnConsentEndsTheAuthorization() {
    LoginFlow flow = LoginFlow.web(altinn);
    String refresh =
        flow.redeem(flow.callback(browser, person, LoginChoices.defaults()).get("code"))
            .json()
            .path("refresh_token")
            .asText();
    altinn.idporten().withdraw(person, world.webClient());
    Response refused = flow.refresh(refresh);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("error").asText()).isEqualTo("invalid_grant");
    flow.callback(browser, person, LoginChoices.defaults());
    assertThat(visits("/consent")).isEqualTo(2);
  }

  @Test
  void aLoginIsRememberedForAWhile() {
    LoginFlow flow = LoginFlow.web(altinn);
    flow.callback(browser, person, LoginChoices.defaults());
    Map<String, String> silent =
        LoginFlow.parameters(browser.login(flow.with("prompt", "none").uri(), person));
    assertThat(silent).containsKey("code");
    flow.with("prompt", "");
    for (int i = 0; i < 4; i++) {
      altinn.clock().advance(Duration.ofMinutes(29));
      flow.callback(browser, person, LoginChoices.defaults());
    }
    assertThat(visits("/login")).isEqualTo(1);
    altinn.clock().advance(Duration.ofMinutes(5));
    flow.callback(browser, person, LoginChoices.defaults());
    assertThat(visits("/login")).isEqualTo(2);
    altinn.clock().advance(Duration.ofMinutes(30));
    flow.callback(browser, person, LoginChoices.defaults());
    assertThat(visits("/login")).isEqualTo(3);
  }

  @Test
  void aLoginIsAskedForWhenTheRememberedOneWillNotDo() {
    LoginFlow flow = LoginFlow.web(altinn);
    flow.callback(browser, person, LoginChoices.defaults());
    flow.with("prompt", "login").callback(browser, person, LoginChoices.defaults());
    flow.with("prompt", "").with("acr_values", "idporten-loa-high");
    flow.callback(browser, person, LoginChoices.defaults());
    assertThat(visits("/login")).isEqualTo(3);
    flow.callback(browser, person, LoginChoices.defaults());
    assertThat(visits("/login")).isEqualTo(3);
    assertThat(altinn.idporten().sessions(person)).isEqualTo(1);

    world.webClient().withoutSingleSignOn();
    flow.callback(browser, person, LoginChoices.defaults());
    assertThat(visits("/login")).isEqualTo(4);
  }

  @Test
  void silenceNeedsConsentToo() {
    LoginFlow flow = LoginFlow.web(altinn).with("scope", "openid");
    flow.callback(browser, person, LoginChoices.defaults());
    flow.with("scope", "openid digdir:dialogporten").with("prompt", "none");
    assertThat(LoginFlow.parameters(browser.login(flow.uri(), person)))
        .containsEntry("error", "consent_required");
  }

  @Test
  void theBrowserSaysWhenSomebodyElseIsLoggedIn() {
    LoginFlow flow = LoginFlow.web(altinn);
    flow.callback(browser, person, LoginChoices.defaults());
    Person other = world.personWithoutParties();
    assertThatThrownBy(() -> browser.login(flow.uri(), other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("person: ");
    assertThat(flow.callback(altinn.newBrowser(), other, LoginChoices.defaults()))
        .containsKey("code");
    Person stranger = altinn.persons().add("19869829377", "SYNTETISK FREMMED");
    altinn.close();
    try (LocalAltinn another = LocalAltinn.start()) {
      URI uri = LoginFlow.web(another).uri();
      assertThatThrownBy(() -> another.browser().login(uri, stranger))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("choices: ");
    }
  }
}
