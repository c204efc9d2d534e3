package io.github.dialogporten.sdk.canary;

import static io.github.dialogporten.sdk.canary.Canaries.ACCESS_TOKEN;
import static io.github.dialogporten.sdk.canary.Canaries.BODY;
import static io.github.dialogporten.sdk.canary.Canaries.EXTERNAL_REF;
import static io.github.dialogporten.sdk.canary.Canaries.NAME;
import static io.github.dialogporten.sdk.canary.Canaries.PASSWORD;
import static io.github.dialogporten.sdk.canary.Canaries.PID;
import static io.github.dialogporten.sdk.canary.Canaries.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.CachingTokenProvider;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.keys.KeyFile;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.GrantRequest;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.maskinporten.SystemUser;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.testtokens.TestTokens;
import io.github.dialogporten.sdk.testkit.world.BusinessCertificate;
import io.github.dialogporten.sdk.tokens.ExchangingTokenProvider;
import io.github.dialogporten.sdk.tokens.TokenInspector;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, grants, exchanged tokens and test tokens: what of them is told, whatever happens. */
@Tag("exhaustive")
class TokenCanaryTest {

  private static final TokenRequest WANTED =
      new TokenRequest(TokenPurpose.ALTINN, Duration.ofSeconds(30));
  private static final Pattern KEY_MEMBER =
      Pattern.compile("\"(d|p|q|dp|dq|qi)\"\\s*:\\s*\"([^\"]+)\"");
  private static final String ORGANISATION = "310923044";

  @TempDir Path directory;

  private final TestClock clock = TestClock.standing();
  private final Canaries canaries = new Canaries();
  private final CanaryIssuers issuers = new CanaryIssuers(canaries, clock);
  private final AltinnConnection connection =
      AltinnConnection.builder(issuers.environment())
          .http(CanaryIssuers.http())
          .timeSource(clock)
          .build();
  private final String jwk;
  private final String pem;
  private final BusinessCertificate certificate;
  private final MaskinportenClient maskinporten;
  private final Watch watch = new Watch(canaries);

  TokenCanaryTest() {
    try (LocalAltinn kit = LocalAltinn.start()) {
      jwk = kit.world().client().privateJwk();
      pem = kit.world().client().privatePem();
      certificate = kit.certificates().issue(ORGANISATION);
    }
    Matcher members = KEY_MEMBER.matcher(jwk);
    while (members.find()) {
      canaries.addLong("private key's " + members.group(1), members.group(2));
    }
    canaries.addLong("PEM", inside(pem));
    canaries.addLong("PEM of the certificate's key", inside(certificate.privatePem()));
    maskinporten = builder().build();
  }

  /** Lines are looked for one by one: their ends are not what is secret. */
  private static String inside(String text) {
    String body = text.replaceAll("-----[A-Z ]+-----|\\s", "");
    // what all PKCS#8 keys begin with says nothing
    return body.substring(64);
  }

  private MaskinportenClient.Builder builder() {
    return MaskinportenClient.builder(connection)
        .clientId(CanaryIssuers.CLIENT)
        .signingKey(SigningKey.jwk(jwk))
        .scopes("digdir:dialogporten", "altinn:correspondence.read");
  }

  @AfterEach
  void close() {
    watch.close();
    connection.close();
    issuers.close();
  }

  private Map<String, TokenProvider> providers(TestTokens tests) {
    Map<String, TokenProvider> all = new LinkedHashMap<>();
    SystemUser user = SystemUser.of(ORGANISATION).externalRef(EXTERNAL_REF);
    GrantRequest grant =
        GrantRequest.systemUser(user).pid(PID).resource(URI.create("https://api.example/" + QUERY));
    watch.look("what is asked for", () -> List.of(user, grant));
    all.put("system user", maskinporten.systemUser(user));
    all.put("all claims", maskinporten.grant(grant));
    all.put("consumer", maskinporten.grant(GrantRequest.organisation().consumerOrg("310010693")));
    all.put("test person", tests.person(PID));
    all.put("test system user", tests.systemUser(UUID.randomUUID(), ORGANISATION));
    all.put("test organisation", tests.organisation(ORGANISATION));
    all.put("exchanged", ExchangingTokenProvider.of(connection, maskinporten.systemUser(user)));
    all.put("cached", new CachingTokenProvider(maskinporten.grant(grant), clock));
    all.put("named", maskinporten.grant(grant).withIdentity("somebody"));
    return all;
  }

  private TestTokens.Builder tests() {
    return TestTokens.builder(
            AltinnConnection.builder(issuers.environment()).timeSource(clock).build())
        .env("tt02")
        .url(URI.create(issuers.origin() + "/generator"));
  }

  @Test
  void tokensThatAreGivenSayNothing() {
    TestTokens.Builder byPassword = tests().basicAuth(NAME, PASSWORD);
    watch.look("builder", () -> byPassword);
    TestTokens first = byPassword.build();
    TestTokens second = tests().tokenProvider(maskinporten.organisation()).build();
    for (TestTokens each : List.of(first, second)) {
      providers(each)
          .forEach(
              (name, provider) -> {
                AccessToken token = provider.token(WANTED);
                watch.look(name, () -> List.of(token, provider, WANTED));
                watch.told("identity", provider.identity().orElse(""));
                watch.look(name, () -> TokenInspector.inspect(token).orElseThrow());
                watch.inside(name, TokenInspector.inspect(token).orElseThrow());
                provider.rejected(WANTED, token);
                provider.token(WANTED);
                watch.inside(name, provider);
              });
      watch.inside("test tokens", each);
    }
    watch.inside("Maskinporten", maskinporten);

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isZero();
    assertThat(watch.objects()).isGreaterThan(200);
    assertThat(watch.records()).isGreaterThan(50);
  }

  @Test
  void everyRefusalOfATokenSaysNothing() {
    Map<String, byte[]> answers = BadAnswers.all();
    String all = BODY + " " + NAME + " " + PID + " " + ACCESS_TOKEN;
    for (String code : List.of("MP-121", "MP-303", "MP-130", all)) {
      answers.put(
          code,
          RawServer.http(
              400,
              "application/json",
              "{\"error\":\"%s\",\"error_description\":\"%s %s (trace_id: %s)\"}"
                  .formatted(all, all, code, all)));
    }
    answers.put("a bare text", RawServer.http(200, "text/plain", all));
    answers.put("fields", RawServer.http(400, "application/json", "{\"" + NAME + "\":[\"x\"]}"));
    TestTokens tests = tests().basicAuth(NAME, PASSWORD).build();
    Map<String, TokenProvider> providers = providers(tests);
    answers.forEach(
        (how, answer) -> {
          for (String part : List.of("/maskinporten/token", "/exchange/", "/generator/")) {
            clock.advance(Duration.ofMinutes(2)); // no token is kept that long
            issuers.breaks(part, answer);
            providers.forEach(
                (name, provider) -> watch.look(how + ", " + name, () -> provider.token(WANTED)));
            issuers.isWhole();
          }
        });
    providers.forEach(watch::inside);

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isGreaterThan(1000);
  }

  @Test
  void keysOfEveryKindSayNothing() throws IOException {
    byte[] store = certificate.pkcs12(PASSWORD.toCharArray());
    canaries.addLong("PKCS#12", Base64.getEncoder().encodeToString(store).substring(64));
    Path p12 = Files.write(directory.resolve(QUERY + ".p12"), store);
    Path jwkFile = Files.writeString(directory.resolve(QUERY + ".jwk"), jwk);
    Path pemFile = Files.writeString(directory.resolve(QUERY + ".pem"), pem);
    Path both =
        Files.writeString(
            directory.resolve(QUERY + "-both.pem"),
            certificate.privatePem() + certificate.chainPem());
    KeyFile reloading = KeyFile.at(p12).password(PASSWORD::toCharArray);
    List<Object> keys =
        List.of(
            SigningKey.jwk(jwk),
            SigningKey.jwk(jwkFile),
            SigningKey.jwk(
                Base64.getEncoder().encodeToString(jwk.getBytes(StandardCharsets.UTF_8))),
            SigningKey.pem(pem, "a-key"),
            SigningKey.pem(pemFile, "a-key"),
            SigningKey.pkcs12(p12, PASSWORD.toCharArray()),
            SigningKey.pkcs12(p12, PASSWORD.toCharArray(), "virksomhet"),
            SigningKey.of("RS256", "a-key", (algorithm, id, input) -> new byte[256]),
            KeyFile.at(both).read(),
            reloading,
            reloading.reloading());
    keys.forEach(
        key -> {
          watch.look("a key", () -> key);
          watch.inside("a key", key);
          watch.look("a key", key::toString);
          if (key instanceof SigningKey signs) {
            watch.look("signs", () -> signs.sign(Map.of("pid", PID)).isEmpty());
          }
        });

    var followed = KeyFile.at(jwkFile).reloading();
    Files.writeString(jwkFile, jwk.substring(0, jwk.length() / 2) + NAME);
    watch.look("a file that has broken", followed::get);
    watch.inside("a file that has broken", followed);

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isZero();
  }

  @Test
  void keysThatAreNoneAreNotQuoted() throws IOException {
    byte[] store = certificate.pkcs12(PASSWORD.toCharArray());
    canaries.addLong("PKCS#12", Base64.getEncoder().encodeToString(store).substring(64));
    Path p12 = Files.write(directory.resolve(QUERY + ".p12"), store);
    Path cut =
        Files.write(directory.resolve(QUERY + "-cut"), Arrays.copyOf(store, store.length / 2));
    Map<String, Watch.Work> wrong = new LinkedHashMap<>();
    char[] other = (PASSWORD + "x").toCharArray();
    wrong.put("another password", () -> SigningKey.pkcs12(p12, other));
    wrong.put("another alias", () -> SigningKey.pkcs12(p12, PASSWORD.toCharArray(), NAME));
    wrong.put("half a store", () -> SigningKey.pkcs12(cut, PASSWORD.toCharArray()));
    wrong.put("no file", () -> SigningKey.jwk(directory.resolve(QUERY)));
    wrong.put("a directory", () -> SigningKey.jwk(directory));
    wrong.put("a store as JWK", () -> SigningKey.jwk(p12));
    wrong.put("a store as PEM", () -> SigningKey.pem(p12, "a-key"));
    wrong.put("half a PEM", () -> SigningKey.pem(pem.substring(0, pem.length() / 2), "a-key"));
    wrong.put(
        "a PEM with a hole", () -> SigningKey.pem(pem.replaceFirst("\\n.{8}", "\n!" + QUERY), "k"));
    wrong.put(
        "another PEM",
        () -> SigningKey.pem(pem.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"), "a-key"));
    wrong.put("half a JWK", () -> SigningKey.jwk(jwk.substring(0, jwk.length() / 2)));
    wrong.put("a JWK without d", () -> SigningKey.jwk(jwk.replace("\"d\"", "\"" + QUERY + "\"")));
    wrong.put("a JWK without kid", () -> SigningKey.jwk(jwk.replace("\"kid\"", "\"x\"")));
    wrong.put(
        "a JWK of another kind", () -> SigningKey.jwk(jwk.replace("\"RSA\"", "\"" + NAME + "\"")));
    wrong.put(
        "a JWK with odd numbers", () -> SigningKey.jwk(jwk.replaceAll("\"p\":\"", "$0" + QUERY)));
    wrong.put("a key id", () -> SigningKey.pem(pem, NAME + "\n"));
    wrong.put("an algorithm", () -> SigningKey.jwk(jwk).withAlgorithm(QUERY));
    wrong.put("no password", () -> KeyFile.at(p12).read());
    wrong.put(
        "a password that cannot be had",
        () ->
            KeyFile.at(p12)
                .password(
                    () -> {
                      throw new IllegalStateException("no " + QUERY);
                    })
                .read());
    wrong.put("a signer that fails", () -> signed(failing(new IOException(ACCESS_TOKEN))));
    wrong.put(
        "a signer that fails over something",
        () -> signed(failing(new IllegalStateException(NAME, new IOException(PID)))));
    wrong.put("a signer that fails, at Maskinporten", () -> granted(failing(new IOException(PID))));
    wrong.put(
        "a signer that says nothing",
        () -> signed(SigningKey.of("RS256", "k", (algorithm, id, input) -> new byte[0])));
    wrong.put(
        "a signer of another key",
        () ->
            signed(
                SigningKey.of(
                    "RS256",
                    "k",
                    certificate.chain(),
                    (algorithm, id, input) -> ACCESS_TOKEN.getBytes(StandardCharsets.UTF_8))));
    wrong.forEach(
        (what, work) ->
            watch.look(
                what,
                () -> {
                  work.run();
                  throw new AssertionError(what + " was to be refused");
                }));

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isGreaterThanOrEqualTo(wrong.size());
  }

  private static SigningKey failing(Exception failure) {
    return SigningKey.of(
        "RS256",
        "a-key",
        (algorithm, id, input) -> {
          failure.addSuppressed(new IOException(BODY));
          throw failure;
        });
  }

  private static Object signed(SigningKey key) throws Exception {
    return key.sign(Map.of("pid", PID));
  }

  private Object granted(SigningKey key) {
    MaskinportenClient client = builder().signingKey(key).build();
    return client.organisation().token(WANTED);
  }

  @Test
  void settingsThatAreWrongAreNotQuoted() {
    Map<String, String> good = new HashMap<>();
    good.put("DIALOGPORTEN_ENV", "tt02");
    good.put("MASKINPORTEN_CLIENT_ID", CanaryIssuers.CLIENT);
    good.put("MASKINPORTEN_CLIENT_JWK", jwk);
    good.put("MASKINPORTEN_SCOPES", "digdir:dialogporten");
    MaskinportenClient client = MaskinportenClient.fromEnvironment(good);
    watch.look("settings", () -> client);
    watch.inside("settings", client);
    String odd = ACCESS_TOKEN + " \u0001 " + NAME;
    int tried = 0;
    for (String name :
        List.of(
            "DIALOGPORTEN_ENV",
            "MASKINPORTEN_CLIENT_ID",
            "MASKINPORTEN_CLIENT_JWK",
            "MASKINPORTEN_SCOPES",
            "MASKINPORTEN_WELL_KNOWN_URL",
            "MASKINPORTEN_ISSUER",
            "MASKINPORTEN_TOKEN_ENDPOINT",
            "MASKINPORTEN_KEY_FILE",
            "MASKINPORTEN_KEY_PEM",
            "MASKINPORTEN_KEY_PASSWORD")) {
      for (String value : List.of(odd, "https://x.example/" + QUERY, jwk, pem)) {
        Map<String, String> wrong = new HashMap<>(good);
        wrong.put(name, value);
        tried++;
        watch.look(name, () -> MaskinportenClient.fromEnvironment(wrong).toString());
      }
    }

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.exceptions()).isGreaterThan(tried / 2);
  }
}
