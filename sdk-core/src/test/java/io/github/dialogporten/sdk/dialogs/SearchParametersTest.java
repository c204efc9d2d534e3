package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The query of a search as it goes over the wire. */
class SearchParametersTest {

  private static final String RESOURCE = "urn:altinn:resource:syntetisk";

  private final StubServer server =
      new StubServer().answers("{\"items\":[],\"hasNextPage\":false}");
  private final Dialogs dialogs = new HttpDialogs(server.pipeline());

  @AfterEach
  void stop() {
    server.close();
  }

  private Map<String, List<String>> sent(DialogQuery query) {
    dialogs.search(query).firstPage();
    Map<String, List<String>> sent = new TreeMap<>();
    server.request().getQueryParams().forEach((name, given) -> sent.put(name, given.values()));
    return sent;
  }

  @Test
  void everyFilterByItsOwnName() {
    Instant at = Instant.parse("2026-01-02T03:04:05.0257090Z");
    DialogQuery query =
        DialogQuery.forParty(PartyUrn.organisation("310923044"))
            .serviceResource(RESOURCE, RESOURCE + "2")
            .org("skd", "brg")
            .extendedStatus("a b", "c&d=e+f")
            .externalReference("ref 1")
            .status(DialogStatus.DRAFT, DialogStatus.IN_PROGRESS)
            .systemLabel(SystemLabel.BIN, SystemLabel.SENT)
            .createdAfter(at)
            .createdBefore(at)
            .updatedAfter(at)
            .updatedBefore(at)
            .contentUpdatedAfter(at)
            .contentUpdatedBefore(at)
            .dueAfter(at)
            .dueBefore(at)
            .isContentSeen(false)
            .process("urn:syn:1")
            .excludeApiOnly(true)
            .search("\"skatt 2026\" -moms")
            .searchLanguageCode("nb")
            .orderBy(SortKey.CREATED_AT.ascending())
            .pageSize(7)
            .build();

    Map<String, List<String>> sent = sent(query);

    List<String> time = List.of("2026-01-02T03:04:05.025709Z");
    assertThat(sent)
        .containsEntry("party", List.of("urn:altinn:organization:identifier-no:310923044"))
        .containsEntry("serviceResource", List.of(RESOURCE, RESOURCE + "2"))
        .containsEntry("org", List.of("skd", "brg"))
        .containsEntry("extendedStatus", List.of("a b", "c&d=e+f"))
        .containsEntry("externalReference", List.of("ref 1"))
        .containsEntry("status", List.of("Draft", "InProgress"))
        .containsEntry("systemLabel", List.of("Bin", "Sent"))
        .containsEntry("createdAfter", time)
        .containsEntry("createdBefore", time)
        .containsEntry("updatedAfter", time)
        .containsEntry("updatedBefore", time)
        .containsEntry("contentUpdatedAfter", time)
        .containsEntry("contentUpdatedBefore", time)
        .containsEntry("dueAfter", time)
        .containsEntry("dueBefore", time)
        .containsEntry("isContentSeen", List.of("false"))
        .containsEntry("process", List.of("urn:syn:1"))
        .containsEntry("excludeApiOnly", List.of("true"))
        .containsEntry("search", List.of("\"skatt 2026\" -moms"))
        .containsEntry("searchLanguageCode", List.of("nb"))
        .containsEntry("orderBy", List.of("createdAt_asc,id_asc"))
        .containsEntry("limit", List.of("7"))
        .hasSize(22);
    assertThat(server.request().getUrl()).contains("%2B").doesNotContain("+", " ");
  }

  @Test
  void whatIsNotSetIsNotSent() {
    assertThat(sent(DialogQuery.forServiceResource(RESOURCE).build()))
        .containsOnlyKeys("serviceResource", "orderBy")
        .containsEntry("orderBy", List.of("contentUpdatedAt_asc,id_asc"));
  }

  @Test
  void aLoneValueWithACommaIsAListOfOne() {
    assertThat(
            sent(
                DialogQuery.forServiceResource(RESOURCE)
                    .extendedStatus("a,\"b\"")
                    .org("[x]")
                    .externalReference("a,b")
                    .build()))
        .containsEntry("extendedStatus", List.of("[\"a,\\\"b\\\"\"]"))
        .containsEntry("org", List.of("[\"[x]\"]"))
        .containsEntry("externalReference", List.of("a,b"));
  }

  @Test
  void besideAnotherACommaIsSafe() {
    assertThat(sent(DialogQuery.forServiceResource(RESOURCE).extendedStatus("a,b", "c").build()))
        .containsEntry("extendedStatus", List.of("a,b", "c"));
  }

  @Test
  void nothingIsSentBeforeItIsRead() {
    dialogs.search(DialogQuery.forServiceResource(RESOURCE).build()).pages().iterator().hasNext();
    assertThat(server.requests()).isEmpty();
  }
}
