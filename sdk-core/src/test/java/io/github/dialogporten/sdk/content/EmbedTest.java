package io.github.dialogporten.sdk.content;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.errors.UnauthorizedException;
import io.github.dialogporten.sdk.fixtures.RawServer;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of dialogs and transmissions, by the rules for front-channel embeds. */
class EmbedTest {

  private static final String MARKDOWN =
      "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown";
  private static final String HTML =
      "application/vnd.dialogporten.frontchannelembed-url;type=text/html";

  private final ServiceOwner owner = new ServiceOwner();
  private final Content content = owner.client.content();

  @AfterEach
  void close() {
    owner.assertQuiet();
    owner.close();
  }

  private static ResponseDefinitionBuilder answer(String type, String body) {
    return aResponse().withHeader("Content-Type", type).withBody(body);
  }

  private Dialog dialog(String declared) {
    return owner.dialogWithContent(declared, "nb", owner.url("/letter"));
  }

  private ContentException failure(Dialog dialog) {
    return catchThrowableOfType(ContentException.class, () -> content.main(dialog));
  }

  @Test
  void theMainContentIsFetchedWithTheDialogToken() {
    owner.answers("/letter", answer("text/markdown; charset=utf-8", "# Sp\u00f8rsm\u00e5l"));
    ContentBody body = content.main(dialog(MARKDOWN)).orElseThrow();
    assertThat(body.text()).isEqualTo("# Sp\u00f8rsm\u00e5l");
    assertThat(body.declaredType()).isEqualTo("text/markdown");
    assertThat(body.actualType()).contains("text/markdown; charset=utf-8");
    assertThat(body.language()).isEqualTo("nb");
    assertThat(body.isEmpty()).isFalse();
    assertThat(body.isHtml()).isFalse();
    assertThat(body).hasToString("ContentBody[nb, 10 characters]");
    owner.host.verify(
        getRequestedFor(urlEqualTo("/letter"))
            .withHeader("Authorization", equalTo("Bearer " + ServiceOwner.DIALOG_TOKEN))
            .withHeader("Accept", equalTo("*/*")));
    owner.gotRequests(1);
  }

  @Test
  void theTokenOfTheDialogIsTheOneThatIsSent() {
    owner.answers("/letter", answer("text/markdown", "x"));
    Dialog dialog = dialog(MARKDOWN);
    content.main(dialog);
    owner.host.verify(
        getRequestedFor(urlEqualTo("/letter"))
            .withHeader(
                "Authorization", equalTo("Bearer " + dialog.dialogToken().orElseThrow().value())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // declared | sent | outcome
        "M|text/markdown|taken",
        "M|TEXT/MARKDOWN ; Charset=UTF-8|taken",
        "M|text/plain|taken",
        "M|text/plain; charset=utf-8|taken",
        "M|-|taken",
        "M|text/html|TYPE_MISMATCH",
        "M|application/json|TYPE_MISMATCH",
        "M|application/octet-stream|TYPE_MISMATCH",
        "H|text/html|taken",
        "H|text/html;charset=utf-8|taken",
        "H|-|taken",
        "H|text/plain|TYPE_MISMATCH",
        "H|text/markdown|TYPE_MISMATCH",
        "application/vnd.dialogporten.frontchannelembed+json;type=markdown|text/plain|taken",
        "application/vnd.dialogporten.frontchannelembed+json;type=html|text/plain|TYPE_MISMATCH",
        "Application/vnd.dialogporten.FrontChannelEmbed-url; type=text/markdown|text/plain|taken",
        "application/vnd.example|application/json|taken",
        "application/vnd.example|text/html|TYPE_MISMATCH"
      })
  void theTypeIsCheckedAgainstTheDeclaredOne(String declared, String sent, String outcome) {
    String type = declared.equals("M") ? MARKDOWN : declared.equals("H") ? HTML : declared;
    owner.answers("/letter", sent == null ? aResponse().withBody("<p>") : answer(sent, "<p>"));
    Dialog dialog = dialog(type);
    if (outcome.equals("taken")) {
      ContentBody body = content.main(dialog).orElseThrow();
      assertThat(body.text()).isEqualTo("<p>");
      assertThat(body.actualType()).isEqualTo(Optional.ofNullable(sent));
    } else {
      assertThat(failure(dialog).reason()).isEqualTo(Reason.valueOf(outcome));
    }
  }

  @Test
  void theCharsetIsHonoured() {
    byte[] latin1 = "bl\u00e5b\u00e6r".getBytes(StandardCharsets.ISO_8859_1);
    owner.answers(
        "/letter",
        aResponse()
            .withHeader("Content-Type", "text/plain; charset=\"ISO-8859-1\"")
            .withBody(latin1));
    assertThat(content.main(dialog(MARKDOWN)).orElseThrow().text()).isEqualTo("bl\u00e5b\u00e6r");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    owner.answers("/letter", answer("text/plain", "\ufeffHei"));
    assertThat(content.main(dialog(MARKDOWN)).orElseThrow().text()).isEqualTo("Hei");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // type | bytes in Latin 1 | text | exact
        "text/plain|bl\u00c3\u00a5b\u00c3\u00a6r|bl\u00e5b\u00e6r|true",
        "text/plain; charset=utf-8|bl\u00e5b\u00e6r \u0096 10 \u0080|bl\u00e5b\u00e6r \u2013 10 \u20ac|false",
        "text/plain|\u00c3\u00a5\u00c3\u00a6\u00e5.|\u00e5\u00e6\ufffd.|false",
        "text/plain; charset=us-ascii|bl\u00c3\u00a5|bl\u00e5|false",
        "text/plain; charset=no-such|bl\u00c3\u00a5|bl\u00e5|false",
        "text/plain; charset=no-such|brev|brev|true",
        "text/plain; charset=iso-8859-1|bl\u00e5|bl\u00e5|true",
        "text/plain; charset=iso-8859-1|\u00ef\u00bb\u00bfbl\u00c3\u00a5|bl\u00e5|true",
        "text/plain; charset=utf-16|odd|odd|false",
        "text/plain|'\u00ff\u00feH\u0000\u00e5\u0000'|H\u00e5|true",
        "text/plain|\u00fe\u00ff\u0000H|H|true"
      })
  void whatDoesNotDecodeStaysReadable(String type, String sent, String text, boolean exact) {
    byte[] bytes = sent.getBytes(StandardCharsets.ISO_8859_1);
    owner.answers("/letter", aResponse().withHeader("Content-Type", type).withBody(bytes));
    ContentBody body = content.main(dialog(MARKDOWN)).orElseThrow();
    assertThat(body.text()).isEqualTo(text);
    assertThat(body.isTextExact()).isEqualTo(exact);
    assertThat(body.bytes()).isEqualTo(bytes);
    body.bytes()[0] = 'X';
    assertThat(body.bytes()).isEqualTo(bytes);
  }

  @Test
  void usersCanMakeTheirOwn() {
    ContentBody text = ContentBody.of("text/markdown", "text/plain;charset=latin1", "nb", "\u20ac");
    assertThat(text.text()).isEqualTo("\u20ac");
    assertThat(text.isTextExact()).isTrue();
    assertThat(text.isLengthKnown()).isTrue();
    ContentBody bytes = ContentBody.ofBytes("text/markdown", null, "nb", new byte[] {(byte) 0xe5});
    assertThat(bytes.text()).isEqualTo("\u00e5");
    assertThat(bytes.isTextExact()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 203, 206})
  void anAnswerThatIsNotTheLetterIsNotShown(int status) {
    owner.answers("/letter", answer("text/markdown", "# Br").withStatus(status));
    ContentException failure = failure(dialog(MARKDOWN));
    assertThat(failure.reason()).isEqualTo(Reason.STATUS);
    assertThat(failure)
        .hasMessage("content.main: answered with a status that is not one of content: " + status);
    owner.gotRequests(1);
  }

  @Test
  void nothingToShowIsAnEmptyBody() {
    for (ResponseDefinitionBuilder nothing :
        List.of(aResponse().withStatus(204), aResponse(), answer("text/html", ""))) {
      owner.answers("/letter", nothing);
      ContentBody body = content.main(dialog(MARKDOWN)).orElseThrow();
      assertThat(body.isEmpty()).isTrue();
      assertThat(body.text()).isEmpty();
    }
  }

  @Test
  void aDialogWithoutContentHasNone() {
    assertThat(content.main(owner.dialog(""))).isEmpty();
    assertThat(content.main(owner.dialogWithContent(MARKDOWN))).isEmpty();
    owner.gotRequests(0);
  }

  @Test
  void theLanguageIsChosenAmongTheLinks() {
    owner.answers("/nb", answer("text/plain", "norsk"));
    owner.answers("/en", answer("text/plain", "English"));
    owner.answers("/nn", answer("text/plain", "nynorsk"));
    Dialog dialog =
        owner.dialogWithContent(
            MARKDOWN, "nn", owner.url("/nn"), "nb", owner.url("/nb"), "en", owner.url("/en"));
    assertThat(language(dialog)).isEqualTo("en");
    assertThat(language(dialog, "nb")).isEqualTo("nb");
    assertThat(language(dialog, "nn-NO", "nb")).isEqualTo("nn");
    assertThat(language(dialog, "sv")).isEqualTo("nb");
    assertThat(language(dialog, "fr")).isEqualTo("en");
  }

  private String language(Dialog dialog, String... wanted) {
    ContentBody body =
        owner.client.with(o -> o.withLanguages(wanted)).content().main(dialog).orElseThrow();
    owner.host.verify(moreThanOrExactly(1), getRequestedFor(urlEqualTo("/" + body.language())));
    return body.language();
  }

  @Test
  void aHundredKilobytesAreTakenAndNoByteMore() {
    owner.answers("/letter", answer("text/plain", "a".repeat(100 * 1024)));
    assertThat(content.main(dialog(MARKDOWN)).orElseThrow().text()).hasSize(100 * 1024);
    owner.answers("/letter", answer("text/plain", "a".repeat(100 * 1024 + 1)));
    ContentException failure = failure(dialog(MARKDOWN));
    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(failure.operation()).isEqualTo("content.main");
    assertThat(failure.attempts()).isEqualTo(1);
    owner.gotRequests(2);
  }

  @Test
  void whatUnpacksToMoreIsLimitedToo() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(new byte[10_000_000]);
    }
    assertThat(packed.size()).isLessThan(100 * 1024);
    owner.answers(
        "/letter",
        aResponse()
            .withHeader("Content-Type", "text/plain")
            .withHeader("Content-Encoding", "gzip")
            .withBody(packed.toByteArray()));
    assertThat(failure(dialog(MARKDOWN)).reason()).isEqualTo(Reason.TOO_LARGE);
    owner.gotRequests(1);
  }

  @Test
  void tenSecondsAreTheLimitOverAllAttempts() {
    owner.answers("/letter", aResponse().withStatus(503).withHeader("Retry-After", "6"));
    assertThatThrownBy(() -> content.main(dialog(MARKDOWN)))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThat(owner.time.sleeps())
        .hasSize(1)
        .allMatch(wait -> wait.compareTo(Duration.ofSeconds(6)) > 0 && wait.toMillis() <= 6_250);
    owner.gotRequests(2);
  }

  @Test
  void aSlowAnswerIsTriedThreeTimes() {
    try (ServiceOwner slow = new ServiceOwner(Duration.ofMillis(200))) {
      slow.answers("/letter", answer("text/plain", "x").withFixedDelay(500));
      Dialog dialog = slow.dialogWithContent(MARKDOWN, "nb", slow.url("/letter"));
      Content impatient = slow.client.content();
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> impatient.main(dialog));
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
      assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
      slow.gotRequests(3);
    }
  }

  @Test
  void aRefusalIsTheServiceOwners() {
    owner.answers("/letter", aResponse().withStatus(403));
    assertThatThrownBy(() -> content.main(dialog(MARKDOWN))).isInstanceOf(ForbiddenException.class);
    owner.answers("/letter", aResponse().withStatus(401));
    assertThatThrownBy(() -> content.main(dialog(MARKDOWN)))
        .isInstanceOf(UnauthorizedException.class);
    owner.gotRequests(2); // a dialog token is not renewed
  }

  @ParameterizedTest
  @CsvSource({
    "urn:dialogporten:unauthorized, NOT_AUTHORIZED",
    "urn:dialogporten:expired, EXPIRED",
    "nonsense, LINK_MALFORMED",
    "ftp://etat.example/x, SCHEME_REFUSED",
    "http://etat.example/x, ADDRESS_REFUSED",
    "http://127.0.0.1:1/x, ADDRESS_REFUSED"
  })
  void someLinksAreNotGoneTo(String link, Reason reason) {
    ContentException failure = failure(owner.dialogWithContent(MARKDOWN, "nb", link));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.attempts()).isZero();
    assertThat(failure).hasMessageNotContaining("etat");
    owner.gotRequests(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/correspondence/api/v1/correspondence/1/content",
        "/storage/api/v1/instances/1",
        "/authentication/api/v1/authentication?goto=https%3A%2F%2Fsyn.apps.altinn.no%2Fx"
      })
  void thePlatformsOwnContentIsNotFetchedYet(String path) {
    Dialog dialog = owner.dialogWithContent(MARKDOWN, "nb", owner.platformUrl(path));
    assertThat(failure(dialog).reason())
        .isIn(Reason.PLATFORM_NOT_SUPPORTED, Reason.ADDRESS_REFUSED);
    assertThat(failure(dialog).attempts()).isZero();
  }

  @Test
  void whatTheServerSaysIsNotForTheCallerIsNotAskedFor() {
    String embed = ServiceOwner.embed(MARKDOWN, "nb", owner.url("/letter"));
    Dialog dialog =
        owner.dialog(
            "\"content\":{\"mainContentReference\":"
                + embed.replaceFirst("\\{", "{\"isAuthorized\":false,")
                + "}");
    assertThat(failure(dialog).reason()).isEqualTo(Reason.NOT_AUTHORIZED);
    owner.gotRequests(0);
  }

  @Test
  void anExpiredDialogTokenIsNotSent() {
    Dialog dialog = dialog(MARKDOWN);
    owner.time.advance(Duration.ofMinutes(10));
    assertThat(failure(dialog).reason()).isEqualTo(Reason.TOKEN_OVER);
    owner.gotRequests(0);
  }

  @Test
  void aDialogOfAnotherIdentityIsRefused() {
    Dialog dialog = dialog(MARKDOWN);
    Content other = owner.client.actingAs(TokenProvider.ofToken("other")).content();
    assertThatThrownBy(() -> other.main(dialog)).isInstanceOf(IllegalArgumentException.class);
    owner.gotRequests(0);
  }

  // redirects

  private void redirects(String from, String to) {
    owner.answers(from, aResponse().withStatus(302).withHeader("Location", to));
  }

  @Test
  void aRedirectToTheSameOriginKeepsTheToken() {
    redirects("/letter", "/moved");
    owner.answers("/moved", answer("text/plain", "here"));
    assertThat(content.main(dialog(MARKDOWN)).orElseThrow().text()).isEqualTo("here");
    owner.host.verify(
        getRequestedFor(urlEqualTo("/moved"))
            .withHeader("Authorization", equalTo("Bearer " + ServiceOwner.DIALOG_TOKEN)));
  }

  @Test
  void anotherOriginGetsNoTokenAtAnyStep() {
    redirects("/letter", owner.otherUrl("/one"));
    owner.otherHost.stubFor(
        get("/one").willReturn(aResponse().withStatus(307).withHeader("Location", "/two")));
    owner.otherHost.stubFor(get("/two").willReturn(answer("text/plain", "there")));
    assertThat(content.main(dialog(MARKDOWN)).orElseThrow().text()).isEqualTo("there");
    for (String path : List.of("/one", "/two")) {
      owner.otherHost.verify(
          getRequestedFor(urlEqualTo(path)).withHeader("Authorization", absent()));
    }
  }

  @Test
  void fiveRedirectsAreFollowedAndNotSix() {
    for (int i = 1; i <= 6; i++) {
      redirects("/" + i, "/" + (i + 1));
    }
    owner.answers("/7", answer("text/plain", "end"));
    Dialog five = owner.dialogWithContent(MARKDOWN, "nb", owner.url("/2"));
    assertThat(content.main(five).orElseThrow().text()).isEqualTo("end");
    Dialog six = owner.dialogWithContent(MARKDOWN, "nb", owner.url("/1"));
    assertThat(failure(six).reason()).isEqualTo(Reason.TOO_MANY_REDIRECTS);
    owner.gotRequests(12);
  }

  @Test
  void aRedirectToAltinnsLoginIsALoginPage() {
    redirects("/letter", owner.platformUrl("/authentication/api/v1/authentication?goto=x"));
    assertThat(failure(dialog(MARKDOWN)).reason()).isEqualTo(Reason.LOGIN_PAGE);
    owner.gotRequests(1);
  }

  @Test
  void htmlFromAnotherHostOrALoginIsALoginPage() {
    redirects("/letter", "/account/login");
    owner.answers("/account/login", answer("text/html", "<html>"));
    assertThat(failure(dialog(MARKDOWN)).reason()).isEqualTo(Reason.LOGIN_PAGE);
    assertThat(failure(dialog(HTML)).reason()).isEqualTo(Reason.LOGIN_PAGE);
    owner.answers("/letter", answer("text/html", "<input type='password'>"));
    assertThat(failure(dialog(MARKDOWN)).reason()).isEqualTo(Reason.LOGIN_PAGE);
    assertThat(failure(dialog(HTML)).reason()).isEqualTo(Reason.LOGIN_PAGE);
    redirects("/letter", "/other");
    owner.answers("/other", answer("text/html", "<p>"));
    assertThat(failure(dialog(MARKDOWN)).reason()).isEqualTo(Reason.TYPE_MISMATCH);
    assertThat(content.main(dialog(HTML)).orElseThrow().text()).isEqualTo("<p>");
  }

  @Test
  void aRedirectToAnAddressOfNoRowIsNotFollowed() {
    for (String target :
        List.of("http://127.0.0.1:1/x", "https://etat.example/x", "http://u:p@127.0.0.1/x")) {
      redirects("/letter", target);
      assertThat(failure(dialog(MARKDOWN)).reason())
          .isEqualTo(target.contains("@") ? Reason.LINK_MALFORMED : Reason.ADDRESS_REFUSED);
    }
  }

  // transmissions

  @Test
  void theContentOfATransmissionIsFetchedLikewise() {
    owner.answers("/reply", answer("text/plain", "reply"));
    String members =
        "\"transmissions\":["
            + transmission(1, true, ServiceOwner.embed(MARKDOWN, "nb", owner.url("/reply")))
            + ","
            + transmission(2, true, null)
            + ","
            + transmission(
                3, false, ServiceOwner.embed(MARKDOWN, "nb", "urn:dialogporten:unauthorized"))
            + "]";
    Dialog dialog = owner.dialog(members);
    assertThat(content.transmission(dialog, dialog.transmissions().get(0)).orElseThrow().text())
        .isEqualTo("reply");
    assertThat(content.transmission(dialog, dialog.transmissions().get(1))).isEmpty();
    ContentException failure =
        catchThrowableOfType(
            ContentException.class,
            () -> content.transmission(dialog, dialog.transmissions().get(2)));
    assertThat(failure.reason()).isEqualTo(Reason.NOT_AUTHORIZED);
    assertThat(failure.operation()).isEqualTo("content.transmission");
    Dialog without = owner.dialog("");
    assertThatThrownBy(() -> content.transmission(without, dialog.transmissions().get(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("transmission:");
  }

  private static String transmission(int number, boolean authorized, @Nullable String embed) {
    return """
    {"id":"0195a000-0000-7000-8000-00000000010%d","createdAt":"2026-03-01T08:00:00Z",
    "isAuthorized":%s,"type":"Information","sender":{"actorType":"ServiceOwner"},
    "content":{"title":{"value":[],"mediaType":"text/plain"}%s}}
    """
        .formatted(number, authorized, embed == null ? "" : ",\"contentReference\":" + embed);
  }

  @Test
  void aBodyThatBreaksOffIsFetchedAgain() {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n";
    try (RawServer server =
            new RawServer(RawServer.text(head + "he"), RawServer.text(head + "hello"));
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialogWithContent(MARKDOWN, "nb", server.origin() + "/x");
      assertThat(near.client.content().main(dialog).orElseThrow().text()).isEqualTo("hello");
      assertThat(server.requests()).hasSize(2);
    }
  }
}
