package io.github.dialogporten.sdk.maskinporten;

import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.BAKERY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.WANTED;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.keys.Certificates;
import io.github.dialogporten.sdk.keys.Keys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings from a hosting platform. */
class EnvironmentSettingsTest {

  private static final String CANARY = "canary-value";

  /** A space at its end is a part of it. */
  private static final String PASSWORD = "canary-value-password ";

  @TempDir private Path directory = Path.of("");

  private final Map<String, String> variables = new HashMap<>();

  EnvironmentSettingsTest() {
    variables.put("MASKINPORTEN_CLIENT_ID", "client-from-variable");
    variables.put("MASKINPORTEN_CLIENT_JWK", Keys.RSA.toJSONString());
    variables.put("MASKINPORTEN_SCOPES", "digdir:dialogporten  altinn:instances.read");
    variables.put(
        "MASKINPORTEN_WELL_KNOWN_URL",
        "https://test.maskinporten.no/.well-known/oauth-authorization-server");
    variables.put("MASKINPORTEN_ISSUER", "https://test.maskinporten.no/");
    variables.put("MASKINPORTEN_TOKEN_ENDPOINT", "https://test.maskinporten.no/token");
    variables.put("PATH", "/usr/bin");
  }

  @Test
  void takesAllOfThem() {
    MaskinportenClient client = MaskinportenClient.fromEnvironment(variables);
    assertThat(client.connection().environment()).isEqualTo(AltinnEnvironment.TT02);
    assertThat(client).hasToString("MaskinportenClient[tt02, client-from-variable]");
  }

  @Test
  void asksWithThem() throws Exception {
    variables.keySet().removeIf(name -> name.endsWith("_URL") || name.endsWith("_ENDPOINT"));
    try (MockMaskinporten maskinporten = new MockMaskinporten()) {
      maskinporten.answers(token("t", 120));
      variables.put("MASKINPORTEN_ISSUER", maskinporten.issuer().toString());
      variables.put("DIALOGPORTEN_ENV", "local");
      MaskinportenClient client =
          MaskinportenClient.builder(maskinporten.connection()).fromEnvironment(variables).build();
      client.systemUser(BAKERY).token(WANTED);
      var jwt = maskinporten.jwts().get(0);
      assertThat(jwt.getHeader().getKeyID()).isEqualTo("test-key-1");
      assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("client-from-variable");
      assertThat(jwt.getJWTClaimsSet().getClaim("scope"))
          .isEqualTo("altinn:instances.read digdir:dialogporten");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://maskinporten.no/, , prod",
    "https://test.maskinporten.no/, , tt02",
    "https://TEST.maskinporten.no:443/, , tt02",
    "https://test.maskinporten.no/, at23, at23",
    "https://test.maskinporten.no/, TT02, tt02",
    "https://maskinporten.no, prod, prod",
    ", yt01, yt01",
  })
  void theEnvironmentIsSaidOrFollowsFromTheIssuer(
      @org.jspecify.annotations.Nullable String issuer,
      @org.jspecify.annotations.Nullable String said,
      String expected) {
    onlyIssuer();
    if (issuer != null) {
      variables.put("MASKINPORTEN_ISSUER", issuer);
    }
    if (said != null) {
      variables.put("DIALOGPORTEN_ENV", said);
    }

    MaskinportenClient client = MaskinportenClient.fromEnvironment(variables);
    assertThat(client.connection().environment()).isEqualTo(AltinnEnvironment.of(expected));
  }

  @Test
  void contradictionsAreRefused() {
    variables.put("DIALOGPORTEN_ENV", "prod");
    wrong("MASKINPORTEN_WELL_KNOWN_URL: another Maskinporten");
    variables.put("DIALOGPORTEN_ENV", "tt02");
    variables.put("MASKINPORTEN_TOKEN_ENDPOINT", "https://maskinporten.no/token");
    wrong("MASKINPORTEN_TOKEN_ENDPOINT: another Maskinporten");
    variables.remove("DIALOGPORTEN_ENV");
    wrong(": another Maskinporten");
    variables.put("DIALOGPORTEN_ENV", "tt02");
    wrong(
        "DIALOGPORTEN_ENV: names another environment",
        () -> builder(AltinnEnvironment.PRODUCTION).fromEnvironment(variables));
    variables.remove("DIALOGPORTEN_ENV");
    wrong(
        "another Maskinporten than that of the environment 'prod'",
        () -> builder(AltinnEnvironment.PRODUCTION).fromEnvironment(variables));
  }

  @Test
  void unknownAddressesNeedAnEnvironment() {
    onlyIssuer();
    variables.put("MASKINPORTEN_ISSUER", "https://" + CANARY + ".example/");
    wrong("MASKINPORTEN_ISSUER: neither");
    variables.put("MASKINPORTEN_ISSUER", CANARY);
    wrong("MASKINPORTEN_ISSUER: is no address");
    variables.put("MASKINPORTEN_ISSUER", "https://" + CANARY + " /");
    wrong("MASKINPORTEN_ISSUER: is no address");
    variables.put("DIALOGPORTEN_ENV", CANARY);
    wrong("DIALOGPORTEN_ENV: no such environment");
  }

  @ParameterizedTest
  @CsvSource({
    "MASKINPORTEN_CLIENT_ID, a b",
    "MASKINPORTEN_CLIENT_JWK, canary-value",
    "MASKINPORTEN_CLIENT_JWK, Y2FuYXJ5LXZhbHVl",
    "MASKINPORTEN_SCOPES, a\"canary-value",
    "MASKINPORTEN_SCOPES, 'a,canary-value'",
    "MASKINPORTEN_CLIENT_ID, ' '",
    "MASKINPORTEN_CLIENT_JWK, ''",
    "MASKINPORTEN_SCOPES, ''",
    "MASKINPORTEN_ISSUER, ''",
    "DIALOGPORTEN_ENV, ''",
    "MASKINPORTEN_KEY_ID, canary-value",
    "MASKINPORTEN_KEY_ALIAS, canary-value",
    "MASKINPORTEN_KEY_PASSWORD, canary-value",
  })
  void whatIsThereAndWrongIsSaidByItsName(String name, String value) {
    // a good set of files is not what is taken instead
    variables.forEach((each, text) -> file(each, text));
    variables.put(name, value);

    wrong(name + ": ", () -> MaskinportenClient.fromEnvironment(variables, directory));
  }

  @Test
  void whatIsMissingIsSaidByItsNamesAtOnce() {
    variables.clear();
    wrong("DIALOGPORTEN_ENV (or MASKINPORTEN_WELL_KNOWN_URL");
    wrong("MASKINPORTEN_CLIENT_JWK or MASKINPORTEN_KEY_FILE or MASKINPORTEN_KEY_PEM");
    wrong("MASKINPORTEN_CLIENT_ID; MASKINPORTEN_SCOPES");
    variables.put("MASKINPORTEN_CLIENT_ID", CANARY);
    wrong(
        "MASKINPORTEN_SCOPES",
        () ->
            builder(AltinnEnvironment.TT02)
                .fromEnvironment(variables)
                .signingKey(Keys.signing())
                .build());
    MaskinportenClient client =
        builder(AltinnEnvironment.TT02)
            .fromEnvironment(variables)
            .signingKey(Keys.signing())
            .scopes("digdir:dialogporten")
            .build();
    assertThat(client.connection().environment()).isEqualTo(AltinnEnvironment.TT02);
  }

  @Test
  void filesOfADirectoryAreTakenWhenThereAreNoVariables() throws Exception {
    variables.forEach((name, value) -> file(name, value + "\n"));
    file(
        "MASKINPORTEN_CLIENT_JWK",
        Base64.getEncoder()
            .encodeToString(Keys.RSA.toJSONString().getBytes(StandardCharsets.UTF_8)));

    MaskinportenClient client =
        MaskinportenClient.fromEnvironment(Map.of("DIALOGPORTEN_ENV", "at23"), directory);
    assertThat(client).hasToString("MaskinportenClient[at23, client-from-variable]");
  }

  @Test
  void someFromHereAndSomeFromThereIsNotDone() {
    variables.forEach(this::file);

    wrong(
        "MASKINPORTEN_SCOPES",
        () ->
            MaskinportenClient.fromEnvironment(
                Map.of("MASKINPORTEN_CLIENT_ID", "other"), directory));
    wrong(
        "not found: DIALOGPORTEN_ENV",
        () -> MaskinportenClient.fromEnvironment(Map.of(), directory.resolve("none")));
  }

  @Test
  void aKeyInAFileIsFollowed() throws Exception {
    file("MASKINPORTEN_CLIENT_JWK", Keys.RSA.toJSONString());
    variables.remove("MASKINPORTEN_CLIENT_JWK");
    variables.put("MASKINPORTEN_KEY_FILE", directory.resolve("MASKINPORTEN_CLIENT_JWK").toString());
    Map<String, String> files = new HashMap<>(variables);
    files.remove("MASKINPORTEN_KEY_FILE");
    files.forEach(this::file);

    assertThat(keyIds(variables, directory.resolve("none"))).containsExactly("test-key-1", "next");
    file("MASKINPORTEN_CLIENT_JWK", Keys.RSA.toJSONString());
    assertThat(keyIds(Map.of(), directory)).containsExactly("test-key-1", "next");
  }

  private java.util.List<String> keyIds(Map<String, String> from, Path files) {
    RSAKey next = new RSAKey.Builder(Keys.RSA).keyID("next").build();
    var keys = EnvironmentSettings.read(from, files).keys().orElseThrow();
    String before = keys.get().keyId().orElseThrow();
    file("MASKINPORTEN_CLIENT_JWK", next.toJSONString());
    return java.util.List.of(before, keys.get().keyId().orElseThrow());
  }

  @Test
  void otherFormsOfKeys() throws Exception {
    Path store =
        Certificates.saved(
            directory.resolve("k.p12"),
            PASSWORD,
            Certificates.LEAF_KEY,
            Certificates.LEAF,
            Certificates.MIDDLE);
    variables.put("MASKINPORTEN_KEY_FILE", store.toString());
    wrong("MASKINPORTEN_CLIENT_JWK, MASKINPORTEN_KEY_FILE: one key only");
    variables.remove("MASKINPORTEN_CLIENT_JWK");
    wrong("MASKINPORTEN_KEY_PASSWORD: is needed");
    variables.put("MASKINPORTEN_KEY_PASSWORD", CANARY + "-wrong");
    wrong("MASKINPORTEN_KEY_PASSWORD: not the one");
    variables.put("MASKINPORTEN_KEY_PASSWORD", PASSWORD + "\n");
    assertThat(MaskinportenClient.fromEnvironment(variables)).isNotNull();
    variables.put("MASKINPORTEN_KEY_ALIAS", CANARY);
    wrong("MASKINPORTEN_KEY_ALIAS: ");
    variables.put("MASKINPORTEN_KEY_ALIAS", "sign");
    variables.put("MASKINPORTEN_KEY_ID", "registered");
    assertThat(EnvironmentSettings.read(variables, null).keys().orElseThrow().get().keyId())
        .contains("registered");
    variables.put("MASKINPORTEN_KEY_FILE", directory.resolve(CANARY).toString());
    wrong("MASKINPORTEN_KEY_FILE: there is no such file");
    variables.put("MASKINPORTEN_KEY_FILE", CANARY + "\0");
    wrong("MASKINPORTEN_KEY_FILE: ");

    variables.remove("MASKINPORTEN_KEY_FILE");
    variables.remove("MASKINPORTEN_KEY_ALIAS");
    variables.remove("MASKINPORTEN_KEY_PASSWORD");
    variables.put("MASKINPORTEN_KEY_PEM", CANARY);
    wrong("MASKINPORTEN_KEY_PEM: ");
    variables.put(
        "MASKINPORTEN_KEY_PEM",
        Certificates.pem("PRIVATE KEY", Certificates.LEAF_KEY.getPrivate().getEncoded())
            .replace("\n", "\\n"));
    assertThat(MaskinportenClient.fromEnvironment(variables)).isNotNull();
    variables.remove("MASKINPORTEN_KEY_ID");
    wrong("MASKINPORTEN_KEY_ID: is needed");
  }

  @Test
  void tellsNamesAndNoValues() {
    variables.put("MASKINPORTEN_CLIENT_ID", CANARY);

    assertThat(EnvironmentSettings.read(variables, null).toString())
        .contains("MASKINPORTEN_CLIENT_ID")
        .doesNotContain(CANARY);
  }

  private static MaskinportenClient.Builder builder(AltinnEnvironment environment) {
    return MaskinportenClient.builder(AltinnConnection.to(environment));
  }

  private void onlyIssuer() {
    variables.remove("MASKINPORTEN_WELL_KNOWN_URL");
    variables.remove("MASKINPORTEN_TOKEN_ENDPOINT");
    variables.remove("MASKINPORTEN_ISSUER");
  }

  private void file(String name, String content) {
    try {
      Files.writeString(directory.resolve(name), content);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void wrong(String expected) {
    wrong(expected, () -> MaskinportenClient.fromEnvironment(variables));
  }

  private static void wrong(String expected, ThrowingCallable work) {
    assertThatIllegalArgumentException()
        .isThrownBy(work)
        .withMessageContaining(expected)
        .withMessageNotContaining(CANARY)
        .withMessageNotContaining("Y2FuYXJ5")
        .withNoCause();
  }
}
