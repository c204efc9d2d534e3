package io.github.dialogporten.sdk.examples.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.TestClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand customers: a token for each, and three whose trouble is theirs alone. */
@Tag("exhaustive")
class ManyCustomersTest {

  private static final int CUSTOMERS = 1_000;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void readsAThousandCustomersWithATokenEach() throws InterruptedException {
    try (LocalAltinn altinn = LocalAltinn.builder().clock(TestClock.standing()).start()) {
      List<String> customers = Neighbourhood.settle(altinn, CUSTOMERS);
      String unreachable = customers.get(2);
      altinn
          .faults()
          .next(
              request ->
                  request.path().endsWith("/dialogs") && request.query().contains(unreachable),
              10, // more than attempts: a kept connection that closes costs none
              Fault.closedBeforeAnswer());

      Report report =
          ManyCustomers.local(
              altinn, customers, 8, new PrintStream(printed, true, StandardCharsets.UTF_8));

      assertThat(report.outcomes()).extracting(Outcome::customer).isEqualTo(customers);
      assertThat(report.problems())
          .containsOnly(
              Map.entry(Outcome.Problem.NOT_APPROVED, List.of(customers.get(0))),
              Map.entry(Outcome.Problem.NO_RIGHT, List.of(customers.get(1))),
              Map.entry(Outcome.Problem.OUT_OF_REACH, List.of(unreachable)));
      int existing = dialogs(customers.size());
      assertThat(report.dialogs()).isEqualTo(existing);
      assertThat(report.unseen()).isEqualTo(existing);
      assertThat(altinn.requests().to("/token")).hasSize(CUSTOMERS);
      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains("customers  1000", "tokens     1000", "NOT_APPROVED  1: " + customers.get(0));
    }
  }

  /** One, two or three for each, in turn; the first three customers have none that can be read. */
  private static int dialogs(int customers) {
    int all = 0;
    for (int which = 4; which <= customers; which++) {
      all += which % 3 + 1;
    }
    return all;
  }

  @Test
  void customersHaveNumbersThatTheRegisterCouldGive() {
    try (LocalAltinn altinn = LocalAltinn.start()) {
      List<String> customers = Neighbourhood.settle(altinn, 20);
      assertThat(customers).doesNotHaveDuplicates().allMatch(number -> number.matches("31\\d{7}"));
      assertThat(customers).allMatch(number -> weighted(number) % 11 == 0);
    }
  }

  private static int weighted(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      sum += ("327654321".charAt(i) - '0') * (number.charAt(i) - '0');
    }
    return sum;
  }
}
