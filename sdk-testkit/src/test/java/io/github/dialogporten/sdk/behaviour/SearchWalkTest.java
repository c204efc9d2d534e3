package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogHeader;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogQueryBuilder;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.SortKey;
import io.github.dialogporten.sdk.dialogs.SortOrder;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialog;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Step 3: many dialogs, a page at a time, none lost and none twice. */
class SearchWalkTest {

  private static final int ALL = SeededWorld.LARGE_CUSTOMER_DIALOGS;

  private final Setup setup = new Setup();
  private final DialogportenClient client = setup.client();

  @AfterEach
  void close() {
    setup.close();
  }

  @ParameterizedTest
  @CsvSource({"7, 36", "100, 3", "1000, 1"})
  void aWalkMeetsEveryDialogOnceAndInOrder(int limit, int requests) {
    List<UUID> walked = Setup.ids(client.dialogs().search(large().pageSize(limit).build()));

    assertThat(walked).containsExactlyElementsOf(expected());
    assertThat(setup.toDialogporten()).hasSize(requests);
  }

  @ParameterizedTest
  @EnumSource(value = SortKey.class, names = "ID", mode = EnumSource.Mode.EXCLUDE)
  void everyOrderIsKeptOverPages(SortKey key) {
    List<DialogSummary> up = walk(key.ascending());
    List<DialogSummary> down = walk(key.descending());

    assertThat(up).extracting(DialogSummary::id).doesNotHaveDuplicates().hasSize(ALL);
    assertThat(down).extracting(DialogSummary::id).doesNotHaveDuplicates().hasSize(ALL);
    Comparator<DialogSummary> order =
        Comparator.<DialogSummary, Instant>comparing(hit -> value(hit, key))
            .thenComparing(hit -> hit.id().toString());
    assertThat(up).isSortedAccordingTo(order);
    assertThat(down).isSortedAccordingTo(order.reversed());
  }

  @Test
  void nothingIsSentBeforeItIsNeeded() {
    var result = client.dialogs().search(large().pageSize(100).build());
    assertThat(setup.altinn.requests().all()).isEmpty();

    Iterator<DialogSummary> hits = result.iterator();
    for (int i = 0; i < 100; i++) {
      hits.next();
    }
    assertThat(setup.toDialogporten()).hasSize(1);
    assertThat(hits.hasNext()).isTrue();
    assertThat(setup.toDialogporten()).hasSize(2);
    assertThat(setup.seen()).isEmpty();
  }

  @Test
  void aCursorFromTheMiddleGoesOnInAnotherClient() {
    DialogQuery query = large().orderBy(SortKey.CREATED_AT.ascending()).pageSize(90).build();
    List<UUID> whole = Setup.ids(client.dialogs().search(query));
    Page<DialogSummary> second = client.dialogs().search(query).firstPage().next();
    String kept = second.cursor().orElseThrow().text();

    DialogQuery later = large().orderBy(SortKey.CREATED_AT.ascending()).pageSize(11).build();
    List<UUID> rest =
        Setup.ids(setup.client().dialogs().search(later, PageCursor.parse(kept)).stream());

    assertThat(rest).containsExactlyElementsOf(whole.subList(180, ALL));
  }

  @Test
  void theCursorOfTheLastPageFindsWhatIsNew() {
    DialogQuery query = large().orderBy(SortKey.CREATED_AT.ascending()).build();
    Page<DialogSummary> page = client.dialogs().search(query).firstPage();
    while (page.hasNext()) {
      page = page.next();
    }
    PageCursor end = page.cursor().orElseThrow();
    assertThat(client.dialogs().search(query, end)).isEmpty();

    setup.clock.advance(Duration.ofHours(1));
    UUID added =
        setup
            .altinn
            .dialogs()
            .add(
                DialogSpec.of(
                    setup.world.largeCustomer().urn(), "skattetest-melding", "Nytt oppgjør"));

    assertThat(Setup.ids(client.dialogs().search(query, end))).containsExactly(added);
  }

  @Test
  void aCursorOfAnotherSearchIsRefusedBeforeAnythingIsSent() {
    PageCursor cursor =
        client.dialogs().search(large().pageSize(10).build()).firstPage().cursor().orElseThrow();
    setup.altinn.requests().clear();

    for (DialogQuery other :
        List.of(
            large().isContentSeen(true).build(),
            large().orderBy(SortKey.CREATED_AT.descending()).build(),
            large().org("skd").build())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.dialogs().search(other, cursor))
          .withMessageStartingWith("cursor: ");
    }
    assertThat(setup.altinn.requests().all()).isEmpty();
  }

  @Test
  void aPageThatFailsSurfacesFromNextAndTheWalkGoesOn() {
    Iterator<DialogSummary> hits =
        client.dialogs().search(large().pageSize(100).build()).iterator();
    List<UUID> walked = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      walked.add(hits.next().id());
    }
    setup.altinn.faults().next("/enduser/dialogs", 3, Fault.status(503));

    assertThat(hits.hasNext()).isTrue();
    assertThatThrownBy(hits::next)
        .isInstanceOfSatisfying(
            ServiceUnavailableException.class,
            failure -> assertThat(failure.attempts()).isEqualTo(3));
    hits.forEachRemaining(hit -> walked.add(hit.id()));

    assertThat(walked).containsExactlyElementsOf(expected());
  }

  @Test
  void tokensThatExpireDuringAWalkAreRenewedAndNothingIsLost() {
    Iterator<Page<DialogSummary>> pages =
        client.dialogs().search(large().pageSize(50).build()).pages().iterator();
    List<UUID> walked = new ArrayList<>();
    while (pages.hasNext()) {
      pages.next().items().forEach(hit -> walked.add(hit.id()));
      setup.clock.advance(Duration.ofSeconds(121));
    }

    assertThat(walked).containsExactlyElementsOf(expected());
    assertThat(setup.grants()).hasSize(5);
    assertThat(setup.toDialogporten()).hasSize(5).allMatch(request -> request.status() == 200);
  }

  private List<DialogSummary> walk(SortOrder... order) {
    List<DialogSummary> hits = new ArrayList<>();
    client.dialogs().search(large().orderBy(order).pageSize(50).build()).forEach(hits::add);
    return hits;
  }

  /** What has no due date is due after everything else. */
  private static Instant value(DialogHeader hit, SortKey key) {
    return switch (key) {
      case CONTENT_UPDATED_AT -> hit.contentUpdatedAt();
      case UPDATED_AT -> hit.updatedAt();
      case CREATED_AT -> hit.createdAt();
      case DUE_AT -> hit.dueAt().orElse(Instant.MAX);
      case ID -> throw new IllegalArgumentException("an id is no time");
    };
  }

  private List<UUID> expected() {
    String party = setup.world.largeCustomer().urn();
    return setup.altinn.dialogs().all().stream()
        .filter(dialog -> dialog.party().equals(party))
        .sorted(
            Comparator.comparing(StoredDialog::contentUpdatedAt)
                .thenComparing(dialog -> dialog.id().toString()))
        .map(StoredDialog::id)
        .toList();
  }

  private DialogQueryBuilder large() {
    return DialogQuery.builder().party(setup.world.largeCustomer().urn());
  }
}
