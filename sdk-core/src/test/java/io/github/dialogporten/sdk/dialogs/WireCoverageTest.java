package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.fixtures.WireCoverage;
import io.github.dialogporten.sdk.internal.http.IdentityKey;
import io.github.dialogporten.sdk.internal.http.ServerClock;
import io.github.dialogporten.sdk.internal.mapping.FromWire.Mapping;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import io.github.dialogporten.sdk.internal.wire.WireLabelLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every component of the records that these operations read is given by a public getter, and every
 * component of those that they send can be filled.
 */
class WireCoverageTest {

  private static final String NOT_IN_A_SEARCH =
      "a search has title, summary, sender and extended status only";

  /** Components that are left out, and why. */
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          ".items.content.additionalInfo", NOT_IN_A_SEARCH,
          ".items.content.mainContentReference", NOT_IN_A_SEARCH,
          ".orderBy", "the order that was asked for, said once more");

  private static StubServer server;

  @BeforeAll
  static void start() {
    server = new StubServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void openedDialog() throws Exception {
    IdentityKey identity = server.pipeline().identity("test");
    ServerClock clock = ServerClock.of(server.time());
    assertThat(missed(WireDialog.class, wire -> new Dialog(wire, null, identity, clock))).isEmpty();
  }

  @Test
  void searchPage() throws Exception {
    assertThat(
            WireCoverage.missed(
                DialogOperations.PAGE,
                WireDialogPage::items,
                LEFT_OUT.keySet().toArray(String[]::new)))
        .isEmpty();
  }

  @Test
  void transmission() throws Exception {
    assertThat(missed(WireTransmission.class, wire -> new Transmission(wire, null))).isEmpty();
  }

  @Test
  void activity() throws Exception {
    assertThat(missed(WireActivity.class, wire -> new Activity(wire, null))).isEmpty();
  }

  @Test
  void seenLogEntry() throws Exception {
    assertThat(missed(WireSeenLogEntry.class, wire -> new SeenLogEntry(wire, null))).isEmpty();
  }

  @Test
  void labelLogEntry() throws Exception {
    assertThat(missed(WireLabelLogEntry.class, LabelLogEntry::new)).isEmpty();
  }

  private static <W> List<String> missed(Class<W> type, Mapping<W, ?> mapping) throws Exception {
    return WireCoverage.missed(type, mapping, LEFT_OUT.keySet().toArray(String[]::new));
  }
}
