package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Setting system labels. */
class LabelsTest {

  private final LocalAltinn altinn = LocalAltinn.start();
  private final SeededWorld world = altinn.world();
  private final Http http = new Http(altinn, altinn.tokens().systemUser(world.systemUser()));
  private final UUID dialog = SeededWorld.TAX_CARD;

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void theLastDistinctOneOfTheThreeWins() {
    assertThat(http.labels(dialog, "{\"addLabels\":[\"Bin\",\"Archive\",\"Bin\"]}").status())
        .isEqualTo(204);
    assertThat(altinn.dialogs().labels(dialog)).containsExactlyInAnyOrder("Archive", "Sent");
    http.labels(dialog, "{\"removeLabels\":[\"Archive\"],\"addLabels\":[\"MarkedAsUnopened\"]}");
    assertThat(altinn.dialogs().labels(dialog))
        .containsExactlyInAnyOrder("Default", "Sent", "MarkedAsUnopened");
    assertThat(altinn.dialogs().labelLog(dialog)).hasSize(3);
    http.labels(dialog, "{}");
    assertThat(altinn.dialogs().labelLog(dialog)).hasSize(3);
  }

  @Test
  void revisionsAreTheContextsAndUnquoted() {
    UUID revision = altinn.dialogs().get(dialog).endUserContextRevision();
    String bin = "{\"addLabels\":[\"Bin\"]}";
    Response set = http.labels(dialog, bin, "If-Match", revision.toString());
    assertThat(set.status()).isEqualTo(204);
    assertThat(set.header("Etag"))
        .isEqualTo(altinn.dialogs().get(dialog).endUserContextRevision().toString())
        .isNotEqualTo(revision.toString());
    Response old = http.labels(dialog, bin, "If-Match", revision.toString());
    assertThat(old.status()).isEqualTo(412);
    assertThat(old.json().has("errors")).isFalse();
    assertThat(http.labels(dialog, bin, "If-Match", "\"" + revision + "\"").error("If-Match"))
        .contains("Unable to bind");
  }

  @Test
  void sentIsTheServers() {
    Response response = http.labels(dialog, "{\"addLabels\":[\"Sent\"]}");
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body()).contains("Sent");
  }

  @Test
  void deletedIs404AndForeignIs403() {
    assertThat(http.labels(SeededWorld.DELETED, "{}").status()).isEqualTo(404);
    assertThat(http.labels(SeededWorld.OTHER_CUSTOMER, "{}").error("Forbidden"))
        .contains("unauthorized and/or missing: (" + SeededWorld.OTHER_CUSTOMER + ")");
  }

  @Test
  void bulkIsAllOrNothing() {
    Response refused = bulk(SeededWorld.MESSAGE, SeededWorld.OTHER_CUSTOMER);
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.body()).contains(SeededWorld.OTHER_CUSTOMER.toString());
    assertThat(altinn.dialogs().labels(SeededWorld.MESSAGE)).contains("Default");
    assertThat(bulk(SeededWorld.MESSAGE, SeededWorld.APP_FORM).status()).isEqualTo(204);
    assertThat(altinn.dialogs().labels(SeededWorld.MESSAGE)).contains("Bin");
    assertThat(bulk().error("dto.dialogs")).contains("Must supply between 1 and 100 dialogs");
  }

  @Test
  void aServiceOwnersChangeTakesItOutOfTheBin() {
    http.labels(dialog, "{\"addLabels\":[\"Bin\",\"MarkedAsUnopened\"]}");
    altinn.dialogs().update(dialog, change -> change.progress(80));
    assertThat(altinn.dialogs().labels(dialog)).contains("Default", "MarkedAsUnopened");
    String log = http.get("enduser/dialogs/" + dialog + "/context/labellog").body();
    assertThat(log).contains("systemlabel:Bin", "ServiceOwner");
  }

  private Response bulk(UUID... dialogs) {
    StringBuilder body = new StringBuilder("{\"addLabels\":[\"Bin\"],\"dialogs\":[");
    for (int i = 0; i < dialogs.length; i++) {
      body.append(i == 0 ? "" : ",").append("{\"dialogId\":\"").append(dialogs[i]).append("\"}");
    }
    return http.send(
        "POST",
        altinn.dialogportenUrl() + "/api/v1/enduser/dialogs/context/systemlabels/actions/bulkset",
        body.append("]}").toString());
  }
}
