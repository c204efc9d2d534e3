package io.github.dialogporten.sdk.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.login.Browser;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person in a browser, from the login to the logout. */
class WebInboxTest {

  private static final String LEVEL_4_PATH = "/dialogs/" + SeededWorld.LEVEL_4;

  private final LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start();
  private final SeededWorld world = altinn.world();
  private final Browser idporten = altinn.newBrowser();
  private WebInbox inbox;
  private Tab tab;

  @BeforeEach
  void start() throws IOException {
    inbox = WebInbox.local(altinn, 0);
    tab = new Tab(inbox.address());
  }

  @AfterEach
  void stop() {
    inbox.close();
    altinn.close();
  }

  private Tab.Page logIn() throws IOException, InterruptedException {
    Tab.Page done = tab.get(comeBack(tab.get("/login").location(), LoginChoices.defaults()));
    assertThat(done.status()).isEqualTo(303);
    return tab.get(done.location());
  }

  private URI comeBack(URI start, LoginChoices choices) {
    return idporten.login(start, world.manager(), choices);
  }

  @Test
  void leadsThroughTheFiveSteps() throws IOException, InterruptedException {
    assertThat(tab.get("/").body()).contains("Log in with ID-porten");

    Tab.Page list = logIn();
    assertThat(list.body())
        .contains("SYNTETISK BAKERI AS", "Skatteoppgjør for 2025", "Brev til deg selv");
    assertThat(altinn.dialogs().seenLog(SeededWorld.MESSAGE)).isEmpty();

    Tab.Page dialog = tab.open(SeededWorld.MESSAGE);
    assertThat(dialog.body())
        .contains("Skatteoppgjøret er klart", "skatteoppgjør.pdf", "Bekreft")
        .contains("https://www.skattetest.example/klage");
    assertThat(altinn.dialogs().seenLog(SeededWorld.MESSAGE)).hasSize(1);

    String action = "/dialogs/" + SeededWorld.MESSAGE + "/actions/" + SeededWorld.CONFIRM_MESSAGE;
    assertThat(tab.get(action).body()).contains("Yes, go on");
    assertThat(altinn.requests().to("/confirm")).isEmpty();
    assertThat(tab.click(action).body()).contains("Done. Open the dialog again");
    assertThat(altinn.requests().to("/confirm")).hasSize(1);
  }

  @Test
  void showingAnOpenedDialogAgainDoesNotOpenItAgain() throws IOException, InterruptedException {
    logIn();
    String path = "/dialogs/" + SeededWorld.MESSAGE;
    assertThat(tab.get(path).body()).contains("Opening it marks it as seen");
    assertThat(altinn.dialogs().seenLog(SeededWorld.MESSAGE)).isEmpty();
    tab.open(SeededWorld.MESSAGE);
    int sent = altinn.requests().all().size();
    assertThat(tab.get(path).body()).contains("Skatteoppgjøret er klart");
    assertThat(altinn.requests().all()).hasSize(sent);
  }

  @Test
  void givesFilesToBeSaved() throws IOException, InterruptedException {
    logIn();
    String page = tab.open(SeededWorld.MESSAGE).body();
    String form = "/dialogs/" + SeededWorld.MESSAGE + "/attachments/";
    int at = page.lastIndexOf(form);
    Tab.Page file = tab.click(page.substring(at, page.indexOf('"', at)));
    assertThat(file.body()).isEqualTo("post;beløp\nlønn;450000\n");
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename*=UTF-8''grunnlag.csv");
    assertThat(file.header("Content-Type")).isEqualTo("application/octet-stream");
  }

  @Test
  void oneClickStepsUpAndOpensWhatWasRefused() throws IOException, InterruptedException {
    logIn();
    Tab.Page refused = tab.open(SeededWorld.LEVEL_4);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains(LEVEL_4_PATH + "/step-up");

    URI start = tab.get(LEVEL_4_PATH + "/step-up").location();
    Tab.Page back = tab.get(comeBack(start, LoginChoices.defaults().acr("idporten-loa-high")));
    assertThat(back.location()).hasPath(LEVEL_4_PATH);
    assertThat(tab.get(back.location()).body()).contains("Adressesperre er innvilget");
  }

  @Test
  void aStepUpThatIsCancelledLeavesTheVisitAsItWas() throws IOException, InterruptedException {
    logIn();
    tab.open(SeededWorld.LEVEL_4);
    URI start = tab.get(LEVEL_4_PATH + "/step-up").location();
    Tab.Page back = tab.get(comeBack(start, LoginChoices.defaults().cancellingLogin()));
    assertThat(back.body()).contains("You are not logged in");
    assertThat(tab.get("/").body()).contains("Skatteoppgjør for 2025");
  }

  @Test
  void logsOutHereAndAtIdPorten() throws IOException, InterruptedException {
    logIn();
    Tab.Page out = tab.post("/logout", formToken());
    assertThat(out.location().getPort()).isEqualTo(altinn.idportenUrl().getPort());
    assertThat(altinn.requests().to("/revoke")).hasSize(1);
    Optional<URI> next = idporten.logout(out.location());
    assertThat(next).contains(URI.create(inbox.address() + "/"));
    assertThat(altinn.idporten().sessions(world.manager())).isZero();
    assertThat(tab.get("/").body()).contains("Log in with ID-porten");
  }

  /** Two browser windows without anything in common but the person's session at ID-porten. */
  @Test
  void logoutElsewhereEndsTheVisit() throws IOException, InterruptedException {
    logIn();
    assertThat(altinn.idporten().endSessions(world.manager())).isEqualTo(1);
    assertThat(tab.get("/").body()).contains("Log in with ID-porten");
  }

  @Test
  void logoutElsewhereEndsTheVisitThroughTheBrowserToo() throws IOException, InterruptedException {
    world.webClient().backChannelLogoutUri(inbox.address() + "/nobody-listens");
    logIn();
    Tab first = tab;
    tab = new Tab(inbox.address());
    logIn();
    idporten.logout(tab.post("/logout", formToken()).location());
    assertThat(first.get("/").body()).contains("Log in with ID-porten");
  }

  @Test
  void forgedLogoutMessagesEndNothing() throws IOException, InterruptedException {
    logIn();
    assertThat(tab.post("/logout/back-channel", "x").status()).isEqualTo(400);
    assertThat(tab.get("/logout/front-channel?iss=https%3A%2F%2Fevil.example&sid=x").status())
        .isEqualTo(400);
    assertThat(tab.get("/").body()).contains("Skatteoppgjør for 2025");
  }

  @Test
  void tellsWhoCancelsThatNobodyIsLoggedIn() throws IOException, InterruptedException {
    URI start = tab.get("/login").location();
    Tab.Page back = tab.get(comeBack(start, LoginChoices.defaults().cancellingLogin()));
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.body()).contains("You are not logged in");
    assertThat(tab.get("/").body()).contains("Log in with ID-porten");
  }

  @Test
  void saysWhatIsMissingWhenThePersonDoesNotAllowIt() throws IOException, InterruptedException {
    URI start = tab.get("/login").location();
    Tab.Page back =
        tab.get(comeBack(start, LoginChoices.defaults().declining("digdir:dialogporten")));
    assertThat(back.status()).isEqualTo(403);
    assertThat(back.body()).contains("You did not allow it");
  }

  @Test
  void aLoginIsFinishedInTheBrowserThatBeganItAndOnce() throws IOException, InterruptedException {
    URI back = comeBack(tab.get("/login").location(), LoginChoices.defaults());
    Tab stranger = new Tab(inbox.address());
    stranger.get("/login");
    assertThat(stranger.get(back).status()).isEqualTo(400);
    assertThat(tab.get("/callback?code=x&state=forged").status()).isEqualTo(400);
    assertThat(tab.get(back).status()).isEqualTo(303);
    assertThat(tab.get(back).status()).isEqualTo(400);
  }

  @Test
  void aFormWithoutThePagesTokenDoesNothing() throws IOException, InterruptedException {
    logIn();
    String open = "/dialogs/" + SeededWorld.MESSAGE + "/open";
    assertThat(tab.post(open, "forged").status()).isEqualTo(403);
    assertThat(tab.post("/logout", "forged").status()).isEqualTo(403);
    assertThat(altinn.dialogs().seenLog(SeededWorld.MESSAGE)).isEmpty();
    assertThat(tab.get("/").body()).contains("Skatteoppgjør for 2025");
  }

  @Test
  void saysThatTheSessionHasEnded() throws IOException, InterruptedException {
    logIn();
    altinn.idporten().withdraw(world.manager(), world.webClient());
    altinn.clock().advance(Duration.ofMinutes(5));
    Tab.Page page = tab.get("/");
    assertThat(page.status()).isEqualTo(401);
    assertThat(page.body()).contains("You have been logged out");
    assertThat(tab.get("/").body()).contains("Log in with ID-porten");
  }

  @Test
  void refreshesTokensWhileThePersonReads() throws IOException, InterruptedException {
    logIn();
    altinn.clock().advance(Duration.ofMinutes(5));
    assertThat(tab.get("/").body()).contains("Skatteoppgjør for 2025");
  }

  @Test
  void showsMarkupOfOthersAsText() throws IOException, InterruptedException {
    UUID id =
        altinn
            .dialogs()
            .add(
                DialogSpec.of(
                    world.customer().urn(),
                    "urn:altinn:resource:nav",
                    "<script>alert('x')</script>"));
    assertThat(logIn().body())
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
        .doesNotContain("<script");
    assertThat(tab.open(id).body()).doesNotContain("<script");
    assertThat(tab.get("/?q=%22%3E%3Cscript%3E").body()).doesNotContain("<script");
  }

  @Test
  void searchesAndShowsOneParty() throws IOException, InterruptedException {
    logIn();
    assertThat(tab.get("/?q=skatteoppgj%C3%B8r").body())
        .contains("Skatteoppgjør for 2025")
        .doesNotContain("Brev til deg selv");
    assertThat(tab.get("/?party=" + world.manager().party().uuid()).body())
        .contains("Brev til deg selv")
        .doesNotContain("Skatteoppgjør for 2025");
    assertThat(tab.get("/").body()).doesNotContain(world.manager().pid());
  }

  @Test
  void cookiesAndHeadersKeepOthersOut() throws IOException, InterruptedException {
    String cookie = tab.get("/login").header("Set-Cookie");
    assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure");
    assertThat(tab.get("/").header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'");
    assertThat(new Cookies(URI.create("https://app.example")).withVisit(Reply.empty(200), "x"))
        .extracting(reply -> reply.headers().get("Set-Cookie"))
        .isEqualTo("__Host-inbox-visit=x; Path=/; HttpOnly; SameSite=Lax; Secure");
  }

  @Test
  void nothingBeginsWhenABrowserFetchesAhead() throws IOException, InterruptedException {
    assertThat(tab.get("/login", "Sec-Purpose", "prefetch").status()).isEqualTo(503);
    assertThat(altinn.requests().to("/par")).isEmpty();
  }

  @Test
  void anotherNameForThisMachineGetsNoPage() throws IOException, InterruptedException {
    Tab other = new Tab(URI.create(inbox.address().toString().replace("127.0.0.1", "localhost")));
    assertThat(other.get("/").location()).hasToString(inbox.address() + "/");
  }

  @Test
  void saysWhenAltinnDoesNotAnswer() throws IOException, InterruptedException {
    logIn();
    tab.get("/");
    altinn.faults().maintenance(altinn.clock().now().plus(Duration.ofHours(1)));
    Tab.Page page = tab.get("/");
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.body()).contains("Altinn does not answer");
  }

  private String formToken() throws IOException, InterruptedException {
    String page = tab.get("/").body();
    int at = page.indexOf("name=\"token\" value=\"") + "name=\"token\" value=\"".length();
    return page.substring(at, page.indexOf('"', at));
  }
}
