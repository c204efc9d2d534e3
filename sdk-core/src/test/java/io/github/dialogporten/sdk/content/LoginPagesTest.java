package io.github.dialogporten.sdk.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.dialogporten.sdk.text.Link;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginPagesTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.example/letter, https://a.example/letter, false",
    "https://a.example/login/letter, https://a.example/login/letter, false",
    "https://a.example/letter, https://a.example/letter/2, false",
    "https://a.example/letter, https://files.example/letter, false",
    "https://a.example/letter, https://a.example/login, true",
    "https://a.example/letter, https://a.example/Account/Login, true",
    "https://a.example/letter, https://a.example/sign-in?next=x, true",
    "https://a.example/letter, https://a.example/connect/authorize, true",
    "https://a.example/letter, https://a.example/oauth2/x, true",
    "https://a.example/letter, https://login.example/, true",
    "https://a.example/letter, https://login.idporten.no/x, true",
    "https://a.example/letter, https://test.idporten.no/x, true",
    "https://a.example/letter, https://a.example/catalogin/x, false",
    "https://a.example/letter, https://a.example/authors/x, false",
    "https://a.example/letter, https://a.example/%0a/login/x, true",
    "https://a.example/letter, https://a.example/a/logins, false"
  })
  void aLoginIsKnownByWhereItIsAfterARedirect(String link, String address, boolean login) {
    assertThat(LoginPages.isLogin(Link.of(link), URI.create(address))).isEqualTo(login);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<form><input type=\"password\"></form>",
        "<INPUT name='p' TYPE = 'Password'>",
        "<input\n type=password />"
      })
  void aLoginAsksForAPassword(String html) {
    assertThat(LoginPages.asksForPassword(html)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<p>type=password</p>", "<input type=text>", "<input> type=password", ""})
  void contentDoesNot(String html) {
    assertThat(LoginPages.asksForPassword(html)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><html>",
        "\ufeff\r\n  <html lang=nb>",
        "<!-- a --><!-- b --> <!doctype HTML>",
        "<head>"
      })
  void htmlIsKnownByItsBeginning(String body) {
    assertThat(LoginPages.beginsAsHtml(body.getBytes(UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%PDF-1.7", "<?xml version='1.0'?><a/>", "<!-- open", "", "<letter>"})
  void otherFilesAreNot(String body) {
    assertThat(LoginPages.beginsAsHtml(body.getBytes(UTF_8))).isFalse();
  }

  @Test
  void noPageKeepsTheLookoutBusy() {
    for (String part : new String[] {"<input ", "<input type", "type ", "<!---->", " ", "/login"}) {
      String page = "<input" + part.repeat(60_000 / part.length());
      assertTimeoutPreemptively(
          ofSeconds(10),
          () -> {
            LoginPages.asksForPassword(page);
            LoginPages.beginsAsHtml(("<!---->" + page).getBytes(UTF_8));
            LoginPages.isLogin(
                Link.of("https://a.example/letter"),
                URI.create("https://a.example" + "/login".repeat(40_000) + "%0a"));
          },
          part);
    }
  }
}
