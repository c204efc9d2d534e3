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
        refused("serviceResource: not empty", query -> query.serviceResource(" ")),
        refused("serviceResource: a URN", query -> query.serviceResource("syntetisk")),
        refused("serviceResource: a URN", query -> query.serviceResource("urn:altinn:resource:")),
        refused("party: at least one", query -> query.parties(List.of())),
        refused("party: a URN", query -> query.party("310923044")),
        refused("organisation: ", query -> query.party(PERSON.replace("person", "organization"))),
        refused("extendedStatus: at least one", query -> query.extendedStatus()),
        refused("extendedStatus: not empty", query -> query.extendedStatus("")),
        refused("externalReference: not empty", query -> query.externalReference("")),
        refused("status: at least one", query -> query.status()),
        refused("status: not empty", query -> query.status(DialogStatus.of(""))),
        refused("status: values of the API", query -> query.status(DialogStatus.of("New"))),
        refused("systemLabel: not empty", query -> query.systemLabel(SystemLabel.of(""))),
        refused("systemLabel: values", query -> query.systemLabel(SystemLabel.of("Starred"))),
        refused(
            "systemLabel: one of",
            query -> query.systemLabel(SystemLabel.BIN).systemLabel(SystemLabel.ARCHIVE)),
        refused("search: not empty", query -> query.search("   ")),
        refused("search: at least 3", query -> query.search("ab")),
        refused("searchLanguageCode: not empty", query -> query.searchLanguageCode("")),
        refused("searchLanguageCode: a two", query -> query.searchLanguageCode("norsk")),
        refused("searchLanguageCode: the two", query -> query.searchLanguageCode("xx")),
        refused("searchLanguageCode: nb or nn", query -> query.searchLanguageCode("no")),
        refused("searchLanguageCode: nb or nn", query -> query.searchLanguageCode("NO-no")),
        refused("process: not empty", query -> query.process("")),
        refused("process: a well-formed", query -> query.process("urn:a b")),
        refused("process: at most 1023", query -> query.process("urn:a:" + "b".repeat(1018))),
        refused("pageSize must be between 1 and 1000", query -> query.pageSize(0)),
        refused("pageSize must be between 1 and 1000", query -> query.pageSize(-1)),
        refused("pageSize must be between 1 and 1000", query -> query.pageSize(1001)),
        refused("atMost must be positive", query -> query.atMost(0)),
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
  void anyNumberOfPartiesAndServices() {
    PartyUrn[] parties =
        IntStream.range(0, 3000)
            .mapToObj(i -> PartyUrn.selfIdentified("syntetisk" + i))
            .toArray(PartyUrn[]::new);
    DialogQuery query = DialogQuery.forParty(parties).serviceResource(many(21, RESOURCE)).build();
    assertThat(query.filters().get("party")).hasSize(3000);
    assertThat(query.filters().get("serviceResource")).hasSize(21);
  }

  @Test
  void theSamePartyTwiceIsOne() {
    assertThat(DialogQuery.forParty(PartyUrn.parse(PERSON)).party(PERSON).build().filters())
        .containsEntry("party", List.of(PERSON));
  }

  @Test
  void theSameServiceInTwoSpellingsIsOne() {
    assertThat(DialogQuery.forServiceResource(RESOURCE + "-A", RESOURCE + "-a").build().filters())
        .containsEntry("serviceResource", List.of(RESOURCE + "-a"));
  }

  @Test
  void whatIsJustAllowed() {
    DialogQuery query =
        DialogQuery.forServiceResource(many(20, RESOURCE))
            .search("abc")
            .searchLanguageCode("nb-NO")
            .process("urn:a:" + "b".repeat(1017))
            .pageSize(1000)
            .atMost(1)
            .createdAfter(EARLY)
            .createdBefore(EARLY)
            .systemLabel(SystemLabel.SENT, SystemLabel.BIN, SystemLabel.MARKED_AS_UNOPENED)
            .build();
    assertThat(query.filters())
        .containsEntry("limit", List.of("1000"))
        .containsEntry("systemLabel", List.of("Sent", "Bin", "MarkedAsUnopened"))
        .doesNotContainKey("atMost");
    assertThat(query.atMost()).hasValue(1);
    assertThat(filters().process("prosess/42").build().filters())
        .containsEntry("process", List.of("prosess/42"));
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

  static Stream<Arguments> orders() {
    return Stream.of(
        Arguments.of(List.of(), "contentUpdatedAt_asc,id_asc"),
        Arguments.of(List.of(SortKey.CREATED_AT.descending()), "createdAt_desc,id_desc"),
        Arguments.of(
            List.of(SortKey.CREATED_AT.descending(), SortKey.ID.ascending()),
            "createdAt_desc,id_asc"),
        Arguments.of(
            List.of(SortKey.DUE_AT.ascending(), SortKey.CREATED_AT.descending()),
            "dueAt_asc,createdAt_desc,id_desc"),
        Arguments.of(
            List.of(SortKey.UPDATED_AT.ascending(), SortKey.DUE_AT.descending()),
            "updatedAt_asc,dueAt_desc,id_desc"));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void anOrderHasTheIdAtItsEnd(List<SortOrder> given, String sent) {
    DialogQueryBuilder builder = DialogQuery.forServiceResource(RESOURCE);
    DialogQuery query = given.isEmpty() ? builder.build() : builder.orderBy(given).build();
    assertThat(query.searchOrder().text()).isEqualTo(sent);
    assertThat(query.order()).hasToString("[" + sent.replace(",", ", ") + "]");
  }

  @Test
  void newestFirstIsTheServersOwnOrder() {
    assertThat(DialogQuery.forServiceResource(RESOURCE).newestFirst().build().searchOrder().text())
        .isEqualTo("contentUpdatedAt_desc,id_desc");
  }

  static Stream<Arguments> noOrder() {
    return Stream.of(
        Arguments.of("orderBy: at least one", List.of()),
        Arguments.of(
            "orderBy: each key once",
            List.of(SortKey.CREATED_AT.ascending(), SortKey.CREATED_AT.descending())),
        Arguments.of("orderBy: id behind", List.of(SortKey.ID.ascending())),
        Arguments.of(
            "orderBy: id behind", List.of(SortKey.ID.descending(), SortKey.CREATED_AT.ascending())),
        Arguments.of(
            "orderBy: id at the end",
            List.of(
                SortKey.CREATED_AT.ascending(),
                SortKey.ID.ascending(),
                SortKey.UPDATED_AT.ascending())),
        Arguments.of(
            "orderBy: dueAt_asc in the first place",
            List.of(SortKey.CREATED_AT.ascending(), SortKey.DUE_AT.ascending())));
  }

  @ParameterizedTest
  @MethodSource("noOrder")
  void anOrderThatTheServerWouldTakeForAnotherIsRefused(String message, List<SortOrder> order) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DialogQuery.forServiceResource(RESOURCE).orderBy(order).build())
        .withMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({
    "createdAt, createdAt_desc",
    "CREATEDAT_ASC, createdAt_asc",
    "' contentupdatedat_desc', contentUpdatedAt_desc",
    "dueAt_asc, dueAt_asc",
    "ID, id_desc"
  })
  void anOrderFromText(String text, String order) {
    assertThat(SortOrder.parse(text)).hasToString(order);
    assertThat(SortOrder.parse(order)).isEqualTo(SortOrder.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ",", "created", "createdAt_up", "createdAt_", "createdAt asc", "a,b"})
  void noOrderFromText(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SortOrder.parse(text))
        .withMessageStartingWith("orderBy: ");
  }

  @Test
  void theChecksumIsOfFiltersAndOrderOnly() {
    DialogQuery query = filters().build();
    assertThat(query.spec().checksum()).hasSize(8);
    for (DialogQuery same :
        List.of(
            DialogQuery.forServiceResource(RESOURCE)
                .pageSize(5)
                .atMost(7)
                .party(OTHER)
                .org("b", "a")
                .build(),
            filters().orderBy(SortKey.CONTENT_UPDATED_AT.ascending()).build())) {
      assertThat(same.spec().checksum()).isEqualTo(query.spec().checksum());
    }
    for (DialogQuery other :
        List.of(
            DialogQuery.forServiceResource(RESOURCE).org("a", "b").build(),
            filters().newestFirst().build(),
            filters().org("ab").build(),
            filters().search("skatt").build(),
            filters().serviceResource(RESOURCE + "2").build())) {
      assertThat(other.spec().checksum()).isNotEqualTo(query.spec().checksum());
    }
  }

  @Test
  void changesTellCountsOnly() {
    assertThat(SearchChanges.of(List.of(OTHER), 60)).hasToString("SearchChanges[new=1, gone=60]");
  }

  private static final String OTHER = "urn:altinn:organization:identifier-no:310923044";

  private static DialogQueryBuilder filters() {
    return DialogQuery.forServiceResource(RESOURCE).party(PERSON).org("a", "b");
  }

  @Test
  void equalWhenFiltersAndOrderAre() {
    DialogQuery query = DialogQuery.forParty(PartyUrn.parse(PERSON)).newestFirst().build();
    assertThat(DialogQuery.builder().party(PERSON).newestFirst().build())
        .isEqualTo(query)
        .hasSameHashCodeAs(query)
        .isNotEqualTo(DialogQuery.builder().party(PERSON).build())
        .isNotEqualTo(DialogQuery.builder().party(PERSON).newestFirst().atMost(1).build());
  }

  @Test
  void toStringTellsWhatIsAskedForWithoutWhatCanBePersonal() {
    assertThat(
            DialogQuery.forParty(PartyUrn.parse(PERSON))
                .search("Syntetisk Person")
                .externalReference("12857090037")
                .process("urn:syn:12857090037")
                .extendedStatus("a", "b")
                .org("skd")
                .status(DialogStatus.DRAFT, DialogStatus.IN_PROGRESS)
                .systemLabel(SystemLabel.SENT, SystemLabel.ARCHIVE)
                .contentUpdatedAfter(EARLY)
                .isContentSeen(false)
                .pageSize(7)
                .atMost(20)
                .build())
        .hasToString(
            "DialogQuery[contentUpdatedAfter=2026-01-01T00:00:00Z, extendedStatus any of 2,"
                + " externalReference given, isContentSeen=false, pageSize=7, org any of [skd],"
                + " party any of 1, process given, search given,"
                + " status any of [Draft, InProgress], systemLabel all of [Sent, Archive],"
                + " atMost=20, orderBy=contentUpdatedAt_asc,id_asc]");
  }
}
