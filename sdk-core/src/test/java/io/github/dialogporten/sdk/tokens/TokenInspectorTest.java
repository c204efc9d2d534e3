package io.github.dialogporten.sdk.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.fixtures.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenInspectorTest {

  private static final String PID = "17898510093";
  private static final String NAME = "SYNTETISK KARI";
  private static final String EMAIL = "kari@example.invalid";
  private static final String ALTINN =
      "\"iss\":\"https://platform.tt02.altinn.no/authentication/api/v1/openid/\"";

  private static TokenInspector read(String claims) {
    return TokenInspector.inspect(Jwts.of(claims)).orElseThrow();
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Everything that an inspector gives. */
  private static String told(TokenInspector token) {
    List<Object> all = new ArrayList<>();
    all.add(token);
    all.add(token.userKind());
    all.add(token.issuer());
    all.add(token.scopes());
    all.add(token.audience());
    all.add(token.issuedAt());
    all.add(token.expiresAt());
    all.add(token.clientId());
    all.add(token.keyId());
    all.add(token.systemUserIds());
    all.add(token.systemId());
    all.add(token.acr());
    all.add(token.authenticationLevel());
    all.add(token.isExchanged());
    all.add(token.isTestToken());
    Stream.of(token.consumer(), token.supplier(), token.systemUserOwner())
        .flatMap(Optional::stream)
        .forEach(
            organisation -> {
              all.add(organisation);
              all.add(organisation.id());
              all.add(organisation.authority());
              all.add(organisation.number());
            });
    return all.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "a.b.c",
        "e30.W10.x",
        "e30.!!.x",
        "....",
        "e30.e30",
        "e30.bnVsbA.x",
        "ø.ø.ø"
      })
  void whatIsNoJwtIsOpaque(String token) {
    assertThat(TokenInspector.inspect(token)).isEmpty();
  }

  @Test
  void readsWhatMaskinportenWrites() {
    String claims =
        "{\"iss\":\"https://test.maskinporten.no/\",\"aud\":\"unspecified\","
            + "\"client_id\":\"0f0d8a6b-1111-4222-8333-444455556666\",\"client_amr\":\"private_key_jwt\","
            + "\"consumer\":{\"authority\":\"iso6523-actorid-upis\",\"ID\":\"0192:310268593\"},"
            + "\"supplier\":{\"authority\":\"iso6523-actorid-upis\",\"ID\":\"0192:310010693\"},"
            + "\"scope\":\"digdir:dialogporten altinn:correspondence.read\","
            + "\"iat\":1772438400,\"exp\":1772438520,"
            + "\"authorization_details\":[{\"type\":\"urn:altinn:systemuser\","
            + "\"systemuser_id\":[\"11111111-2222-4333-8444-555555555555\"],"
            + "\"systemuser_org\":{\"authority\":\"iso6523-actorid-upis\",\"ID\":\"0192:310923044\"},"
            + "\"system_id\":\"310268593_regnskap\"}]}";
    String token =
        encoded("{\"alg\":\"RS256\",\"kid\":\"Nøkkel\"}") + "." + encoded(claims) + ".c2ln";
    TokenInspector read = TokenInspector.inspect(AccessToken.of(token)).orElseThrow();

    assertThat(read.userKind()).isEqualTo(UserKind.SYSTEM_USER);
    assertThat(read.issuer()).contains("https://test.maskinporten.no/");
    assertThat(read.audience()).containsExactly("unspecified");
    assertThat(read.scopes()).containsExactly("digdir:dialogporten", "altinn:correspondence.read");
    assertThat(read.issuedAt()).contains(Instant.ofEpochSecond(1_772_438_400));
    assertThat(read.expiresAt()).contains(Instant.ofEpochSecond(1_772_438_520));
    assertThat(read.clientId()).contains("0f0d8a6b-1111-4222-8333-444455556666");
    assertThat(read.keyId()).contains(TokenInspector.HIDDEN);
    assertThat(read.consumer().orElseThrow().number()).contains("310268593");
    assertThat(read.consumer().orElseThrow().authority()).contains("iso6523-actorid-upis");
    assertThat(read.supplier().orElseThrow().number()).contains("310010693");
    assertThat(read.systemUserOwner().orElseThrow().id()).isEqualTo("0192:310923044");
    assertThat(read.systemUserIds()).containsExactly("11111111-2222-4333-8444-555555555555");
    assertThat(read.systemId()).contains("310268593_regnskap");
    assertThat(read.acr()).isEmpty();
    assertThat(read.authenticationLevel()).hasValue(3);
    assertThat(read.isExchanged()).isFalse();
    assertThat(read)
        .hasToString(
            "TokenInspector[SYSTEM_USER, issuer https://test.maskinporten.no/, scopes"
                + " [digdir:dialogporten, altinn:correspondence.read], owner 0192:310923044, until"
                + " 2026-03-02T08:02:00Z]");
  }

  static Stream<Arguments> shapesOfTheSystemUser() {
    String org = "\"systemuser_org\":{\"ID\":\"0192:310923044\"}";
    String lower = "\"systemuser_org\":{\"id\":\"0192:310923044\"}";
    String list = "\"systemuser_id\":[\"the-id\"]";
    String text = "\"systemuser_id\":\"the-id\"";
    String type = "\"type\":\"urn:altinn:systemuser\",";
    return Stream.of(
            "[{" + type + list + "," + org + "}]",
            "{" + type + list + "," + org + "}",
            "{" + type + text + "," + lower + "}",
            "[{" + type + text + "," + lower + "}]",
            "[7,null,{\"type\":\"urn:altinn:consent\"},{" + type + text + "," + org + "}]")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("shapesOfTheSystemUser")
  void readsTheSystemUserInEveryShape(String details) {
    TokenInspector read = read("{" + ALTINN + ",\"authorization_details\":" + details + "}");
    assertThat(read.userKind()).isEqualTo(UserKind.SYSTEM_USER);
    assertThat(read.systemUserIds()).containsExactly("the-id");
    assertThat(read.systemUserOwner().orElseThrow().number()).contains("310923044");
    assertThat(read.isExchanged()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0192:310923044, 310923044",
    "9908:310923044, 310923044",
    "310923044, 310923044",
    "0192:310923044:avdeling, 310923044",
    "iso6523-actorid-upis::0192:310923044, 310923044",
    "a:0192:310923044:b, 310923044",
    "0007:5567321707,",
    "0192:31092304,",
    "1:2:3:4:5,",
    "0192:,"
  })
  void organisationIdsOfManyParts(String id, String number) {
    TokenOrganisation read =
        read("{\"consumer\":{\"ID\":\"" + id + "\"}}").consumer().orElseThrow();
    assertThat(read.id()).isEqualTo(id);
    assertThat(read.number()).isEqualTo(Optional.ofNullable(number));
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of("\"pid\":\"" + PID + "\",\"acr\":\"idporten-loa-high\"", UserKind.PERSON, 4),
        Arguments.of(
            "\"pid\":\"x\",\"authorization_details\":[{\"type\":\"urn:altinn:systemuser\"}]",
            UserKind.PERSON,
            3),
        Arguments.of(
            "\"email\":\""
                + EMAIL
                + "\",\"amr\":[\"Selfregistered-email\"],"
                + "\"acr\":\"selfregistered-email\"",
            UserKind.EMAIL_USER,
            0),
        Arguments.of("\"consumer\":{\"ID\":\"0192:310268593\"}", UserKind.ORGANISATION, -1),
        Arguments.of("\"p\":\"urn:x\",\"i\":\"1\",\"pid\":\"x\"", UserKind.DIALOG_TOKEN, -1),
        Arguments.of("\"acr\":\"eidas-loa-high\"", UserKind.OTHER, -1),
        Arguments.of("\"pid\":\"x\",\"urn:altinn:authlevel\":\"2\"", UserKind.PERSON, 2),
        Arguments.of("\"urn:altinn:authlevel\":3", UserKind.OTHER, 3),
        Arguments.of(
            "\"authorization_details\":[{\"type\":\"urn:altinn:consent\"}]", UserKind.OTHER, -1));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void tellsKindsAndLevels(String claims, UserKind kind, int level) {
    TokenInspector read = read("{" + claims + "}");
    assertThat(read.userKind()).isEqualTo(kind);
    assertThat(read.authenticationLevel().orElse(-1)).isEqualTo(level);
  }

  @Test
  void testTokenIsNoExchangedOne() {
    TokenInspector read = read("{" + ALTINN + ",\"actual_iss\":\"altinn-test-tools\"}");
    assertThat(read.isTestToken()).isTrue();
    assertThat(read.isExchanged()).isFalse();
  }

  @Test
  void keepsNothingPersonalWhereverItStands() {
    String jwt = Jwts.of("{\"pid\":\"" + PID + "\"}");
    for (String secret :
        List.of(
            PID,
            "178985 10093",
            "178985-10093",
            "0192:" + PID,
            NAME,
            EMAIL,
            "kari%40example.invalid",
            jwt,
            "https://u:p@host/",
            "https://host/?pid=" + PID)) {
      String text = "\"" + secret + "\"";
      String organisation = "{\"ID\":" + text + ",\"authority\":" + text + "}";
      String token =
          encoded("{\"kid\":" + text + "}")
              + "."
              + encoded(
                  ("{'iss':<text>,'aud':[<text>],'client_id':<text>,'sub':<text>,'pid':<text>,"
                          + "'name':<text>,'email':<text>,'acr':<text>,'jti':<text>,"
                          + "'scope':<scope>,'consumer':<org>,'supplier':<text>,"
                          + "'authorization_details':{'type':'urn:altinn:systemuser',"
                          + "'systemuser_id':[<text>],'systemuser_org':<org>,"
                          + "'system_id':<text>}}")
                      .replace('\'', '"')
                      .replace("<text>", text)
                      .replace("<scope>", "\"" + secret.replace(' ', '+') + "\"")
                      .replace("<org>", organisation))
              + "."
              + encoded("the signature");
      TokenInspector read = TokenInspector.inspect(token).orElseThrow();
      assertThat(told(read))
          .contains(TokenInspector.HIDDEN)
          .doesNotContain(
              PID, "10093", NAME, "KARI", EMAIL, "kari", jwt, "u:p", encoded("the signature"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"iss\":5,\"exp\":\"soon\",\"iat\":[],\"scope\":7,\"aud\":{},\"consumer\":\"\"}",
        "{\"exp\":1e400,\"iat\":-1e30,\"acr\":null,\"urn:altinn:authlevel\":1.5}",
        "{\"exp\":99999999999999999999999,\"urn:altinn:authlevel\":\"high\"}",
        "{\"authorization_details\":[[],5,\"x\"],\"consumer\":{\"ID\":5}}",
        "{\"authorization_details\":\"urn:altinn:systemuser\",\"consumer\":[]}",
        "{\"authorization_details\":{\"type\":\"urn:altinn:systemuser\",\"systemuser_id\":{\"a\":1},"
            + "\"systemuser_org\":[],\"system_id\":[]}}",
        "{\"scope\":[\"a:b c\",5],\"aud\":[\"\",null,\" \"],\"client_id\":\" \"}"
      })
  void oddValuesCountAsMissing(String claims) {
    TokenInspector read = read(claims);
    assertThatCode(() -> told(read)).doesNotThrowAnyException();
    assertThat(read.issuer()).isEmpty();
    assertThat(read.expiresAt()).isEmpty();
    assertThat(read.issuedAt()).isEmpty();
    assertThat(read.clientId()).isEmpty();
    assertThat(read.consumer()).isEmpty();
    assertThat(read.systemId()).isEmpty();
    assertThat(read.systemUserIds()).isEmpty();
  }

  private static final List<String> CLAIMS =
      List.of(
          "iss",
          "aud",
          "exp",
          "iat",
          "scope",
          "client_id",
          "consumer",
          "supplier",
          "acr",
          "amr",
          "urn:altinn:authlevel",
          "authorization_details",
          "pid",
          "email",
          "p",
          "i",
          "actual_iss");
  private static final List<String> MEMBERS =
      List.of("ID", "id", "type", "systemuser_id", "systemuser_org", "system_id", "authority");

  /** Any JSON below the names that are read, the same every time. */
  @Test
  void nothingThatStandsInATokenThrows() {
    Random random = new Random(20_260_302);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder claims = new StringBuilder("{\"x\":0");
      for (String claim : CLAIMS) {
        if (random.nextInt(3) > 0) {
          claims.append(",\"").append(claim).append("\":").append(value(random, 3));
        }
      }
      String token = Jwts.of(claims.append('}').toString());
      assertThat(told(TokenInspector.inspect(token).orElseThrow())).doesNotContain(PID, EMAIL);
      String broken = changed(random, token);
      assertThatCode(() -> TokenInspector.inspect(broken).map(TokenInspectorTest::told))
          .doesNotThrowAnyException();
    }
  }

  private static String value(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 12 : 9);
    return switch (kind) {
      case 0 -> "null";
      case 1 -> String.valueOf(random.nextBoolean());
      case 2 -> String.valueOf(random.nextLong());
      case 3 -> String.valueOf(random.nextGaussian() * Math.pow(10, random.nextInt(300)));
      case 4 -> "\"" + PID + "\"";
      case 5 -> "\"" + EMAIL + "\"";
      case 6 -> "\"urn:altinn:systemuser\"";
      case 7 -> "\"" + "0192:310923044:".repeat(random.nextInt(4)) + "\"";
      case 8 -> "\"" + "\\u00" + (10 + random.nextInt(80)) + " \\ud83d\"";
      case 9 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
      case 10 ->
          "{\""
              + MEMBERS.get(random.nextInt(MEMBERS.size()))
              + "\":"
              + value(random, depth - 1)
              + "}";
      default ->
          "{\"type\":\"urn:altinn:systemuser\",\""
              + MEMBERS.get(random.nextInt(MEMBERS.size()))
              + "\":"
              + value(random, depth - 1)
              + "}";
    };
  }

  private static String changed(Random random, String token) {
    StringBuilder changed = new StringBuilder(token);
    for (int i = 0; i < 3; i++) {
      changed.setCharAt(random.nextInt(changed.length()), (char) random.nextInt(0x180));
    }
    return changed.substring(random.nextInt(4));
  }
}
