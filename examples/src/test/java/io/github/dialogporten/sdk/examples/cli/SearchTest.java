package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchTest {

  private static final String LARGE = "310308242";
  private static final String PARTY = "urn:altinn:organization:identifier-no:310923044";
  private static final Pattern CURSOR = Pattern.compile("--cursor (\\S+)");

  private static LocalAltinn altinn;

  @BeforeAll
  static void start() {
    altinn = LocalAltinn.start();
  }

  @AfterAll
  static void stop() {
    altinn.close();
  }

  @BeforeEach
  void forget() {
    altinn.requests().clear();
  }

  private static List<ReceivedRequest> searches() {
    return altinn.requests().matching(request -> request.path().endsWith("/enduser/dialogs"));
  }

  private static String query() {
    return URLDecoder.decode(searches().get(0).query(), StandardCharsets.UTF_8);
  }

  private static String cursor(String text) {
    Matcher matcher = CURSOR.matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void sendsOneRequestAndShowsTheNextCursor() {
    Cli.Result result = Cli.at(altinn).run("search", "--party", LARGE, "--page-size", "10");

    assertThat(altinn.requests().all()).hasSize(1);
    assertThat(result.out().lines().filter(line -> line.startsWith("  "))).hasSize(10);
    assertThat(result.err()).contains("--cursor dp2.");
    assertThat(result.out()).doesNotContain("--cursor");
  }

  @Test
  void goesOnFromACursor() {
    Cli cli = Cli.at(altinn);
    String first = cli.run("search", "--party", LARGE, "--page-size", "2").err();

    Cli.Result second =
        cli.run("search", "--party", LARGE, "--page-size", "2", "--cursor", cursor(first));

    assertThat(second.code()).isZero();
    assertThat(first.lines().filter(line -> line.startsWith("  ")))
        .doesNotContainAnyElementsOf(
            second.out().lines().filter(line -> line.startsWith("  ")).toList());
  }

  @Test
  void goesOnFromAContinuationTokenOfTheApi() {
    Cli cli = Cli.at(altinn);
    String[] line = {"search", "--party", LARGE, "--page-size", "2", "--json"};
    Cli.Result first = cli.run(line);
    Matcher token = Pattern.compile("\"continuationToken\":\"([^\"]+)\"").matcher(first.out());
    assertThat(token.find()).isTrue();

    Cli.Result second =
        cli.run("search", "--party", LARGE, "--page-size", "2", "--cursor", token.group(1));

    assertThat(second.code()).isZero();
    assertThat(searches().get(1).query()).contains("continuationToken=");
    assertThat(first.err()).contains("--cursor dp2.");
  }

  @Test
  void refusesACursorOfAnotherSearch() {
    Cli cli = Cli.at(altinn);
    String first = cli.run("search", "--party", LARGE, "--page-size", "2").err();

    Cli.Result other =
        cli.run("search", "--party", LARGE, "--org", "skd", "--cursor", cursor(first));

    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("other filters");
  }

  @Test
  void walksAllPages() {
    Cli.Result result =
        Cli.at(altinn).run("search", "--party", LARGE, "--all", "--page-size", "100");

    assertThat(searches()).hasSize(3);
    assertThat(result.out().lines().filter(line -> line.startsWith("  "))).hasSize(250);
    assertThat(result.out()).doesNotContain("--cursor");
  }

  @Test
  void stopsAtTheMost() {
    Cli.Result result =
        Cli.at(altinn)
            .run("search", "--party", LARGE, "--all", "--page-size", "20", "--at-most", "30");

    assertThat(searches()).hasSize(2);
    assertThat(searches().get(1).query()).contains("limit=10");
    assertThat(result.out().lines().filter(line -> line.startsWith("  "))).hasSize(30);
    assertThat(result.err()).contains("There can be more.", "--cursor dp2.");
  }

  @Test
  void theMostIsOneOfAPageToo() {
    Cli.Result result = Cli.at(altinn).run("search", "--party", LARGE, "--at-most", "3");

    assertThat(query()).contains("limit=3");
    assertThat(result.out().lines().filter(line -> line.startsWith("  "))).hasSize(3);
  }

  @Test
  void allPagesAsJsonAreOneDocumentOnEachLine() {
    Cli.Result result =
        Cli.at(altinn).run("--json", "search", "--party", LARGE, "--all", "--page-size", "100");

    assertThat(result.out().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"items\":["));
  }

  @Test
  void withoutAPartyItSearchesAllThatTheTokenMayActFor() {
    Cli.Result result = Cli.at(altinn).run("search", "--page-size", "5");

    assertThat(result.code()).isZero();
    assertThat(searches()).hasSize(1);
    assertThat(query().split("party=")).hasSize(7);
  }

  @Test
  void morePartiesThanOneRequestCarriesAreOneSearch() {
    altinn.services().searchLimits(2, 20, 20, 20);
    try {
      Cli.Result first = Cli.at(altinn).run("--json", "search", "--page-size", "7");
      Cli.Result all = Cli.at(altinn).run("search", "--all");

      assertThat(first.out()).startsWith("{\"items\":[{").contains("\"hasNextPage\":true");
      assertThat(first.err()).contains("--cursor dp2.");
      assertThat(all.code()).isZero();
      assertThat(all.out().lines().filter(line -> line.startsWith("  ")))
          .doesNotHaveDuplicates()
          .hasSizeGreaterThan(250);
    } finally {
      altinn.services().searchLimits(100, 20, 20, 20);
    }
  }

  @Test
  void aSearchThatBreaksOffSaysWhereToGoOn() {
    altinn
        .faults()
        .next(request -> request.query().contains("continuationToken"), 1, Fault.status(400));
    Cli cli = Cli.at(altinn);
    Cli.Result broken = cli.run("search", "--party", LARGE, "--all", "--page-size", "100");
    assertThat(broken.code()).isNotZero();
    assertThat(broken.err()).contains("broke off", "--cursor dp2.");

    Cli.Result rest =
        cli.run(
            "search",
            "--party",
            LARGE,
            "--all",
            "--page-size",
            "100",
            "--cursor",
            cursor(broken.err()));
    Cli.Result whole = cli.run("search", "--party", LARGE, "--all", "--page-size", "100");
    assertThat(rest.code()).isZero();
    assertThat(dialogs(broken) + dialogs(rest)).isEqualTo(dialogs(whole));
  }

  private static long dialogs(Cli.Result result) {
    return result.out().lines().filter(line -> line.startsWith("  ")).count();
  }

  @Test
  void tellsWhichPartiesHaveChangedSinceTheCursor() {
    Cli cli = Cli.at(altinn);
    String first = cli.run("search", "--party", LARGE, "--page-size", "2").err();

    Cli.Result other =
        cli.run("search", "--party", PARTY, "--page-size", "2", "--cursor", cursor(first));

    assertThat(other.code()).isZero();
    assertThat(other.err()).contains("New parties, searched from the beginning: 1", "gone", ": 1");
  }

  @Test
  void allGoesFromTheOldestOn() {
    Cli.at(altinn).run("search", "--party", LARGE, "--all", "--page-size", "1000");
    assertThat(query()).contains("orderBy=contentUpdatedAt_asc,id_asc");
  }

  @Test
  void withAServiceItAsksForNoParties() {
    String service = "urn:altinn:resource:skattetest-skattekort";

    Cli.Result result = Cli.at(altinn).run("search", "--service-resource", service);

    assertThat(result.out()).contains(SeededWorld.TAX_CARD.toString());
    assertThat(altinn.requests().all()).hasSize(1);
    assertThat(query())
        .isEqualTo("serviceResource=" + service + "&orderBy=contentUpdatedAt_desc,id_desc");
  }

  @Test
  void sendsEveryFilterByItsOwnName() {
    Cli.Result result =
        Cli.at(altinn)
            .run(
                ("search --party 310923044 --party 310308242"
                        + " --service-resource urn:altinn:resource:a"
                        + " --service-resource urn:altinn:resource:b --org skd --org ssb"
                        + " --extended-status x --extended-status y --external-reference sak-42"
                        + " --status inprogress --status Draft --process urn:a:b"
                        + " --system-label Bin --system-label sent --is-content-seen false"
                        + " --exclude-api-only true --search skattekort --search-language-code nn"
                        + " --created-after 2026-01-01 --created-before 2026-01-02T00:00:00+01:00"
                        + " --updated-after 2026-01-03 --updated-before 2026-01-04T00:00:00.1234567Z"
                        + " --content-updated-after 2026-01-05 --content-updated-before 2026-01-06"
                        + " --due-after 2026-01-07 --due-before 2026-01-08"
                        + " --order-by dueAt_asc,createdAt --page-size 7")
                    .split(" "));

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(query().split("&"))
        .containsExactlyInAnyOrder(
            "party=urn:altinn:organization:identifier-no:310923044",
            "party=urn:altinn:organization:identifier-no:310308242",
            "serviceResource=urn:altinn:resource:a",
            "serviceResource=urn:altinn:resource:b",
            "org=skd",
            "org=ssb",
            "extendedStatus=x",
            "extendedStatus=y",
            "externalReference=sak-42",
            "status=InProgress",
            "status=Draft",
            "process=urn:a:b",
            "systemLabel=Bin",
            "systemLabel=Sent",
            "isContentSeen=false",
            "excludeApiOnly=true",
            "search=skattekort",
            "searchLanguageCode=nn",
            "createdAfter=2026-01-01T00:00:00Z",
            "createdBefore=2026-01-01T23:00:00Z",
            "updatedAfter=2026-01-03T00:00:00Z",
            "updatedBefore=2026-01-04T00:00:00.1234567Z",
            "contentUpdatedAfter=2026-01-05T00:00:00Z",
            "contentUpdatedBefore=2026-01-06T00:00:00Z",
            "dueAfter=2026-01-07T00:00:00Z",
            "dueBefore=2026-01-08T00:00:00Z",
            "orderBy=dueAt_asc,createdAt_desc,id_desc",
            "limit=7");
  }
}
