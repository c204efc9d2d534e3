package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dialogporten.sdk.parties.PartyUrn;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search may hold, and how what it may not hold is told. */
class DialogQueryTest {

  private static final String PERSON = "urn:altinn:person:identifier-no:12857090037";
  private static final String RESOURCE = "urn:altinn:resource:syntetisk";
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-01-01T00:00:00.0000001Z");

  private static Arguments refused(String message, UnaryOperator<DialogQueryBuilder> filter) {
    return Arguments.of(message, filter);
  }

  private static String[] many(int count, String prefix) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        refused("org: at least one", query -> query.org()),
        refused("org: not empty", query -> query.org("skd", "")),
        refused("org: at most 20", query -> query.org(many(21, "org"))),
        refused("serviceResource: not empty", query -> query.serviceResource(" ")),
        refused("serviceResource: a URN", query -> query.serviceResource("syntetisk")),
        refused("serviceResource: a URN", query -> query.serviceResource("urn:altinn:resource:")),
        refused("serviceResource: at most 20", query -> query.serviceResource(many(20, RESOURCE))),
        refused("party: at least one", query -> query.parties(List.of())),
        refused("party: a URN", query -> query.party("310923044")),
        refused("organisation: ", query -> query.party(PERSON.replace("person", "organization"))),
        refused("extendedStatus: at least one", query -> query.extendedStatus()),
        refused("extendedStatus: not empty", query -> query.extendedStatus("")),
        refused("extendedStatus: at most 20", query -> query.extendedStatus(many(21, "s"))),
        refused("externalReference: not empty", query -> query.externalReference("")),
        refused("status: at least one", query -> query.status()),
        refused("status: not empty", query -> query.status(DialogStatus.of(""))),
        refused("systemLabel: not empty", query -> query.systemLabel(SystemLabel.of(""))),
        refused("search: not empty", query -> query.search("   ")),
        refused("search: at least 3", query -> query.search("ab")),
        refused("searchLanguageCode: not empty", query -> query.searchLanguageCode("")),
        refused("searchLanguageCode: a two", query -> query.searchLanguageCode("norsk")),
        refused("searchLanguageCode: nb or nn", query -> query.searchLanguageCode("no")),
        refused("searchLanguageCode: nb or nn", query -> query.searchLanguageCode("NO-no")),
        refused("process: not empty", query -> query.process("")),
        refused("process: a well-formed", query -> query.process("urn:a b")),
        refused("process: at most 1023", query -> query.process("urn:a:" + "b".repeat(1018))),
        refused("limit: 1 to 1000", query -> query.limit(0)),
        refused("limit: 1 to 1000", query -> query.limit(-1)),
        refused("limit: 1 to 1000", query -> query.limit(1001)),
        refused("createdAfter: not later", query -> query.createdAfter(LATE).createdBefore(EARLY)),
        refused("updatedAfter: not later", query -> query.updatedAfter(LATE).updatedBefore(EARLY)),
        refused(
            "contentUpdatedAfter: not later",
            query -> query.contentUpdatedAfter(LATE).contentUpdatedBefore(EARLY)),
        refused("dueAfter: not later", query -> query.dueBefore(EARLY).dueAfter(LATE)),
        refused("dueBefore: a year", query -> query.dueBefore(Instant.MAX)),
        refused("createdAfter: a year", query -> query.createdAfter(Instant.MIN)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void isRefused(String message, UnaryOperator<DialogQueryBuilder> filter) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> filter.apply(DialogQuery.forServiceResource(RESOURCE)).build())
        .withMessageStartingWith(message)
        .satisfies(
            thrown -> {
              assertThat(thrown.getMessage()).doesNotContain("12857090037");
              assertThat(thrown.getCause()).isNull();
            });
  }

  @Test
  void neitherPartyNorService() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DialogQuery.builder().org("skd").build())
        .withMessage("party, serviceResource: a search needs at least one of them");
  }

  @Test
  void moreThanAHundredParties() {
    PartyUrn[] parties =
        IntStream.range(0, 101)
            .mapToObj(i -> PartyUrn.selfIdentified("syntetisk" + i))
            .toArray(PartyUrn[]::new);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DialogQuery.forParty(parties).build())
        .withMessageStartingWith("party: at most 100 in one search, and there are 101");
  }

  @Test
  void theSamePartyTwiceIsOne() {
    assertThat(DialogQuery.forParty(PartyUrn.parse(PERSON)).party(PERSON).build().filters())
        .containsEntry("party", List.of(PERSON));
  }

  @Test
  void whatIsJustAllowed() {
    DialogQuery query =
        DialogQuery.forServiceResource(many(20, RESOURCE))
            .search("abc")
            .searchLanguageCode("nb-NO")
            .process("urn:a:" + "b".repeat(1017))
            .limit(1000)
            .createdAfter(EARLY)
            .createdBefore(EARLY)
            .systemLabel(SystemLabel.SENT, SystemLabel.of("Later"))
            .build();
    assertThat(query.filters())
        .containsEntry("limit", List.of("1000"))
        .containsEntry("systemLabel", List.of("Sent", "Later"));
    assertThat(query.filters().get("createdAfter")).isEqualTo(query.filters().get("createdBefore"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
    "2026-01-02T03:04:00Z, 2026-01-02T03:04:00Z",
    "2026-01-02T03:04:05.1Z, 2026-01-02T03:04:05.1Z",
    "2026-01-02T03:04:05.123456700Z, 2026-01-02T03:04:05.1234567Z",
    "2026-01-02T03:04:05.123456799Z, 2026-01-02T03:04:05.1234567Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
  })
  void timesKeepAllThatTheServerKeeps(String given, String sent) {
    assertThat(
            DialogQuery.forServiceResource(RESOURCE)
                .dueAfter(Instant.parse(given))
                .build()
                .filters())
        .containsEntry("dueAfter", List.of(sent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "createdAt | createdAt",
        "CREATEDAT_DESC | createdAt_desc",
        "contentupdatedat_desc,id_desc | contentUpdatedAt_desc,id_desc",
        "dueAt_asc,createdAt | dueAt_asc,createdAt",
        "createdAt,dueAt_desc | createdAt,dueAt_desc",
        "createdAt, dueAt | createdAt,dueAt",
      })
  void orders(String given, String sent) {
    assertThat(DialogQuery.forServiceResource(RESOURCE).orderBy(given).build().order())
        .isEqualTo(sent);
  }

  @Test
  void ordersOfParts() {
    assertThat(
            DialogQuery.forServiceResource(RESOURCE)
                .orderBy(SortKey.DUE_AT.ascending(), SortKey.ID.descending())
                .build()
                .order())
        .isEqualTo("dueAt_asc,id_desc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "createdAt,",
        "created",
        "createdAt_up",
        "createdAt_",
        "createdAt asc",
        "createdAt_asc,CREATEDAT",
        "id,id_asc",
        "createdAt,dueAt_asc",
        "id_desc,DUEAT_ASC"
      })
  void noOrder(String order) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DialogQuery.forServiceResource(RESOURCE).orderBy(order).build())
        .withMessageStartingWith("orderBy: ");
  }

  @Test
  void theChecksumIsOfFiltersAndOrderOnly() {
    DialogQuery query = DialogQuery.forServiceResource(RESOURCE).org("a", "b").build();
    assertThat(query.checksum()).hasSize(4).matches("[0-9a-f]+");
    assertThat(DialogQuery.forServiceResource(RESOURCE).limit(5).org("b", "a").build().checksum())
        .isEqualTo(query.checksum());
    assertThat(DialogQuery.forServiceResource(RESOURCE).org("ab").build().checksum())
        .isNotEqualTo(query.checksum());
    assertThat(
            DialogQuery.forServiceResource(RESOURCE).org("a", "b").orderBy("id").build().checksum())
        .isNotEqualTo(query.checksum());
  }

  @Test
  void equalWhenFiltersAndOrderAre() {
    DialogQuery query = DialogQuery.forParty(PartyUrn.parse(PERSON)).orderBy("id").build();
    assertThat(DialogQuery.builder().party(PERSON).orderBy("id").build())
        .isEqualTo(query)
        .hasSameHashCodeAs(query)
        .isNotEqualTo(DialogQuery.builder().party(PERSON).build());
  }

  @Test
  void toStringTellsWhichFiltersThereAre() {
    assertThat(
            DialogQuery.forParty(PartyUrn.parse(PERSON))
                .search("Syntetisk Person")
                .externalReference("12857090037")
                .build())
        .hasToString("DialogQuery[externalReference=1, party=1, search=1, orderBy=null]");
  }
}
