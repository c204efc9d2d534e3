package io.github.dialogporten.sdk.canary;

import static io.github.dialogporten.sdk.canary.Canaries.ACCESS_TOKEN;
import static io.github.dialogporten.sdk.canary.Canaries.BODY;
import static io.github.dialogporten.sdk.canary.Canaries.CLIENT_SECRET;
import static io.github.dialogporten.sdk.canary.Canaries.CODE;
import static io.github.dialogporten.sdk.canary.Canaries.NAME;
import static io.github.dialogporten.sdk.canary.Canaries.PID;
import static io.github.dialogporten.sdk.canary.Canaries.QUERY;
import static io.github.dialogporten.sdk.canary.Canaries.REFRESH_TOKEN;
import static io.github.dialogporten.sdk.canary.Canaries.SESSION_KEY;
import static io.github.dialogporten.sdk.canary.Canaries.SID;
import static io.github.dialogporten.sdk.canary.Canaries.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.idporten.Callback;
import io.github.dialogporten.sdk.idporten.ClientAuthentication;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.LoginOptions;
import io.github.dialogporten.sdk.idporten.LoginStart;
import io.github.dialogporten.sdk.idporten.PendingLogin;
import io.github.dialogporten.sdk.idporten.PersonSession;
import io.github.dialogporten.sdk.idporten.PersonTokenProvider;
import io.github.dialogporten.sdk.idporten.SessionStore;
import io.github.dialogporten.sdk.idporten.desktop.DesktopLogin;
import io.github.dialogporten.sdk.idporten.desktop.FileSessionStore;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.TestClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins and sessions of people: what of them is told, whatever happens. */
@Tag("exhaustive")
class LoginCanaryTest {

  private static final TokenRequest WANTED =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(30));

  @TempDir Path directory;

  private final TestClock clock = TestClock.standing();
  private final Canaries canaries = new Canaries();
  private final CanaryIssuers issuers = new CanaryIssuers(canaries, clock);
  private final AltinnConnection connection =
      AltinnConnection.builder(issuers.environment())
          .http(CanaryIssuers.http())
          .timeSource(clock)
          .build();
  private final SigningKey key = key();
  private final IdPortenClient client = client(ClientAuthentication.privateKeyJwt(key));
  private final Watch watch = new Watch(canaries);

  @AfterEach
  void close() {
    watch.close();
    connection.close();
    issuers.close();
  }

  private static SigningKey key() {
    try (LocalAltinn kit = LocalAltinn.builder().start()) {
      return SigningKey.jwk(kit.world().client().privateJwk());
    }
  }

  private IdPortenClient.Builder builder() {
    return IdPortenClient.builder(connection)
        .clientId(CanaryIssuers.CLIENT)
        .scopes("openid", "digdir:dialogporten")
        .redirectUri(URI.create("https://app.example/callback"))
        .postLogoutRedirectUri(URI.create("https://app.example/"));
  }

  private IdPortenClient client(ClientAuthentication authentication) {
    return builder().authentication(authentication).build();
  }

  private Callback back(LoginStart start) {
    return Callback.ofQuery(good(start, CODE + start.pending().state()));
  }

  private String good(LoginStart start, String code) {
    return "code="
        + code
        + "&state="
        + start.pending().state()
        + "&iss="
        + URLEncoder.encode(issuers.idporten(), StandardCharsets.UTF_8);
  }

  private PersonSession login() {
    LoginStart start = client.startLogin();
    PersonSession session = client.finishLogin(start.pending(), back(start));
    texts(start.pending().toText(), session.toText());
    return session;
  }

  private void texts(String... texts) {
    for (String text : texts) {
      canaries.addLong("a text for a store", text.substring(5)); // after what says its version
    }
  }

  @Test
  void loginsThatSucceedSayNothing() {
    for (boolean pushed : new boolean[] {true, false}) {
      issuers.pushes(pushed);
      for (ClientAuthentication authentication :
          List.of(
              ClientAuthentication.privateKeyJwt(key),
              ClientAuthentication.secretBasic(CLIENT_SECRET),
              ClientAuthentication.secretPost(CLIENT_SECRET),
              ClientAuthentication.none())) {
        watch.look("authentication", () -> authentication);
        IdPortenClient each = client(authentication);
        wholeLife(each);
      }
    }

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.records()).isGreaterThan(100);
    assertThat(watch.objects()).isGreaterThan(500);
  }

  private void wholeLife(IdPortenClient each) {
    LoginOptions options =
        LoginOptions.defaults()
            .acr("idporten-loa-high")
            .uiLocales("nb")
            .prompt("login")
            .resource(URI.create("https://api.example/" + QUERY))
            .redirectUri(URI.create("https://app.example/" + QUERY));
    LoginStart start = each.startLogin(options);
    Map<String, String> sent = query(start.uri());
    sent.forEach((name, value) -> notTheIssuers(name, value));
    Callback callback = back(start);
    PersonSession session = each.finishLogin(start.pending(), callback);
    texts(start.pending().toText(), session.toText());
    SessionStore store = SessionStore.inMemory();
    PersonTokenProvider person = each.person(SESSION_KEY, store);
    person.begin(session);
    AccessToken token = person.token(WANTED);
    clock.advance(Duration.ofSeconds(200));
    AccessToken later = person.token(WANTED);
    person.rejected(WANTED, later);
    person.token(WANTED);
    watch.told("identity", person.identity().orElseThrow());
    List<Object> made =
        List.of(
            options,
            start,
            start.pending(),
            PendingLogin.ofText(start.pending().toText()),
            callback,
            session,
            PersonSession.ofText(session.toText()),
            store,
            person,
            token,
            each.frontChannelLogout(
                Map.of("iss", List.of(issuers.idporten()), "sid", List.of(SID))),
            each.backChannelLogout(issuers.logoutToken()),
            builder());
    watch.look("what a login makes", () -> made);
    watch.inside("the client", each);
    made.forEach(one -> watch.inside("what a login makes", one));
    String logout = String.valueOf(each.logoutUri(session, "xyz"));
    assertThat(canaries.in(logout)).as("the watch knows what the address holds").isNotEmpty();
    each.logout(session);
    person.end();
    watch.look("no session", () -> person.token(WANTED));
  }

  private void notTheIssuers(String name, String value) {
    if (name.equals("state") || name.equals("nonce")) {
      issuers.secret(name, value);
    }
    if (name.equals("nonce")) {
      issuers.nonce(value);
    }
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    for (String each : uri.getRawQuery().split("&", -1)) {
      String[] pair = each.split("=", 2);
      query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  @Test
  void everyFailureOfEveryAddressSaysNothing() {
    Map<String, byte[]> answers = BadAnswers.all();
    refusals(answers);
    PersonSession session = login();
    PersonTokenProvider person = client.person(SESSION_KEY, SessionStore.inMemory());
    person.begin(session);
    answers.forEach(
        (how, answer) -> {
          fresh(how, "openid-configuration", answer);
          fresh(how, "/jwks", answer);
          issuers.breaks("/par", answer);
          watch.look(how + ", pushed", client::startLogin);
          issuers.isWhole();
          LoginStart start = client.startLogin();
          Callback callback = back(start);
          issuers.breaks("/token", answer);
          watch.look(how + ", code", () -> client.finishLogin(start.pending(), callback));
          watch.look(how + ", again", () -> client.finishLogin(start.pending(), callback));
          clock.advance(Duration.ofMinutes(2)); // no token is kept that long
          watch.look(how + ", refresh", () -> person.token(WANTED));
          issuers.breaks("/revoke", answer);
          watch.look(
              how + ", revoked",
              () -> {
                client.revoke(session);
                return null;
              });
          issuers.isWhole();
          watch.inside(how, client);
          person.begin(session);
        });

    assertThat(watch.leaks()).isEmpty();
    assertThat(answers).hasSizeGreaterThan(120);
    assertThat(watch.exceptions()).isGreaterThan(500);
    assertThat(watch.records()).isGreaterThan(1000);
  }

  /** A client that knows nothing yet, and cannot find out. */
  private void fresh(String how, String part, byte[] answer) {
    IdPortenClient one = client(ClientAuthentication.secretBasic(CLIENT_SECRET));
    try {
      LoginStart start = client.startLogin();
      issuers.breaks(part, answer);
      watch.look(how + " for " + part, one::startLogin);
      watch.look(how + " for " + part, () -> one.finishLogin(start.pending(), back(start)));
      watch.look(how + " for " + part, () -> one.backChannelLogout(issuers.logoutToken()));
      watch.inside(how + " for " + part, one);
    } finally {
      issuers.isWhole();
    }
  }

  private static void refusals(Map<String, byte[]> answers) {
    String all = BODY + " " + NAME + " " + PID + " " + ACCESS_TOKEN + " " + REFRESH_TOKEN;
    for (String error : List.of("invalid_grant", "invalid_client", "invalid_request", all)) {
      answers.put(
          error,
          RawServer.http(
              400,
              "application/json",
              "{\"error\":\"%s\",\"error_description\":\"%s (trace_id: %s)\",\"error_uri\":\"%s\"}"
                  .formatted(error, all, all, all)));
    }
    for (String body :
        List.of(
            "{\"access_token\":\"" + ACCESS_TOKEN + " \"}",
            "{\"access_token\":\"" + ACCESS_TOKEN + "\",\"token_type\":\"" + NAME + "\"}",
            "{\"access_token\":\"" + ACCESS_TOKEN + "\",\"id_token\":\"" + NAME + "\"}",
            "{\"access_token\":\"" + ACCESS_TOKEN + "\",\"expires_in\":\"" + PID + PID + "\"}",
            "{\"request_uri\":[\"" + ACCESS_TOKEN + "\"]}",
            "{\"keys\":[{\"kty\":\"" + NAME + "\"},{\"kty\":\"RSA\",\"n\":\"" + BODY + "\"}]}")) {
      answers.put("answer " + answers.size(), RawServer.json(body));
    }
  }

  @Test
  void whatABrowserBringsIsNotRepeated() {
    String all = (BODY + "+" + NAME + "+" + PID).replace(' ', '+');
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("nothing", "");
    queries.put("damaged", "%zz=" + QUERY + "&" + CODE);
    for (String error : List.of("access_denied", "login_required", "server_error", all)) {
      queries.put(
          error,
          "error="
              + error
              + "&error_description="
              + all
              + "&error_uri="
              + all
              + "&state=%s&iss=%s");
    }
    queries.put("another state", "code=" + CODE + "&state=" + all + "&iss=%2$s");
    queries.put("another issuer", "code=" + CODE + "&state=%s&iss=https://x.example/" + QUERY);
    queries.put("no issuer", "code=" + CODE + "&state=%s");
    queries.put("twice", "code=" + CODE + "&code=" + ACCESS_TOKEN + "&state=%s&iss=%s");
    queries.put("no code", "state=%s&iss=%s&other=" + all);
    queries.forEach(
        (how, query) -> {
          LoginStart start = client.startLogin();
          String filled =
              query.startsWith("%zz")
                  ? query
                  : query.formatted(
                      start.pending().state(),
                      URLEncoder.encode(issuers.idporten(), StandardCharsets.UTF_8));
          watch.look(how, () -> Callback.ofQuery(filled));
          watch.look(
              how,
              () -> {
                client.finishLogin(start.pending(), Callback.ofQuery(filled));
                throw new AssertionError(how + " was to be refused");
              });
        });
    LoginStart late = client.startLogin();
    clock.advance(Duration.ofHours(3));
    watch.look("late", () -> client.finishLogin(late.pending(), back(late)));

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isEqualTo(queries.size() + 1);
  }

  @Test
  void tokensThatAreNotBelievedAreNotQuoted() {
    Map<String, Runnable> wrong = new LinkedHashMap<>();
    wrong.put("nonce", () -> issuers.idTokens(claims -> claims.claim("nonce", BODY)));
    wrong.put("issuer", () -> issuers.idTokens(claims -> claims.issuer(QUERY)));
    wrong.put("audience", () -> issuers.idTokens(claims -> claims.audience(NAME)));
    wrong.put("party", () -> issuers.idTokens(claims -> claims.claim("azp", NAME)));
    wrong.put("subject", () -> issuers.idTokens(claims -> claims.subject(null)));
    wrong.put("level", () -> issuers.idTokens(claims -> claims.claim("acr", BODY)));
    wrong.put("no times", () -> issuers.idTokens(claims -> claims.expirationTime(null)));
    wrong.put("expired", () -> issuers.idTokens(claims -> claims.expirationTime(new Date(0))));
    wrong.forEach(
        (how, break_) -> {
          LoginStart start = client.startLogin(LoginOptions.defaults().acr("idporten-loa-high"));
          break_.run();
          watch.look(
              how,
              () -> {
                client.finishLogin(start.pending(), back(start));
                throw new AssertionError(how + " was to be refused");
              });
          issuers.isWhole();
        });
    String logout = issuers.logoutToken();
    client.backChannelLogout(logout);
    for (String token :
        List.of(
            logout, logout + "x", BODY, "eyJ" + ACCESS_TOKEN + ".e30.", issuers.accessToken("x"))) {
      watch.look("logout message", () -> client.backChannelLogout(token));
    }
    for (String query : List.of("iss=" + QUERY + "&sid=" + SID, "%zz", "sid=" + SID)) {
      watch.look("logout message", () -> client.frontChannelLogout(query));
    }

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isEqualTo(wrong.size() + 5 + 3);
  }

  /** A store as an application has one: what it says of a failure may be anything. */
  private static final class Failing implements SessionStore {

    private final SessionStore good = SessionStore.inMemory();
    private String failing = "";

    @Override
    public Optional<PersonSession> read(String key) {
      fail("read");
      return good.read(key);
    }

    @Override
    public void write(String key, PersonSession session) {
      fail("write");
      good.write(key, session);
    }

    @Override
    public void remove(String key) {
      fail("remove");
      good.remove(key);
    }

    @Override
    public <T> T exclusively(String key, Supplier<T> work) {
      fail("exclusively");
      return work.get();
    }

    private void fail(String what) {
      if (failing.equals(what)) {
        IllegalStateException failure =
            new IllegalStateException(
                REFRESH_TOKEN + SESSION_KEY, new IOException(ACCESS_TOKEN + NAME));
        failure.addSuppressed(new IOException(PID));
        throw failure;
      }
    }

    @Override
    public String toString() {
      return REFRESH_TOKEN;
    }
  }

  @Test
  void aStoreThatFailsIsNotQuoted() {
    PersonSession session = login();
    for (String what : List.of("read", "write", "remove", "exclusively")) {
      Failing store = new Failing();
      PersonTokenProvider person = client.person(SESSION_KEY, store);
      person.begin(session);
      store.failing = what;
      clock.advance(Duration.ofSeconds(200));
      watch.look(what, () -> person.token(WANTED));
      watch.look(what, person::session);
      watch.look(
          what,
          () -> {
            person.begin(session);
            return person.toString();
          });
      watch.look(
          what,
          () -> {
            person.end();
            return person.toString();
          });
    }

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isGreaterThanOrEqualTo(8);
  }

  @Test
  void theFileOfSessionsSaysNothing() throws IOException {
    byte[] secret =
        (CLIENT_SECRET + "0123456789").substring(0, 32).getBytes(StandardCharsets.UTF_8);
    Path file = directory.resolve(QUERY).resolve("sessions");
    FileSessionStore store = FileSessionStore.open(file, secret);
    PersonSession session = login();
    store.write(SESSION_KEY, session);
    watch.look("read", () -> store.read(SESSION_KEY));
    watch.look("work", () -> store.exclusively(SESSION_KEY, () -> store));
    watch.inside("the store", store);
    assertThat(canaries.in(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)))
        .as("what is written down")
        .isEmpty();

    byte[] other = secret.clone();
    other[0]++;
    watch.look("another key", () -> FileSessionStore.open(file, other));
    watch.look("a short key", () -> FileSessionStore.open(file, Arrays.copyOf(secret, 8)));
    watch.look("a directory", () -> FileSessionStore.open(file.getParent(), secret));
    Files.writeString(file, BODY + NAME);
    watch.look("damaged", () -> FileSessionStore.open(file, secret));
    watch.look("damaged meanwhile", () -> store.read(SESSION_KEY));
    watch.look("gone", () -> FileSessionStore.open(file.resolve(QUERY), secret));
    PersonTokenProvider person = client.person(SESSION_KEY, store);
    watch.look("damaged, as a provider", () -> person.token(WANTED));

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isEqualTo(7);
  }

  @Test
  void textsThatAreNoneAreNotQuoted() {
    String good = login().toText();
    for (String text :
        List.of(BODY, "dps1." + BODY, "dps1." + ACCESS_TOKEN, good + NAME, "dpl1." + good, "")) {
      watch.look("session", () -> PersonSession.ofText(text));
      watch.look("pending", () -> PendingLogin.ofText(text));
    }
    String odd = ACCESS_TOKEN + " \"\\\r\n" + NAME;
    Map<String, Watch.Work> refused = new LinkedHashMap<>();
    refused.put("client id", () -> builder().clientId(odd));
    refused.put("scope", () -> builder().scopes(odd));
    refused.put("issuer", () -> builder().issuer(URI.create("http://x.example/" + QUERY)));
    refused.put("redirect", () -> builder().redirectUri(URI.create("http://x.example/" + QUERY)));
    refused.put("secret", () -> ClientAuthentication.secretBasic(CLIENT_SECRET + "\r\n"));
    refused.put("secret, posted", () -> ClientAuthentication.secretPost(CLIENT_SECRET + "\n"));
    refused.put("level", () -> LoginOptions.defaults().acr(odd));
    refused.put("language", () -> LoginOptions.defaults().uiLocales(odd));
    refused.put("prompt", () -> LoginOptions.defaults().prompt(odd));
    refused.put("path", () -> DesktopLogin.builder(client).path("/" + QUERY + "?" + QUERY));
    refused.put("state", () -> client.logoutUri(login(), NAME + "\n"));
    refused.forEach(
        (what, work) ->
            watch.look(
                what,
                () -> {
                  work.run();
                  throw new AssertionError(what + " was to be refused");
                }));

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isGreaterThanOrEqualTo(11 + refused.size());
  }

  @Test
  void aLoginOnTheDesktopSaysNothing() {
    issuers.pushes(false); // so that this test can read what the browser is sent with
    DesktopLogin login =
        DesktopLogin.builder(client)
            .browser(
                address -> {
                  comeBack(address);
                  throw new IllegalStateException(BODY + address);
                })
            .announce(address -> {})
            .build();
    watch.inside("idle", login);
    watch.look("a login on the desktop", login::run);
    assertThat(watch.exceptions()).isZero();

    for (String how : List.of("error=access_denied&error_description=" + QUERY, "code=" + CODE)) {
      DesktopLogin refused =
          DesktopLogin.builder(client)
              .browser(address -> visit(address, how + "&state=" + stateOf(address)) > 0)
              .build();
      watch.look(how, refused::run);
    }
    DesktopLogin[] cancelled = new DesktopLogin[1];
    cancelled[0] =
        DesktopLogin.builder(client)
            .browser(
                address -> {
                  watch.inside("running", cancelled[0]);
                  cancelled[0].cancel();
                  return true;
                })
            .build();
    watch.look("cancelled", cancelled[0]::run);

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isEqualTo(3);
  }

  private String stateOf(URI address) {
    Map<String, String> query = query(address);
    query.forEach(this::notTheIssuers);
    return query.get("state");
  }

  private void comeBack(URI address) {
    visit(address, BODY.replace(' ', '+') + "=" + PID);
    for (String junk :
        List.of(
            "GET /" + QUERY + " HTTP/1.1\r\nHost: " + NAME + "\r\n\r\n",
            "POST /callback?code=" + CODE + " HTTP/1.1\r\nCookie: " + ACCESS_TOKEN + "\r\n\r\n",
            NAME + BODY + "\r\n\r\n")) {
      send(address, junk);
    }
    visit(
        address,
        "code="
            + CODE
            + stateOf(address)
            + "&state="
            + stateOf(address)
            + "&iss="
            + URLEncoder.encode(issuers.idporten(), StandardCharsets.UTF_8));
  }

  /** Asks for the loopback address, which only the pushed request has named. */
  private int visit(URI address, String query) {
    String answer =
        send(
            address,
            "GET /callback?"
                + query
                + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + port(address)
                + "\r\nCookie: "
                + ACCESS_TOKEN
                + "\r\n\r\n");
    watch.told("the page that the browser shows", answer);
    return answer.isEmpty() ? 0 : 1;
  }

  private int port(URI address) {
    return URI.create(query(address).get("redirect_uri")).getPort();
  }

  private String send(URI address, String request) {
    try (Socket socket = new Socket("127.0.0.1", port(address))) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.UTF_8));
      out.flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void nobodysSubjectIsInANameOfAThread() {
    PersonTokenProvider person = client.person(SESSION_KEY, SessionStore.inMemory());
    person.begin(login());
    clock.advance(Duration.ofSeconds(200));
    person.token(WANTED);
    Thread.getAllStackTraces().keySet().forEach(thread -> watch.told("thread", thread.getName()));

    assertThat(person.session().orElseThrow().subject()).isEqualTo(SUBJECT);
    assertThat(watch.leaks()).isEmpty();
  }
}
