package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.ReceivedRequest.Server;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults on demand, and the journal. */
class FaultsTest {

  private final LocalAltinn altinn = LocalAltinn.start();
  private final SeededWorld world = altinn.world();
  private final Http http = new Http(altinn, altinn.tokens().systemUser(world.systemUser()));

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void statusesComeAsOftenAsAsked() {
    altinn
        .faults()
        .next("/parties", 2, Fault.status(429).header("Retry-After", "1").body("text/plain", "no"));
    for (int i = 0; i < 2; i++) {
      Response response = http.get("enduser/parties");
      assertThat(response.status()).isEqualTo(429);
      assertThat(response.header("Retry-After")).isEqualTo("1");
      assertThat(response.body()).isEqualTo("no");
    }
    assertThat(altinn.faults().remaining()).isZero();
    assertThat(http.get("enduser/parties").status()).isEqualTo(200);
    assertThat(altinn.requests().to("/parties"))
        .extracting(ReceivedRequest::status)
        .containsExactly(429, 429, 200);
  }

  @Test
  void aTestCanAskThatEveryFaultWasMet() {
    altinn.faults().next("/parties", 2, Fault.status(429));
    altinn.faults().next(request -> request.path().endsWith("/limits"), 1, Fault.truncated());
    http.get("enduser/parties");

    assertThatThrownBy(() -> altinn.faults().assertAllMet())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "planned faults that met no request: 1 of Fault[ANSWER 429] for \"/parties\","
                + " 1 of Fault[TRUNCATE] for a condition");

    http.get("enduser/parties");
    http.get("metadata/limits");
    altinn.faults().assertAllMet();
    altinn.faults().maintenance();
    altinn.faults().assertAllMet();
  }

  @Test
  void maintenanceIsPlainTextWithADate() {
    altinn.faults().maintenance(Instant.parse("2026-12-24T16:00:00Z"));
    Response response = http.get("metadata/limits");
    assertThat(response.status()).isEqualTo(503);
    assertThat(response.header("Content-Type")).isEqualTo("text/plain");
    assertThat(response.header("Retry-After")).isEqualTo("Thu, 24 Dec 2026 16:00:00 GMT");
    altinn.faults().clear();
    assertThat(http.get("metadata/limits").status()).isEqualTo(200);
  }

  @Test
  void connectionsBreak() {
    for (Fault fault :
        new Fault[] {
          Fault.closedBeforeAnswer(), Fault.closedInBody(), Fault.closedAfterCarriedOut()
        }) {
      // More than once: the JDK's client asks again by itself when a kept-alive connection closes.
      altinn.faults().next(request -> request.path().endsWith("/parties"), 9, fault);
      assertThatThrownBy(() -> http.get("enduser/parties"))
          .isInstanceOf(UncheckedIOException.class);
      altinn.faults().clear();
    }
  }

  @Test
  void aBrokenAnswerSaysNothingAboutWhatWasDone() {
    altinn.faults().next("/systemlabels", Fault.closedBeforeAnswer());
    String bin = "{\"addLabels\":[\"Bin\"]}";
    assertThatThrownBy(() -> http.labels(SeededWorld.MESSAGE, bin))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(altinn.dialogs().labels(SeededWorld.MESSAGE)).doesNotContain("Bin");
    altinn.faults().next("/systemlabels", Fault.closedAfterCarriedOut());
    assertThatThrownBy(() -> http.labels(SeededWorld.MESSAGE, bin))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(altinn.dialogs().labels(SeededWorld.MESSAGE)).contains("Bin");
  }

  @Test
  void bodiesAreChanged() {
    altinn.faults().next("/parties", Fault.truncated());
    assertThat(http.get("enduser/parties").body()).startsWith("{").doesNotEndWith("}");
    altinn.faults().next("/parties", Fault.edited(body -> body.replace("Organization", "Guild")));
    assertThat(http.get("enduser/parties").body()).contains("Guild").endsWith("}");
    altinn.faults().next("/parties", Fault.replacedBody("<html>"));
    assertThat(http.get("enduser/parties").body()).isEqualTo("<html>");
  }

  @Test
  void slowAnswersArriveInTheEnd() {
    altinn.faults().next("/parties", Fault.slowHeaders(Duration.ofMillis(20)));
    assertThat(http.get("enduser/parties").status()).isEqualTo(200);
    altinn.faults().next("/parties", Fault.slowBody(Duration.ofMillis(20)));
    assertThat(http.get("enduser/parties").json().path("authorizedParties")).hasSize(4);
  }

  @Test
  void theJournalHoldsKindsAndNoTokens() {
    http.get("enduser/parties", "Accept-Language", "nb");
    new Http(altinn, null).get("metadata/limits");
    assertThat(altinn.requests().to(Server.DIALOGPORTEN))
        .extracting(ReceivedRequest::token)
        .containsExactly(TokenKind.MASKINPORTEN, TokenKind.NONE);
    ReceivedRequest request = altinn.requests().all().get(0);
    assertThat(request.header("accept-language")).contains("nb");
    assertThat(request.header("Authorization")).isEmpty();
    altinn.requests().clear();
    assertThat(altinn.requests().all()).isEmpty();
  }
}
