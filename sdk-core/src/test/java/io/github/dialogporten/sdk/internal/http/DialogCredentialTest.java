package io.github.dialogporten.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.Jwts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However odd a dialog token is, the dialog can be read. */
class DialogCredentialTest {

  private final FakeTime time = new FakeTime();
  private final Instant opened = time.now();

  private DialogCredential opened(@Nullable String token) {
    return DialogCredential.opened(token, ServerClock.of(time));
  }

  private Optional<Instant> endOf(String claims) {
    return Optional.ofNullable(opened(Jwts.of(claims)).token()).flatMap(AccessToken::expiresAt);
  }

  private static boolean isOver(DialogCredential credential) {
    return Optional.ofNullable(credential.token())
        .flatMap(AccessToken::expiresAt)
        .filter(credential::isPast)
        .isPresent();
  }

  @Test
  void itsEndIsWhatItSays() {
    assertThat(endOf("{\"exp\":1772439000}")).contains(Instant.ofEpochSecond(1772439000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9223372036854775807", "-9223372036854775808", "1e300", "\"soon\"", "null", "[]"})
  void anEndThatIsNoTimeIsTenMinutesAway(String exp) {
    assertThat(endOf("{\"exp\":" + exp + "}")).contains(opened.plusSeconds(600));
  }

  @Test
  void whatCannotBeSentIsNoToken() {
    assertThat(opened("line\nend").token()).isNull();
    assertThat(opened("").token()).isNull();
    assertThat(opened(null).token()).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {-600, -1, 0, 1, 59, 600, 1_000_000_000})
  void itLivesFromItsArrivalWhateverTheClockShows(long secondsAhead) {
    long issued = opened.getEpochSecond();
    time.setAhead(Duration.ofSeconds(secondsAhead));
    DialogCredential credential =
        opened(Jwts.of("{\"iat\":" + issued + ",\"exp\":" + (issued + 600) + "}"));

    // a clock that is a little ahead, as a right one is by the way of the answer, may be believed
    time.advance(Duration.ofSeconds(secondsAhead == 59 ? 540 : 598));
    assertThat(isOver(credential)).isFalse();
    time.setAhead(Duration.ofHours(-3));
    assertThat(isOver(credential)).isFalse();
    time.advance(Duration.ofSeconds(secondsAhead == 59 ? 1 : 2));
    assertThat(isOver(credential)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"31556889864403199", "-31557014167219200", "-1", "\"now\"", "1e300", "null"})
  void aBeginningThatIsNoTimeChangesNothing(String iat) {
    long end = opened.getEpochSecond() + 60;
    DialogCredential credential = opened(Jwts.of("{\"iat\":" + iat + ",\"exp\":" + end + "}"));
    time.advance(Duration.ofSeconds(59));
    assertThat(isOver(credential)).isFalse();
    time.advance(Duration.ofSeconds(1));
    assertThat(isOver(credential)).isTrue();
  }
}
