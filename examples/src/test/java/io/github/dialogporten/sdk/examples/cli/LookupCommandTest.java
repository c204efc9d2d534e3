package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.world.Client;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lookup} and {@code resources}. */
class LookupCommandTest {

  private static final String DIALOG = "urn:altinn:dialog-id:";
  private static final String SCOPE = "digdir:dialogporten.serviceprovider";

  private LocalAltinn altinn;

  @BeforeEach
  void start() {
    altinn = LocalAltinn.start();
  }

  @AfterEach
  void stop() {
    altinn.close();
  }

  @Test
  void tellsWhatADialogIsAboutAndWhyItMayBeSeen() {
    Cli.Result result = Cli.at(altinn).run("lookup", DIALOG + SeededWorld.MESSAGE);

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("Skatteoppgjør for 2025\n")
        .contains("  Dialog            " + SeededWorld.MESSAGE)
        .contains("urn:altinn:correspondence-id:0198c2a1-0000-7000-a000-000000000001")
        .contains("urn:altinn:resource:skattetest-melding")
        .contains("AccessPackage: ")
        .contains("  Level             3, and 2 is enough");
    assertThat(altinn.dialogs().seenLog(SeededWorld.MESSAGE)).isEmpty();
  }

  @Test
  void takesAnyReferenceInAnyCaseAndAnyLanguage() {
    String message = "urn:altinn:CORRESPONDENCE-id:0198C2A1-0000-7000-A000-000000000001";
    assertThat(Cli.at(altinn).run("lookup", message).out())
        .contains(SeededWorld.MESSAGE.toString());
    assertThat(
            Cli.at(altinn).run("lookup", DIALOG + SeededWorld.APP_FORM, "--language", "en").out())
        .startsWith("Business statement for 2025\n")
        .contains("Regular mail to the business");
  }

  @Test
  void saysWhenTheLevelIsTooLow() {
    assertThat(Cli.at(altinn).run("lookup", DIALOG + SeededWorld.LEVEL_4).out())
        .startsWith("Du har fått et brev\n")
        .contains("the token has 3, and opening the dialog takes 4");
  }

  @Test
  void refusesWhatIsNoReference() {
    Cli.Result result = Cli.at(altinn).run("lookup", SeededWorld.MESSAGE.toString());

    assertThat(result.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("REF: a URN that begins with urn:altinn:instance-id:");
    assertThat(altinn.requests().to("/dialoglookup")).isEmpty();
  }

  @Test
  void whatIsNotThereIsRefusedByTheApi() {
    assertThat(Cli.at(altinn).run("lookup", DIALOG + UUID.randomUUID()).code())
        .isEqualTo(Cli.at(altinn).run("open", UUID.randomUUID().toString()).code());
  }

  @Test
  void asTheServiceOwnerWithAClientOfItsOwn(@TempDir Path directory) {
    Client client = altinn.clients().register("eier", altinn.world().serviceOwner(), SCOPE);
    String key = client.writeKey(directory.resolve("eier.jwk")).toString();
    String[] line = {
      "lookup",
      DIALOG + SeededWorld.DELETED,
      "--service-owner",
      "--client-id",
      client.clientId(),
      "--key",
      key
    };

    Cli.Result result = Cli.urls(altinn).run(line);

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("Slettet melding\n").doesNotContain("Access by");
    assertThat(result.code()).isZero();
  }

  @Test
  void asTheServiceOwnerInTheAltinnOfThisProcess() {
    Cli.Result result = Cli.plain().run("lookup", DIALOG + SeededWorld.LEVEL_4, "--service-owner");
    assertThat(result.out())
        .startsWith("Adressesperre er innvilget\n")
        .contains("  For low levels    Du har fått et brev");
    Cli.Result json =
        Cli.plain().run("lookup", DIALOG + SeededWorld.LEVEL_4, "--service-owner", "--json");
    assertThat(json.out()).startsWith("{\"dialogId\":").contains("\"nonSensitiveTitle\":");
  }

  @Test
  void aSystemUsersTokenIsNoServiceOwners() {
    Cli.Result result =
        Cli.at(altinn).run("lookup", DIALOG + SeededWorld.MESSAGE, "--service-owner");
    assertThat(result.code()).isEqualTo(ExitCodes.REFUSED);
    assertThat(result.err()).contains("scope");
  }

  @Test
  void listsTheServicesOfTheToken() {
    Cli.Result result = Cli.at(altinn).run("resources", "--language", "en");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("Tax cards")
        .contains("genericaccessresource")
        .contains("level 3  urn:altinn:resource:skattetest-skattekort\n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void listsTheServicesOfSomeParties() {
    String customer = altinn.world().otherCustomer().number();
    Cli.Result result = Cli.at(altinn).run("resources", "--party", customer);
    assertThat(result.out()).isEqualTo("There are no services whose dialogs the token may see.\n");
    assertThat(Cli.at(altinn).run("resources", "--party", "310923045").err())
        .contains("--party: an organisation number");
  }

  @Test
  void theCatalogueNeedsNoToken() {
    Cli.Result result = Cli.urls(altinn).run("resources", "--catalogue");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("urn:altinn:resource:app_apptest_naeringsoppgave");
    assertThat(Cli.urls(altinn).run("resources", "--catalogue", "--party", "310923044").code())
        .isEqualTo(ExitCodes.USAGE);
  }
}
