package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogQueryBuilder;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.GoneException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.errors.RateLimitedException;
import io.github.dialogporten.sdk.errors.SearchTooBroadException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.UnauthorizedException;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the services refuse, and how it is told. */
class RefusalsTest {

  private static final Fault REJECTED =
      Fault.status(401).header("WWW-Authenticate", "Bearer error=\"invalid_token\"");

  private final Setup setup = new Setup();
  private final DialogportenClient client = setup.client();

  @AfterEach
  void close() {
    setup.close();
  }

  @Test
  void aMissingDialogIsNotFound() {
    NotFoundException missing = refused(NotFoundException.class, UUID.randomUUID());

    assertThat(missing).isExactlyInstanceOf(NotFoundException.class);
    assertThat(missing.reason()).isEqualTo(NotFoundException.Reason.MISSING);
    assertThat(missing.attempts()).isEqualTo(1);
    assertThat(missing.problem().errors()).containsKey("DialogEntity");
    assertThat(missing.traceId()).isPresent();
  }

  @Test
  void aDialogThatIsVisibleLaterSaysWhen() {
    Instant from = setup.clock.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    NotFoundException later = refused(NotFoundException.class, SeededWorld.VISIBLE_LATER);

    assertThat(later.reason()).isEqualTo(NotFoundException.Reason.NOT_YET_VISIBLE);
    assertThat(later.visibleFrom()).contains(from);
  }

  @Test
  void anExpiredDialogIsNotFoundAndADeletedOneGone() {
    NotFoundException expired = refused(NotFoundException.class, SeededWorld.EXPIRED);
    GoneException deleted = refused(GoneException.class, SeededWorld.DELETED);

    assertThat(expired.reason()).isEqualTo(NotFoundException.Reason.EXPIRED);
    assertThat(expired.visibleFrom()).isEmpty();
    assertThat(deleted.reason()).isEqualTo(NotFoundException.Reason.DELETED);
    assertThat(deleted.status()).isEqualTo(410);
  }

  @Test
  void anothersDialogIsForbiddenToOpenAndMissingToRead() {
    ForbiddenException opening = refused(ForbiddenException.class, SeededWorld.OTHER_CUSTOMER);
    NotFoundException reading =
        catchThrowableOfType(
            NotFoundException.class, () -> client.dialogs().activities(SeededWorld.OTHER_CUSTOMER));

    assertThat(opening.reason()).isEqualTo(ForbiddenException.Reason.NO_ACCESS);
    assertThat(opening.requiredAcr()).isEmpty();
    assertThat(reading.reason()).isEqualTo(NotFoundException.Reason.MISSING);
    assertThat(reading.operation()).isEqualTo("dialogs.activities");
  }

  @Test
  void aLevelThatIsTooLowNamesTheLevelToAPersonOnly() {
    ForbiddenException system = refused(ForbiddenException.class, SeededWorld.LEVEL_4);
    ForbiddenException person =
        catchThrowableOfType(
            ForbiddenException.class,
            () -> setup.manager("substantial").dialogs().open(SeededWorld.LEVEL_4));

    assertThat(system.reason()).isEqualTo(ForbiddenException.Reason.AUTHENTICATION_LEVEL);
    assertThat(system.requiredAcr()).isEmpty();
    assertThat(person.reason()).isEqualTo(ForbiddenException.Reason.AUTHENTICATION_LEVEL);
    assertThat(person.requiredAcr()).contains("idporten-loa-high");
    assertThat(setup.manager("high").dialogs().open(SeededWorld.LEVEL_4).title().text())
        .isEqualTo("Adressesperre er innvilget");
  }

  @Test
  void aTokenWithoutTheScopeIsToldFromOneOfTheWrongKind() {
    MaskinportenClient elsewhere = setup.maskinporten("altinn:instances.read");
    DialogportenClient scopeless =
        setup.client(elsewhere.systemUser(setup.world.customer().number()));
    ForbiddenException scope =
        catchThrowableOfType(ForbiddenException.class, () -> scopeless.parties().list());
    DialogportenClient vendor = setup.client(setup.maskinporten.organisation());
    ForbiddenException type =
        catchThrowableOfType(ForbiddenException.class, () -> vendor.parties().list());

    assertThat(scope.reason()).isEqualTo(ForbiddenException.Reason.SCOPE);
    assertThat(type.reason()).isEqualTo(ForbiddenException.Reason.USER_TYPE);
  }

  @Test
  void aRejectedTokenIsRenewedOnce() {
    setup.altinn.faults().next("/parties", REJECTED);

    assertThat(client.parties().list().all()).isNotEmpty();

    assertThat(setup.grants()).hasSize(2);
    assertThat(setup.altinn.requests().to("/parties"))
        .extracting(request -> request.status())
        .containsExactly(401, 200);
  }

  @Test
  void aTokenThatIsRejectedAgainIsGivenUp() {
    setup.altinn.faults().next("/parties", 2, REJECTED);

    UnauthorizedException refused =
        catchThrowableOfType(UnauthorizedException.class, () -> client.parties().list());

    assertThat(refused.attempts()).isEqualTo(2);
    assertThat(refused.challenge()).hasValueSatisfying(text -> text.startsWith("Bearer"));
    assertThat(setup.grants()).hasSize(2);
    assertThat(setup.altinn.requests().to("/parties")).hasSize(2);
    assertThat(client.parties().list().all()).isNotEmpty();
  }

  @Test
  void aFixedTokenThatHasExpiredIsNotSentAgain() {
    String expired = setup.altinn.tokens().expired(setup.world.manager());
    DialogportenClient person = setup.client(TokenProvider.ofToken(expired));

    UnauthorizedException refused =
        catchThrowableOfType(UnauthorizedException.class, () -> person.parties().list());

    assertThat(refused.attempts()).isEqualTo(1);
    assertThat(setup.toDialogporten()).hasSize(1);
  }

  @Test
  void aLongMaintenanceFailsAtOnceAndSaysUntilWhen() {
    setup.altinn.faults().maintenance(setup.clock.now().plus(Duration.ofHours(2)));

    ServiceUnavailableException down =
        refused(ServiceUnavailableException.class, SeededWorld.MESSAGE);

    assertThat(down.retryAfter().orElseThrow())
        .isBetween(Duration.ofHours(2).minusSeconds(2), Duration.ofHours(2));
    assertThat(down.problem().isEmpty()).isTrue();
    assertThat(down.isTransient()).isTrue();
    assertThat(setup.toDialogporten()).hasSize(1);
    assertThat(setup.altinn.dialogs().seenLog(SeededWorld.MESSAGE)).isEmpty();
  }

  /** The dates of a server fit together, whatever clock it has. */
  @Test
  void aMaintenanceIsAsLongWhereTheClockWasMoved() {
    setup.clock.advance(Duration.ofDays(3));
    setup.altinn.faults().maintenance(setup.clock.now().plus(Duration.ofHours(2)));

    ServiceUnavailableException down =
        refused(ServiceUnavailableException.class, SeededWorld.MESSAGE);

    assertThat(down.retryAfter().orElseThrow())
        .isBetween(Duration.ofHours(2).minusSeconds(2), Duration.ofHours(2));
  }

  @Test
  void aShortMaintenanceIsWaitedFor() {
    Instant before = setup.clock.now();
    Instant until = before.plusSeconds(30);
    setup.altinn.faults().next("/parties", Fault.maintenance(until));

    assertThat(client.parties().list().all()).isNotEmpty();

    assertThat(setup.altinn.requests().to("/parties")).hasSize(2);
    assertThat(Duration.between(before, setup.clock.now()))
        .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(32));
  }

  @Test
  void tooManyRequestsAreWaitedForUnlessTheCallerDoesNotWant() {
    Fault slowDown = Fault.status(429).header("Retry-After", "5");
    setup.altinn.faults().next("/parties", 2, slowDown);
    Instant before = setup.clock.now();

    assertThat(client.parties().list().all()).isNotEmpty();
    assertThat(Duration.between(before, setup.clock.now()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(10));

    setup.altinn.faults().next("/parties", slowDown);
    RateLimitedException refused =
        catchThrowableOfType(
            RateLimitedException.class, () -> client.with(o -> o.withoutRetry()).parties().list());
    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(5));
    assertThat(refused.attempts()).isEqualTo(1);
  }

  @Test
  void aSearchThatMatchesTooMuchIsNotTriedAgainAndCanBeNarrowed() {
    setup.altinn.services().mostMatches(50);
    PartyUrn large = PartyUrn.parse(setup.world.largeCustomer().urn());
    DialogQueryBuilder query = DialogQuery.forParty(large);

    SearchTooBroadException tooBroad =
        catchThrowableOfType(
            SearchTooBroadException.class,
            () -> client.dialogs().search(query.build()).firstPage());

    assertThat(tooBroad.attempts()).isEqualTo(1);
    assertThat(tooBroad.problem().errors()).containsOnlyKeys("Search");
    DialogQuery narrow = query.externalReference("oppgjor-7").build();
    assertThat(client.dialogs().search(narrow).firstPage().items()).hasSize(1);
  }

  private <T extends ApiException> T refused(Class<T> type, UUID dialog) {
    return catchThrowableOfType(type, () -> client.dialogs().open(dialog));
  }
}
