package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.world.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenKindsTest {

  private static final String PERSON = "17898510093";

  private static LocalAltinn altinn;

  @BeforeAll
  static void start() {
    altinn = LocalAltinn.start();
  }

  @AfterAll
  static void stop() {
    altinn.close();
  }

  private static Cli client() {
    return Cli.urls(altinn)
        .with("DIALOGPORTEN_CLIENT_ID", altinn.world().clientId())
        .with("DIALOGPORTEN_KEY", altinn.world().keyFile().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token                                                 | a system user's",
        "token --organisation                                  | an organisation's, without",
        "token --altinn                                        | exchanged by Altinn",
        "token --altinn --organisation                         | exchanged by Altinn",
        "token --test-token person                             | a person's, made by Altinn's test",
        "token --test-token systemuser                         | a system user's, made by Altinn's",
        "token --test-token organisation                       | an organisation's, without",
        "token --altinn --test-token systemuser                | made by Altinn's test",
        "token --env local --pid 17898510093                   | a person's",
        "token --env local --test-token person --level 4 --pid 24926210056 | authenticationLevel     4",
        "token --env local --resource https://a.example.no/    | https://a.example.no/",
      })
  void theAltinnInTheProcessHasEveryKind(String line, String told) {
    Cli.Result result = Cli.plain().run(line.split(" +"));

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains(told).doesNotContain(PERSON, "24926210056", "eyJ");
  }

  @Test
  void aSupplierActsForAConsumer() {
    Client supplier =
        altinn
            .clients()
            .register("supplier", altinn.world().vendor().number())
            .delegatedBy("310923044", "altinn:instances.read");
    Path key = supplier.writeKey(altinn.world().keyFile().resolveSibling("supplier.jwk"));
    key.toFile().deleteOnExit();
    String[] line = {
      "token",
      "--client-id=supplier",
      "--key=" + key,
      "--scope=altinn:instances.read",
      "--consumer-org=310923044"
    };

    Cli.Result with = Cli.urls(altinn).run(line);
    line[4] = "--consumer-org=310010693";
    Cli.Result without = Cli.urls(altinn).run(line);

    assertThat(with.out()).containsPattern("organisation +310923044").contains("supplier");
    assertThat(without.code()).isEqualTo(5);
    assertThat(without.err()).contains("MP-251", "--consumer-org", "correlation id");
  }

  @Test
  void keysAreTakenInEveryForm(@TempDir Path directory) throws IOException {
    Client client = altinn.world().client();
    Client certified =
        altinn
            .clients()
            .registerWithCertificate(
                "certified", altinn.world().vendor().number(), "digdir:dialogporten");
    Path pem = Files.writeString(directory.resolve("key.pem"), client.privatePem());
    Path store =
        Files.write(
            directory.resolve("certificate.p12"), certified.pkcs12("pass-word".toCharArray()));
    Cli passwords = Cli.urls(altinn).with("PASSWORD", "pass-word").with("WRONG", "another-word");

    Cli.Result ofPem =
        client().run("token", "--organisation", "--key=" + pem, "--key-id=" + client.keyId());
    Cli.Result withoutId = client().run("token", "--organisation", "--key=" + pem);
    String[] line = {
      "token", "--client-id=certified", "--key=" + store, "--key-password-env=PASSWORD"
    };
    Cli.Result ofStore = passwords.run(line);
    line[3] = "--key-password-env=WRONG";
    Cli.Result wrong = passwords.run(line);
    line[3] = "--key-password-env=pass-word";
    Cli.Result value = passwords.run(line);
    line[3] = "--key-alias=x";
    Cli.Result without = passwords.run(line);

    assertThat(List.of(ofPem.code(), ofStore.code())).containsOnly(0);
    assertThat(List.of(withoutId.code(), wrong.code(), value.code(), without.code()))
        .containsOnly(2);
    assertThat(withoutId.err()).contains("--key-id");
    assertThat(without.err()).contains("--key-password-env");
    assertThat(wrong.err() + value.err()).doesNotContain("another-word", "pass-word");
  }

  @Test
  void theVariablesOfAPlatformAreTakenWhenNothingElseIsGiven() {
    Cli platform =
        Cli.urls(altinn)
            .with("MASKINPORTEN_CLIENT_ID", altinn.world().clientId())
            .with("MASKINPORTEN_CLIENT_JWK", altinn.world().client().privateJwk())
            .with("MASKINPORTEN_SCOPES", "altinn:instances.read digdir:dialogporten")
            .with("MASKINPORTEN_ISSUER", altinn.maskinportenUrl().toString());

    Cli.Result organisation = platform.run("token");
    Cli.Result systemUser = platform.run("parties", "--system-user", "310010693");
    Cli.Result altinnToken = platform.run("token", "--altinn", "--scope", "altinn:instances.read");
    Cli.Result inProcess = platform.run("token", "--test-token", "person", "--env", "local");

    assertThat(organisation.out())
        .contains("an organisation's", "altinn:instances.read digdir:dialogporten");
    assertThat(systemUser.out()).contains("SYNTETISK RØRLEGGER AS");
    assertThat(altinnToken.out()).contains("exchanged by Altinn");
    assertThat(inProcess.code()).isNotZero(); // addresses of variables, and none of the generator
  }

  @Test
  void theVariablesOfAPlatformSayTheEnvironmentToo() {
    Cli.Result missing =
        Cli.plain()
            .with("MASKINPORTEN_CLIENT_ID", "client")
            .with("MASKINPORTEN_CLIENT_JWK", altinn.world().client().privateJwk())
            .run("token");
    Cli.Result contradicting =
        Cli.plain()
            .with("MASKINPORTEN_CLIENT_ID", "client")
            .with("MASKINPORTEN_CLIENT_JWK", altinn.world().client().privateJwk())
            .with("MASKINPORTEN_ISSUER", "https://maskinporten.no/")
            .run("token", "--env", "tt02");

    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("DIALOGPORTEN_ENV").doesNotContain("\"kty\"");
    assertThat(contradicting.code()).isEqualTo(2);
    assertThat(contradicting.err()).contains("MASKINPORTEN_ISSUER");
  }

  @Test
  void testTokensComeForAnAccountOrForATokenOfMaskinporten() {
    String url = altinn.testTokensUrl().toString();
    Cli account =
        Cli.urls(altinn)
            .with("PASSWORD", altinn.testTokenUsers().password())
            .with("WRONG", "another-word");
    String[] line = {
      "parties",
      "--test-token=person",
      "--pid=" + PERSON,
      "--test-tokens-url=" + url,
      "--test-user=" + altinn.testTokenUsers().name(),
      "--test-password-env=PASSWORD"
    };

    Cli.Result withAccount = account.run(line);
    Cli.Result withClient =
        client().run("parties", "--test-token=person", "--pid=" + PERSON, "--test-tokens-url", url);
    line[5] = "--test-password-env=WRONG";
    Cli.Result wrong = account.run(line);

    assertThat(withAccount.out()).contains("SYNTETISK BAKERI AS");
    assertThat(withClient.out()).contains("SYNTETISK BAKERI AS");
    assertThat(wrong.code()).isEqualTo(5);
    assertThat(wrong.err()).doesNotContain("another-word", PERSON);
  }

  @Test
  void theTokenOfAPersonIsExchangedToo() {
    Cli cli =
        Cli.urls(altinn)
            .with("DIALOGPORTEN_IDPORTEN_URL", altinn.idportenUrl().toString())
            .with(
                "DIALOGPORTEN_TOKEN",
                altinn
                    .tokens()
                    .person(PERSON, "idporten-loa-high", "openid altinn:instances.read"));

    Cli.Result result = cli.run("token", "--altinn");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("a person's, exchanged by Altinn").doesNotContain(PERSON);
  }

  @Test
  void theTokenOfAPersonNeedsAScopeOfAltinnsForThat() {
    Cli cli =
        Cli.urls(altinn)
            .with("DIALOGPORTEN_IDPORTEN_URL", altinn.idportenUrl().toString())
            .with("DIALOGPORTEN_TOKEN", altinn.tokens().person(altinn.world().manager()));

    Cli.Result result = cli.run("token", "--altinn");

    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).contains("altinn:").doesNotContain(PERSON);
  }

  @Test
  void aKeyThatHasExpiredIsTold() {
    try (LocalAltinn other = LocalAltinn.start()) {
      other.world().client().expireKey();

      Cli.Result result =
          Cli.urls(other)
              .with("DIALOGPORTEN_CLIENT_ID", other.world().clientId())
              .with("DIALOGPORTEN_KEY", other.world().keyFile().toString())
              .run("token");

      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err()).contains("MP-121", "Register a new key");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token --env local --organisation --system-user 310923044  | --organisation",
        "token --env local --consumer-org 1                        | --consumer-org",
        "token --env local --pid 1                                 | --pid",
        "token --env local --resource relative                     | --resource",
        "token --env local --external-ref x --organisation         | --external-ref",
        "token --env local --test-token nonsense                   | systemuser",
        "token --env local --test-token person --pid 1             | --pid",
        "token --env local --test-token person --level 5           | --level",
        "token --env local --test-token systemuser --system-user 310923044 | --system-user-id",
        "token --env local --test-token organisation --consumer-org 1 | --consumer-org",
        "token --env tt02 --test-token person --test-user u        | --pid",
        "token --env tt02 --test-token person --pid 17898510093 --test-user u | --test-password-env",
        "token --env tt02 --test-token person --pid 17898510093    | --client-id",
        "token --env prod --test-token person --pid 17898510093 --client-id c --key K | production",
        "token --test-token person --token x                       | --test-token",
        "token --env at23 --client-id c --key K --system-user 310923044 | --test-token systemuser",
      })
  void refusesWhatDoesNotGoTogether(String line, String told) {
    String key = altinn.world().keyFile().toString();

    Cli.Result result = Cli.plain().run(line.replace(" K", " " + key).split(" +"));

    assertThat(result.err()).contains(told).doesNotContain(PERSON);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }
}
