package io.github.dialogporten.sdk.canary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.CachingTokenProvider;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenCheck;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenClaims;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenResult;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.dialogtoken.DialogTokens;
import io.github.dialogporten.sdk.idporten.Callback;
import io.github.dialogporten.sdk.idporten.ClientAuthentication;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.LoginFailedException;
import io.github.dialogporten.sdk.idporten.LoginOptions;
import io.github.dialogporten.sdk.idporten.LoginStart;
import io.github.dialogporten.sdk.idporten.PersonSession;
import io.github.dialogporten.sdk.idporten.PersonTokenProvider;
import io.github.dialogporten.sdk.idporten.SessionStore;
import io.github.dialogporten.sdk.idporten.desktop.BrowserLauncher;
import io.github.dialogporten.sdk.idporten.desktop.DesktopLogin;
import io.github.dialogporten.sdk.idporten.desktop.FileSessionStore;
import io.github.dialogporten.sdk.internal.http.IdentityNames;
import io.github.dialogporten.sdk.internal.http.IssuerHttp;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import io.github.dialogporten.sdk.internal.http.IssuerRequest;
import io.github.dialogporten.sdk.keys.KeyFile;
import io.github.dialogporten.sdk.keys.Signer;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.GrantRequest;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.maskinporten.MaskinportenError;
import io.github.dialogporten.sdk.maskinporten.SystemUser;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.tokens.EdKey;
import io.github.dialogporten.sdk.testkit.internal.tokens.Jws;
import io.github.dialogporten.sdk.testkit.testtokens.TestTokens;
import io.github.dialogporten.sdk.tokens.ExchangingTokenProvider;
import io.github.dialogporten.sdk.tokens.TokenInspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One object of every type that has to do with tokens, made as a program makes it. */
final class EveryType implements AutoCloseable {

  private static final TokenRequest WANTED =
      new TokenRequest(TokenPurpose.ALTINN, Duration.ofSeconds(30));

  private final TestClock clock = TestClock.standing();
  private final CanaryIssuers issuers;
  private final AltinnConnection connection;
  private final Path directory = directory();
  private final AltinnHttp http = AltinnHttp.builder().userAgent(Canaries.NAME).build();
  private final SigningKey key = key();

  EveryType(Canaries canaries) {
    this.issuers = new CanaryIssuers(canaries, clock);
    this.connection =
        AltinnConnection.builder(issuers.environment()).http(http).timeSource(clock).build();
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("every-type");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SigningKey key() {
    try (LocalAltinn kit = LocalAltinn.start()) {
      return SigningKey.jwk(kit.world().client().privateJwk());
    }
  }

  private static void inside(Watch watch, Object... objects) {
    for (Object object : objects) {
      watch.look(object.getClass().getName(), () -> object);
      watch.inside(object.getClass().getName(), object);
    }
  }

  void use(Watch watch) {
    AccessToken token = AccessToken.of(Canaries.ACCESS_TOKEN, clock.now().plusSeconds(60));
    TokenCache<String> cache = new TokenCache<>(clock, 10);
    TokenCache.Handle<String> handle = cache.handle(Canaries.NAME, () -> token);
    handle.get(Duration.ofSeconds(5));
    TokenProvider fixed = TokenProvider.ofToken(Canaries.ACCESS_TOKEN);
    watch.told(
        "identity name",
        IdentityNames.of("shown", List.of(Canaries.PID, Canaries.SESSION_KEY, Canaries.NAME)));
    inside(watch, token, WANTED, cache, handle, fixed, new CachingTokenProvider(fixed, clock));
    keys(watch);
    wire(watch);
    dialogTokens(watch);
    tokens(watch, maskinporten(watch));
    people(watch);
  }

  private void keys(Watch watch) {
    Signer signer =
        (algorithm, id, input) -> {
          throw new IOException(Canaries.ACCESS_TOKEN);
        };
    SigningKey remote = SigningKey.of("RS256", "a-key", signer);
    inside(watch, key, remote, signer, KeyFile.at(directory).password(() -> new char[1]));
    watch.look("a signer that fails", () -> remote.sign(Map.of("pid", Canaries.PID)));
  }

  private void dialogTokens(Watch watch) {
    try (LocalAltinn kit = LocalAltinn.builder().clock(clock).start()) {
      DialogportenClient client =
          DialogportenClient.builder(
                  AltinnConnection.builder(kit.environment()).http(http).timeSource(clock).build())
              .tokenProvider(TokenProvider.ofToken(Canaries.ACCESS_TOKEN))
              .build();
      DialogTokens tokens = client.dialogTokens();
      EdKey signs = EdKey.generate(Canaries.NAME);
      ObjectNode claims = Json.object();
      claims.put("iss", kit.dialogportenUrl() + "/api/v1");
      claims.put("iat", clock.now().getEpochSecond());
      claims.put("nbf", clock.now().getEpochSecond());
      claims.put("exp", clock.now().getEpochSecond() + 600);
      claims.put("p", "urn:altinn:person:identifier-no:" + Canaries.PID);
      claims.put("c", "urn:altinn:person:identifier-no:" + Canaries.PID);
      claims.put("s", "urn:altinn:resource:" + Canaries.QUERY);
      claims.put("a", Canaries.NAME);
      String token = Jws.sign(signs, "JWT", claims);
      DialogTokenValidator.Builder builder =
          DialogTokenValidator.builder(
                  AltinnConnection.builder(kit.environment()).timeSource(clock).build())
              .keys("{\"keys\":[" + signs.publicJwk() + "]}");
      DialogTokenCheck check =
          DialogTokenCheck.anyDialog()
              .forParty(PartyUrn.person(Canaries.PID))
              .forServiceResource("urn:altinn:resource:" + Canaries.QUERY)
              .requiring(Canaries.NAME);
      DialogTokenValidator validator = builder.build();
      DialogTokenResult right = validator.validate(token, check);
      DialogTokenResult wrong = validator.validate(Canaries.DIALOG_TOKEN, check);
      DialogTokenClaims read = right.orThrow();
      inside(watch, builder, validator, tokens.validator(), check, right, read);
      watch.told("a result", wrong.toString());
      inside(watch, read.actions().get(0), tokens, tokens.keys(), tokens.issuer());
      inside(watch, client.async(Runnable::run));
      inside(watch, tokens.keys().keys().get(0), wrong.failures().iterator().next());
      watch.look("a dialog token that is none", wrong::orThrow);
      watch.look(
          "a dialog token for something else",
          () -> validator.validate(token, check.requiring("other")).orThrow());
    }
  }

  private void wire(Watch watch) {
    URI uri = URI.create(issuers.origin() + "/" + Canaries.QUERY);
    IssuerRequest request =
        IssuerRequest.post("any", uri, () -> Map.of("a", Canaries.CODE), Duration.ofSeconds(5))
            .header("Authorization", "Basic " + Canaries.CLIENT_SECRET);
    IssuerReply made = new IssuerReply(200, 1, Map.of("x", Canaries.NAME), Canaries.BODY);
    IssuerHttp issuer = new IssuerHttp(connection);
    inside(watch, request, made, issuer, issuer.send(request));
  }

  private MaskinportenClient maskinporten(Watch watch) {
    MaskinportenClient.Builder builder =
        MaskinportenClient.builder(connection)
            .clientId(CanaryIssuers.CLIENT)
            .signingKey(key)
            .scopes("digdir:dialogporten");
    MaskinportenClient client = builder.build();
    SystemUser user = SystemUser.of("310923044").externalRef(Canaries.EXTERNAL_REF);
    GrantRequest grant = GrantRequest.systemUser(user).pid(Canaries.PID);
    inside(
        watch, builder, client, user, grant, client.grant(grant), MaskinportenError.of("MP-303"));
    for (String code : List.of("MP-100", "MP-121", "MP-303")) {
      issuers.breaks(
          "/maskinporten/token",
          RawServer.http(
              400,
              "application/json",
              "{\"error\":\"invalid_grant\",\"error_description\":\"%s %s\"}"
                  .formatted(code, Canaries.NAME)));
      watch.look(code, () -> client.grant(grant).token(WANTED));
      clock.advance(Duration.ofSeconds(10));
    }
    issuers.isWhole();
    return client;
  }

  private void tokens(Watch watch, MaskinportenClient maskinporten) {
    TestTokens.Builder tests =
        TestTokens.builder(connection)
            .env("tt02")
            .url(URI.create(issuers.origin() + "/generator"))
            .basicAuth(Canaries.NAME, Canaries.PASSWORD);
    ExchangingTokenProvider exchanging =
        ExchangingTokenProvider.of(connection, maskinporten.organisation());
    TestTokens generator = tests.build();
    TokenProvider person = generator.person(Canaries.PID);
    AccessToken given = person.token(WANTED);
    TokenInspector inspected = TokenInspector.inspect(given).orElseThrow();
    exchanging.token(WANTED);
    inside(watch, tests, generator, exchanging, person, given, inspected);
  }

  private void people(Watch watch) {
    IdPortenClient.Builder builder =
        IdPortenClient.builder(connection)
            .clientId(CanaryIssuers.CLIENT)
            .authentication(ClientAuthentication.secretBasic(Canaries.CLIENT_SECRET))
            .scopes("openid", "digdir:dialogporten")
            .redirectUri(URI.create("https://app.example/" + Canaries.QUERY));
    IdPortenClient client = builder.build();
    LoginStart start = client.startLogin();
    Callback callback =
        Callback.ofQuery(
            "code="
                + Canaries.CODE
                + "&state="
                + start.pending().state()
                + "&iss="
                + URLEncoder.encode(issuers.idporten(), StandardCharsets.UTF_8));
    PersonSession session = client.finishLogin(start.pending(), callback);
    SessionStore memory = SessionStore.inMemory();
    FileSessionStore file = FileSessionStore.open(directory.resolve("sessions"), new byte[32]);
    PersonTokenProvider person = client.person(Canaries.SESSION_KEY, memory);
    person.begin(session);
    file.write(Canaries.SESSION_KEY, session);
    person.token(WANTED);
    DesktopLogin.Builder desktop =
        DesktopLogin.builder(client).browser(BrowserLauncher.none()).announce(address -> {});
    inside(
        watch,
        builder,
        ClientAuthentication.secretPost(Canaries.CLIENT_SECRET),
        LoginOptions.defaults().redirectUri(URI.create("https://app.example/" + Canaries.CODE)),
        start,
        callback,
        session,
        memory,
        file,
        person,
        client,
        desktop,
        desktop.build(),
        client.backChannelLogout(issuers.logoutToken()),
        BrowserLauncher.none(),
        BrowserLauncher.system(),
        LoginFailedException.Reason.CODE);
    watch.look("a code that comes twice", () -> client.finishLogin(start.pending(), callback));
    person.end();
    watch.look("no session", () -> person.token(WANTED));
    issuers.endsSessions(false);
    IdPortenClient other = builder.build();
    watch.look("no logout", () -> other.logoutUri(session));
    watch.look("no revocation", () -> revoked(other, session));
  }

  private static boolean revoked(IdPortenClient client, PersonSession session) {
    client.revoke(session);
    return true;
  }

  @Override
  public void close() {
    connection.close();
    issuers.close();
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
