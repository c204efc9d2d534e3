package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.dialogs.LabelEntry;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lookups, what is below a dialog, and the log of labels. */
class LookupAndLogRulesTest extends PublishedRules {

  @Test
  @DisplayName("2.4: the lookup's 404 repeats the reference as it was sent")
  void lookup404() {
    String sent = " URN:altinn:dialog-id:" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    assertThat(lookup(sent).error("InstanceRef")).contains("was not found: (" + sent + ")");
  }

  @Test
  @DisplayName("2.6: the 404 of a single seen entry comes before the 403 of the level")
  void seenEntryBeforeLevel() {
    UUID id = add(spec());
    http.open(id);
    UUID entry = altinn.dialogs().seenLog(id).get(0).id();
    altinn.dialogs().update(id, dialog -> dialog.minimumAuthenticationLevel(4));
    String path = "enduser/dialogs/" + id + "/seenlog";
    assertThat(http.get(path + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(http.get(path + "/" + entry).status()).isEqualTo(403);
    assertThat(http.get(path).status()).isEqualTo(403);
    assertThat(http.get("enduser/dialogs/" + id + "/activities/" + UUID.randomUUID()).status())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("2.6: what is below a dialog needs the right to read it; any other opens it")
  void lessThanReading() {
    UUID id = add(spec().guiAction(action("submit", null)).permitted("submit"));
    JsonNode opened = http.open(id).json();
    assertThat(opened.path("guiActions").path(0).path("isAuthorized").asBoolean()).isTrue();
    assertThat(http.get("enduser/dialogs/" + id + "/activities").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("7: one change logs what it sets before what it removes, at one time")
  void labelLog() {
    UUID id = add(spec().labels("Bin"));
    http.labels(id, "{\"addLabels\":[\"Archive\"]}");
    List<LabelEntry> log = altinn.dialogs().labelLog(id);
    assertThat(log)
        .extracting(LabelEntry::action, LabelEntry::label)
        .containsExactly(tuple("set", "Archive"), tuple("remove", "Bin"));
    assertThat(log.get(0).at()).isEqualTo(log.get(1).at());
    assertThat(http.get("enduser/dialogs/" + id + "/context/labellog").json().path(0).toString())
        .contains("\"set\"", "systemlabel:Archive");
  }

  @Test
  @DisplayName("9: ids are read in any form; of a message only the one with dashes is found")
  void lookupForms() {
    String instance = "0198c2a1-0000-7000-b000-00000000aaaa";
    String message = "0198c2a1-0000-7000-b000-00000000bbbb";
    UUID id =
        add(
            spec()
                .serviceOwnerLabel("urn:altinn:integration:storage:50000001/" + instance)
                .serviceOwnerLabel("urn:altinn:correspondence-id:" + message));
    String bare = instance.replace("-", "");
    for (String form : List.of(bare, "{" + instance + "}", "(" + instance + ")", instance)) {
      JsonNode found = lookup("urn:altinn:instance-id:+0050000001/" + form).json();
      assertThat(found.path("dialogId").asText()).as(form).isEqualTo(id.toString());
      assertThat(found.path("instanceRef").asText())
          .isEqualTo("urn:altinn:instance-id:+0050000001/" + form);
    }
    assertThat(lookup("urn:altinn:dialog-id:" + id.toString().replace("-", "")).status())
        .isEqualTo(200);
    assertThat(lookup("urn:altinn:correspondence-id:" + message).status()).isEqualTo(200);
    assertThat(lookup("urn:altinn:correspondence-id:" + message.replace("-", "")).status())
        .isEqualTo(404);
    for (String bad : List.of("0/" + instance, "2147483648/" + instance, "1/" + bare + "0")) {
      assertThat(lookup("urn:altinn:instance-id:" + bad).error("InstanceRef"))
          .as(bad)
          .contains("supported identifier");
    }
  }

  @Test
  @DisplayName("9: of several labels the last in the order of their characters is told")
  void lastLabel() {
    String storage = "urn:altinn:integration:storage:";
    String id = "0198c2a1-0000-7000-b000-00000000aaaa";
    UUID dialog =
        add(
            spec()
                .serviceOwnerLabel(storage + "9/" + id)
                .serviceOwnerLabel(storage + "50000001/" + id));
    assertThat(lookup("urn:altinn:dialog-id:" + dialog).json().path("instanceRef").asText())
        .isEqualTo("urn:altinn:instance-id:9/" + id);
  }

  private Response lookup(String reference) {
    return http.get("enduser/dialoglookup?instanceRef=" + Http.encode(reference));
  }
}
