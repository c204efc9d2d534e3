package io.github.dialogporten.sdk.testkit.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PagedResult;
import io.github.dialogporten.sdk.parties.Party;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exceptions as the SDK throws them, pages that fail, and JSON that is odd. */
class ErrorsTest {

  private static final Errors OPEN = Errors.in("dialogs.open");

  @ParameterizedTest
  @EnumSource(ForbiddenException.Reason.class)
  void everyReasonOfARefusalCanBeMade(ForbiddenException.Reason reason) {
    ForbiddenException refused = OPEN.forbidden(reason);

    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.operation()).isEqualTo("dialogs.open");
  }

  @Test
  void everyReasonOfNotFoundCanBeMade() {
    Instant then = Instant.parse("2026-03-01T10:00:00Z");

    assertThat(OPEN.notFound().reason()).isEqualTo(NotFoundException.Reason.MISSING);
    assertThat(OPEN.notFound(List.of(new UUID(1, 2))).problem().errors().toString())
        .contains(new UUID(1, 2).toString());
    assertThat(OPEN.notYetVisible(then).reason())
        .isEqualTo(NotFoundException.Reason.NOT_YET_VISIBLE);
    assertThat(OPEN.notYetVisible(then).visibleFrom()).contains(then);
    assertThat(OPEN.expired(then).reason()).isEqualTo(NotFoundException.Reason.EXPIRED);
    assertThat(OPEN.gone().reason()).isEqualTo(NotFoundException.Reason.DELETED);
    assertThat(OPEN.answered(404))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            other -> assertThat(other.reason()).isEqualTo(NotFoundException.Reason.OTHER));
  }

  @Test
  void theOthersAreOfTheirClass() {
    List<DialogportenException> all =
        List.of(
            OPEN.invalid("limit", "too large"),
            OPEN.unauthorized(),
            OPEN.conflict(),
            OPEN.preconditionFailed(),
            OPEN.searchTooBroad(),
            OPEN.serverError(),
            OPEN.unavailable(),
            OPEN.outcomeUnknown(),
            OPEN.noToken("maskinporten"));

    assertThat(all).extracting(each -> each.getClass().getSimpleName()).doesNotHaveDuplicates();
    assertThat(OPEN.rateLimited(Duration.ofSeconds(7)).retryAfter())
        .contains(Duration.ofSeconds(7));
    assertThat(OPEN.outcomeUnknown().mayHaveBeenCarriedOut()).isTrue();
    assertThat(OPEN.outcomeUnknown(502))
        .hasCauseInstanceOf(ServerException.class)
        .matches(unknown -> unknown.mayHaveBeenCarriedOut() && !unknown.isTransient());
    assertThat(OPEN.noAnswer(TransportException.Kind.CONNECT).mayHaveBeenCarriedOut()).isFalse();
    assertThat(OPEN.noAnswer(TransportException.Kind.TIMEOUT).mayHaveBeenCarriedOut()).isTrue();
  }

  @Test
  void pagesFailAsOftenAsTheyWereToldTo() {
    PagedResult<String> result =
        Pages.<String>builder()
            .page(List.of("a", "b"))
            .page(List.of())
            .failing(OPEN.unavailable())
            .failing(OPEN.serverError())
            .page(List.of("c"))
            .build();
    Iterator<String> walk = result.iterator();
    List<String> met = new ArrayList<>(List.of(walk.next(), walk.next()));

    assertThatThrownBy(walk::next).hasMessageContaining("503");
    assertThatThrownBy(walk::next).hasMessageContaining("500");
    walk.forEachRemaining(met::add);
    assertThat(met).containsExactly("a", "b", "c");
    assertThat(result).containsExactly("a", "b", "c");
    Page<String> empty = Pages.<String>of().firstPage();
    assertThat(empty.items()).isEmpty();
    assertThatThrownBy(empty::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void jsonMayBeOddButNotUnreadable() {
    Dialog odd =
        Models.dialog()
            .with("status", "Nytt")
            .with("content.title.value[1]", Map.of("languageCode", "se", "value", "x"))
            .with("unknown.deep[0].field", 3)
            .without("org")
            .build();

    assertThat(odd.status().known()).isEmpty();
    assertThat(odd.title().text("se")).isEqualTo("x");
    assertThat(odd.org()).isEmpty();
    assertThatThrownBy(() -> Models.dialog().without("createdAt").build())
        .isInstanceOfSatisfying(
            ResponseFormatException.class,
            failure -> assertThat(failure.jsonPath()).isEqualTo("$.createdAt"));
    for (String path : List.of("", "a..b", "a[x]", "content.title.value[7]", "status[0]x")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Models.dialog().with(path, 1))
          .withMessageStartingWith("path: ");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Models.dialogOf("[\"HEMMELIG\"]"))
        .withMessageStartingWith("json: ")
        .withMessageNotContaining("HEMMELIG");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Models.fromJson(String.class, "{}"))
        .withMessageStartingWith("model must ");
  }

  @Test
  void jsonIsReadFromTextBytesAndStreams() {
    String json = Models.party().name("SYNTETISK NAVN AS").json();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertThat(
            List.of(
                Models.fromJson(Party.class, json),
                Models.fromJson(Party.class, bytes),
                Models.fromJson(Party.class, new ByteArrayInputStream(bytes))))
        .extracting(Party::name)
        .containsOnly("SYNTETISK NAVN AS");
    assertThat(
            Models.partyList(Models.party().subParty(Models.party().partyId(2)), Models.party())
                .all())
        .hasSize(3);
  }
}
