package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.maskinporten.SystemUser;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyList;
import io.github.dialogporten.sdk.parties.PartyType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Step 2: whom one may act for. */
class PartiesTest {

  private final Setup setup = new Setup();

  @AfterEach
  void close() {
    setup.close();
  }

  @Test
  void theTreeIsFlattenedAndContainersAreNotSearched() {
    PartyList parties = setup.client().parties().list();

    assertThat(parties.tree())
        .extracting(Party::name)
        .containsExactly(
            "SYNTETISK BAKERI AS",
            "SYNTETISK STORKUNDE AS",
            "SYNTETISK NEDLAGT HANDEL AS",
            "SYNTETISK KONSERN AS");
    assertThat(parties.all())
        .extracting(Party::name)
        .containsExactly(
            "SYNTETISK BAKERI AS",
            "SYNTETISK BAKERI AS AVD SENTRUM",
            "SYNTETISK BAKERI AS AVD NORD",
            "SYNTETISK STORKUNDE AS",
            "SYNTETISK NEDLAGT HANDEL AS",
            "SYNTETISK KONSERN AS",
            "SYNTETISK KONSERN AS AVD LAGER");
    assertThat(parties.searchable())
        .extracting(Party::name)
        .hasSize(6)
        .doesNotContain("SYNTETISK KONSERN AS");
    assertThat(parties.stream().filter(Party::isDeleted))
        .extracting(Party::name)
        .containsExactly("SYNTETISK NEDLAGT HANDEL AS");
    assertThat(parties.byOrganisation("NO 310 923 044 MVA"))
        .hasValueSatisfying(
            party -> {
              assertThat(party.party()).isEqualTo(setup.world.customer().urn());
              assertThat(party.partyUuid()).isEqualTo(setup.world.customer().uuid());
              assertThat(party.partyId()).contains(setup.world.customer().partyId());
              assertThat(party.partyType()).isEqualTo(PartyType.ORGANISATION);
            });
    assertThat(parties.byOrganisation(setup.world.stranger().number())).isEmpty();
  }

  @Test
  void anAccountantsSystemUserHasTheClientsAsParties() {
    SystemUser agent = SystemUser.of(setup.world.accountant().number()).externalRef("oppdrag-2026");

    assertThat(setup.client(setup.maskinporten.systemUser(agent)).parties().list().searchable())
        .extracting(Party::name)
        .containsExactly("SYNTETISK KLIENT EN AS", "SYNTETISK KLIENT TO AS");
  }

  @Test
  void aSystemUserWithoutPartiesGetsAnEmptyList() {
    String owner = setup.world.systemUserWithoutParties().owner();

    PartyList parties = setup.client(setup.maskinporten.systemUser(owner)).parties().list();

    assertThat(parties.all()).isEmpty();
    assertThat(parties.searchable()).isEmpty();
  }

  @Test
  void aPersonSeesHerselfAndThoseSheLeads() {
    PartyList parties = setup.manager("substantial").parties().list();

    assertThat(parties.stream().filter(Party::isCurrentEndUser))
        .singleElement()
        .satisfies(
            self -> {
              assertThat(self.partyType()).isEqualTo(PartyType.PERSON);
              assertThat(self.urn()).isPresent();
            });
    assertThat(parties.byOrganisation(setup.world.customer().number()))
        .hasValueSatisfying(party -> assertThat(party.hasKeyRole()).isTrue());
  }

  @Test
  void aPersonWithoutAnyIsA502ThatWasTriedThrice() {
    String token = setup.altinn.tokens().person(setup.world.personWithoutParties());
    DialogportenClient client = setup.client(TokenProvider.ofToken(token));

    ServerException refused =
        catchThrowableOfType(ServerException.class, () -> client.parties().list());

    assertThat(refused.status()).isEqualTo(502);
    assertThat(refused.attempts()).isEqualTo(3);
    assertThat(refused.isTransient()).isTrue();
    assertThat(setup.altinn.requests().to("/parties")).hasSize(3);
  }

  @Test
  void bytesAreKeptOnRequestOnly() {
    DialogportenClient client = setup.client();

    assertThat(client.parties().list().rawJson()).isEmpty();
    assertThat(client.with(o -> o.withRawJson()).parties().list().rawJson())
        .hasValueSatisfying(
            raw -> assertThat(raw).asString().startsWith("{\"authorizedParties\":["));
  }
}
