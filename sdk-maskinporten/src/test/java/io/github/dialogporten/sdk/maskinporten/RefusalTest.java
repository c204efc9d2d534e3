package io.github.dialogporten.sdk.maskinporten;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.BAKERY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.CLIENT_ID;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.WANTED;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.json;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.dialogporten.sdk.errors.SystemUserNotReadyException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.maskinporten.MaskinportenError.Known;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is made of Maskinporten's refusals. */
class RefusalTest {

  private static final String TRACE = "dc9eb5a14aa1b5ac42a2d9d3ee3a36b6";

  private static final Duration REMEMBERED = Duration.ofSeconds(3);

  private final MockMaskinporten maskinporten = new MockMaskinporten();
  private final FakeTime time = maskinporten.time();
  private final MaskinportenClient client = maskinporten.client().build();

  @AfterEach
  void close() {
    maskinporten.close();
  }

  /** The table of Digdir's page on errors, with what is made of each row. */
  @ParameterizedTest
  @CsvSource({
    "MP-011, invalid_request, 1, TokenException, malformed",
    "MP-012, invalid_grant, 2, TokenException, used before",
    "MP-100, invalid_grant, 1, TokenException, no such client",
    "MP-110, invalid_grant, 1, TokenException, wrong audience",
    "MP-120, invalid_grant, 1, TokenException, invalid certificate",
    "MP-121, invalid_grant, 1, SigningKeyExpiredException, has expired",
    "MP-122, invalid_grant, 1, TokenException, another organisation",
    "MP-123, invalid_grant, 1, TokenException, chain is malformed",
    "MP-124, invalid_grant, 1, TokenException, invalid signature",
    "MP-130, invalid_client, 2, TokenException, had expired",
    "MP-200, invalid_scope, 1, TokenException, not registered on the client",
    "MP-201, invalid_scope, 1, TokenException, integration type",
    "MP-250, forbidden, 1, TokenException, not been given access",
    "MP-251, forbidden, 1, TokenException, not delegated",
    "MP-301, invalid_authorization_details, 1, TokenException, type of authorization",
    "MP-302, invalid_authorization_details, 1, TokenException, field of the authorization",
    "MP-303, invalid_altinn_customer_configuration, 1, SystemUserNotReadyException, no such system",
  })
  void everyRowOfTheTable(String code, String error, int attempts, String type, String meaning)
      throws Exception {
    maskinporten.answers(
        refusal(error, "canary-text: " + code + " " + BAKERY + " (trace_id: " + TRACE + ")"));

    TokenException failure = failure();

    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure.getMessage())
        .contains(meaning, code, error)
        .doesNotContain("canary-text", BAKERY, CLIENT_ID, "eyJ");
    assertThat(failure.provider()).isEqualTo("maskinporten");
    assertThat(failure.operation()).isEqualTo("maskinporten.token");
    assertThat(failure.error()).contains(error);
    assertThat(failure.code()).contains(code);
    assertThat(failure.correlationId()).contains(TRACE);
    assertThat(failure.attempts()).isEqualTo(attempts);
    assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
    assertThat(failure.isTransient()).isFalse();
    assertThat(MaskinportenError.of(failure).flatMap(MaskinportenError::known))
        .hasValueSatisfying(known -> assertThat(failure.getMessage()).contains(known.meaning()));
    assertThat(maskinporten.tokenRequests()).isEqualTo(attempts);
    assertThat(maskinporten.jwts())
        .extracting(jwt -> jwt.getJWTClaimsSet().getJWTID())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyKnownCodeHasARow() throws Exception {
    CsvSource table =
        RefusalTest.class
            .getDeclaredMethod(
                "everyRowOfTheTable",
                String.class,
                String.class,
                int.class,
                String.class,
                String.class)
            .getAnnotation(CsvSource.class);

    assertThat(Objects.requireNonNull(table).value())
        .extracting(row -> row.substring(0, 6))
        .containsExactlyElementsOf(
            java.util.Arrays.stream(Known.values()).map(Known::code).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "consumer_org is the same as the client's own organisation",
    "Invalid consumer_org: equals own organization",
    "consumer_orgno equal to own",
  })
  void aConsumerThatIsTheClientsOwnOrganisationIsExplained(String description) {
    maskinporten.answers(refusal("invalid_grant", description));

    assertThat(failure())
        .isExactlyInstanceOf(TokenException.class)
        .hasMessageContaining("the client's own organisation cannot be the consumer")
        .hasMessageContaining("invalid_grant");
    assertThat(maskinporten.tokenRequests()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Known.class,
      names = {"ASSERTION_REUSED", "ASSERTION_EXPIRED"})
  void aNewAssertionCanHelp(Known known) {
    maskinporten.answers(refusal("invalid_grant", known.code()), token("t", 120));

    assertThat(client.systemUser(BAKERY).token(WANTED).value()).isEqualTo("t");
    assertThat(maskinporten.assertions()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aRefusalIsRememberedForThreeSeconds() {
    maskinporten.answers(refusal("invalid_altinn_customer_configuration", "x"), token("t", 120));

    assertThat(failure()).isInstanceOf(SystemUserNotReadyException.class);
    assertThat(failure()).isInstanceOf(SystemUserNotReadyException.class);
    assertThat(maskinporten.tokenRequests()).isEqualTo(1);
    time.advance(REMEMBERED);
    assertThat(client.systemUser(BAKERY).token(WANTED).value()).isEqualTo("t");
  }

  @Test
  void aSystemUserThatIsNotReadyIsExplained() {
    maskinporten.answers(refusal("invalid_altinn_customer_configuration", "no such thing"));

    assertThat(failure())
        .isInstanceOf(SystemUserNotReadyException.class)
        .hasMessageContaining("approved")
        .hasMessageContaining("external reference")
        .hasMessageContaining("register")
        .hasMessageContaining("accountant");
  }

  @Test
  void theCodeMayStandBesideTheErrorOrInItsAddress() {
    Map<String, Object> byAddress = new HashMap<>();
    byAddress.put("error", "invalid_grant");
    byAddress.put("error_description", "Expired key. (trace_id: " + TRACE + ")");
    byAddress.put("error_uri", "https://maskinporten.no/errors/MP-121");
    maskinporten.answers(
        json(400, JSONObjectUtils.toJSONString(byAddress)),
        refusal("invalid_altinn_customer_configuration (MP-303)", ""));

    TokenException expired = failure();
    assertThat(expired).isInstanceOf(SigningKeyExpiredException.class);
    assertThat(expired.correlationId()).contains(TRACE);
    time.advance(REMEMBERED);
    TokenException missing = failure();
    assertThat(missing).isInstanceOf(SystemUserNotReadyException.class);
    assertThat(missing.error()).contains("invalid_altinn_customer_configuration");
    assertThat(missing.code()).contains("MP-303");
  }

  @Test
  void aCodeFromAfterThisVersionIsKept() {
    maskinporten.answers(refusal("invalid_request", "MP-999 something new"));

    TokenException failure = failure();

    assertThat(failure.code()).contains("MP-999");
    assertThat(MaskinportenError.of(failure))
        .hasValueSatisfying(
            error -> {
              assertThat(error.value()).isEqualTo("MP-999");
              assertThat(error.known()).isEmpty();
            });
    assertThat(maskinporten.tokenRequests()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_scope, scope",
    "invalid_client, client",
    "invalid_grant, assertion",
    "something_else, HTTP 400",
  })
  void oauthErrorsWithoutACodeAreNamed(String error, String expected) {
    maskinporten.answers(refusal(error, "canary-text"));

    TokenException failure = failure();

    assertThat(failure).hasMessageContaining(expected).hasMessageContaining(error);
    assertThat(failure.getMessage()).doesNotContain("canary-text");
    assertThat(failure.code()).isEmpty();
    assertThat(MaskinportenError.of(failure)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "403", "404", "302"})
  void anAnswerThatIsNoOauthErrorSaysSo(int status) {
    maskinporten.answers(
        aResponse()
            .withStatus(status)
            .withHeader("Content-Type", "text/html")
            .withHeader("Location", "https://canary-text.example/")
            .withBody("<html>canary-text"));

    assertThat(failure())
        .hasMessageContaining("HTTP " + status)
        .hasMessageContaining("without an OAuth error")
        .hasMessageNotContaining("canary-text");
    assertThat(maskinporten.tokenRequests()).isEqualTo(1);
  }

  @Test
  void whateverTheErrorHoldsIsNotPassedOn() {
    maskinporten.answers(
        refusal("eyJhbGciOiJub25lIn0.canary", "x"),
        json(400, "{\"error\":{\"a\":1},\"error_description\":[7],\"error_uri\":null}"),
        json(400, "[".repeat(20_000)),
        json(400, ""),
        json(400, "null"));

    for (int i = 0; i < 5; i++) {
      assertThat(failure().error()).isEmpty();
    }
  }

  @Test
  void theClientsOwnIdIsNoCorrelationId() {
    String id = "7b1d1c52-6c52-4a4e-9a54-2f3f1f6f0a10";
    maskinporten.answers(
        refusal("invalid_grant", "client " + CLIENT_ID + " MP-100"),
        refusal("invalid_grant", "client " + CLIENT_ID + " MP-100, " + id));

    assertThat(failure().correlationId()).isEmpty();
    time.advance(REMEMBERED);
    assertThat(failure().correlationId()).contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "-40, MP-130 expired, 40 seconds behind",
    "40, MP-130 expired, 40 seconds ahead of",
    "11, Issue time is after now, 11 seconds ahead of",
    "3600, JWT has expired, 3600 seconds ahead of",
    "10, MP-130 expired,",
    "-10, MP-130 expired,",
    "40, MP-121 expired key,",
    "40, MP-303 no such thing,",
    "40, wrong audience,",
  })
  void aWrongClockIsSaid(int ahead, String description, @Nullable String expected) {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            MockMaskinporten.START.minusSeconds(ahead).atOffset(ZoneOffset.UTC));
    maskinporten.answers(refusal("invalid_grant", description).withHeader("Date", date));

    String message = Objects.requireNonNull(failure().getMessage());

    if (expected == null) {
      assertThat(message).doesNotContain("this machine's clock");
    } else {
      assertThat(message).contains("this machine's clock is " + expected);
    }
  }

  @Test
  void anUnreadableDateIsNoComplaint() {
    maskinporten.answers(refusal("invalid_grant", "MP-130").withHeader("Date", "yesterday"));

    assertThat(failure()).hasMessageNotContaining("this machine's clock");
  }

  @Test
  void aCodeIsMpAndThreeDigits() {
    assertThatIllegalArgumentException().isThrownBy(() -> MaskinportenError.of("MP-12"));
    assertThat(MaskinportenError.of("MP-121")).hasToString("MP-121");
  }

  private static ResponseDefinitionBuilder refusal(String error, String description) {
    return json(
        400,
        JSONObjectUtils.toJSONString(Map.of("error", error, "error_description", description)));
  }

  private TokenException failure() {
    return Objects.requireNonNull(
        catchThrowableOfType(TokenException.class, () -> client.systemUser(BAKERY).token(WANTED)));
  }
}
