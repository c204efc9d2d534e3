package io.github.dialogporten.sdk.testkit.world;

import static io.github.dialogporten.sdk.testkit.dialogs.Text.all;
import static io.github.dialogporten.sdk.testkit.dialogs.Text.nb;

import io.github.dialogporten.sdk.testkit.dialogs.ApiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.AttachmentSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialogs;
import io.github.dialogporten.sdk.testkit.dialogs.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The services and the plain dialogs of the seeded world. */
final class SeededDialogs {

  static final String TAX = "skattetest";
  static final String TAX_NUMBER = "317574916";
  static final String APPS = "apptest";
  static final String MESSAGES = "skattetest-melding";
  static final String TAX_CARDS = "skattetest-skattekort";
  static final String FORM = "app_apptest_naeringsoppgave";
  static final String OTHER = "skattetest-innsyn";

  /** So long ago that it counts as seen although nobody has opened it. */
  private static final Instant OLD = Instant.parse("2025-06-01T10:00:00Z");

  private static final String RESOURCE = "GenericAccessResource";
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
        .service(TAX_CARDS, TAX, RESOURCE, 3, all("Skattekort", "Skattekort", "Tax cards"))
        .service(OTHER, TAX, RESOURCE, 3, nb("Innsyn"))
        .service(
            FORM,
            APPS,
            "AltinnApp",
            2,
            all("Næringsoppgave", "Næringsoppgåve", "Business statement"));
  }

  private void odd() {
    TestParty customer = world.customer();
    world.dialogs.add(
        aged(customer, TAX_CARDS, SeededWorld.API_ONLY, 8)
            .apiOnly()
            .externalReference("kun-for-systemer")
            .apiAction(
                ApiActionSpec.of("read")
                    .name("hentGrunnlag")
                    .endpoint("1.0", "GET", "https://api.skattetest.example/grunnlag/1")));
    world.dialogs.add(
        aged(customer, TAX_CARDS, SeededWorld.LIST_ACCESS_ONLY, 9)
            .title(nb("Sak der du bare ser tittelen"))
            .listAccessOnly()
            .mainContentReference(nb(world.content.get(TAX, "innsyn/skjult").url()))
            .guiAction(
                GuiActionSpec.of("POST", world.content.at("POST", TAX, "innsyn/svar").url())
                    .title(nb("Svar"))));
    world.dialogs.add(
        aged(customer, TAX_CARDS, SeededWorld.LEVEL_4, 10)
            .minimumAuthenticationLevel(4)
            .title(nb("Adressesperre er innvilget"))
            .summary(nb("Gjelder en ansatt"))
            .nonSensitiveTitle(nb("Du har fått et brev"))
            .nonSensitiveSummary(nb("Logg inn på et høyere nivå for å lese det")));
  }

  private void visibility() {
    TestParty customer = world.customer();
    world.dialogs.add(
        DialogSpec.of(customer.urn(), MESSAGES, "Synlig i morgen")
            .id(SeededWorld.VISIBLE_LATER)
            .visibleFrom(now.plus(Duration.ofDays(1))));
    world.dialogs.add(
        message(customer, SeededWorld.EXPIRED, 20 * 24, "Utløpt tilbud")
            .expiresAt(ago(Duration.ofHours(1))));
    world.dialogs.add(
        message(customer, SeededWorld.DELETED, 30 * 24, "Slettet melding")
            .deletedAt(ago(Duration.ofDays(2))));
    world.dialogs.add(
        message(customer, SeededWorld.ARCHIVED, 300 * 24, "Kvittering fra i fjor")
            .status("Completed")
            .labels("Archive"));
  }

  private void others() {
    StoredDialogs all = world.dialogs;
    TestParty branch = world.customer().subUnits().get(0);
    TestParty deleted = world.deletedOrganisation();
    all.add(message(branch, SeededWorld.SUB_UNIT, 20, "Tilsyn i bakeriet"));
    all.add(message(world.otherCustomer(), SeededWorld.OTHER_CUSTOMER, 30, "Vedtak om tilskudd"));
    all.add(
        message(world.accountantClient(), SeededWorld.ACCOUNTANT_CLIENT, 40, "Varsel om kontroll"));
    all.add(message(world.manager().party(), SeededWorld.PERSONAL, 50, "Brev til deg selv"));
    Instant old = ago(Duration.ofDays(400));
    all.add(
        message(deleted, SeededWorld.DELETED_ORGANISATION, 0, "Bekreftelse på sletting")
            .createdAt(old.isBefore(OLD) ? old : OLD));
  }

  private DialogSpec message(TestParty party, UUID id, int hours, String title) {
    return aged(party, MESSAGES, id, hours).title(nb(title));
  }

  private DialogSpec aged(TestParty party, String service, UUID id, int hours) {
    return DialogSpec.of(party.urn(), service).id(id).createdAt(ago(Duration.ofHours(hours)));
  }

  /** An attachment with a technical name. */
  static AttachmentSpec file(String name, Text shown) {
    return new AttachmentSpec().name(name).displayName(shown);
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
