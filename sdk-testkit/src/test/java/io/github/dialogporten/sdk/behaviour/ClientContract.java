package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.behaviour.Bench.Given;
import io.github.dialogporten.sdk.content.ContentBody;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogHeader;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogQueryBuilder;
import io.github.dialogporten.sdk.dialogs.DialogStatus;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.SeenLogEntry;
import io.github.dialogporten.sdk.dialogs.SortKey;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.GoneException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.errors.PreconditionFailedException;
import io.github.dialogporten.sdk.labels.BulkLabelResult;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelResult;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.parties.Party;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a caller's code sees, the same from the fake and from the client with an Altinn behind it:
 * each test runs against both.
 */
abstract class ClientContract {

  private static final UUID UNKNOWN = UUID.fromString("0198c2a1-0000-7000-c000-00000000dead");

  @TempDir Path inbox;

  private final Bench bench;
  private final DialogportenClient client;
  private Instant start = Instant.EPOCH;

  ClientContract(Bench bench) {
    this.bench = bench;
    this.client = bench.client();
  }

  @BeforeEach
  void beginOnAWholeSecond() {
    // before everything that is seeded, so that the window of the queries holds ours only
    start = bench.now().minus(Duration.ofDays(150)).truncatedTo(ChronoUnit.SECONDS);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Given given(int number) {
    return Given.of(number, start.plusSeconds(number));
  }

  private DialogQueryBuilder query() {
    return DialogQuery.forParty(bench.party())
        .createdAfter(start)
        .createdBefore(start.plus(Duration.ofDays(1)));
  }

  private List<UUID> found(DialogQueryBuilder query) {
    return Setup.ids(client.dialogs().search(query.build()));
  }

  private List<Given> five() {
    List<Given> five = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      Given one = given(i).updated(start.plusSeconds(i % 2 == 0 ? 100 : 50 + i));
      five.add(i == 3 ? one : one.due(start.plus(Duration.ofDays(10 - i))));
    }
    five.forEach(bench::add);
    return five;
  }

  @Test
  void partiesAreListed() {
    assertThat(client.parties().list().searchable())
        .extracting(Party::party)
        .contains(bench.party().value());
    assertThat(bench.stranger().parties().list().searchable())
        .extracting(Party::party)
        .doesNotContain(bench.party().value());
  }

  @ParameterizedTest
  @EnumSource(value = SortKey.class, mode = EnumSource.Mode.EXCLUDE, names = "ID")
  void aSearchIsOrderedAndPaged(SortKey key) {
    List<Given> five = five();
    Comparator<Given> first =
        switch (key) {
          case CONTENT_UPDATED_AT, UPDATED_AT -> Comparator.comparing(Given::contentUpdatedAt);
          case CREATED_AT -> Comparator.comparing(Given::createdAt);
          case DUE_AT ->
              Comparator.comparing(given -> given.dueAt() == null ? Instant.MAX : given.dueAt());
          case ID -> throw new IllegalArgumentException("no order of its own");
        };
    Comparator<Given> up = first.thenComparing(given -> given.id().toString());

    for (int limit : List.of(1, 2, 5, 100)) {
      assertThat(found(query().orderBy(key.descending()).pageSize(limit)))
          .containsExactlyElementsOf(ids(five, up.reversed()));
      assertThat(found(query().orderBy(key.ascending()).pageSize(limit)))
          .containsExactlyElementsOf(ids(five, up));
    }
  }

  private static List<UUID> ids(List<Given> given, Comparator<Given> order) {
    return given.stream().sorted(order).map(Given::id).toList();
  }

  @Test
  void theLastPageKnowsThatItIsTheLast() {
    five();
    Page<DialogSummary> page = client.dialogs().search(query().pageSize(2).build()).firstPage();

    assertThat(page.items()).hasSize(2);
    assertThat(page.hasNext()).isTrue();
    Page<DialogSummary> last = page.next().next();
    assertThat(last.items()).hasSize(1);
    assertThat(last.hasNext()).isFalse();
  }

  @Test
  void atMostEndsASearchAndItsCursorLeadsOn() {
    five();
    DialogQuery query = query().pageSize(2).atMost(3).build();
    Page<DialogSummary> last = client.dialogs().search(query).firstPage().next();

    assertThat(last.items()).hasSize(1);
    assertThat(last.hasNext()).isFalse();
    PageCursor cursor = last.cursor().orElseThrow();
    assertThat(Setup.ids(client.dialogs().search(query, cursor)))
        .containsExactlyElementsOf(found(query()).subList(3, 5));
  }

  @Test
  void aCursorGoesOnAndIsBoundToItsSearch() {
    five();
    DialogQueryBuilder ordered = query().orderBy(SortKey.CREATED_AT.ascending());
    List<UUID> whole = found(ordered);
    String kept =
        client
            .dialogs()
            .search(ordered.pageSize(2).build())
            .firstPage()
            .cursor()
            .orElseThrow()
            .text();

    PageCursor cursor = PageCursor.parse(kept);
    assertThat(Setup.ids(client.dialogs().search(ordered.pageSize(3).build(), cursor)))
        .containsExactlyElementsOf(whole.subList(2, 5));
    DialogQuery other = ordered.isContentSeen(false).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.dialogs().search(other, cursor))
        .withMessageStartingWith("cursor: ");
  }

  @Test
  void filtersNarrow() {
    List<Given> five = five();
    bench.add(given(6).withStatus("RequiresAttention"));
    bench.add(given(7).visible(bench.now().plusSeconds(60)));
    bench.add(given(8).expiring(bench.now()));
    bench.delete(five.get(4).id());

    assertThat(found(query())).hasSize(5);
    assertThat(found(query().status(DialogStatus.REQUIRES_ATTENTION)))
        .containsExactly(given(6).id());
    assertThat(found(query().status(DialogStatus.REQUIRES_ATTENTION, DialogStatus.IN_PROGRESS)))
        .hasSize(5);
    assertThat(found(query().createdBefore(start.plusSeconds(2)))).hasSize(2);
    assertThat(found(query().contentUpdatedAfter(start.plusSeconds(100))))
        .containsExactlyInAnyOrder(five.get(1).id(), five.get(3).id());
    assertThat(found(query().dueAfter(start))).doesNotContain(five.get(2).id()).hasSize(3);
    assertThat(found(query().search("finnesikke"))).isEmpty();
    assertThat(found(query().search("syntetisk finnesikke"))).hasSize(5);
    assertThat(found(query().externalReference("ingen"))).isEmpty();
    assertThat(Setup.ids(bench.stranger().dialogs().search(query().build()))).isEmpty();
    bench.advance(Duration.ofSeconds(60));
    assertThat(found(query())).contains(given(7).id());
  }

  @Test
  void openingMarksAsSeenForAllAndNothingElseDoes() {
    Given dialog = given(1).whole();
    bench.add(dialog);
    UUID id = dialog.id();
    client.dialogs().transmissions(id);
    client.dialogs().activities(id);
    client.dialogs().seenLog(id);
    assertThat(found(query().isContentSeen(false))).containsExactly(id);

    Dialog opened = client.dialogs().open(id);

    assertThat(opened.isContentSeen()).isTrue();
    assertThat(opened.seenSinceLastContentUpdate()).hasSize(1);
    assertThat(found(query().isContentSeen(false))).isEmpty();
    client.dialogs().open(id);
    assertThat(client.dialogs().seenLog(id))
        .extracting(SeenLogEntry::isCurrentEndUser)
        .containsExactly(true);
    UUID entry = client.dialogs().seenLog(id).get(0).id();
    assertThat(bench.colleague().dialogs().seenLogEntry(id, entry).isCurrentEndUser()).isFalse();
    DialogSummary hit =
        bench.colleague().dialogs().search(query().build()).firstPage().items().get(0);
    assertThat(hit.isContentSeen()).isTrue();
    assertThat(hit.seenSinceLastUpdate())
        .extracting(SeenLogEntry::isCurrentEndUser)
        .containsExactly(false);
  }

  @Test
  void partsAreReadOneByOneToo() {
    bench.add(given(1).whole());
    UUID id = given(1).id();

    assertThat(client.dialogs().transmissions(id))
        .extracting(part -> part.id())
        .containsExactly(Given.TRANSMISSION);
    assertThat(client.dialogs().transmission(id, Given.TRANSMISSION).isAuthorized()).isTrue();
    assertThat(client.dialogs().activity(id, Given.ACTIVITY).id()).isEqualTo(Given.ACTIVITY);
    assertThat(client.dialogs().labelLog(id)).isEmpty();
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> client.dialogs().transmission(id, UNKNOWN),
            () -> client.dialogs().activity(id, UNKNOWN),
            () -> client.dialogs().seenLogEntry(id, UNKNOWN))) {
      assertThat(notFound(call).reason()).isEqualTo(NotFoundException.Reason.MISSING);
    }
  }

  private static NotFoundException notFound(ThrowingCallable call) {
    return catchThrowableOfType(NotFoundException.class, call);
  }

  @Test
  void whatIsNotThereIsToldApart() {
    Instant soon = bench.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    bench.add(given(1).visible(soon));
    bench.add(given(2).expiring(bench.now()));
    bench.add(given(3));
    bench.delete(given(3).id());
    bench.add(given(4));
    var dialogs = client.dialogs();

    assertThat(notFound(() -> dialogs.open(UNKNOWN)).reason())
        .isEqualTo(NotFoundException.Reason.MISSING);
    NotFoundException later = notFound(() -> dialogs.open(given(1).id()));
    assertThat(later.reason()).isEqualTo(NotFoundException.Reason.NOT_YET_VISIBLE);
    assertThat(later.visibleFrom()).contains(soon);
    assertThat(later.operation()).isEqualTo("dialogs.open");
    assertThat(notFound(() -> dialogs.open(given(2).id())).reason())
        .isEqualTo(NotFoundException.Reason.EXPIRED);
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> dialogs.open(given(3).id()),
            () -> dialogs.transmissions(given(3).id()),
            () -> dialogs.seenLog(given(3).id()))) {
      assertThat(notFound(call)).isInstanceOf(GoneException.class);
    }
    assertThat(notFound(() -> dialogs.labelLog(given(3).id())).status()).isEqualTo(404);
    var strangers = bench.stranger().dialogs();
    assertThat(
            catchThrowableOfType(ForbiddenException.class, () -> strangers.open(given(4).id()))
                .reason())
        .isEqualTo(ForbiddenException.Reason.NO_ACCESS);
    assertThat(notFound(() -> strangers.activities(given(4).id())).reason())
        .isEqualTo(NotFoundException.Reason.MISSING);
    bench.advance(Duration.ofSeconds(60));
    assertThat(dialogs.open(given(1).id()).title().text("nb")).isEqualTo(given(1).title());
  }

  @Test
  void aDialogIsForItsOpenerAndForTenMinutes() {
    bench.add(given(1).whole());
    Dialog dialog = client.dialogs().open(given(1).id());
    GuiAction write = action(dialog, Given.WRITE);
    DialogportenClient other = bench.colleague();

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> other.content().main(dialog),
            () -> other.content().save(dialog, dialog.attachments().get(0), inbox),
            () -> other.content().download(dialog, dialog.attachments().get(0)),
            () -> other.actions().perform(dialog, write, Confirmation.given()))) {
      assertThatIllegalArgumentException()
          .isThrownBy(call)
          .withMessageStartingWith("dialog was opened by another identity");
    }
    bench.advance(Duration.ofMinutes(11));
    assertThat(refusal(dialog, write, Confirmation.given()))
        .isEqualTo(ActionException.Reason.TOKEN_OVER);
    assertThat(bench.performed(Given.WRITE)).isZero();
  }

  @Test
  void contentIsFetched() throws IOException {
    bench.add(given(1).whole());
    bench.add(given(2));
    Dialog dialog = client.dialogs().open(given(1).id());
    ContentBody main = client.content().main(dialog).orElseThrow();

    assertThat(main.text()).isEqualTo(Given.MAIN);
    assertThat(main.declaredType()).isEqualTo("text/markdown");
    assertThat(main.language()).isEqualTo("nb");
    assertThat(
            client
                .content()
                .transmission(dialog, dialog.transmissions().get(0))
                .orElseThrow()
                .text())
        .isEqualTo(Given.LETTER);
    assertThat(client.content().main(client.dialogs().open(given(2).id()))).isEmpty();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Path file = client.content().save(dialog, dialog.attachments().get(0), inbox);
      names.add(file.getFileName().toString());
      assertThat(Files.readString(file)).isEqualTo("a;b\n");
    }
    assertThat(names).containsExactly("Grunnlag_2026.csv", "Grunnlag_2026 (2).csv");
    try (var download = client.content().download(dialog, dialog.attachments().get(0))) {
      assertThat(download.fileName()).isEqualTo("Grunnlag_2026.csv");
      assertThat(download.stream().readAllBytes()).hasSize(4);
    }
    Dialog other = client.dialogs().open(given(2).id());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.content().download(other, dialog.attachments().get(0)))
        .withMessageStartingWith("attachment: ");
    try (Stream<Path> files = Files.list(inbox)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void actionsAreCheckedAndPerformed() {
    bench.add(given(1).whole());
    Dialog dialog = client.dialogs().open(given(1).id());

    assertThat(refusal(dialog, action(dialog, Given.LINK), Confirmation.given()))
        .isEqualTo(ActionException.Reason.NAVIGATIONAL);
    assertThat(refusal(dialog, action(dialog, Given.QUESTION), Confirmation.notNeeded()))
        .isEqualTo(ActionException.Reason.CONFIRMATION_REQUIRED);
    assertThat(bench.performed(Given.QUESTION)).isZero();
    GuiAction write = action(dialog, Given.WRITE);
    for (int i = 0; i < 2; i++) {
      assertThat(client.actions().perform(dialog, write, Confirmation.notNeeded()).status())
          .isEqualTo(204);
    }
    assertThat(bench.performed(Given.WRITE)).isEqualTo(2);
  }

  private ActionException.Reason refusal(Dialog dialog, GuiAction action, Confirmation answer) {
    return catchThrowableOfType(
            ActionException.class, () -> client.actions().perform(dialog, action, answer))
        .reason();
  }

  private static GuiAction action(Dialog dialog, UUID id) {
    return dialog.guiActions().stream()
        .filter(action -> action.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void optionsAreHeard() {
    bench.add(given(1).whole());
    UUID id = given(1).id();
    DialogportenClient english = client.with(o -> o.withLanguages("en").withRawJson());

    assertThat(client.dialogs().open(id).title().localized().all()).hasSize(2);
    Dialog dialog = english.dialogs().open(id);
    assertThat(dialog.title().localized().all())
        .extracting(text -> text.language())
        .containsExactly("en");
    assertThat(dialog.rawJson()).isPresent();
    assertThat(client.dialogs().open(id).rawJson()).isEmpty();
    Page<DialogSummary> page = english.dialogs().search(query().build()).firstPage();
    assertThat(page.rawJson()).isPresent();
    assertThat(page.items())
        .extracting(DialogHeader::title)
        .allSatisfy(title -> assertThat(title.localized().all()).hasSize(1));
    assertThat(client.dialogs().search(query().build()).firstPage().rawJson()).isEmpty();
    assertThat(english.dialogs().activities(id).rawJson()).isPresent();
    assertThat(english.parties().list().rawJson()).isPresent();
    assertThat(client.parties().list().rawJson()).isEmpty();
  }

  @Test
  void labelsAreShared() {
    bench.add(given(1));
    UUID id = given(1).id();
    var labels = client.labels();
    UUID before = now(id).endUserContext().revision();

    LabelResult archived = labels.archive(LabelTarget.of(id, before));

    assertThat(archived.revision()).isPresent().isNotEqualTo(Optional.of(before));
    assertThat(now(id).endUserContext().systemLabels()).containsExactly(SystemLabel.ARCHIVE);
    assertThat(now(id).systemLabel()).contains(SystemLabel.ARCHIVE);
    assertThat(found(query().systemLabel(SystemLabel.ARCHIVE))).containsExactly(id);
    assertThat(
            catchThrowableOfType(
                PreconditionFailedException.class,
                () -> labels.moveToBin(LabelTarget.of(id, before))))
        .isNotNull();
    labels.markAsUnopened(id);
    assertThat(now(id).isContentSeen()).isFalse();
    Dialog opened = bench.colleague().dialogs().open(id);
    assertThat(opened.endUserContext().systemLabels()).containsExactly(SystemLabel.ARCHIVE);
    labels.restore(id);
    assertThat(client.dialogs().labelLog(id))
        .extracting(entry -> entry.action() + " " + entry.name())
        .containsExactly(
            "set systemlabel:Archive",
            "set systemlabel:MarkedAsUnopened",
            "remove systemlabel:MarkedAsUnopened",
            "remove systemlabel:Archive");
    assertThat(
            catchThrowableOfType(
                ForbiddenException.class, () -> bench.stranger().labels().archive(id)))
        .isNotNull();
    assertThat(notFound(() -> labels.archive(UNKNOWN)).reason())
        .isEqualTo(NotFoundException.Reason.MISSING);
  }

  @Test
  void manyLabelsAreChangedInParts() {
    five();
    List<LabelTarget> targets = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      targets.add(LabelTarget.of(given(i).id()));
    }
    assertThat(client.labels().changeAll(targets, LabelChange.ARCHIVE).changed()).hasSize(5);
    assertThat(found(query().systemLabel(SystemLabel.ARCHIVE))).hasSize(5);

    targets.add(LabelTarget.of(UNKNOWN));
    BulkLabelResult result = client.labels().changeAll(targets, LabelChange.RESTORE);

    assertThat(result.changed()).isEmpty();
    assertThat(result.missing()).containsExactly(UNKNOWN);
    assertThat(result.retryable()).hasSize(5);
    assertThat(found(query().systemLabel(SystemLabel.ARCHIVE))).hasSize(5);
  }

  private DialogSummary now(UUID id) {
    return client.dialogs().search(query().build()).stream()
        .filter(hit -> hit.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
