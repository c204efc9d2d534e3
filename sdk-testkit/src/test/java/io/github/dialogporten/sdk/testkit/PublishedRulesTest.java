package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.dialogs.ActivitySpec;
import io.github.dialogporten.sdk.testkit.dialogs.AttachmentSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.LabelEntry;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.dialogs.TransmissionSpec;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import io.github.dialogporten.sdk.testkit.world.TestSystemUser;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules of Dialogporten's end-user API that a program meets, one by one. The numbers are those
 * of the sections of the project's notes on Dialogporten, as of 30 November 2026.
 */
class PublishedRulesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Text WORD = Text.nb("Kanari");

  private final TestClock clock = TestClock.standingAt(NOW);
  private final LocalAltinn altinn = LocalAltinn.builder().empty().clock(clock).start();
  private final TestParty party = altinn.parties().organisation("310923044", "SYNTETISK AS");
  private final TestSystemUser user = altinn.systemUsers().add(party, "client").represents(party);
  private final Http http = new Http(altinn, altinn.tokens().systemUser(user));

  @AfterEach
  void close() {
    altinn.close();
  }

  // 1.0 conventions

  @Test
  @DisplayName("1.0: an empty party is a value, and the key of its error is party[0]")
  void emptyParty() {
    assertThat(http.get("enduser/dialogs?party=").error("party[0]")).isNotEmpty();
  }

  @Test
  @DisplayName("1.0: the q of Accept-Language has no space before or after it")
  void languageGrammar() {
    UUID id = add(spec().title(Text.all("b", "n", "e")));
    for (String bad : List.of("nb; q=0.5", "nb;q =0.5", "nb;q", "nb;", "invalid;;;")) {
      Response refused = http.open(id, "Accept-Language", bad);
      assertThat(refused.status()).as(bad).isEqualTo(400);
      assertThat(refused.error("Accept-Language")).isNotEmpty();
    }
  }

  @Test
  @DisplayName("1.0: a weight is never refused; what cannot be read weighs nothing")
  void languageWeights() {
    assertThat(shown("nb;q=abc,nn;q=0.1")).containsExactly("nn");
    assertThat(shown("nb;q=,nn;q=0.1")).containsExactly("nn");
    assertThat(shown("nb,nn;q=5")).containsExactly("nn");
    assertThat(shown("nb,,nn;q=0.5")).containsExactly("nb");
    assertThat(shown("nn;q=0.5;x=1,en;q=0.4")).containsExactly("nn");
    assertThat(shown("en_US,nb;q=0.1")).containsExactly("en");
    assertThat(shown("nn;q=0.3,nb;q=0.3")).containsExactly("nn");
    assertThat(shown("nb;q=0.1,nn;q=0.2,nb;q=0.3")).containsExactly("nb");
  }

  private List<String> shown(String header) {
    UUID id = add(spec().title(Text.all("b", "n", "e")));
    List<String> languages = new ArrayList<>();
    http.open(id, "Accept-Language", header)
        .json()
        .path("content")
        .path("title")
        .path("value")
        .forEach(text -> languages.add(text.path("languageCode").asText()));
    return languages;
  }

  // 1.2 search

  @Test
  @DisplayName("1.2: validators' keys are in camel case, their texts in Pascal case")
  void camelCase() {
    String query =
        "limit=0&search=ab&searchLanguageCode=no&process=inval%7Cd"
            + "&createdAfter=2026-02-01T00:00:00Z&createdBefore=2026-01-01T00:00:00Z"
            + "&party=x&party="
            + party.urn();
    Response refused = http.get("enduser/dialogs?" + query);
    assertThat(keys(refused))
        .containsExactlyInAnyOrder(
            "limit", "search", "searchLanguageCode", "process", "createdAfter", "party[0]");
    assertThat(refused.error("limit"))
        .contains("'Limit' must be between 1 and 1000. You entered 0.");
    assertThat(keys(http.get("enduser/dialogs"))).containsExactly("");
  }

  @Test
  @DisplayName("1.2: of a count only the first letter of the path is lowered")
  void counts() {
    String parties = ("party=" + party.urn() + "&").repeat(101);
    assertThat(keys(http.get("enduser/dialogs?" + parties))).containsExactly("party.Count");
    String services = "serviceResource=urn:altinn:resource:a&".repeat(21);
    assertThat(http.get("enduser/dialogs?" + services).error("serviceResource.Count"))
        .contains("'Count'");
  }

  @Test
  @DisplayName("1.2: labels have addLabels[1], many have dto.dialogs and dto.addLabels[0]")
  void labelKeys() {
    UUID id = add(spec());
    assertThat(keys(http.labels(id, "{\"addLabels\":[\"Bin\",\"Sent\"]}")))
        .containsExactly("addLabels[1]");
    assertThat(keys(http.labels(id, "{\"removeLabels\":[\"Sent\"]}")))
        .containsExactly("removeLabels[0]");
    assertThat(keys(many("{\"dialogs\":[],\"addLabels\":[\"Sent\"]}")))
        .containsExactlyInAnyOrder("dto.dialogs", "dto.addLabels[0]");
  }

  private Response many(String body) {
    String path = "/api/v1/enduser/dialogs/context/systemlabels/actions/bulkset";
    return http.send("POST", altinn.dialogportenUrl() + path, body);
  }

  @Test
  @DisplayName(
      "1.2: spaces and empty items in orderBy are dropped; a comma alone is the usual order")
  void orders() {
    assertThat(order(" createdAt , ,dueAt _ asc ")).isEqualTo("createdat_desc,dueat_asc,id_desc");
    assertThat(order(",")).isEqualTo("contentupdatedat_desc,id_desc");
    assertThat(http.get("enduser/dialogs?orderBy=&party=" + party.urn()).error("orderBy"))
        .isNotEmpty();
  }

  private String order(String orderBy) {
    return found("orderBy=" + Http.encode(orderBy)).path("orderBy").asText();
  }

  @Test
  @DisplayName("1.2: in a token spaces and empty parts are dropped; only dueAt may be empty")
  void tokens() {
    UUID id = UUID.randomUUID();
    String base = "enduser/dialogs?party=" + party.urn() + "&orderBy=dueAt&continuationToken=";
    assertThat(http.get(base + Http.encode(" dueat_ ,, id_" + id + " ")).status()).isEqualTo(200);
    assertThat(http.get(base + "dueat_,id_").error("continuationToken")).contains("is not valid");
    assertThat(http.get(base + "x").error("continuationToken"))
        .contains("Value [x] is not valid for a");
    Response missing =
        http.get(
            "enduser/dialogs?party="
                + party.urn()
                + "&orderBy=dueAt,createdAt&continuationToken=id_"
                + id);
    assertThat(missing.error("continuationToken"))
        .contains(
            "ContinuationToken does not match OrderBy. Missing token keys: [dueAt,createdAt].");
  }

  @Test
  @DisplayName("1.2: free text covers plain content, tags, transmissions, names and descriptions")
  void freeTextCovers() {
    List<DialogSpec> found =
        List.of(
            spec().title(WORD),
            spec().summary(WORD),
            spec().senderName(WORD),
            spec().extendedStatusText(WORD),
            spec().content("additionalInfo", "text/plain", WORD),
            spec().nonSensitiveTitle(WORD),
            spec().nonSensitiveSummary(WORD),
            spec().searchTag("kanari"),
            spec().transmission(TransmissionSpec.of("Information").title(WORD)),
            spec()
                .transmission(TransmissionSpec.of("Information").title(Text.nb("x")).summary(WORD)),
            spec().attachment(new AttachmentSpec().displayName(WORD)),
            spec()
                .transmission(
                    TransmissionSpec.of("Information")
                        .title(Text.nb("x"))
                        .attachment(new AttachmentSpec().displayName(WORD))),
            spec().activity(ActivitySpec.of("Information").description(WORD)));
    List<UUID> ids = found.stream().map(this::add).toList();
    assertThat(ids("search=kanari")).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  @DisplayName("1.2: free text does not cover markdown, addresses, references and technical names")
  void freeTextDoesNotCover() {
    add(spec().additionalInfo(WORD));
    add(spec().mainContentReference(Text.nb("https://kanari.example/kanari")));
    add(spec().attachment(new AttachmentSpec().name("kanari").displayName(Text.nb("x"))));
    add(spec().extendedStatus("kanari").externalReference("kanari"));
    add(spec().guiAction(GuiActionSpec.of("GET", "https://x.example/").title(WORD)));
    assertThat(ids("search=kanari")).isEmpty();
  }

  @Test
  @DisplayName("1.2: AND and OR are operators in any case; AND binds tighter")
  void freeTextOperators() {
    UUID both = add(spec().title(Text.nb("skatt melding")));
    UUID tax = add(spec().title(Text.nb("skatt")));
    UUID letter = add(spec().title(Text.nb("melding")));
    UUID other = add(spec().title(Text.nb("annet")));
    assertThat(search("skatt and melding")).containsExactly(both);
    assertThat(search("skatt melding")).containsExactlyInAnyOrder(both, tax, letter);
    assertThat(search("skatt Or annet")).containsExactlyInAnyOrder(both, tax, other);
    assertThat(search("and skatt and or annet")).containsExactlyInAnyOrder(both, tax, other);
    assertThat(search("skatt -melding")).containsExactly(tax);
    assertThat(search("annet or skatt -melding")).containsExactlyInAnyOrder(other, tax);
    assertThat(search("skatt AND melding OR annet")).containsExactlyInAnyOrder(both, other);
    assertThat(search("skat")).isEmpty();
  }

  private List<UUID> search(String words) {
    return ids("search=" + Http.encode(words));
  }

  // 1.4 schemas

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

  // 2 errors

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

  // 3 authorization and state

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

  private static GuiActionSpec action(String name, String attribute) {
    GuiActionSpec action =
        GuiActionSpec.of("POST", "https://x.example/" + name).action(name).title(Text.nb(name));
    return attribute == null ? action : action.authorizationAttribute(attribute);
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

  // 5, 7, 8, 9

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
  @DisplayName("8.2: the part after the at sign of an e-mail has a dot with something around it")
  void emails() {
    String email = "urn:altinn:person:idporten-email:";
    for (String fine : List.of("kari@eksempel.no", "kari%2Bx@eksempel.no")) {
      assertThat(http.get("enduser/dialogs?party=" + Http.encode(email + fine)).status())
          .as(fine)
          .isEqualTo(200);
    }
    for (String bad :
        List.of(
            "kari@eksempel", "kari@eksempel.", "kari@.no", "a@b@c.no", "k%20i@e.no", "k%zz@e.no")) {
      assertThat(http.get("enduser/dialogs?party=" + Http.encode(email + bad)).error("party[0]"))
          .as(bad)
          .isNotEmpty();
    }
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

  // what all of them use

  private DialogSpec spec() {
    return DialogSpec.of(party.urn(), "tjeneste", "Noe");
  }

  private UUID add(DialogSpec spec) {
    return altinn.dialogs().add(spec);
  }

  private JsonNode found(String query) {
    Response response = http.get("enduser/dialogs?party=" + party.urn() + "&" + query);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }

  private List<UUID> ids(String query) {
    List<UUID> ids = new ArrayList<>();
    found(query).path("items").forEach(item -> ids.add(UUID.fromString(item.path("id").asText())));
    return ids;
  }

  private static List<String> keys(Response refused) {
    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    List<String> keys = new ArrayList<>();
    refused.json().path("errors").fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
