package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.fixtures.WireCoverage;
import io.github.dialogporten.sdk.internal.http.Identity;
import io.github.dialogporten.sdk.internal.mapping.FromWire.Mapping;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import io.github.dialogporten.sdk.internal.wire.WireDialogRevision;
import io.github.dialogporten.sdk.internal.wire.WireLabelChange;
import io.github.dialogporten.sdk.internal.wire.WireLabelChangeOfMany;
import io.github.dialogporten.sdk.internal.wire.WireLabelLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
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

  /** Components of requests that are not sent, and why. */
  private static final Map<String, String> NOT_SENT =
      Map.of("systemLabels", "an old name of addLabels");

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
    Identity identity = server.pipeline().identity();
    Instant now = server.time().now();
    assertThat(missed(WireDialog.class, wire -> Dialog.from(wire, null, identity, now))).isEmpty();
  }

  @Test
  void searchPage() throws Exception {
    assertThat(missed(WireDialogPage.class, wire -> SearchAnswer.from(wire, null))).isEmpty();
  }

  @Test
  void transmission() throws Exception {
    assertThat(missed(WireTransmission.class, Transmission::from)).isEmpty();
  }

  @Test
  void activity() throws Exception {
    assertThat(missed(WireActivity.class, Activity::from)).isEmpty();
  }

  @Test
  void seenLogEntry() throws Exception {
    assertThat(missed(WireSeenLogEntry.class, SeenLogEntry::from)).isEmpty();
  }

  @Test
  void labelLogEntry() throws Exception {
    assertThat(missed(WireLabelLogEntry.class, LabelLogEntry::from)).isEmpty();
  }

  @Test
  void labelChanges() throws Exception {
    LabelTarget target = LabelTarget.of(UUID.randomUUID(), UUID.randomUUID());
    LabelChange change = LabelChange.ARCHIVE.andRemove(SystemLabel.MARKED_AS_UNOPENED);
    new HttpLabels(server.answers("").pipeline()).change(target, change);
    assertThat(sent()).isEqualTo(components(WireLabelChange.class));
    new HttpLabels(server.answers("").pipeline()).changeAll(List.of(target), change);
    Set<String> ofMany = components(WireLabelChangeOfMany.class);
    ofMany.addAll(components(WireDialogRevision.class));
    assertThat(sent()).isEqualTo(ofMany);
  }

  /** The names in the last body that was sent. */
  private static Set<String> sent() {
    List<LoggedRequest> all = server.requests();
    Set<String> names = new TreeSet<>();
    Pattern.compile("\"([^\"]+)\":")
        .matcher(all.get(all.size() - 1).getBodyAsString())
        .results()
        .forEach(name -> names.add(name.group(1)));
    return names;
  }

  private static Set<String> components(Class<?> request) {
    Set<String> names = new TreeSet<>();
    for (RecordComponent component : request.getRecordComponents()) {
      if (!NOT_SENT.containsKey(component.getName())) {
        names.add(component.getName());
      }
    }
    return names;
  }

  private static <W> List<String> missed(Class<W> type, Mapping<W, ?> mapping) throws Exception {
    return WireCoverage.missed(type, mapping, LEFT_OUT.keySet().toArray(String[]::new));
  }
}
