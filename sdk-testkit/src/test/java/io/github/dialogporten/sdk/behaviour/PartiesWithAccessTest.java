package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.UnauthorizedException;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.maskinporten.SystemUser;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.AccessQuery.Inclusion;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyAccess;
import io.github.dialogporten.sdk.parties.PartyAccessList;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.TokenKind;
import io.github.dialogporten.sdk.testkit.world.AccessSpec;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom one may act for and by what, and the key to the gateway. */
class PartiesWithAccessTest {

  private static final String SCOPE = "altinn:accessmanagement/authorizedparties";
  private static final String PATH = "/accessmanagement/api/v1/enduser/authorizedparties";

  private final Setup setup = new Setup();
  private final MaskinportenClient maskinporten = setup.maskinporten("digdir:dialogporten", SCOPE);

  @AfterEach
  void close() {
    setup.close();
  }

  private DialogportenClient systemUser() {
    return setup.client(maskinporten.systemUser(setup.world.customer().number()));
  }

  @Test
  void oneGrantServesBothListsAndTheyAreOfTheSameParties() {
    DialogportenClient client = systemUser();
    PartyAccessList access = client.parties().withAccess(AccessQuery.defaults());
    assertThat(access.searchable())
        .containsExactlyElementsOf(
            client.parties().list().searchable().stream()
                .map(Party::urn)
                .map(urn -> urn.orElseThrow())
                .toList());
    assertThat(setup.grants()).hasSize(1);
    assertThat(setup.altinn.requests().to(PATH))
        .singleElement()
        .satisfies(request -> assertThat(request.token()).isEqualTo(TokenKind.ALTINN));
  }

  @Test
  void accessIsToldWhenAskedFor() {
    setup
        .world
        .systemUser()
        .has(
            setup.world.customer(),
            AccessSpec.create()
                .role("REGN")
                .accessPackage("skatt")
                .resource("skattekort")
                .instance("skattekort", "1/2", "urn:altinn:instance-id:1/2"));
    PartyAccess bakery =
        systemUser()
            .parties()
            .withAccess(
                AccessQuery.defaults()
                    .withRoles()
                    .withAccessPackages()
                    .withResources()
                    .withInstances()
                    .onlyParties(setup.world.customer().uuid()))
            .byOrganisation(setup.world.customer().number())
            .orElseThrow();
    assertThat(bakery.roles()).containsExactly("REGN");
    assertThat(bakery.accessPackages()).containsExactly("skatt");
    assertThat(bakery.resources()).containsExactly("skattekort");
    assertThat(bakery.instances().get(0).instanceRef()).contains("urn:altinn:instance-id:1/2");
    assertThat(bakery.partyId()).contains(setup.world.customer().partyId());
  }

  @Test
  void whatMayBeReadSomewhereCanBeSearchedThere() {
    DialogportenClient client = systemUser();
    Dialog card = client.dialogs().open(SeededWorld.TAX_CARD);
    List<PartyUrn> found =
        client
            .parties()
            .withAccess(
                AccessQuery.defaults()
                    .anyOfResources(card.serviceResource())
                    .inactiveParties(Inclusion.NO))
            .searchable();
    assertThat(found).isNotEmpty();
    DialogQuery query =
        DialogQuery.builder()
            .party(found.toArray(PartyUrn[]::new))
            .serviceResource(card.serviceResource())
            .build();
    assertThat(Setup.ids(client.dialogs().search(query))).contains(SeededWorld.TAX_CARD);
  }

  @Test
  void anAgentsSystemUserHasItsClients() {
    SystemUser agent = SystemUser.of(setup.world.accountant().number()).externalRef("oppdrag-2026");
    assertThat(
            setup
                .client(maskinporten.systemUser(agent))
                .parties()
                .withAccess(AccessQuery.defaults()))
        .extracting(PartyAccess::name)
        .containsExactly("SYNTETISK KLIENT EN AS", "SYNTETISK KLIENT TO AS");
  }

  @Test
  void aPersonHasHerselfAndThoseSheLeads() {
    String token =
        setup.altinn.tokens().person(setup.world.manager().pid(), "idporten-loa-high", SCOPE);
    PartyAccessList access =
        setup
            .client(TokenProvider.ofToken(token))
            .parties()
            .withAccess(AccessQuery.defaults().withRoles());
    assertThat(access.tree().get(0).personId()).contains(setup.world.manager().pid());
    assertThat(access.byOrganisation(setup.world.customer().number()).orElseThrow().roles())
        .contains("DAGL");
  }

  @Test
  void missingScopeIsNamedAfterOneRequest() {
    ForbiddenException refused =
        catchThrowableOfType(
            ForbiddenException.class,
            () -> setup.client().parties().withAccess(AccessQuery.defaults()));
    assertThat(refused.reason()).isEqualTo(ForbiddenException.Reason.SCOPE);
    assertThat(refused.requiredScope()).contains(SCOPE);
    assertThat(refused).hasMessageContaining(SCOPE);
    assertThat(setup.altinn.requests().to(PATH)).hasSize(1);
  }

  @Test
  void personWithoutAnAltinnScopeGetsNoAltinnToken() {
    TokenException refused =
        catchThrowableOfType(
            TokenException.class,
            () -> setup.manager("high").parties().withAccess(AccessQuery.defaults()));
    assertThat(refused).hasMessageContaining("altinn:");
    assertThat(setup.altinn.requests().to(PATH)).isEmpty();
  }

  @Test
  void vendorsOwnTokenIsRefusedAfterOneRenewal() {
    DialogportenClient vendor = setup.client(maskinporten.organisation());
    UnauthorizedException refused =
        catchThrowableOfType(
            UnauthorizedException.class, () -> vendor.parties().withAccess(AccessQuery.defaults()));
    assertThat(refused).hasMessageContaining("neither a person nor a system user");
    assertThat(setup.altinn.requests().to(PATH)).hasSize(2);
    assertThat(setup.altinn.requests().to("/authentication/api/v1/exchange/")).hasSize(2);
    catchThrowableOfType(
        UnauthorizedException.class, () -> vendor.parties().withAccess(AccessQuery.defaults()));
    // the renewed token is no better, so it is left alone for a while
    assertThat(setup.altinn.requests().to(PATH)).hasSize(3);
    assertThat(setup.altinn.requests().to("/authentication/api/v1/exchange/")).hasSize(2);
  }

  @Test
  void personWithoutPartiesIsNamedAsAPossibleCause() {
    String token = setup.altinn.tokens().person(setup.world.personWithoutParties());
    DialogportenClient client = setup.client(TokenProvider.ofToken(token));
    assertThat(catchThrowableOfType(ServerException.class, () -> client.parties().list()))
        .hasMessageContaining("a person without any party to act for is answered so too");
  }

  @Test
  void keyedGatewayLetsTheKeyedClientIn() {
    AltinnHttp http = AltinnHttp.builder().subscriptionKey("nokkel").build();
    try (LocalAltinn guarded =
        LocalAltinn.builder().clock(setup.clock).subscriptionKey("nokkel").start()) {
      assertThat(partiesOf(guarded, http).parties().withAccess(AccessQuery.defaults()).all())
          .isNotEmpty();
      assertThat(partiesOf(guarded, http).parties().list().all()).isNotEmpty();
      assertThat(guarded.requests().all())
          .allSatisfy(
              request ->
                  assertThat(request.header("Ocp-Apim-Subscription-Key").isPresent())
                      .isEqualTo(request.server() != ReceivedRequest.Server.MASKINPORTEN));
    }
  }

  @Test
  void keyedGatewayLetsNobodyElseIn() {
    AltinnHttp http = AltinnHttp.defaults();
    try (LocalAltinn guarded =
        LocalAltinn.builder().clock(setup.clock).subscriptionKey("nokkel").start()) {
      DialogportenClient client = partiesOf(guarded, http);
      assertThat(catchThrowableOfType(UnauthorizedException.class, () -> client.parties().list()))
          .isNotNull();
      // the gateway said why in a body: another token would not help
      assertThat(guarded.requests().to("/enduser/parties")).hasSize(1);
    }
  }

  private DialogportenClient partiesOf(LocalAltinn altinn, AltinnHttp http) {
    return DialogportenClient.builder(
            AltinnConnection.builder(altinn.environment())
                .http(http)
                .timeSource(setup.clock)
                .build())
        .tokenProvider(
            TokenProvider.ofToken(
                altinn
                    .tokens()
                    .systemUser(
                        altinn.world().systemUser(),
                        "digdir:dialogporten " + SCOPE,
                        java.time.Duration.ofMinutes(5))))
        .build();
  }
}
