package io.github.dialogporten.sdk.labels;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.internal.wire.WireDialogRevision;
import io.github.dialogporten.sdk.internal.wire.WireLabelChange;
import io.github.dialogporten.sdk.internal.wire.WireLabelChangeOfMany;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a request that changes labels is made of: all that the API knows. */
class LabelRequestsTest {

  /** Components of requests that are not sent, and why. */
  private static final Map<String, String> NOT_SENT =
      Map.of("systemLabels", "an old name of addLabels");

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void nothingIsLeftOut() throws Exception {
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
  private Set<String> sent() {
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
}
