package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.testkit.dialogs.ActivitySpec;
import io.github.dialogporten.sdk.testkit.dialogs.AttachmentSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.dialogs.TransmissionSpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an opened dialog holds, what may be used of it, and what opening leaves behind. */
class OpeningRulesTest extends PublishedRules {

  private static final Text WORD = Text.nb("Kanari");

  @Test
  @DisplayName("1.4: opening leaves out what the owner has not written; the lists have it empty")
  void emptyTexts() {
    UUID activity = UUID.randomUUID();
    UUID id =
        add(
            spec()
                .attachment(new AttachmentSpec().name("vedlegg"))
                .activity(ActivitySpec.of("DialogCreated").id(activity)));
    JsonNode opened = http.open(id).json();
    assertThat(opened.path("attachments").path(0).has("displayName")).isFalse();
    assertThat(opened.path("activities").path(0).has("description")).isFalse();
    String path = "enduser/dialogs/" + id + "/activities";
    assertThat(http.get(path).json().path(0).path("description").isArray()).isTrue();
    assertThat(http.get(path + "/" + activity).json().path("description").isArray()).isTrue();
    assertThat(found("").path("items").path(0).path("latestActivity").has("description")).isTrue();
    assertThat(opened.path("transmissions").isArray()).isTrue();
  }

  @Test
  @DisplayName("1.4: types of services and their status are in lower case")
  void lowerCase() {
    altinn.services().owner("etat", "310268593", Text.nb("Etat"));
    altinn.services().service("melding", "etat", "CorrespondenceService", 2, Text.nb("Melding"));
    UUID id = add(DialogSpec.of(party.urn(), "melding", "x"));
    assertThat(http.open(id).json().path("serviceResourceType").asText())
        .isEqualTo("correspondenceservice");
    JsonNode service =
        http.get("metadata/serviceresources").json().path("items").path(0).path("serviceResource");
    assertThat(service.path("resourceType").asText()).isEqualTo("correspondenceservice");
    assertThat(service.path("status").asText()).isEqualTo("completed");
  }

  @Test
  @DisplayName("1.4: transmissions are in order of time; activities in none")
  void order() {
    DialogSpec spec = spec();
    for (int i = 3; i >= 1; i--) {
      Instant at = NOW.minusSeconds(i);
      String title = "nr " + (4 - i);
      spec.activity(ActivitySpec.of("Information").createdAt(at).description(Text.nb(title)));
    }
    for (int i = 1; i <= 3; i++) {
      spec.transmission(
          TransmissionSpec.of("Information")
              .createdAt(NOW.minusSeconds(i))
              .title(Text.nb("nr " + (4 - i))));
    }
    UUID id = add(spec);
    JsonNode opened = http.open(id).json();
    assertThat(times(opened.path("transmissions"))).isSorted();
    assertThat(times(opened.path("activities"))).hasSize(3);
    assertThat(times(opened.path("activities")))
        .isNotEqualTo(times(opened.path("transmissions")))
        .isNotEqualTo(reversed(times(opened.path("transmissions"))));
    assertThat(times(http.get("enduser/dialogs/" + id + "/activities").json())).isSorted();
  }

  private static List<String> times(JsonNode parts) {
    List<String> times = new ArrayList<>();
    parts.forEach(part -> times.add(part.path("createdAt").asText()));
    return times;
  }

  private static List<String> reversed(List<String> texts) {
    List<String> reversed = new ArrayList<>(texts);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  @Test
  @DisplayName("1.4: what the party sent itself is never opened")
  void isOpened() {
    TransmissionSpec own = TransmissionSpec.of("Submission").title(Text.nb("a"));
    TransmissionSpec theirs = TransmissionSpec.of("Decision").title(Text.nb("b"));
    UUID ownId = UUID.randomUUID();
    UUID theirId = UUID.randomUUID();
    UUID id =
        add(
            spec()
                .transmission(own.id(ownId))
                .transmission(theirs.id(theirId))
                .activity(ActivitySpec.of("TransmissionOpened").transmission(ownId))
                .activity(ActivitySpec.of("TransmissionOpened").transmission(theirId)));
    for (JsonNode one : http.open(id).json().path("transmissions")) {
      assertThat(one.path("isOpened").asBoolean())
          .isEqualTo(one.path("id").asText().equals(theirId.toString()));
    }
  }

  @Test
  @DisplayName("3.1: the content of a transmission does not say whether it is authorized")
  void noIsAuthorized() {
    UUID id =
        add(
            spec()
                .mainContentReference(Text.nb("https://x.example/a"))
                .transmission(
                    TransmissionSpec.of("Information")
                        .title(Text.nb("t"))
                        .contentReference(Text.nb("https://x.example/b"))));
    JsonNode opened = http.open(id).json();
    JsonNode main = opened.path("content").path("mainContentReference");
    JsonNode below = opened.path("transmissions").path(0);
    assertThat(main.path("isAuthorized").asBoolean()).isTrue();
    assertThat(below.path("isAuthorized").asBoolean()).isTrue();
    assertThat(below.path("content").path("contentReference").has("isAuthorized")).isFalse();
  }

  @Test
  @DisplayName("3.1: expired means after that time; a search hides the dialog at the very time")
  void expired() {
    UUID id =
        add(
            spec()
                .expiresAt(NOW)
                .attachment(new AttachmentSpec().expiresAt(NOW).api("https://x.example/f", null)));
    assertThat(found("").path("items")).isEmpty();
    assertThat(url(http.open(id).json())).isEqualTo("https://x.example/f");
    altinn.dialogs().update(id, dialog -> dialog.expiresAt(NOW.plusSeconds(5)));
    clock.advance(Duration.ofSeconds(5));
    assertThat(url(http.open(id).json())).isEqualTo("urn:dialogporten:expired");
    clock.advance(Duration.ofSeconds(1));
    assertThat(http.open(id).status()).isEqualTo(404);
  }

  private static String url(JsonNode opened) {
    return opened.path("attachments").path(0).path("urls").path(0).path("url").asText();
  }

  @Test
  @DisplayName(
      "3.2: an action without attribute needs its name with any attribute, and some main access")
  void actionWithoutAttribute() {
    assertThat(writeIsAuthorized("read", "write,urn:altinn:task:Task_1")).isTrue();
    assertThat(writeIsAuthorized("write,urn:altinn:task:Task_1")).isFalse();
    assertThat(writeIsAuthorized("read")).isFalse();
    assertThat(writeIsAuthorized("write")).isTrue();
  }

  private boolean writeIsAuthorized(String... permitted) {
    UUID id =
        add(
            spec()
                .guiAction(action("write", null))
                .guiAction(action("write", "urn:altinn:task:Task_1"))
                .permitted(permitted));
    return http.open(id).json().path("guiActions").path(0).path("isAuthorized").asBoolean();
  }

  @Test
  @DisplayName("3.5: marked as unopened and opened gives a second seen entry, and no third")
  void secondSeenEntry() {
    UUID id = add(spec());
    http.open(id);
    http.open(id);
    assertThat(altinn.dialogs().seenLog(id)).hasSize(1);
    for (int round = 0; round < 2; round++) {
      http.labels(id, "{\"addLabels\":[\"MarkedAsUnopened\"]}");
      http.open(id);
      assertThat(altinn.dialogs().seenLog(id)).hasSize(2);
      assertThat(altinn.dialogs().labels(id)).doesNotContain("MarkedAsUnopened");
    }
    UUID old = add(spec().createdAt(Instant.parse("2025-11-30T00:00:00Z")));
    http.open(old);
    http.labels(old, "{\"addLabels\":[\"MarkedAsUnopened\"]}");
    http.open(old);
    assertThat(altinn.dialogs().seenLog(old)).hasSize(1);
  }

  @Test
  @DisplayName("3.6: old dialogs and those of services from Altinn 2 begin as seen")
  void bornSeen() {
    UUID old = add(spec().createdAt(Instant.parse("2025-11-30T23:59:59Z")));
    UUID moved = add(DialogSpec.of(party.urn(), "app_TTD_a2-1234-5", "x"));
    UUID young = add(spec().createdAt(Instant.parse("2025-12-01T00:00:00Z")));
    assertThat(ids("isContentSeen=true")).containsExactlyInAnyOrder(old, moved);
    assertThat(ids("isContentSeen=false")).containsExactly(young);
    assertThat(altinn.dialogs().seenLog(old)).isEmpty();
    altinn.dialogs().updateKeepingContent(old, dialog -> dialog.progress(1));
    assertThat(altinn.dialogs().get(old).contentSeen()).isTrue();
    altinn.dialogs().update(old, dialog -> dialog.summary(WORD));
    assertThat(altinn.dialogs().get(old).contentSeen()).isFalse();
  }

  @Test
  @DisplayName("3.6: a message has unopened content until it says that it was opened")
  void unopenedMessages() {
    altinn.services().owner("etat", "310268593", Text.nb("Etat"));
    altinn.services().service("melding", "etat", "CorrespondenceService", 2, Text.nb("Melding"));
    UUID message = add(DialogSpec.of(party.urn(), "melding", "x"));
    UUID dialog = add(spec());
    assertThat(unopened(message)).isTrue();
    assertThat(unopened(dialog)).isFalse();
    altinn
        .dialogs()
        .update(message, spec -> spec.activity(ActivitySpec.of("CorrespondenceConfirmed")));
    assertThat(unopened(message)).isTrue();
    altinn
        .dialogs()
        .update(message, spec -> spec.activity(ActivitySpec.of("CorrespondenceOpened")));
    assertThat(unopened(message)).isFalse();
  }

  private boolean unopened(UUID id) {
    return http.open(id).json().path("hasUnopenedContent").asBoolean();
  }

  @Test
  @DisplayName("3.8: a dialog without content is marked as seen, and answers 500 each time")
  void withoutContent() {
    UUID id = add(DialogSpec.of(party.urn(), "tjeneste").apiOnly().labels("MarkedAsUnopened"));
    assertThat(found("").path("items").path(0).has("content")).isFalse();
    for (int time = 0; time < 3; time++) {
      assertThat(http.open(id).status()).isEqualTo(500);
      assertThat(altinn.dialogs().seenLog(id)).hasSize(1);
      assertThat(altinn.dialogs().get(id).contentSeen()).isTrue();
      assertThat(altinn.dialogs().labels(id)).containsExactly("Default");
    }
    assertThat(http.get("enduser/dialogs/" + id + "/activities").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("3.8: a transmission without content fails where it would have to be masked")
  void transmissionWithoutContent() {
    String elsewhere = "urn:altinn:resource:annen";
    UUID bare = UUID.randomUUID();
    UUID fine = add(spec().transmission(TransmissionSpec.of("Information")));
    UUID bad =
        add(
            spec()
                .transmission(
                    TransmissionSpec.of("Information").id(bare).authorizationAttribute(elsewhere))
                .permitted("read"));
    assertThat(http.open(fine).status()).isEqualTo(200);
    String path = "enduser/dialogs/" + bad + "/transmissions";
    assertThat(http.get(path).status()).isEqualTo(500);
    assertThat(http.get(path + "/" + bare).status()).isEqualTo(500);
    assertThat(altinn.dialogs().seenLog(bad)).isEmpty();
    assertThat(http.open(bad).status()).isEqualTo(500);
    assertThat(altinn.dialogs().seenLog(bad)).hasSize(1);
  }

  @Test
  @DisplayName("5.1: the dialog token has the attribute as the dialog has it, and nothing else")
  void verbatim() throws ParseException {
    UUID id =
        add(
            spec()
                .transmission(
                    TransmissionSpec.of("Information")
                        .title(Text.nb("t"))
                        .authorizationAttribute("mycustomresource"))
                .permitted("read", "transmissionread,mycustomresource", "write"));
    JsonNode opened = http.open(id).json();
    assertThat(opened.path("transmissions").path(0).path("isAuthorized").asBoolean()).isTrue();
    assertThat(
            SignedJWT.parse(opened.path("dialogToken").asText())
                .getJWTClaimsSet()
                .getStringClaim("a"))
        .isEqualTo("read;transmissionread,mycustomresource");
  }
}
