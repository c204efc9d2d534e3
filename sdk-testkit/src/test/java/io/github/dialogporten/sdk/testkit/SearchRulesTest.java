package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.dialogs.ActivitySpec;
import io.github.dialogporten.sdk.testkit.dialogs.AttachmentSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.dialogs.TransmissionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a search takes, finds and refuses. */
class SearchRulesTest extends PublishedRules {

  private static final Text WORD = Text.nb("Kanari");

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
}
