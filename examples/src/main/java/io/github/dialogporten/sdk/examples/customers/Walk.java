package io.github.dialogporten.sdk.examples.customers;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.SystemUserNotReadyException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.parties.Party;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Walks through customers, some at a time. The two clients are built once and shared: for each
 * customer there is a light view, with nothing to open and nothing to close. One customer's trouble
 * is an {@link Outcome}, and nobody else's.
 */
final class Walk {

  private final DialogportenClient altinn;
  private final MaskinportenClient maskinporten;
  private final int atOnce;

  /**
   * A walk.
   *
   * @param altinn a client without an identity; its options hold for each customer
   * @param maskinporten gives the tokens of the customers
   * @param atOnce how many customers at a time: Altinn is shared with others
   */
  Walk(DialogportenClient altinn, MaskinportenClient maskinporten, int atOnce) {
    this.altinn = altinn;
    this.maskinporten = maskinporten;
    this.atOnce = atOnce;
  }

  /**
   * Reads all dialogs of all customers.
   *
   * @param customers their organisation numbers
   * @param take takes each dialog, from several threads
   * @return how it went for each, in the order of the customers
   */
  List<Outcome> read(Collection<String> customers, Consumer<DialogSummary> take)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(atOnce, Walk::daemon);
    try {
      List<Future<Outcome>> running = new ArrayList<>();
      for (String customer : customers) {
        running.add(pool.submit(() -> read(customer, take)));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> one : running) {
        outcomes.add(one.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new IllegalStateException("what takes the dialogs failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Outcome read(String customer, Consumer<DialogSummary> take) {
    try {
      DialogportenClient view = altinn.actingAs(maskinporten.systemUser(customer));
      List<Party> parties = view.parties().list().searchable();
      if (parties.isEmpty()) {
        return Outcome.failed(customer, Outcome.Problem.NO_RIGHT);
      }
      int dialogs = 0;
      for (DialogSummary hit : view.dialogs().search(DialogQuery.forParties(parties).build())) {
        take.accept(hit);
        dialogs++;
      }
      return Outcome.read(customer, dialogs);
    } catch (DialogportenException e) {
      return Outcome.failed(customer, problem(e));
    }
  }

  private static Outcome.Problem problem(DialogportenException failure) {
    if (failure instanceof SystemUserNotReadyException) {
      return Outcome.Problem.NOT_APPROVED;
    }
    if (failure instanceof ForbiddenException) {
      return Outcome.Problem.NO_RIGHT;
    }
    return failure instanceof TransportException || failure.isTransient()
        ? Outcome.Problem.OUT_OF_REACH
        : Outcome.Problem.FAILED;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "customers");
    thread.setDaemon(true);
    return thread;
  }
}
