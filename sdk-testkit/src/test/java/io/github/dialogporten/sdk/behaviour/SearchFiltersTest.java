package io.github.dialogporten.sdk.behaviour;

import static io.github.dialogporten.sdk.testkit.world.SeededWorld.API_ONLY;
import static io.github.dialogporten.sdk.testkit.world.SeededWorld.APP_FORM;
import static io.github.dialogporten.sdk.testkit.world.SeededWorld.ARCHIVED;
import static io.github.dialogporten.sdk.testkit.world.SeededWorld.DELETED_ORGANISATION;
import static io.github.dialogporten.sdk.testkit.world.SeededWorld.LEVEL_4;
import static io.github.dialogporten.sdk.testkit.world.SeededWorld.LIST_ACCESS_ONLY;
import static io.github.dialogporten.sdk.testkit.world.SeededWorld.MESSAGE;
import static io.github.dialogporten.sdk.testkit.world.SeededWorld.SUB_UNIT;
import static io.github.dialogporten.sdk.testkit.world.SeededWorld.TAX_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogQueryBuilder;
import io.github.dialogporten.sdk.dialogs.DialogStatus;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every filter of a search, each with what it must find among the seeded dialogs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchFiltersTest {

  private static final Set<String> NO_FILTERS =
      Set.of("build", "orderBy", "newestFirst", "pageSize", "atMost");
  private static final String TAX_CARDS = "urn:altinn:resource:skattetest-skattekort";

  private final Setup setup = new Setup();
  private final Instant start = setup.clock.now();
  private final DialogportenClient client = setup.client();

  /** A filter by the builder's name for it, and what it finds. */
  record Case(String filter, UnaryOperator<DialogQueryBuilder> with, Set<UUID> found) {

    @Override
    public String toString() {
      return filter;
    }
  }

  @AfterAll
  void close() {
    setup.close();
  }

  List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("serviceResource", q -> q.serviceResource(TAX_CARDS), taxCards()));
    cases.add(new Case("org", q -> q.org("apptest"), Set.of(APP_FORM)));
    cases.add(new Case("org", q -> q.org("apptest", "skattetest"), customers()));
    cases.add(
        new Case("extendedStatus", q -> q.extendedStatus("venter-paa-svar"), Set.of(TAX_CARD)));
    cases.add(
        new Case("externalReference", q -> q.externalReference("oppgjor-2025"), Set.of(MESSAGE)));
    cases.add(
        new Case(
            "status", q -> q.status(DialogStatus.REQUIRES_ATTENTION), Set.of(MESSAGE, TAX_CARD)));
    cases.add(
        new Case(
            "status",
            q -> q.status(DialogStatus.COMPLETED).status(DialogStatus.AWAITING),
            Set.of(ARCHIVED, APP_FORM)));
    cases.add(new Case("systemLabel", q -> q.systemLabel(SystemLabel.ARCHIVE), Set.of(ARCHIVED)));
    cases.add(
        new Case("systemLabel", q -> q.systemLabel(SystemLabel.SENT), Set.of(TAX_CARD, APP_FORM)));
    cases.add(
        new Case(
            "systemLabel", q -> q.systemLabel(SystemLabel.SENT, SystemLabel.ARCHIVE), Set.of()));
    cases.add(new Case("process", q -> q.process("urn:skattetest:prosess:42"), Set.of(TAX_CARD)));
    cases.add(new Case("process", q -> q.process("prosess/42"), Set.of())); // taken, and unknown
    cases.add(new Case("excludeApiOnly", q -> q.excludeApiOnly(true), without(API_ONLY)));
    cases.add(new Case("excludeApiOnly", q -> q.excludeApiOnly(false), customers()));
    cases.add(new Case("isContentSeen", q -> q.isContentSeen(true), Set.of()));
    cases.add(new Case("isContentSeen", q -> q.isContentSeen(false), customers()));
    cases.add(new Case("search", q -> q.search("skattekort"), Set.of(TAX_CARD)));
    cases.add(new Case("search", q -> q.search("\"skatteoppgjør for 2025\""), Set.of(MESSAGE)));
    cases.add(
        new Case(
            "searchLanguageCode",
            q -> q.search("næringsoppgåve").searchLanguageCode("nn"),
            Set.of(APP_FORM)));
    cases.addAll(dates());
    return cases;
  }

  private List<Case> dates() {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("createdAfter", q -> q.createdAfter(hours(5)), Set.of(MESSAGE, APP_FORM)));
    cases.add(
        new Case("createdBefore", q -> q.createdBefore(hours(24)), Set.of(TAX_CARD, ARCHIVED)));
    cases.add(new Case("updatedAfter", q -> q.updatedAfter(hours(3)), Set.of(MESSAGE, TAX_CARD)));
    cases.add(
        new Case(
            "updatedBefore",
            q -> q.updatedBefore(hours(9)),
            Set.of(LIST_ACCESS_ONLY, LEVEL_4, ARCHIVED)));
    cases.add(
        new Case(
            "contentUpdatedAfter",
            q -> q.contentUpdatedAfter(hours(3)),
            Set.of(MESSAGE, TAX_CARD)));
    cases.add(
        new Case(
            "contentUpdatedBefore",
            q -> q.contentUpdatedBefore(hours(10)).contentUpdatedAfter(hours(11)),
            Set.of(LEVEL_4)));
    Instant soon = start.plus(Duration.ofDays(20));
    cases.add(new Case("dueAfter", q -> q.dueAfter(soon), Set.of(TAX_CARD)));
    cases.add(new Case("dueBefore", q -> q.dueBefore(soon), Set.of(MESSAGE)));
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFilterFindsWhatItSays(Case one) {
    DialogQuery query = one.with().apply(customer()).build();

    assertThat(Setup.ids(client.dialogs().search(query)))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(one.found());
  }

  @Test
  void noFilterOfTheBuilderIsLeftOut() {
    Set<String> tried = cases().stream().map(Case::filter).collect(Collectors.toSet());
    Set<String> there =
        Arrays.stream(DialogQueryBuilder.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .filter(
                name ->
                    !NO_FILTERS.contains(name)
                        && !name.startsWith("part")
                        && !name.equals("serviceResources"))
            .collect(Collectors.toSet());

    assertThat(tried).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void partiesAreTakenInEveryForm() {
    TestParty customer = setup.world.customer();
    TestParty subUnit = customer.subUnits().get(0);
    String spelt = "urn:altinn:organization:identifier-no:315 260 183";

    assertThat(found(DialogQuery.builder().party(spelt))).containsExactly(SUB_UNIT);
    assertThat(found(DialogQuery.forParty(PartyUrn.organisation(subUnit.number()))))
        .containsExactly(SUB_UNIT);
    assertThat(
            found(
                DialogQuery.builder()
                    .party(PartyUrn.organisation(subUnit.number()))
                    .party(setup.world.deletedOrganisation().urn())))
        .containsExactlyInAnyOrder(SUB_UNIT, DELETED_ORGANISATION);
    var parties = client.parties().list();
    assertThat(found(DialogQuery.forParty(parties.byOrganisation("315260183").orElseThrow())))
        .containsExactly(SUB_UNIT);
    assertThat(found(DialogQuery.forParties(parties).createdAfter(hours(24 * 50))))
        .containsExactlyInAnyOrderElementsOf(recent());
    List<PartyUrn> urns = List.of(PartyUrn.organisation(subUnit.number()));
    assertThat(found(DialogQuery.forParties(urns))).containsExactly(SUB_UNIT);
    assertThat(found(DialogQuery.builder().parties(Set.copyOf(urns)))).containsExactly(SUB_UNIT);
    PartyUrn deleted = PartyUrn.parse(setup.world.deletedOrganisation().urn());
    assertThat(
            found(
                DialogQuery.forParties(
                    List.of(parties.byOrganisation("315260183").orElseThrow(), deleted))))
        .containsExactlyInAnyOrder(SUB_UNIT, DELETED_ORGANISATION);
    assertThat(found(DialogQuery.forServiceResource(TAX_CARDS)))
        .containsExactlyInAnyOrderElementsOf(taxCards());
  }

  @Test
  void withoutAccessNothingIsFound() {
    assertThat(found(DialogQuery.builder().party(setup.world.stranger().urn()))).isEmpty();
    assertThat(found(DialogQuery.builder().party(setup.world.otherCustomer().urn()))).isEmpty();
  }

  @Test
  void atALowLevelTheHarmlessTextsStandInForTheSensitiveOnes() {
    DialogQuery query = customer().search("adressesperre").build();

    DialogSummary low = client.dialogs().search(query).iterator().next();
    DialogSummary high = setup.manager("high").dialogs().search(query).iterator().next();

    assertThat(low.id()).isEqualTo(LEVEL_4).isEqualTo(high.id());
    assertThat(low.title().text("nb")).isEqualTo("Du har fått et brev");
    assertThat(low.summary().text("nb")).startsWith("Logg inn på et høyere nivå");
    assertThat(high.title().text("nb")).isEqualTo("Adressesperre er innvilget");
    assertThat(high.summary().text("nb")).isEqualTo("Gjelder en ansatt");
  }

  @Test
  void aHitTellsWhatItIs() {
    DialogSummary hit =
        client.dialogs().search(customer().externalReference("sak-42").build()).iterator().next();

    assertThat(hit.party()).isEqualTo(setup.world.customer().urn());
    assertThat(hit.org()).isEqualTo("skattetest");
    assertThat(hit.serviceResource()).isEqualTo(TAX_CARDS);
    assertThat(hit.status()).isEqualTo(DialogStatus.REQUIRES_ATTENTION);
    assertThat(hit.progress()).contains(60);
    assertThat(hit.precedingProcess()).contains("urn:skattetest:prosess:41");
    assertThat(hit.guiAttachmentCount()).contains(1);
    assertThat(hit.fromPartyTransmissionsCount()).isEqualTo(1);
    assertThat(hit.fromServiceOwnerTransmissionsCount()).isEqualTo(2);
    assertThat(hit.latestActivity()).isPresent();
    assertThat(hit.isContentSeen()).isFalse();
    assertThat(hit.endUserContext().systemLabels())
        .containsExactlyInAnyOrder(SystemLabel.DEFAULT, SystemLabel.SENT);
  }

  private List<UUID> found(DialogQueryBuilder query) {
    return Setup.ids(client.dialogs().search(query.build()));
  }

  private DialogQueryBuilder customer() {
    return DialogQuery.builder().party(setup.world.customer().urn());
  }

  private Instant hours(int ago) {
    return start.minus(Duration.ofHours(ago));
  }

  private static Set<UUID> taxCards() {
    return Set.of(TAX_CARD, API_ONLY, LIST_ACCESS_ONLY, LEVEL_4);
  }

  private static Set<UUID> customers() {
    return Set.of(MESSAGE, APP_FORM, TAX_CARD, API_ONLY, LIST_ACCESS_ONLY, LEVEL_4, ARCHIVED);
  }

  private static Set<UUID> recent() {
    return Set.of(MESSAGE, APP_FORM, TAX_CARD, API_ONLY, LIST_ACCESS_ONLY, LEVEL_4, SUB_UNIT);
  }

  private static Set<UUID> without(UUID id) {
    return customers().stream().filter(one -> !one.equals(id)).collect(Collectors.toSet());
  }
}
