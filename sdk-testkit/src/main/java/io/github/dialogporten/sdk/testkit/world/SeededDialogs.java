package io.github.dialogporten.sdk.testkit.world;

import static io.github.dialogporten.sdk.testkit.dialogs.Text.all;
import static io.github.dialogporten.sdk.testkit.dialogs.Text.nb;

import io.github.dialogporten.sdk.testkit.dialogs.ApiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialogs;
import java.time.Duration;
import java.time.Instant;

/** The services and the plain dialogs of the seeded world. */
final class SeededDialogs {

  static final String TAX = "skattetest";
  static final String TAX_NUMBER = "317574916";
  static final String APPS = "apptest";
  static final String MESSAGES = "skattetest-melding";
  static final String TAX_CARDS = "skattetest-skattekort";
  static final String FORM = "app_apptest_naeringsoppgave";
  static final String OTHER = "skattetest-innsyn";

  private static final String[] STATUSES = {
    "NotApplicable", "InProgress", "RequiresAttention", "Completed", "Awaiting"
  };

  private final SeededWorld world;
  private final Instant now;

  SeededDialogs(SeededWorld world) {
    this.world = world;
    this.now = world.now;
  }

  void add() {
    services();
    new SeededMessage(world, ago(Duration.ofHours(2))).add();
    new SeededAppForm(world, ago(Duration.ofHours(5))).add();
    new SeededTaxCard(world, ago(Duration.ofHours(3))).add();
    odd();
    visibility();
    others();
    many();
  }

  private Instant ago(Duration duration) {
    return now.minus(duration);
  }

  private void services() {
    world
        .services
        .owner(
            TAX,
            TAX_NUMBER,
            all("Syntetisk skatteetat", "Syntetisk skatteetat", "Tax authority (synthetic)"))
        .owner(APPS, "311862529", all("Apptesteren", "Apptestaren", "App tester"))
        .service(
            MESSAGES, TAX, "CorrespondenceService", 2, all("Meldinger", "Meldingar", "Messages"))
        .service(
            TAX_CARDS,
            TAX,
            "GenericAccessResource",
            3,
            all("Skattekort", "Skattekort", "Tax cards"))
        .service(OTHER, TAX, "GenericAccessResource", 3, nb("Innsyn"))
        .service(
            FORM,
            APPS,
            "AltinnApp",
            2,
            all("Næringsoppgave", "Næringsoppgåve", "Business statement"));
  }

  private void odd() {
    world.dialogs.add(
        DialogSpec.of(world.customer().urn(), TAX_CARDS)
            .id(SeededWorld.API_ONLY)
            .apiOnly()
            .createdAt(ago(Duration.ofHours(8)))
            .externalReference("kun-for-systemer")
            .apiAction(
                ApiActionSpec.of("read")
                    .name("hentGrunnlag")
                    .endpoint("1.0", "GET", "https://api.skattetest.example/grunnlag/1")));
    world.dialogs.add(
        DialogSpec.of(world.customer().urn(), TAX_CARDS, "Sak der du bare ser tittelen")
            .id(SeededWorld.LIST_ACCESS_ONLY)
            .listAccessOnly()
            .createdAt(ago(Duration.ofHours(9)))
            .mainContentReference(nb(world.content.get(TAX, "innsyn/skjult").url()))
            .guiAction(
                GuiActionSpec.of("POST", world.content.at("POST", TAX, "innsyn/svar").url())
                    .title(nb("Svar"))));
    world.dialogs.add(
        DialogSpec.of(world.customer().urn(), TAX_CARDS)
            .id(SeededWorld.LEVEL_4)
            .minimumAuthenticationLevel(4)
            .createdAt(ago(Duration.ofHours(10)))
            .title(nb("Adressesperre er innvilget"))
            .summary(nb("Gjelder en ansatt"))
            .nonSensitiveTitle(nb("Du har fått et brev"))
            .nonSensitiveSummary(nb("Logg inn på et høyere nivå for å lese det")));
  }

  private void visibility() {
    StoredDialogs dialogs = world.dialogs;
    dialogs.add(
        DialogSpec.of(world.customer().urn(), MESSAGES, "Synlig i morgen")
            .id(SeededWorld.VISIBLE_LATER)
            .visibleFrom(now.plus(Duration.ofDays(1))));
    dialogs.add(
        DialogSpec.of(world.customer().urn(), MESSAGES, "Utløpt tilbud")
            .id(SeededWorld.EXPIRED)
            .createdAt(ago(Duration.ofDays(20)))
            .expiresAt(ago(Duration.ofHours(1))));
    dialogs.add(
        DialogSpec.of(world.customer().urn(), MESSAGES, "Slettet melding")
            .id(SeededWorld.DELETED)
            .createdAt(ago(Duration.ofDays(30)))
            .deletedAt(ago(Duration.ofDays(2))));
    dialogs.add(
        DialogSpec.of(world.customer().urn(), MESSAGES, "Kvittering fra i fjor")
            .id(SeededWorld.ARCHIVED)
            .status("Completed")
            .createdAt(ago(Duration.ofDays(300)))
            .labels("Archive"));
  }

  private void others() {
    StoredDialogs dialogs = world.dialogs;
    dialogs.add(
        DialogSpec.of(world.customer().subUnits().get(0).urn(), MESSAGES, "Tilsyn i bakeriet")
            .id(SeededWorld.SUB_UNIT)
            .createdAt(ago(Duration.ofHours(20))));
    dialogs.add(
        DialogSpec.of(world.otherCustomer().urn(), MESSAGES, "Vedtak om tilskudd")
            .id(SeededWorld.OTHER_CUSTOMER)
            .createdAt(ago(Duration.ofHours(30))));
    dialogs.add(
        DialogSpec.of(world.accountantClient().urn(), MESSAGES, "Varsel om kontroll")
            .id(SeededWorld.ACCOUNTANT_CLIENT)
            .createdAt(ago(Duration.ofHours(40))));
    dialogs.add(
        DialogSpec.of(world.manager().party().urn(), MESSAGES, "Brev til deg selv")
            .id(SeededWorld.PERSONAL)
            .createdAt(ago(Duration.ofHours(50))));
    dialogs.add(
        DialogSpec.of(world.deletedOrganisation().urn(), MESSAGES, "Bekreftelse på sletting")
            .id(SeededWorld.DELETED_ORGANISATION)
            .createdAt(ago(Duration.ofDays(400))));
  }

  /** Two and two have the same time, some are due and some are not: what paging must get right. */
  private void many() {
    for (int i = 0; i < SeededWorld.LARGE_CUSTOMER_DIALOGS; i++) {
      Instant created = ago(Duration.ofDays(60)).minus(Duration.ofHours(i / 2));
      DialogSpec dialog =
          DialogSpec.of(world.largeCustomer().urn(), MESSAGES, "Månedlig oppgjør nummer " + (i + 1))
              .status(STATUSES[i % STATUSES.length])
              .externalReference("oppgjor-" + (i + 1))
              .createdAt(created);
      if (i % 3 == 0) {
        dialog.dueAt(now.plus(Duration.ofDays(i)));
      }
      world.dialogs.add(dialog);
    }
  }
}
