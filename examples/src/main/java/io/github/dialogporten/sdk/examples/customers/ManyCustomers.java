package io.github.dialogporten.sdk.examples.customers;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Reads the dialogs of many customers, and says how it went. Without variables that is a thousand
 * synthetic ones of an Altinn in this process.
 *
 * <p>Against a real Altinn: the variables that {@link MaskinportenClient#fromEnvironment()} takes,
 * and {@code CUSTOMERS}, a file with an organisation number on each line. {@code AT_ONCE} is how
 * many are read at a time, 8 unless set. Nothing is marked as seen.
 */
public final class ManyCustomers {

  private static final int LOCAL_CUSTOMERS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOCAL_PATIENCE = Duration.ofSeconds(3);
  private static final Duration SLOW = Duration.ofSeconds(30);

  private ManyCustomers() {}

  /**
   * Walks once.
   *
   * @param args how many synthetic customers; a thousand unless given
   * @throws IOException when the file of customers cannot be read
   * @throws InterruptedException when the thread is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, String> variables = System.getenv();
    int atOnce = Integer.parseInt(variables.getOrDefault("AT_ONCE", "8"));
    if (variables.containsKey("CUSTOMERS")) {
      real(Path.of(variables.get("CUSTOMERS")), atOnce);
      return;
    }
    int count = args.length == 0 ? LOCAL_CUSTOMERS : Integer.parseInt(args[0]);
    try (LocalAltinn altinn = LocalAltinn.start()) {
      List<String> customers = Neighbourhood.settle(altinn, count);
      altinn // and is slow for somebody
          .faults()
          .next(request -> request.path().endsWith("/dialogs"), 1, Fault.slowHeaders(SLOW));
      local(altinn, customers, atOnce, System.out);
    }
  }

  private static void real(Path file, int atOnce) throws IOException, InterruptedException {
    List<String> customers =
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    try {
      walk(MaskinportenClient.fromEnvironment(), customers, atOnce, PATIENCE).print(System.out);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage()); // a setting that is missing or wrong
      System.exit(2);
    }
  }

  /** Walks through customers of an Altinn in this process. */
  static Report local(LocalAltinn altinn, List<String> customers, int atOnce, PrintStream out)
      throws InterruptedException {
    altinn.requests().clear();
    MaskinportenClient maskinporten =
        MaskinportenClient.builder(altinn.connection())
            .clientId(altinn.world().clientId())
            .signingKey(SigningKey.jwk(altinn.world().keyFile()))
            .scopes("digdir:dialogporten")
            .build();
    Report report = walk(maskinporten, customers, atOnce, LOCAL_PATIENCE);
    report.print(out);
    out.println("tokens     " + altinn.requests().to("/token").size());
    out.println("requests   " + altinn.requests().all().size());
    return report;
  }

  private static Report walk(
      MaskinportenClient maskinporten, List<String> customers, int atOnce, Duration patience)
      throws InterruptedException {
    AltinnConnection connection = maskinporten.connection();
    TimeSource time = connection.timeSource();
    long begin = time.nanoTime();
    LongAdder unseen = new LongAdder();
    DialogportenClient altinn = // without an identity: each customer has its own
        DialogportenClient.builder(connection).options(o -> o.withTimeout(patience)).build();
    List<Outcome> outcomes =
        new Walk(altinn, maskinporten, atOnce)
            .read(customers, hit -> unseen.add(hit.isContentSeen() ? 0 : 1));
    return new Report(outcomes, unseen.sum(), Duration.ofNanos(time.nanoTime() - begin));
  }
}
