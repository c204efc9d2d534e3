package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSearch;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.errors.InvalidRequestException;
import io.github.dialogporten.sdk.errors.SearchTooBroadException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Spliterator;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the limits are asked for, what becomes of them, and pages that are fetched ahead. */
class SearchInPartsTest {

  private final Setup setup = new Setup();
  private final ManyParties many = new ManyParties(setup, 7);
  private final DialogportenClient client = many.client();
  private final List<UUID> ids = new ArrayList<>();

  @BeforeEach
  void fill() {
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      ids.add(many.add(many.all().get(i % 7), ManyParties.FIRST.plusSeconds(i), random));
    }
    setup.altinn.requests().clear();
  }

  @AfterEach
  void close() {
    setup.close();
  }

  private DialogQuery query() {
    return DialogQuery.builder().party(many.urns()).pageSize(4).build();
  }

  private String[] manyUrns() {
    return IntStream.range(0, 101)
        .mapToObj(i -> "urn:altinn:person:legacy-selfidentified:syntetisk" + i)
        .toArray(String[]::new);
  }

  private List<ReceivedRequest> limits() {
    return setup.altinn.requests().to("/metadata/limits");
  }

  private List<ReceivedRequest> searches() {
    return setup.altinn.requests().matching(each -> each.path().endsWith("/enduser/dialogs"));
  }

  @Test
  void whatFitsInAnyCaseNeedsNoLimits() {
    assertThat(Setup.ids(client.dialogs().search(query()))).containsExactlyElementsOf(ids);
    assertThat(limits()).isEmpty();
    assertThat(searches()).hasSize(10);
  }

  @Test
  void theLimitsAreReadOnceForAllIdentitiesAndWithoutAToken() {
    DialogQuery wide = DialogQuery.builder().party(many.urns()).party(manyUrns()).build();
    assertThat(Setup.ids(client.dialogs().search(wide))).containsExactlyElementsOf(ids);
    client.actingAs(setup.systemUser(setup.world.customer())).dialogs().search(wide).firstPage();

    assertThat(limits()).hasSize(1);
    assertThat(limits().get(0).token().name()).isEqualTo("NONE");
    assertThat(searches()).hasSize(4);

    setup.clock.advance(Duration.ofMinutes(61));
    client.dialogs().search(wide).firstPage();
    assertThat(limits()).hasSize(2);
  }

  @Test
  void limitsThatCannotBeReadAreTakenAsTheyUsedToBe() {
    setup.altinn.faults().next("/metadata/limits", 3, Fault.status(503));
    DialogQuery wide = DialogQuery.builder().party(many.urns()).party(manyUrns()).build();

    assertThat(Setup.ids(client.dialogs().search(wide))).containsExactlyElementsOf(ids);
    assertThat(Setup.ids(client.dialogs().search(wide))).containsExactlyElementsOf(ids);
    assertThat(limits()).hasSize(3); // attempts of one call; nobody asks again at once

    setup.clock.advance(Duration.ofMinutes(2));
    client.dialogs().search(wide).firstPage();
    assertThat(limits()).hasSize(4);
  }

  @Test
  void aRefusalTellsThatTheLimitsAreOthers() {
    setup.altinn.services().searchLimits(3, 20, 20, 20);

    assertThat(Setup.ids(client.dialogs().search(query()))).containsExactlyElementsOf(ids);

    assertThat(limits()).hasSize(1);
    assertThat(searches().stream().filter(each -> each.status() == 400)).hasSize(1);
    client.dialogs().search(query()).firstPage();
    assertThat(searches().stream().filter(each -> each.status() == 400)).hasSize(1);
  }

  @Test
  void limitsThatChangeDuringTheWalkLoseNothing() {
    Iterator<DialogSummary> walk = client.dialogs().search(query()).iterator();
    List<UUID> given = new ArrayList<>();
    for (int i = 0; walk.hasNext(); i++) {
      if (i == 9) {
        setup.altinn.services().searchLimits(3, 20, 20, 20);
      }
      if (i == 20) {
        setup.altinn.services().searchLimits(2, 20, 20, 20);
      }
      given.add(walk.next().id());
    }
    assertThat(given).containsExactlyElementsOf(ids);
    assertThat(limits()).hasSize(2);
  }

  @Test
  void aRefusalThatNoPartWouldChangeIsTold() {
    String body = "{\"errors\":{\"party.Count\":[\"Syntetisk\"]},\"status\":400}";
    setup
        .altinn
        .faults()
        .next("/enduser/dialogs", Fault.status(400).body("application/problem+json", body));
    assertThatThrownBy(() -> client.dialogs().search(query()).firstPage())
        .isInstanceOf(InvalidRequestException.class);
    assertThat(limits()).hasSize(1);
  }

  @Test
  void whatCannotBeSplitIsRefusedBeforeItIsSent() {
    String[] codes = IntStream.range(0, 21).mapToObj(i -> "a" + i).toArray(String[]::new);
    DialogQuery orgs = DialogQuery.builder().party(many.urns()).org(codes).build();
    DialogQuery statuses = DialogQuery.builder().party(many.urns()).extendedStatus(codes).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.dialogs().search(orgs).firstPage())
        .withMessage("org: at most 20 in one search, and there are 21");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.dialogs().search(statuses).iterator().next())
        .withMessage("extendedStatus: at most 20 in one search, and there are 21");
    assertThat(searches()).isEmpty();

    setup.altinn.services().searchLimits(100, 20, 30, 30);
    setup.clock.advance(Duration.ofMinutes(61));
    client.dialogs().search(orgs).firstPage();
    assertThat(searches()).hasSize(1);
  }

  @Test
  void aBareTokenIsForOnePart() {
    setup.altinn.services().searchLimits(3, 20, 20, 20);
    client.dialogs().search(query()).firstPage(); // learns the limits
    PageCursor bare = PageCursor.ofContinuationToken("createdat_2026-01-01T00:00:00.0000000Z");

    DialogQuery wide = DialogQuery.builder().party(many.urns()).party(manyUrns()).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.dialogs().search(wide, bare).firstPage())
        .withMessageStartingWith("cursor: a bare continuation token");
  }

  @Test
  void aMergedPageIsADocumentLikeTheServersOwn() {
    setup.altinn.services().searchLimits(3, 20, 20, 20);
    Page<DialogSummary> page =
        client.with(o -> o.withRawJson()).dialogs().search(query()).firstPage();

    String json = new String(page.rawJson().orElseThrow(), StandardCharsets.UTF_8);
    assertThat(json)
        .startsWith("{\"items\":[{")
        .endsWith("],\"hasNextPage\":true,\"orderBy\":\"contentUpdatedAt_asc,id_asc\"}");
    int from = 0;
    for (UUID id : ids.subList(0, 4)) {
      assertThat(json.indexOf("\"id\":\"" + id, from)).isGreaterThan(from);
      from = json.indexOf("\"id\":\"" + id);
    }
    assertThat(client.dialogs().search(query()).firstPage().rawJson()).isEmpty();
  }

  @Test
  void nobodyKnowsHowManyThereAre() {
    Spliterator<DialogSummary> all = client.dialogs().search(query()).spliterator();
    assertThat(all.hasCharacteristics(Spliterator.SIZED)).isFalse();
    assertThat(searches()).isEmpty();
  }

  @Test
  void tooBroadIsToldWithWhatHelps() {
    String body = "{\"errors\":{\"Search\":[\"Syntetisk\"]},\"status\":422}";
    setup
        .altinn
        .faults()
        .next("/enduser/dialogs", Fault.status(422).body("application/problem+json", body));
    assertThatThrownBy(() -> client.dialogs().search(query()).firstPage())
        .isInstanceOfSatisfying(
            SearchTooBroadException.class,
            failure ->
                assertThat(failure.narrowing())
                    .containsExactly(
                        SearchTooBroadException.Narrowing.CONTENT_UPDATED_AFTER,
                        SearchTooBroadException.Narrowing.FEWER_PARTIES,
                        SearchTooBroadException.Narrowing.SERVICE_RESOURCE));
    assertThat(searches()).hasSize(1);
  }

  @Test
  void aPageAheadOfEachPartAndNoMore() {
    setup.altinn.services().searchLimits(3, 20, 20, 20);
    client.dialogs().search(query()).firstPage(); // learns the limits
    DialogQuery wide =
        DialogQuery.builder().party(many.urns()).party(manyUrns()).pageSize(2).build();
    setup.clock.advance(Duration.ofMinutes(1));
    setup.altinn.requests().clear();
    Deque<Runnable> waiting = new ArrayDeque<>();
    DialogSearch ahead = client.dialogs().search(wide).prefetching(waiting::add);
    int parts = 36; // 108 parties, three at a time

    Iterator<DialogSummary> walk = ahead.iterator();
    List<UUID> given = new ArrayList<>(List.of(walk.next().id()));
    int first = searches().size();
    assertThat(first).isEqualTo(parts); // by the caller, since the executor did nothing
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
    assertThat(searches()).hasSizeBetween(first + 1, first + 3); // those that have a next page

    while (walk.hasNext()) {
      given.add(walk.next().id());
      while (!waiting.isEmpty()) {
        waiting.remove().run();
      }
    }
    assertThat(given).containsExactlyElementsOf(ids);
  }

  @Test
  void anExecutorThatTakesNoMoreIsNoHindrance() {
    DialogSearch ahead =
        client
            .dialogs()
            .search(query())
            .prefetching(
                work -> {
                  throw new RejectedExecutionException("full");
                });
    assertThat(Setup.ids(ahead)).containsExactlyElementsOf(ids);
  }

  @Test
  void aFailureAheadIsToldWhereThePageIsUsedAndTheWalkGoesOn() {
    DialogSearch ahead = client.dialogs().search(query()).prefetching(Runnable::run);
    Iterator<DialogSummary> walk = ahead.iterator();
    List<UUID> given = new ArrayList<>();
    setup
        .altinn
        .faults()
        .next(request -> request.query().contains("continuationToken"), 3, Fault.status(503));

    for (int i = 0; i < 4; i++) {
      given.add(walk.next().id());
    }
    assertThat(setup.altinn.faults().remaining()).isZero();
    assertThatThrownBy(walk::next).isInstanceOf(ServiceUnavailableException.class);
    walk.forEachRemaining(hit -> given.add(hit.id()));

    assertThat(given).containsExactlyElementsOf(ids);
  }

  @Test
  void theBeginningOfManyPartsIsNotFetchedAllAnewAfterAFailure() {
    setup.altinn.services().searchLimits(1, 20, 20, 20);
    client.dialogs().search(query()).firstPage();
    setup.altinn.requests().clear();
    String third = many.all().get(2).number();
    setup
        .altinn
        .faults()
        .next(request -> request.query().contains(third), 1, Fault.replacedBody("<html>"));

    Iterator<DialogSummary> walk = client.dialogs().search(query()).iterator();
    assertThatThrownBy(walk::next).isInstanceOf(RuntimeException.class);
    assertThat(walk.next().id()).isEqualTo(ids.get(0));

    assertThat(searches()).hasSize(8); // seven parts, and one of them twice
  }
}
