package io.github.dialogporten.sdk.faults;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import io.github.dialogporten.sdk.fixtures.wire.Connection;
import io.github.dialogporten.sdk.fixtures.wire.Exchange;
import io.github.dialogporten.sdk.fixtures.wire.WireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A Dialogporten and service owner behind one {@link WireServer}, and a client to it. */
final class WiredAltinn implements AutoCloseable {

  final WireServer server;
  final AltinnConnection connection;
  final DialogportenClient client;

  /** Answers one request, or breaks it. */
  @FunctionalInterface
  interface Script {
    void serve(WiredAltinn altinn, Exchange exchange) throws Exception;
  }

  WiredAltinn(WireServer.Protocol protocol, Script script) {
    this(protocol, script, TimeSource.system(), AltinnHttp.builder());
  }

  WiredAltinn(
      WireServer.Protocol protocol, Script script, TimeSource time, AltinnHttp.Builder http) {
    this.server = new WireServer(protocol, exchange -> script.serve(this, exchange));
    AltinnEnvironment environment =
        AltinnEnvironment.local(server.origin(), server.origin(), server.origin())
            .contentOrigin(server.origin())
            .build();
    this.connection =
        AltinnConnection.builder(environment)
            .http(WireServer.trusted(http).build())
            .timeSource(time)
            .build();
    this.client = client(Jwts.altinn(environment));
  }

  DialogportenClient client(String token) {
    return DialogportenClient.builder(connection)
        .tokenProvider(TokenProvider.ofToken(token))
        .build();
  }

  /** Answers whatever the tests ask for: a dialog with one action, a success for what writes. */
  void answer(Exchange exchange) throws IOException {
    if (!exchange.request().method().equals("GET")) {
      exchange.answer(204, new byte[0]);
    } else if (exchange.request().path().contains("/api/v1/enduser/parties")) {
      exchange.json(200, "{\"authorizedParties\":[]}");
    } else {
      exchange.json(200, ServiceOwner.dialogJson(ACTION.formatted(server.origin())));
    }
  }

  private static final String ACTION =
      """
      "guiActions":[{"id":"0195a000-0000-7000-8000-000000000401","action":"read",
      "url":"%s/do","isAuthorized":true,"httpMethod":"POST","priority":"Primary","title":[]}]
      """;

  Dialog open() {
    return open(client);
  }

  static Dialog open(DialogportenClient client) {
    return client.dialogs().open(ServiceOwner.DIALOG_ID);
  }

  DialogportenClient within(Duration timeout) {
    return client.with(options -> options.withTimeout(timeout));
  }

  ActionResult perform(Dialog dialog) {
    return perform(client, dialog);
  }

  static ActionResult perform(DialogportenClient client, Dialog dialog) {
    return client.actions().perform(dialog, dialog.guiActions().get(0), Confirmation.given());
  }

  /** One of each kind that may be sent twice. */
  enum Deed {
    SAFE,
    MARKS_SEEN,
    IDEMPOTENT;

    Object on(DialogportenClient client) {
      return switch (this) {
        case SAFE -> client.parties().list();
        case MARKS_SEEN -> open(client);
        case IDEMPOTENT -> {
          client.labels().archive(ServiceOwner.DIALOG_ID);
          yield this;
        }
      };
    }
  }

  /** Does something on so many threads that all begin at once, and waits for all. */
  static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      List<Future<T>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(
            executor.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      List<T> values = new ArrayList<>();
      for (Future<T> each : all) {
        values.add(each.get(60, TimeUnit.SECONDS));
      }
      return values;
    } finally {
      executor.shutdownNow();
    }
  }

  @Override
  public void close() {
    connection.close();
    for (Connection each : server.open()) {
      try {
        each.cut();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    server.close();
    if (!server.failures().isEmpty()) {
      throw new AssertionError("a script failed", server.failures().get(0));
    }
  }
}
