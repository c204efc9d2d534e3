package io.github.dialogporten.sdk.examples.customers;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a walk.
 *
 * @param outcomes how it went for each customer
 * @param unseen how many of the dialogs nobody has opened
 * @param took how long all of it took
 */
record Report(List<Outcome> outcomes, long unseen, Duration took) {

  private static final int NAMED = 5;

  int dialogs() {
    return outcomes.stream().mapToInt(Outcome::dialogs).sum();
  }

  Map<Outcome.Problem, List<String>> problems() {
    Map<Outcome.Problem, List<String>> problems = new EnumMap<>(Outcome.Problem.class);
    for (Outcome outcome : outcomes) {
      outcome
          .what()
          .ifPresent(
              what ->
                  problems
                      .computeIfAbsent(what, none -> new ArrayList<>())
                      .add(outcome.customer()));
    }
    return problems;
  }

  void print(PrintStream out) {
    out.println("customers  " + outcomes.size());
    out.println("dialogs    " + dialogs() + ", of which nobody has seen " + unseen);
    out.println("time       " + took.toMillis() + " ms");
    problems()
        .forEach(
            (what, customers) ->
                out.println(
                    what
                        + "  "
                        + customers.size()
                        + ": "
                        + String.join(", ", customers.subList(0, Math.min(NAMED, customers.size())))
                        + (customers.size() > NAMED ? ", ..." : "")));
  }
}
