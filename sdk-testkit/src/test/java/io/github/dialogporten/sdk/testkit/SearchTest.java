package io.github.dialogporten.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.Http.Response;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import io.github.dialogporten.sdk.testkit.world.TestSystemUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Filters, messages, order and pages of a search. */
class SearchTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");

  private final LocalAltinn altinn =
      LocalAltinn.builder().empty().clock(TestClock.standingAt(NOW)).start();
  private final TestParty party = altinn.parties().organisation("310923044", "SYNTETISK AS");
  private final TestSystemUser user = altinn.systemUsers().add(party, "client").represents(party);
  private final Http http = new Http(altinn, altinn.tokens().systemUser(user));

  @AfterEach
  void close() {
    altinn.close();
  }

  @Test
  void datesHaveSevenDigits() {
    add("En");
    assertThat(http.search(Map.of("party", party.urn())).body())
        .contains("\"createdAt\":\"2026-03-01T12:00:00.1234567Z\"");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    Response response =
        http.get(
            "enduser/dialogs?limit=0&search=ab&createdAfter=2026-02-01T00:00:00Z"
                + "&createdBefore=2026-01-01T00:00:00Z&searchLanguageCode=no&process=inval%7Cd");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.error("")).contains("Either ServiceResource or Party must be specified.");
    assertThat(response.error("limit"))
        .contains("'Limit' must be between 1 and 1000. You entered 0.");
    assertThat(response.body()).contains("\\u0027Limit\\u0027");
    assertThat(response.error("search")).contains("at least 3 characters");
    assertThat(response.error("createdAfter"))
        .contains("'CreatedAfter' must be less than or equal to 'CreatedBefore'.");
    assertThat(response.error("searchLanguageCode")).contains("nb");
    assertThat(response.error("process")).isNotEmpty();
    assertThat(response.json().path("instance").asText()).isEqualTo("/api/v1/enduser/dialogs");
    assertThat(response.json().path("traceId").asText())
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-\\d\\d");
  }

  @Test
  void whatCannotBeBoundIsKeyedAsItWasSent() {
    Response response =
        http.get("enduser/dialogs?LIMIT=abc&status=Sometimes&orderBy=&continuationToken=nonsense");
    assertThat(response.error("LIMIT"))
        .contains("Value [abc] is not valid for a [Int32] property!");
    assertThat(response.error("status")).isNotEmpty();
    assertThat(response.error("orderBy")).isNotEmpty();
    assertThat(response.error("continuationToken")).isNotEmpty();
  }

  @Test
  void emptyParametersAreValues() {
    add("En");
    String base = "enduser/dialogs?party=" + party.urn();
    assertThat(http.get(base + "&limit=").error("limit")).contains("You entered 0.");
    assertThat(http.get(base + "&createdBefore=").json().path("items")).isEmpty();
    assertThat(http.get(base + "&org=").json().path("items")).isEmpty();
    assertThat(http.get("enduser/dialogs?party=").error("party[0]")).isNotEmpty();
  }

  @Test
  void partiesAreCheckedAndCounted() {
    assertThat(
            http.get("enduser/dialogs?party=urn:altinn:organization:identifier-no:310923045")
                .error("party[0]"))
        .isNotEmpty();
    StringBuilder many = new StringBuilder("enduser/dialogs?");
    for (int i = 0; i < 101; i++) {
      many.append("party=").append(party.urn()).append('&');
    }
    assertThat(http.get(many.toString()).error("party.Count")).contains("'100'");
    assertThat(
            http.get("enduser/dialogs?party=" + party.urn().toUpperCase(java.util.Locale.ROOT))
                .status())
        .isEqualTo(400);
  }

  @Test
  void aLoneValueIsSplitAtItsCommas() {
    altinn.dialogs().add(spec("En").extendedStatus("a"));
    altinn.dialogs().add(spec("To").extendedStatus("a,b"));
    String base = "enduser/dialogs?party=" + party.urn();
    assertThat(titles(http.get(base + "&extendedStatus=a,b"))).containsExactly("En");
    assertThat(titles(http.get(base + "&extendedStatus=" + Http.encode("[\"a,b\"]"))))
        .containsExactly("To");
    assertThat(titles(http.get(base + "&extendedStatus=a,b&extendedStatus=x")))
        .containsExactly("To");
  }

  @Test
  void filters() {
    altinn.dialogs().add(spec("Merket").labels("Bin", "MarkedAsUnopened").status("Draft"));
    altinn
        .dialogs()
        .add(spec("System").apiOnly().externalReference("ref").process("urn:p:1", null));
    altinn.dialogs().add(spec("Frist").dueAt(NOW.plus(Duration.ofDays(1))));
    altinn.dialogs().add(spec("Skjult").visibleFrom(NOW.plus(Duration.ofDays(1))));
    altinn.dialogs().add(spec("Borte").deletedAt(NOW));
    altinn.dialogs().add(spec("Utløpt").expiresAt(NOW));
    assertThat(found("status=draft")).containsExactly("Merket");
    assertThat(found("systemLabel=Bin&systemLabel=MarkedAsUnopened")).containsExactly("Merket");
    assertThat(found("systemLabel=Bin&systemLabel=Archive")).isEmpty();
    assertThat(found("excludeApiOnly=true")).containsExactlyInAnyOrder("Merket", "Frist");
    assertThat(found("externalReference=ref")).containsExactly("System");
    assertThat(found("process=urn:p:1")).containsExactly("System");
    assertThat(found("dueAfter=2026-03-01T00:00:00Z")).containsExactly("Frist");
    assertThat(found("isContentSeen=true")).isEmpty();
    assertThat(found("isContentSeen=false")).hasSize(3);
    assertThat(found("search=frist")).containsExactly("Frist");
    assertThat(found("search=frist%20merket")).hasSize(2);
    assertThat(found("search=fri%20mer")).isEmpty();
    assertThat(found("org=nobody")).isEmpty();
  }

  @Test
  void othersPartiesAreSimplyEmpty() {
    TestParty other = altinn.parties().organisation("310010693", "SYNTETISK ANNEN AS");
    altinn.dialogs().add(DialogSpec.of(other.urn(), "tjeneste", "Andres"));
    JsonNode page = http.search(Map.of("party", other.urn())).json();
    assertThat(page.path("items")).isEmpty();
    assertThat(page.path("hasNextPage").asBoolean()).isFalse();
    assertThat(page.has("continuationToken")).isFalse();
    assertThat(found("serviceResource=urn:altinn:resource:tjeneste")).isEmpty();
  }

  @Test
  void tokensNameEveryKeyAndComeWithTheLastPageToo() {
    UUID id = altinn.dialogs().add(spec("En").dueAt(null));
    JsonNode page =
        http.search(Map.of("party", party.urn(), "orderBy", "dueAt,createdAt_asc")).json();
    assertThat(page.path("orderBy").asText()).isEqualTo("dueat_desc,createdat_asc,id_desc");
    assertThat(page.path("hasNextPage").asBoolean()).isFalse();
    String token = page.path("continuationToken").asText();
    assertThat(token).isEqualTo("dueat_,createdat_2026-03-01T12:00:00.1234567Z,id_" + id);

    JsonNode after =
        http.search(
                Map.of(
                    "party",
                    party.urn(),
                    "orderBy",
                    "dueat_desc,createdat_asc,id_desc",
                    "continuationToken",
                    token))
            .json();
    assertThat(after.path("items")).isEmpty();
    assertThat(after.path("continuationToken").asText()).isEqualTo(token);

    assertThat(
            http.search(Map.of("party", party.urn(), "continuationToken", token))
                .error("continuationToken"))
        .contains(
            "ContinuationToken does not match OrderBy. Missing token keys: [contentUpdatedAt].");
  }

  @Test
  void pagesFollowTheOrderOverTiesAndNulls() {
    for (int i = 0; i < 9; i++) {
      altinn.dialogs().add(spec("Nr " + i).dueAt(i % 3 == 0 ? null : NOW.plusSeconds(i / 2)));
    }
    for (String order :
        List.of("dueAt_asc", "dueAt_desc", "createdAt", "id_asc", "updatedAt_asc")) {
      List<String> whole = titles(http.search(Map.of("party", party.urn(), "orderBy", order)));
      assertThat(walk(order)).as(order).hasSize(9).isEqualTo(whole);
    }
  }

  @Test
  void lowLevelsGetTheHarmlessTexts() {
    altinn
        .dialogs()
        .add(spec("Hemmelig").minimumAuthenticationLevel(4).nonSensitiveTitle(Text.nb("Brev")));
    assertThat(found("limit=10")).containsExactly("Brev");
  }

  private List<String> walk(String order) {
    List<String> titles = new ArrayList<>();
    String more = "";
    for (int number = 0; number < 10; number++) {
      JsonNode page =
          http.get("enduser/dialogs?limit=2&party=" + party.urn() + "&orderBy=" + order + more)
              .json();
      page.path("items").forEach(item -> titles.add(title(item)));
      if (!page.path("hasNextPage").asBoolean()) {
        return titles;
      }
      more = "&continuationToken=" + Http.encode(page.path("continuationToken").asText());
    }
    throw new AssertionError("no end of pages: " + titles);
  }

  private List<String> found(String query) {
    return titles(http.get("enduser/dialogs?party=" + party.urn() + "&" + query));
  }

  private static List<String> titles(Response response) {
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    List<String> titles = new ArrayList<>();
    response.json().path("items").forEach(item -> titles.add(title(item)));
    return titles;
  }

  private static String title(JsonNode item) {
    return item.path("content").path("title").path("value").path(0).path("value").asText();
  }

  private void add(String title) {
    altinn.dialogs().add(spec(title));
  }

  private DialogSpec spec(String title) {
    return DialogSpec.of(party.urn(), "tjeneste", title);
  }
}
