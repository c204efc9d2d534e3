package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.world.LoginClient;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Authorization requests that ID-porten refuses, and where it says so. */
class AuthorizeTest {

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final Http http = new Http(altinn, null);

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void nothingIsSentToAnAddressThatIsNotTheClients() {
    page("client_id is unknown", LoginFlow.web(altinn).with("client_id", "somebody"));
    page("client_id is unknown", LoginFlow.web(altinn).with("client_id", ""));
    page("redirect_uri is not registered", LoginFlow.web(altinn).with("redirect_uri", ""));
    page(
        "redirect_uri is not registered",
        LoginFlow.web(altinn).with("redirect_uri", "http://127.0.0.1:8080/callback/"));
    page(
        "redirect_uri is not registered",
        LoginFlow.web(altinn).with("redirect_uri", "http://127.0.0.1:8081/callback"));
    page("unknown, was used", LoginFlow.web(altinn).with("request_uri", "urn:x"), "client_id");
    Response twice = http.send("GET", LoginFlow.web(altinn).uri() + "&client_id=another", null);
    assertThat(twice.status()).isEqualTo(400);
    assertThat(twice.body()).contains("client_id was sent more than once");
  }

  private void page(String text, LoginFlow flow, String... only) {
    if (only.length > 0) {
      flow.request()
          .keySet()
          .removeIf(name -> !name.equals(only[0]) && !name.equals("request_uri"));
    }
    Response response = http.send("GET", flow.uri().toString(), null);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.header("Location")).isEmpty();
    assertThat(response.header("Content-Type")).startsWith("text/html");
    assertThat(response.body()).contains(text);
  }

  @Test
  void everythingElseIsToldToTheClient() {
    redirected("unsupported_response_type", "response_type", "token");
    redirected("invalid_request", "response_type", "");
    redirected("invalid_request", "code_challenge", "");
    redirected("invalid_request", "code_challenge", "too-short");
    redirected("invalid_request", "code_challenge_method", "");
    redirected("invalid_request", "code_challenge_method", "plain");
    redirected("invalid_request", "acr_values", "eidas-loa-high");
    redirected("invalid_request", "acr_values", "idporten-loa-high something");
    redirected("invalid_request", "response_mode", "smoke");
    redirected("invalid_request", "prompt", "select_account");
    redirected("invalid_request", "prompt", "none login");
    redirected("invalid_scope", "scope", "");
    redirected("invalid_scope", "scope", "openid another:scope");
    redirected("invalid_target", "resource", "no-uri");
    redirected("request_not_supported", "request", "a.b.c");
    redirected("login_required", "prompt", "none");
  }

  private void redirected(String error, String name, String value) {
    refused(error, LoginFlow.web(altinn).with(name, value).uri().toString());
  }

  private void refused(String error, String uri) {
    Response response = http.send("GET", uri, null);
    assertThat(response.status()).isEqualTo(303);
    URI location = URI.create(response.header("Location"));
    assertThat(location.toString()).startsWith("http://127.0.0.1");
    assertThat(LoginFlow.parameters(location))
        .containsEntry("error", error)
        .containsEntry("iss", altinn.idportenUrl().toString())
        .containsKey("error_description")
        .doesNotContainKey("code");
  }

  @Test
  void stateIsMandatoryForPublicClientsOnly() {
    refused("invalid_request", LoginFlow.desktop(altinn).with("state", "").uri().toString());
    Response web = http.send("GET", LoginFlow.web(altinn).with("state", "").uri().toString(), null);
    assertThat(web.header("Location")).startsWith("/login?ticket=");
  }

  @Test
  void parametersComeOnce() {
    refused("invalid_request", LoginFlow.web(altinn).uri() + "&nonce=another");
  }

  @Test
  void someClientsMustPush() {
    world.webClient().pushedRequestsOnly();
    refused("invalid_request", LoginFlow.web(altinn).uri().toString());
    assertThat(LoginFlow.web(altinn).push().status()).isEqualTo(201);
  }

  @Test
  void pushedRequestsAreCheckedAtOnce() {
    assertThat(error(LoginFlow.web(altinn).with("scope", "another:scope").push()))
        .isEqualTo("invalid_scope");
    assertThat(error(LoginFlow.web(altinn).with("redirect_uri", "http://127.0.0.1:1/").push()))
        .isEqualTo("invalid_request");
    assertThat(error(LoginFlow.web(altinn).with("request_uri", "urn:x").push()))
        .isEqualTo("invalid_request");
    LoginFlow nobody = LoginFlow.web(altinn);
    Response unauthenticated = nobody.post("/par", nobody.request());
    assertThat(unauthenticated.status()).isEqualTo(401);
    assertThat(error(unauthenticated)).isEqualTo("invalid_client");
  }

  private static String error(Response response) {
    return response.json().path("error").asText();
  }

  @Test
  void lowIsANameOnly() {
    LoginFlow flow = LoginFlow.web(altinn).with("acr_values", "idporten-loa-low");
    String token = flow.redeem(flow.code(world.manager())).json().path("id_token").asText();
    assertThat(LoginFlow.claims(token).getClaim("acr")).isEqualTo("idporten-loa-substantial");
  }

  @Test
  void pagesSpeakTheLanguageThatIsAskedFor() {
    assertThat(loginPage("se en nb")).contains("<html lang=\"se\">", "Hvem er du?");
    assertThat(loginPage("de en")).contains("<html lang=\"en\">", "Who are you?");
    assertThat(loginPage("de")).contains("<html lang=\"nb\">");
    LoginFlow flow = LoginFlow.web(altinn).with("ui_locales", "nn");
    String token = flow.redeem(flow.code(world.manager())).json().path("id_token").asText();
    assertThat(LoginFlow.claims(token).getClaim("locale")).isEqualTo("nn");
  }

  private String loginPage(String locales) {
    String uri = LoginFlow.web(altinn).with("ui_locales", locales).uri().toString();
    String page = http.send("GET", uri, null).header("Location");
    return http.send("GET", altinn.idportenUrl() + page, null).body();
  }

  @Test
  void pagesBelongToALoginThatIsUnderWay() {
    for (String page : new String[] {"/login", "/consent", "/login?ticket=x"}) {
      assertThat(http.send("GET", altinn.idportenUrl() + page, null).status()).isEqualTo(400);
    }
    assertThat(LoginFlow.web(altinn).post("/login", Map.of("ticket", "x")).status()).isEqualTo(400);
  }

  @Test
  void namesOnPagesAreText() {
    altinn.persons().add("17898510093", "<b>SYNTETISK</b> & \"KARI\"");
    assertThat(loginPage("nb"))
        .contains("&lt;b&gt;SYNTETISK&lt;/b&gt; &amp; &quot;KARI&quot;")
        .doesNotContain("<b>");
  }

  @Test
  void redirectAddressesAreCheckedWhenRegistered() {
    LoginClient web = altinn.idportenClients().registerWeb("web", "310268593", "openid");
    for (String wrong :
        new String[] {
          "http://example.com/callback",
          "/callback",
          "https://example.com/#x",
          "urn:x",
          "http://127.0.0.1:*/callback"
        }) {
      assertThatThrownBy(() -> web.redirectUri(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("uris: ");
    }
    assertThatThrownBy(() -> web.backChannelLogoutUri("https://example.com/logout"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
