package io.github.dialogporten.sdk.parties;

import com.sun.management.ThreadMXBean;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.fixtures.Jwts;
import java.lang.management.ManagementFactory;
import java.net.URI;

/**
 * Reads one list of parties, in a process of its own; says how many, and what it allocated in MB.
 */
final class ManyPartiesProgram {

  private ManyPartiesProgram() {}

  public static void main(String[] arguments) {
    URI base = URI.create(arguments[1]);
    AltinnEnvironment environment = AltinnEnvironment.local(base, base, base).build();
    Parties parties =
        DialogportenClient.builder(AltinnConnection.to(environment))
            .tokenProvider(TokenProvider.ofToken(Jwts.altinn(environment)))
            .build()
            .parties();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    String counts =
        arguments[0].equals("list")
            ? counts(parties.list())
            : counts(parties.withAccess(AccessQuery.defaults()));
    System.out.println(counts);
    System.out.println((threads.getCurrentThreadAllocatedBytes() - before) / 1_000_000);
  }

  private static String counts(PartyList list) {
    return list.all().size() + " parties, " + list.searchable().size() + " to search for";
  }

  private static String counts(PartyAccessList list) {
    return list.all().size() + " parties, " + list.searchable().size() + " to search for";
  }
}
