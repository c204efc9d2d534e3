package io.github.dialogporten.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.internal.http.RefusedLinkException.Reason;
import io.github.dialogporten.sdk.text.Link;
import java.net.URI;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes where, row by row. */
class RouterTest {

  private static final String P = "https://platform.tt02.altinn.no";

  private final Router router = new Router(AltinnEnvironment.TT02);

  @ParameterizedTest
  @CsvSource({
    // the provider's token
    "https://platform.tt02.altinn.no/dialogporten/api/v1/enduser/dialogs, PROVIDER_TOKEN",
    "https://PLATFORM.tt02.altinn.no:443/dialogporten/api/v1/enduser/parties, PROVIDER_TOKEN",
    "https://platform.tt02.altinn.no/authentication/api/v1/exchange/maskinporten, PROVIDER_TOKEN",
    "https://platform.tt02.altinn.no/authentication/api/v1/systemregister/vendor, PROVIDER_TOKEN",
    "https://platform.tt02.altinn.no/authentication/api/v1/systemuser/request, PROVIDER_TOKEN",
    // the dialog token
    "https://platform.tt02.altinn.no/dialogporten/graphql, DIALOG_TOKEN",
    "https://platform.tt02.altinn.no/storage/dialogporten/api/v1/receipt/a/b?lang=nb, DIALOG_TOKEN",
    "https://platform.tt02.altinn.no/storage/dialogporten/api/v1/instance/1/b, DIALOG_TOKEN",
    "https://etat.example/innhold/1, DIALOG_TOKEN",
    "https://etat.example:8443/innhold/1, DIALOG_TOKEN",
    "https://apps.tt02.altinn.no/x, DIALOG_TOKEN",
    "https://a.b.apps.tt02.altinn.no/x, DIALOG_TOKEN",
    "https://platform.tt02.altinn.no.example/dialogporten/api/v1/x, DIALOG_TOKEN",
    "https://platform.altinn.no/correspondence/api/v1/x, DIALOG_TOKEN",
    // the Altinn token
    "https://platform.tt02.altinn.no/correspondence/api/v1/correspondence/1/content, ALTINN_TOKEN",
    "https://platform.tt02.altinn.no/storage/api/v1/instances/1/2, ALTINN_TOKEN",
    "https://platform.tt02.altinn.no/events/api/v1/app, ALTINN_TOKEN",
    "https://platform.tt02.altinn.no/accessmanagement/api/v1/x, ALTINN_TOKEN",
    "https://ttd.apps.tt02.altinn.no/ttd/app/instances/1/2, ALTINN_TOKEN",
  })
  void addressGetsItsCredential(String address, Credential credential) throws Exception {
    assertThat(router.route(HttpUrl.get(address)).credential()).isEqualTo(credential);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://etat.example/innhold",
        P + "/receipt/1/2",
        P + "/",
        P + "/dialogporten",
        P + "/dialogporten/swagger",
        P + "/authentication/api/v1/openid/",
        P + "/dialogporten/api/%2e%2e/secret",
        P + "/correspondence/api/v1/%2e%2e/%2e%2e/storage/api/v1/x",
        P + "/storage/dialogporten/api/v1/receipt/..%2f..%2fx",
        P + "/storage/dialogporten/api/v1/receipt//x",
        P + "/storage/dialogporten/api/v1/receipt/..;/x",
        P + "/storage/dialogporten/api/v1/receipt/..;a=b/x",
        P + "/storage/dialogporten/api/v1/receipt/.;/x",
        P + "/storage/dialogporten/api/v1/receipt/;/x",
        P + "/storage/dialogporten/api/v1/receipt/..%3B/x",
        P + "/storage/dialogporten/api/v1/receipt/..;",
        "https://platform.tt02.altinn.no:8443/dialogporten/api/v1/x",
        "http://platform.tt02.altinn.no/dialogporten/api/v1/x",
        "https://platform.tt02.altinn.no./correspondence/x",
        "http://ttd.apps.tt02.altinn.no/ttd/app",
        "http://127.0.0.1:8080/x",
      })
  void whatMatchesNoRowIsRefused(String address) {
    assertThatThrownBy(() -> router.route(HttpUrl.get(address)))
        .isInstanceOf(RefusedLinkException.class);
  }

  @Test
  void publicAddressesAreGuardedAndAltinnsOwnAreNot() throws Exception {
    assertThat(router.route(HttpUrl.get("https://etat.example/x")).guarded()).isTrue();
    assertThat(router.route(HttpUrl.get(P + "/dialogporten/graphql")).guarded()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "urn:dialogporten:unauthorized, UNAUTHORIZED",
    "urn:dialogporten:expired, EXPIRED",
    "https://platform.tt02.altinn.no/correspondence/api/v1/correspondence/1/content, PLATFORM",
    "https://ttd.apps.tt02.altinn.no/ttd/app/instances/1/2, PLATFORM",
    "https://platform.tt02.altinn.no/dialogporten/api/v1/enduser/dialogs, ADDRESS",
    "https://user:secret@etat.example/x, FORM",
    "https://user@etat.example/x, FORM",
    "http://etat.example/x, SCHEME",
    "ftp://etat.example/x, SCHEME",
    "not a link, FORM",
    "mailto:noen@etat.example, SCHEME",
    "https:///x, FORM",
    "https://, FORM",
    "https://etat.example:port/x, FORM",
    "https://etat.example:99999/x, FORM",
    "https://et at.example/x, FORM",
    "https://et%61t.example/x, FORM",
    "https://et!at.example/x, FORM",
    "https://etat..example/x, FORM",
    "https://.etat.example/x, FORM",
    "https://\u2603.example/x, FORM",
    "https://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/x, DISGUISED",
    "https://127\u30020\u30020\u30021/x, DISGUISED",
    "https://etat\uff0eexample/x, DISGUISED",
    "https://etat\uff61example/x, DISGUISED",
    "https://\uff45tat.example/x, DISGUISED",
    "https://platform.tt02.altinn.n\uff4f/correspondence/api/v1/x, DISGUISED",
    "https://\uff50latform.tt02.altinn.no/x, DISGUISED",
    "https://\u24af\u24af\u24b9.apps.tt02.altinn.no/x, DISGUISED",
    "https://\u212a.example/x, DISGUISED",
    "https://0x7f.1/x, DISGUISED",
    "https://2130706433/x, DISGUISED",
    "https://127.1/x, DISGUISED",
    "https://0177.0.0.1/x, DISGUISED",
    "https://127.0.0.1./x, DISGUISED",
    "https://1.2.3.4.5/x, DISGUISED",
    "https://etat.0x/x, DISGUISED",
    "https://xn--platform-.tt02.altinn.no/storage/dialogporten/api/v1/receipt/1/2, DISGUISED",
  })
  void linkThatNoDialogTokenGoesTo(String link, Reason reason) {
    assertThatThrownBy(() -> router.link(Link.of(link)))
        .isInstanceOfSatisfying(
            RefusedLinkException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "https://min_etat.example/x, min_etat.example",
    "https://_x.MIN_etat.example:8443/x, _x.min_etat.example",
    "https://r\u00e5d.example/x, xn--rd-yia.example",
    "https://R\u00c5D.example/x, xn--rd-yia.example",
    "https://ra\u030ad.example/x, xn--rd-yia.example",
    "https://xn--rd-yia.example/x, xn--rd-yia.example",
    "https://min_etat.R\u00c5D.example/x, min_etat.xn--rd-yia.example",
    "https://stra\u00dfe.example/x, xn--strae-oqa.example",
    "https://\u010d\u00e1hci.example/x, xn--hci-dla3t.example",
    "https://\u4f8b\u3048.example/x, xn--r8jz45g.example",
    "https://etat.example./x, etat.example.",
    "https://93.184.216.34/x, 93.184.216.34",
  })
  void hostIsPutIntoAsciiOnce(String link, String host) throws Exception {
    Route route = router.link(Link.of(link));
    assertThat(route.url().host()).isEqualTo(host);
    assertThat(route.credential()).isEqualTo(Credential.DIALOG_TOKEN);
    assertThat(route.guarded()).isTrue();
    assertThat(Link.of(link).uri().orElseThrow().getRawAuthority()).startsWithIgnoringCase(host);
    Route from = router.link(Link.of("https://etat.example/a"));
    assertThat(router.redirect(from, link).url().host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/x",
        "//127\u30020\u30020\u30021/x",
        "https:\\\\\uff45tat.example/x",
        "https://2130706433/x",
        "///0x7f.1/x"
      })
  void aRedirectsHostIsReadAsALinksIs(String location) throws Exception {
    Route from = router.link(Link.of("https://etat.example/a"));
    assertThatThrownBy(() -> router.redirect(from, location))
        .isInstanceOfSatisfying(
            RefusedLinkException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISGUISED));
  }

  @Test
  void whatBecomesTheEnvironmentsHostByOtherLettersIsRefused() throws Exception {
    AltinnEnvironment own =
        AltinnEnvironment.builder("egen")
            .dialogporten(URI.create("https://xn--rd-yia.example/dialogporten"))
            .platform(URI.create("https://xn--rd-yia.example"))
            .maskinporten(URI.create("https://maskinporten.example/"))
            .appsDomain("apps.xn--rd-yia.example")
            .build();
    Router there = new Router(own);
    for (String link :
        new String[] {
          "https://r\u00e5d.example/storage/dialogporten/api/v1/receipt/1/2",
          "https://R\u00c5D.example./x",
          "https://syn.apps.r\u00e5d.example/x"
        }) {
      assertThatThrownBy(() -> there.link(Link.of(link)))
          .isInstanceOfSatisfying(
              RefusedLinkException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISGUISED));
    }
    assertThat(
            there
                .link(Link.of("https://xn--rd-yia.example/storage/dialogporten/api/v1/receipt/1/2"))
                .credential())
        .isEqualTo(Credential.DIALOG_TOKEN);
  }

  @Test
  void loginWrapperIsUnwrappedOnceAndNeverRequested() throws Exception {
    String login = P + "/authentication/api/v1/authentication?goto=";
    assertThat(router.link(Link.of(login + "https%3A%2F%2Fetat.example%2Fx%3Fa%3Db")).url())
        .hasToString("https://etat.example/x?a=b");
    assertRefused(
        login + "https%3A%2F%2Fplatform.tt02.altinn.no%2Fstorage%2Fapi%2Fv1%2Fx", "PLATFORM");
    assertRefused(
        login
            + "https%3A%2F%2Fplatform.tt02.altinn.no%2Fauthentication%2Fapi%2Fv1%2Fauthentication"
            + "%3Fgoto%3Dhttps%253A%252F%252Fetat.example",
        "ADDRESS");
    assertRefused(login, "FORM");
    assertRefused(login + "https%3A%2F%2F127%E3%80%820%E3%80%820%E3%80%821%2F", "DISGUISED");
  }

  @Test
  void redirectsKeepTheTokenAtTheSameOriginOnly() throws Exception {
    Route from = router.link(Link.of("https://etat.example/a"));
    assertThat(router.redirect(from, "/b").credential()).isEqualTo(Credential.DIALOG_TOKEN);
    // no java.net.URI can hold this, and none of it is sent
    assertThat(router.redirect(from, "/b#\u00a0").url().uri().getPath()).isEqualTo("/b");
    Route other = router.redirect(from, "https://lager.example/b");
    assertThat(other.credential()).isEqualTo(Credential.NONE);
    assertThat(other.guarded()).isTrue();
    assertThat(router.redirect(other, "/c").credential()).isEqualTo(Credential.NONE);
    // and it does not come back with the way back
    assertThatThrownBy(() -> router.redirect(other, "http://etat.example/b"))
        .isInstanceOf(RefusedLinkException.class);
    assertThat(router.redirect(other, "https://etat.example/b").credential())
        .isEqualTo(Credential.NONE);
    assertThatThrownBy(
            () -> router.redirect(from, P + "/authentication/api/v1/authentication?goto=x"))
        .isInstanceOfSatisfying(
            RefusedLinkException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOGIN));
    assertThatThrownBy(() -> router.redirect(from, "https://user:pw@etat.example/"))
        .isInstanceOf(RefusedLinkException.class);
    assertThatThrownBy(() -> router.redirect(from, null)).isInstanceOf(RefusedLinkException.class);
    // the platform's other paths are not the way on from one that gets the dialog token
    Route receipt = router.link(Link.of(P + "/storage/dialogporten/api/v1/receipt/a/b"));
    assertThatThrownBy(() -> router.redirect(receipt, "/dialogporten/api/v1/enduser/parties"))
        .isInstanceOf(RefusedLinkException.class);
  }

  @Test
  void plainHttpIsForListedLoopbackOriginsOfALocalEnvironment() throws Exception {
    AltinnEnvironment local =
        AltinnEnvironment.local(
                URI.create("http://127.0.0.1:7001/dialogporten"),
                URI.create("http://127.0.0.1:7001"),
                URI.create("http://127.0.0.1:7002"))
            .contentOrigin(URI.create("http://127.0.0.1:7003"))
            .build();
    Router here = new Router(local);
    assertThat(here.link(Link.of("http://127.0.0.1:7003/x")).credential())
        .isEqualTo(Credential.DIALOG_TOKEN);
    assertThat(here.link(Link.of("http://127.0.0.1:7001/tjeneste/x")).guarded()).isFalse();
    for (String elsewhere :
        new String[] {
          "http://127.0.0.1:7004/x",
          "http://localhost:7003/x",
          "http://10.0.0.1/x",
          "https://etat.example/x"
        }) {
      assertThatThrownBy(() -> here.link(Link.of(elsewhere)))
          .isInstanceOf(RefusedLinkException.class);
    }
  }

  private void assertRefused(String link, String reason) {
    assertThatThrownBy(() -> router.link(Link.of(link)))
        .isInstanceOfSatisfying(
            RefusedLinkException.class, e -> assertThat(e.reason()).hasToString(reason));
  }
}
