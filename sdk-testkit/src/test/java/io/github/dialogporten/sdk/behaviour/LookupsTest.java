package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.lookup.DialogLookup;
import io.github.dialogporten.sdk.lookup.GrantType;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.lookup.ServiceOwnerDialogLookup;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.world.Client;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import io.github.dialogporten.sdk.text.LocalizedText;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From references to dialogs, as an end user and as the service owner. */
class LookupsTest {

  private static final String SCOPE = "digdir:dialogporten.serviceprovider";

  private final Setup setup = new Setup();
  private final DialogportenClient client = setup.client();

  @AfterEach
  void close() {
    setup.close();
  }

  /** Maskinporten's client of a service owner. */
  private MaskinportenClient owner(String organisation) {
    Client registered =
        setup.altinn.clients().register("eier-" + organisation, organisation, SCOPE);
    return MaskinportenClient.builder(setup.altinn.connection())
        .clientId(registered.clientId())
        .signingKey(SigningKey.jwk(registered.privateJwk()))
        .scopes(SCOPE)
        .build();
  }

  @Test
  void aMessagesIdLeadsToItsDialogAndBack() {
    UUID message = UUID.fromString("0198c2a1-0000-7000-a000-000000000001");

    DialogLookup byMessage = client.lookup().find(InstanceRef.correspondence(message));
    DialogLookup byDialog = client.lookup().find(InstanceRef.dialog(SeededWorld.MESSAGE));

    assertThat(byMessage.dialogId()).isEqualTo(SeededWorld.MESSAGE);
    assertThat(byDialog.instanceRef()).contains(InstanceRef.correspondence(message));
    assertThat(byDialog.serviceResource().urn())
        .isEqualTo("urn:altinn:resource:skattetest-melding");
    assertThat(byDialog.serviceOwner().organisationNumber()).isEqualTo(setup.world.serviceOwner());
    assertThat(byDialog.evidence().viaAccessPackage()).isTrue();
    assertThat(byDialog.evidence().grants().get(0).grantType()).isEqualTo(GrantType.ACCESS_PACKAGE);
    assertThat(byDialog.needsHigherLevel()).isFalse();
    assertThat(setup.seen()).isEmpty();
    assertThat(setup.altinn.dialogs().labels(SeededWorld.MESSAGE)).contains("MarkedAsUnopened");
  }

  @Test
  void anInstanceIsFoundByTheReferenceThatItsDialogGives() {
    InstanceRef instance =
        client.lookup().find(InstanceRef.dialog(SeededWorld.APP_FORM)).instanceRef().orElseThrow();

    assertThat(instance.kind()).isEqualTo(InstanceRef.Kind.INSTANCE);
    assertThat(client.lookup().find(instance).dialogId()).isEqualTo(SeededWorld.APP_FORM);
  }

  @Test
  void aLevelThatIsTooLowIsKnownBeforeAnythingIsRefused() {
    InstanceRef reference = InstanceRef.dialog(SeededWorld.LEVEL_4);

    DialogLookup system = client.lookup().find(reference);
    DialogLookup person = setup.manager("high").lookup().find(reference);

    assertThat(system.needsHigherLevel()).isTrue();
    assertThat(system.evidence().currentAuthenticationLevel()).isEqualTo(3);
    assertThat(system.serviceResource().minimumAuthenticationLevel()).isEqualTo(4);
    assertThat(system.title().text()).isEqualTo("Du har fått et brev");
    assertThat(person.needsHigherLevel()).isFalse();
    assertThat(person.title().text()).isEqualTo("Adressesperre er innvilget");
  }

  @Test
  void whatIsFoundMayNotBeThereToOpen() {
    for (UUID id : new UUID[] {SeededWorld.VISIBLE_LATER, SeededWorld.EXPIRED}) {
      UUID found = client.lookup().find(InstanceRef.dialog(id)).dialogId();
      assertThat(catchThrowableOfType(NotFoundException.class, () -> client.dialogs().open(found)))
          .isNotNull();
    }
  }

  @Test
  void refusalsTellWhy() {
    NotFoundException missing =
        catchThrowableOfType(
            NotFoundException.class,
            () -> client.lookup().find(InstanceRef.correspondence(UUID.randomUUID())));
    NotFoundException deleted =
        catchThrowableOfType(
            NotFoundException.class,
            () -> client.lookup().find(InstanceRef.dialog(SeededWorld.DELETED)));
    ForbiddenException others =
        catchThrowableOfType(
            ForbiddenException.class,
            () -> client.lookup().find(InstanceRef.dialog(SeededWorld.OTHER_CUSTOMER)));
    ForbiddenException scope =
        catchThrowableOfType(
            ForbiddenException.class,
            () -> client.lookup().findAsServiceOwner(InstanceRef.dialog(SeededWorld.MESSAGE)));

    assertThat(missing.reason()).isEqualTo(NotFoundException.Reason.MISSING);
    assertThat(deleted.reason()).isEqualTo(NotFoundException.Reason.MISSING);
    assertThat(others.reason()).isEqualTo(ForbiddenException.Reason.NO_ACCESS);
    assertThat(others.operation()).isEqualTo("lookup.find");
    assertThat(scope.reason()).isEqualTo(ForbiddenException.Reason.SCOPE);
  }

  @Test
  void aServiceOwnerFindsItsOwnDeletedOnesToo() {
    MaskinportenClient maskinporten = owner(setup.world.serviceOwner());
    DialogportenClient owner = setup.client(maskinporten.organisation());

    ServiceOwnerDialogLookup deleted =
        owner.lookup().findAsServiceOwner(InstanceRef.dialog(SeededWorld.DELETED));
    ServiceOwnerDialogLookup secret =
        owner
            .with(o -> o.withLanguages("en"))
            .lookup()
            .findAsServiceOwner(InstanceRef.dialog(SeededWorld.LEVEL_4));
    ForbiddenException another =
        catchThrowableOfType(
            ForbiddenException.class,
            () -> owner.lookup().findAsServiceOwner(InstanceRef.dialog(SeededWorld.APP_FORM)));
    ForbiddenException asEndUser =
        catchThrowableOfType(
            ForbiddenException.class,
            () -> owner.lookup().find(InstanceRef.dialog(SeededWorld.MESSAGE)));

    assertThat(deleted.title().text()).isEqualTo("Slettet melding");
    assertThat(deleted.nonSensitiveTitle().isEmpty()).isTrue();
    assertThat(secret.title().text()).isEqualTo("Adressesperre er innvilget");
    assertThat(secret.nonSensitiveTitle().text()).isEqualTo("Du har fått et brev");
    assertThat(another.reason()).isEqualTo(ForbiddenException.Reason.NO_ACCESS);
    assertThat(asEndUser.reason())
        .isIn(ForbiddenException.Reason.SCOPE, ForbiddenException.Reason.USER_TYPE);
  }

  @Test
  void languagesAreAskedForOnRequestOnly() {
    InstanceRef form = InstanceRef.dialog(SeededWorld.APP_FORM);

    assertThat(client.lookup().find(form).title().all())
        .extracting(LocalizedText::language)
        .containsExactlyInAnyOrder("nb", "nn", "en");
    assertThat(client.with(o -> o.withLanguages("nn", "en")).lookup().find(form).title().all())
        .extracting(LocalizedText::language)
        .containsExactly("nn");
  }

  @Test
  void servicesOfTheCallerAndAllOfThem() {
    var mine = client.resources().mine();
    var ofOne = client.resources().mine(List.of(party()));
    var all =
        setup
            .client(
                request -> {
                  throw new AssertionError("a token was asked for");
                })
            .resources()
            .catalogue();

    assertThat(mine.byId("skattetest-melding")).isPresent();
    assertThat(ofOne.all()).hasSizeLessThanOrEqualTo(mine.all().size()).isNotEmpty();
    assertThat(all.all()).hasSizeGreaterThanOrEqualTo(mine.all().size());
    assertThat(mine.byId("skattetest-skattekort").orElseThrow().minimumAuthenticationLevel())
        .isEqualTo(3);
    assertThat(all.byId("app_apptest_naeringsoppgave").orElseThrow().resourceType())
        .contains("altinnapp");
  }

  private PartyUrn party() {
    return PartyUrn.parse(setup.world.customer().urn());
  }

  @Test
  void whatTheServerCannotDecideIsItsFailure() {
    String label = "urn:altinn:integration:storage:5/0198c2a1-0000-7000-b000-00000000aaaa";
    for (int i = 0; i < 2; i++) {
      setup
          .altinn
          .dialogs()
          .add(
              DialogSpec.of(setup.world.customer().urn(), "skattetest-melding", "Tvilling")
                  .serviceOwnerLabel(label));
    }
    InstanceRef twins = InstanceRef.parse(label.replace("integration:storage", "instance-id"));
    assertThat(catchThrowableOfType(ServerException.class, () -> client.lookup().find(twins)))
        .isNotNull();
  }
}
