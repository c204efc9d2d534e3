package io.github.dialogporten.sdk.maskinporten;

import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.BAKERY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.SMITHY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.WANTED;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.json;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** This machine's clock and Maskinporten's. */
class WrongClockTest {

  private final MockMaskinporten maskinporten = new MockMaskinporten();
  private final FakeTime time = maskinporten.time();
  private final MaskinportenClient client = maskinporten.client().build();
  private final LogRecorder log = new LogRecorder(MaskinportenClock.class);

  @AfterEach
  void close() {
    log.close();
    maskinporten.close();
  }

  @ParameterizedTest
  @CsvSource({
    "3600, MP-130 expired",
    "-3600, Issue time is after now",
    "-11, JWT is issued in the future",
    "86400, jwt expired",
  })
  void theRetryBearsMaskinportensTime(int ahead, String description) throws Exception {
    maskinporten.answers(refused(description, ahead), token("t", 120));

    assertThat(client.systemUser(BAKERY).token(WANTED).value()).isEqualTo("t");

    assertThat(issuedAfterStart()).containsExactly(0L, (long) ahead);
    assertThat(expiry(1)).isEqualTo(ahead + 100L);
    assertThat(log.warnings())
        .singleElement()
        .asString()
        .contains(Math.abs(ahead) + " seconds", "set this machine's clock");
  }

  @Test
  void whatWasLearntIsUsedOnAndSaidOnce() throws Exception {
    maskinporten.answers(refused("MP-130", 3600), token("a", 120), token("b", 120));

    client.systemUser(BAKERY).token(WANTED);
    time.advance(Duration.ofSeconds(5));
    client.systemUser(SMITHY).token(WANTED);

    assertThat(issuedAfterStart()).containsExactly(0L, 3600L, 3605L);
    assertThat(log.warnings()).hasSize(1);
  }

  @Test
  void aClockThatWasSetRightIsBelievedAgain() throws Exception {
    maskinporten.answers(
        refused("MP-130", 3600),
        token("a", 120),
        refused("Issue time is after now", 0),
        token("b", 120),
        token("c", 120));

    client.systemUser(BAKERY).token(WANTED);
    client.systemUser(SMITHY).token(WANTED);
    client.organisation().token(WANTED);

    assertThat(issuedAfterStart()).containsExactly(0L, 3600L, 3600L, 0L, 0L);
  }

  @Test
  void withoutACodeAndWithARightClockThereIsNoRetry() {
    maskinporten.answers(refused("Issue time is after now", 3));

    assertThatThrownBy(() -> client.systemUser(BAKERY).token(WANTED))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("check this machine's clock");
    assertThat(maskinporten.tokenRequests()).isEqualTo(1);
    assertThat(log.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {86_401, -86_401, 31_536_000})
  void aDateFurtherOffThanADayCorrectsNoClock(int ahead) {
    maskinporten.answers(refused("jwt expired", ahead));

    assertThatThrownBy(() -> client.systemUser(BAKERY).token(WANTED))
        .isInstanceOf(TokenException.class)
        .hasMessageNotContaining("seconds");
    assertThat(maskinporten.tokenRequests()).isEqualTo(1);
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void thereIsOneRetryAndNoMore() {
    maskinporten.answers(refused("MP-130", 3600), refused("MP-130", 7200));

    assertThatThrownBy(() -> client.systemUser(BAKERY).token(WANTED))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("this machine's clock is 7200 seconds behind");
    assertThat(maskinporten.tokenRequests()).isEqualTo(2);
  }

  @Test
  void aRefusalAboutSomethingElseTeachesNothing() throws Exception {
    maskinporten.answers(refused("MP-200 scope", 3600), token("t", 120));

    assertThatThrownBy(() -> client.systemUser(BAKERY).token(WANTED))
        .isInstanceOf(TokenException.class);
    time.advance(Duration.ofSeconds(3));
    client.systemUser(BAKERY).token(WANTED);

    assertThat(issuedAfterStart()).containsExactly(0L, 3L);
  }

  private static ResponseDefinitionBuilder refused(String description, int ahead) {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            MockMaskinporten.START.plusSeconds(ahead).atOffset(ZoneOffset.UTC));
    return json(
            400,
            "{\"error\":\"invalid_grant\",\"error_description\":\"%s\"}".formatted(description))
        .withHeader("Date", date);
  }

  private List<Long> issuedAfterStart() throws Exception {
    List<Long> seconds = new ArrayList<>();
    for (var jwt : maskinporten.jwts()) {
      seconds.add(
          jwt.getJWTClaimsSet().getIssueTime().toInstant().getEpochSecond()
              - MockMaskinporten.START.getEpochSecond());
    }
    return seconds;
  }

  private long expiry(int index) throws Exception {
    return maskinporten
            .jwts()
            .get(index)
            .getJWTClaimsSet()
            .getExpirationTime()
            .toInstant()
            .getEpochSecond()
        - MockMaskinporten.START.getEpochSecond();
  }
}
