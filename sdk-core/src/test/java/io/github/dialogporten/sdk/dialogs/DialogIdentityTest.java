package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A dialog belongs to the identity that opened it, and its token to the dialog. */
class DialogIdentityTest {

  private static final UUID ID = UUID.fromString(DialogBodies.ID);

  private final StubServer server = new StubServer();
  private final HttpDialogs dialogs = new HttpDialogs(server.pipeline());

  @AfterEach
  void stop() {
    server.close();
  }

  private Dialog openedWithToken(String token) {
    server.answers(DialogBodies.opened().replace("dialog-token", token));
    return dialogs.open(ID);
  }

  @Test
  void anotherIdentityIsRefused() {
    Dialog dialog = openedWithToken("opaque");
    HttpDialogs other = new HttpDialogs(server.pipeline().actingAs(TokenProvider.ofToken("token")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> other.credential(dialog))
        .withMessageStartingWith("dialog: it was opened by another identity");
    assertThat(new HttpDialogs(server.pipeline()).credential(dialog).token()).isNotNull();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void anOpaqueTokenLivesTenMinutes() {
    Dialog dialog = openedWithToken("opaque");
    Instant end = server.time().now().plus(Duration.ofMinutes(10));
    server.time().advance(Duration.ofMinutes(3));
    assertThat(dialogs.credential(dialog))
        .isEqualTo(new DialogCredential(AccessToken.of("opaque", end)));
    assertThat(dialog.dialogToken().orElseThrow().expiresAt()).contains(end);
  }

  @Test
  void aJwtSaysItself() {
    Dialog dialog = openedWithToken(Jwts.of("{\"exp\":1790000000}"));
    assertThat(dialog.dialogToken().orElseThrow().expiresAt())
        .contains(Instant.ofEpochSecond(1_790_000_000));
    assertThat(dialog.dialogToken().orElseThrow().toString()).doesNotContain("ey");
  }

  @Test
  void aJwtThatDoesNotSayLivesTenMinutes() {
    Dialog dialog = openedWithToken(Jwts.of("{\"exp\":\"soon\"}"));
    assertThat(dialog.dialogToken().orElseThrow().expiresAt())
        .contains(server.time().now().plus(Duration.ofMinutes(10)));
  }

  @Test
  void whatCannotBeSentIsNoToken() {
    assertThat(openedWithToken("two\\nlines").dialogToken()).isEmpty();
    assertThat(dialogs.credential(openedWithToken("")).token()).isNull();
  }
}
