package io.github.dialogporten.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.fixtures.Jwts;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However odd a dialog token is, the dialog can be read. */
class DialogCredentialTest {

  private static final Instant OPENED = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void itsEndIsWhatItSays() {
    assertThat(DialogCredential.token(Jwts.of("{\"exp\":1772439000}"), OPENED).expiresAt())
        .contains(Instant.ofEpochSecond(1772439000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9223372036854775807", "-9223372036854775808", "1e300", "\"soon\"", "null", "[]"})
  void anEndThatIsNoTimeIsTenMinutesAway(String exp) {
    assertThat(DialogCredential.token(Jwts.of("{\"exp\":" + exp + "}"), OPENED).expiresAt())
        .contains(OPENED.plusSeconds(600));
  }

  @Test
  void whatCannotBeSentIsNoToken() {
    assertThat(DialogCredential.token("line\nend", OPENED)).isNull();
    assertThat(DialogCredential.token("", OPENED)).isNull();
    assertThat(DialogCredential.token(null, OPENED)).isNull();
  }
}
