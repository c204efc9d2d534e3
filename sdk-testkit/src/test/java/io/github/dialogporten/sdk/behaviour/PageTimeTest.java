package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSearch;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of a search has one time, for the requests of all its parts. */
class PageTimeTest {

  /** Short enough for one token to outlive a test. */
  private static final Duration TIMEOUT = Duration.ofSeconds(6);

  private final Setup setup = new Setup();
  private final ManyParties many = new ManyParties(setup, 7);
  private final DialogportenClient client = many.client();
  private final List<UUID> ids = new ArrayList<>();

  @BeforeEach
  void fill() {
    Random random = new Random(5);
    for (int i = 0; i < 28; i++) {
      ids.add(many.add(many.all().get(i % 7), ManyParties.FIRST.plusSeconds(i), random));
    }
    client.dialogs().search(query()).firstPage(); // has a token
    setup.altinn.services().searchLimits(1, 20, 20, 20);
    client.dialogs().search(query()).firstPage(); // learns the limits
    setup.altinn.requests().clear();
  }

  @AfterEach
  void close() {
    setup.close();
  }

  private DialogQuery query() {
    return DialogQuery.builder().party(many.urns()).pageSize(3).build();
  }

  private DialogSearch search(DialogQuery query) {
    return client.with(o -> o.withTimeout(TIMEOUT)).dialogs().search(query);
  }

  /** An answer that takes so long by the clock. */
  private Fault slow(int millis) {
    return Fault.edited(
        real -> {
          setup.clock.advance(Duration.ofMillis(millis));
          return real;
        });
  }

  private List<ReceivedRequest> searches() {
    return setup.altinn.requests().matching(each -> each.path().endsWith("/enduser/dialogs"));
  }

  private static void assertOutOfTime(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
              assertThat(failure.operation()).isEqualTo("dialogs.search");
              assertThat(failure.attempts()).isZero();
            });
  }

  @Test
  void allPartsTogetherHaveTheTimeOfOneCallAndAskedAgainThePageGoesOn() {
    setup.altinn.faults().next("/enduser/dialogs", 7, slow(2500));
    Iterator<DialogSummary> walk = search(query()).iterator();

    assertOutOfTime(walk::next);
    assertThat(searches()).hasSize(3);
    assertOutOfTime(walk::next);
    assertThat(searches()).hasSize(6);

    List<UUID> given = new ArrayList<>();
    walk.forEachRemaining(hit -> given.add(hit.id()));
    assertThat(given).containsExactlyElementsOf(ids);
    assertThat(searches().subList(0, 7)).doesNotHaveDuplicates();
  }

  @Test
  void aPageThatIsHalfDoneGoesOnToo() {
    DialogQuery two = DialogQuery.builder().party(many.urns()).pageSize(2).build();
    Page<DialogSummary> fourth = search(two).firstPage().next().next().next();
    setup.altinn.requests().clear();
    // the fifth needs two requests: before its first dialog and after it
    setup.altinn.faults().next("/enduser/dialogs", 1, slow(7000));

    assertOutOfTime(fourth::next);
    assertThat(searches()).hasSize(1);

    assertThat(fourth.next().items())
        .extracting(DialogSummary::id)
        .containsExactlyElementsOf(ids.subList(8, 10));
    assertThat(searches()).hasSize(2);
  }

  @Test
  void aRequestHasWhatIsLeft() {
    setup.altinn.faults().next("/enduser/dialogs", 1, slow(4000));
    String second = many.all().get(1).number();
    setup
        .altinn
        .faults()
        .next(
            request -> request.query().contains(second),
            1,
            Fault.status(503).header("Retry-After", "3"));

    Iterator<DialogSummary> walk = search(query()).iterator();

    // no three seconds are left to wait
    assertThatThrownBy(walk::next).isInstanceOf(ServiceUnavailableException.class);
    assertThat(walk.next().id()).isEqualTo(ids.get(0));
  }

  @Test
  void theLimitsAreReadInTheTimeOfThePage() {
    setup.altinn.services().searchLimits(100, 20, 20, 20);
    String[] more =
        IntStream.range(0, 101)
            .mapToObj(i -> "urn:altinn:person:legacy-selfidentified:syntetisk" + i)
            .toArray(String[]::new);
    DialogQuery wide = DialogQuery.builder().party(many.urns()).party(more).build();
    setup.clock.advance(Duration.ofHours(2));
    client.parties().list(); // a new token
    setup.altinn.requests().clear();
    setup.altinn.faults().next("/metadata/limits", 1, slow(5000));
    setup.altinn.faults().next("/enduser/dialogs", 1, slow(1500));

    Iterator<DialogSummary> walk = search(wide).iterator();

    assertOutOfTime(walk::next);
    assertThat(searches()).hasSize(1);
    walk.next();
    assertThat(searches()).hasSize(2);
    assertThat(setup.altinn.requests().to("/metadata/limits")).hasSize(1);
  }

  @Test
  void pagesThatAreFetchedAheadHaveTheWholeTimeEach() {
    setup.altinn.faults().next("/enduser/dialogs", 7, slow(2500));
    assertThat(Setup.ids(search(query()).prefetching(Runnable::run)))
        .containsExactlyElementsOf(ids);
  }

  @Test
  void whatTheExecutorHasNotBegunIsFetchedInTheTimeOfThePage() {
    setup.altinn.faults().next("/enduser/dialogs", 7, slow(2500));
    Iterator<DialogSummary> walk = search(query()).prefetching(work -> {}).iterator();

    assertOutOfTime(walk::next);
    assertThat(searches()).hasSize(3);
    assertOutOfTime(walk::next);
    List<UUID> given = new ArrayList<>();
    while (walk.hasNext()) {
      try {
        given.add(walk.next().id());
      } catch (TransportException e) {
        assertThat(e.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
      }
    }
    assertThat(given).containsExactlyElementsOf(ids);
  }
}
