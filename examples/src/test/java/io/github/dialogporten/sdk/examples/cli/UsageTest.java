package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

  private static final String ID = "0198c2a1-0000-7000-8000-000000000003";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense                                            | nonsense",
        "--nonsense                                          | --nonsense",
        "open                                                | ID",
        "open x                                              | no id",
        "act " + ID + "                                      | ACTION-ID",
        "search --status Bad                                 | RequiresAttention",
        "search --system-label Bad                           | MarkedAsUnopened",
        "search --party 123456789                            | organisation number",
        "search --party urn:altinn:organization:identifier-no:1 | organisation number",
        "search --service-resource skattemelding             | urn:altinn:resource:",
        "search --party 310923044 --created-after yesterday  | 2026-01-31",
        "search --party 310923044 --created-after 2026-01-31T12:00:00 | 2026-01-31",
        "search --party 310923044 --created-after 2026-02-01 --created-before 2026-01-01 | createdAfter",
        "search --party 310923044 --is-content-seen maybe    | --is-content-seen",
        "search --party 310923044 --is-content-seen          | --is-content-seen",
        "search --party 310923044 --search no                | 3 characters",
        "search --party 310923044 --search-language-code no  | nb or nn",
        "search --party 310923044 --order-by nonsense        | contentUpdatedAt",
        "search --party 310923044 --page-size 0              | between 1 and 1000",
        "search --party 310923044 --page-size many           | --page-size",
        "search --party 310923044 --at-most 0                | positive",
        "search --party 310923044 --cursor dp1.nonsense      | cursor",
        "label --add Archive                                 | --bulk FILE",
        "label " + ID + "                                    | --add LABEL",
        "label " + ID + " --add Starred                      | MarkedAsUnopened",
        "label " + ID + " --add sent                         | Sent",
        "label " + ID + " --add bin --add archive            | not clear",
        "label " + ID + " --add bin --remove bin             | both added and removed",
        "label " + ID + " --add bin --if-match x             | --if-match",
        "label " + ID + " --add bin --bulk -                 | not both",
        "label --bulk - --add bin --if-match " + ID + "      | ID,REV",
        "label " + ID + " --add bin --rest x                 | --rest goes with",
        "label --bulk no/such/file --add bin                 | cannot be read",
        "label --bulk /dev/zero --add bin                    | --bulk",
        "content " + ID + " --out /dev/null                  | --out takes a directory",
        "parties --language no-such-language                 | languages",
        "parties --env mars                                  | tt02",
        "--json run                                          | --json",
        "--json                                              | --json",
        "serve --port 70000                                  | 65533",
        "serve --env tt02                                    | serve",
        "serve --token x                                     | serve",
      })
  void refusesWhatItDoesNotUnderstand(String line, String told) {
    Cli.Result result = Cli.plain().run(line.split(" +"));

    assertThat(result.err()).contains(told);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--token x",
        "--client-id x",
        "--key x.jwk",
        "--system-user 310923044",
        "--external-ref x",
        "--consumer-org 310923044",
        "--pid x",
        "--session-file x",
        "--scope x"
      })
  void credentialsWithoutAnEnvironmentAreNoLocalRun(String option) {
    Cli.Result before = Cli.plain().run((option + " parties").split(" "));
    Cli.Result alone = Cli.plain().run(option.split(" "));

    assertThat(List.of(before.code(), alone.code())).containsOnly(2);
    assertThat(before.err()).contains("--env");
    assertThat(alone.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DIALOGPORTEN_TOKEN",
        "DIALOGPORTEN_CLIENT_ID",
        "DIALOGPORTEN_KEY",
        "DIALOGPORTEN_SYSTEM_USER",
        "DIALOGPORTEN_EXTERNAL_REF",
        "DIALOGPORTEN_PID",
        "DIALOGPORTEN_SCOPE"
      })
  void neitherAreCredentialsInVariables(String variable) {
    Cli.Result result = Cli.plain().with(variable, "something").run("run");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--env").doesNotContain("something");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--env tt02 parties                                              | --client-id",
        "--env tt02 --client-id x parties                                | --key",
        "--env tt02 --client-id x --key no-such-file.jwk parties         | file",
        "--env tt02 --token x --client-id y parties                      | not both",
        "--env tt02 --external-ref r --client-id x --key none parties    | file",
        "--env tt02 --token= parties                                     | token",
        "--maskinporten-url http://127.0.0.1:1 --token x parties         | --dialogporten-url",
        "--dialogporten-url http://127.0.0.1:1 parties                   | --token",
        "--dialogporten-url http://example.no --token x parties          | https",
        "--dialogporten-url nonsense --token x parties                   | https",
        "--env tt02 --dialogporten-url https://a.no --platform-url http://127.0.0.1:1 --token x parties | loopback",
        "--env local --dialogporten-url https://a.no --token x parties   | this machine",
      })
  void refusesCredentialsAndAddressesThatDoNotGoTogether(String line, String told) {
    Cli.Result result = Cli.plain().run(line.split(" +"));

    assertThat(result.err()).contains(told);
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void doesNotRepeatATokenThatStandsInTheWrongPlace() {
    String token = "eyJhbGciOiJub25lIn0." + "secret".repeat(20) + ".c2ln";

    Cli.Result result = Cli.plain().run("--tokn", token, "parties");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).doesNotContain("secret");
  }

  @Test
  void aTokenMayBeAnything() {
    Cli.Result result =
        Cli.plain()
            .run("--dialogporten-url", "http://127.0.0.1:1", "token", "--token", "@no-such-file");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("not a JWT");
  }

  @Test
  void helps() {
    Cli.Result program = Cli.plain().run("--help");
    Cli.Result command = Cli.plain().run("--help", "search");

    assertThat(program.code()).isZero();
    assertThat(program.out())
        .contains("serve", "DIALOGPORTEN_ENV", "Exit codes")
        .doesNotContain("\u001b");
    assertThat(command.out())
        .contains("--content-updated-after")
        .isEqualTo(Cli.plain().run("search", "--help").out());
  }

  @Test
  void tellsItsVersion() {
    Cli.Result result = Cli.plain().run("--version");

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("dialogporten ");
  }
}
