package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSearch;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.SortKey;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A walk over 10,000 dialogs of 3,000 parties, while every tenth page fails once, each in another
 * way.
 */
@Tag("exhaustive")
class ManyPartiesWalkTest {

  private static final int DIALOGS = 10_000;
  private static final int PARTIES = 3_000;
  private static final int KINDS = 10;

  private static Setup setup;
  private static DialogportenClient client;
  private static ManyParties many;
  private static List<UUID> expected;
  private static List<UUID> expectedByCreation;

  private final AtomicInteger pages = new AtomicInteger();
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final Set<Integer> fired = ConcurrentHashMap.newKeySet();
  private int thrown;

  @BeforeAll
  static void start() {
    setup = new Setup();
    many = new ManyParties(setup, PARTIES);
    client = many.client();
    Random random = new Random(4);
    Set<UUID> added = new HashSet<>();
    for (int i = 0; i < DIALOGS; i++) {
      Instant created = ManyParties.FIRST.plusSeconds(random.nextInt(DIALOGS));
      Instant updated = created.plusSeconds(random.nextInt(DIALOGS));
      added.add(many.add(many.all().get(random.nextInt(PARTIES)), created, updated, random));
    }
    expected = sorted(added, ManyParties.BY_CONTENT);
    expectedByCreation = sorted(added, ManyParties.BY_CREATION);
  }

  private static List<UUID> sorted(Set<UUID> added, Comparator<StoredDialog> order) {
    return setup.altinn.dialogs().all().stream()
        .filter(dialog -> added.contains(dialog.id()))
        .sorted(order)
        .map(StoredDialog::id)
        .toList();
  }

  @AfterAll
  static void stop() {
    setup.close();
  }

  @BeforeEach
  void letThingsGoWrong() {
    setup.altinn.requests().clear();
    setup.altinn.faults().clear();
    List<Fault> faults =
        List.of(
            Fault.status(500),
            Fault.status(502).body("text/html", "<html>Bad Gateway</html>"),
            Fault.status(503),
            Fault.status(429).header("Retry-After", "3"),
            Fault.closedBeforeAnswer(),
            Fault.closedAfterCarriedOut(),
            Fault.closedInBody(),
            Fault.truncated(),
            Fault.replacedBody("<html>Syntetisk vedlikehold</html>"),
            Fault.edited(
                body -> {
                  setup.clock.advance(Duration.ofMinutes(10)); // the token ends meanwhile
                  return body;
                }));
    for (int i = 0; i < 30; i++) {
      int tenth = 10 * (i + 1);
      int kind = i % faults.size();
      setup
          .altinn
          .faults()
          .next(request -> number(request) == tenth && note(kind), 1, faults.get(kind));
    }
  }

  private boolean note(int kind) {
    fired.add(kind);
    return true;
  }

  @AfterEach
  void everyKindOfFaultHasBeenMet() {
    assertThat(fired).hasSize(KINDS);
  }

  /** Which of the pages this request is for, in the order in which they are asked for first. */
  private int number(ReceivedRequest request) {
    return request.path().endsWith("/enduser/dialogs")
        ? numbers.computeIfAbsent(request.query(), query -> pages.incrementAndGet())
        : 0;
  }

  private DialogQuery query() {
    return DialogQuery.forParties(client.parties().list()).build();
  }

  @Test
  void givesEachDialogOnceAndInOrder() {
    List<UUID> walked = walk(client.dialogs().search(query()).iterator());

    assertThat(walked).containsExactlyElementsOf(expected);
    assertThat(thrown).isPositive();
    assertThat(setup.altinn.requests().to("/metadata/limits")).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void andSoItDoesByTheTimeOfCreation() {
    DialogQuery byCreation =
        DialogQuery.forParties(client.parties().list())
            .orderBy(SortKey.CREATED_AT.ascending())
            .build();

    assertThat(walk(client.dialogs().search(byCreation).iterator()))
        .containsExactlyElementsOf(expectedByCreation)
        .isNotEqualTo(expected);
  }

  @Test
  void andSoItDoesFromACursorInTheMiddleInAnotherClient() {
    Iterator<Page<DialogSummary>> walk = client.dialogs().search(query()).pages().iterator();
    List<UUID> walked = new ArrayList<>();
    Page<DialogSummary> page = next(walk);
    while (walked.size() + page.items().size() < DIALOGS / 2) {
      page.items().forEach(hit -> walked.add(hit.id()));
      page = next(walk);
    }
    page.items().forEach(hit -> walked.add(hit.id()));
    String kept = page.cursor().orElseThrow().text();

    DialogSearch rest = many.client().dialogs().search(query(), PageCursor.parse(kept));
    walked.addAll(walk(rest.iterator()));

    assertThat(walked).containsExactlyElementsOf(expected);
    assertThat(rest.changes().isEmpty()).isTrue();
    assertThat(kept.length()).isLessThan(40_000);
    assertThat(kept).doesNotContain(many.all().get(0).number());
  }

  @Test
  void andSoItDoesFetchingAhead() {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<UUID> walked = walk(client.dialogs().search(query()).prefetching(executor).iterator());
      assertThat(walked).containsExactlyElementsOf(expected);
    } finally {
      executor.shutdownNow();
    }
  }

  private List<UUID> walk(Iterator<DialogSummary> walk) {
    List<UUID> walked = new ArrayList<>();
    while (walk.hasNext()) {
      walked.add(next(walk).id());
    }
    return walked;
  }

  /** Asks again, as a program that runs on would. */
  private <T> T next(Iterator<T> walk) {
    for (int failures = 0; ; failures++) {
      try {
        return walk.next();
      } catch (DialogportenException e) {
        thrown++;
        assertThat(failures).as("failures of one page").isLessThan(20);
      }
    }
  }
}
