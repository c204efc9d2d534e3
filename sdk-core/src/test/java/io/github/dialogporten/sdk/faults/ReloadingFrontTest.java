package io.github.dialogporten.sdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import io.github.dialogporten.sdk.fixtures.wire.Connection;
import io.github.dialogporten.sdk.fixtures.wire.Exchange;
import io.github.dialogporten.sdk.fixtures.wire.Request;
import io.github.dialogporten.sdk.fixtures.wire.WireServer.Door;
import io.github.dialogporten.sdk.fixtures.wire.WireServer.Protocol;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A morning's work behind a gateway that is given a new configuration every few requests. */
@Tag("exhaustive")
@Timeout(180)
class ReloadingFrontTest {

  private static final int DIALOGS = 250;
  private static final int LABELS = 600;
  private static final int WRITES = 300;
  private static final int THREADS = 16;
  private static final int REQUESTS_OF_A_GENERATION = 20;
  private static final String CURSOR = "contentupdatedat_2026-01-01T00:00:00.0000001Z,id_";
  private static final List<LabelChange> CHANGES =
      List.of(LabelChange.ARCHIVE, LabelChange.MOVE_TO_BIN, LabelChange.MARK_AS_UNOPENED);

  /** Runs, and begins when the dialogs' tokens are new. */
  private static final TimeSource TIME =
      new TimeSource() {
        private final Duration back =
            Duration.between(new FakeTime().now(), TimeSource.system().now());

        @Override
        public Instant now() {
          return TimeSource.system().now().minus(back);
        }

        @Override
        public long nanoTime() {
          return TimeSource.system().nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          TimeSource.system().sleep(duration);
        }
      };

  private static UUID id(int number) {
    return UUID.fromString("0195a000-0000-7000-8000-%012x".formatted(number));
  }

  /** The gateway: each reload lets a connection end the requests that it has taken, and no more. */
  private static final class Front {

    private final Protocol protocol;
    private final Map<Integer, Life> connections = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    Front(Protocol protocol) {
      this.protocol = protocol;
    }

    /** One connection. */
    private static final class Life {
      private final int generation;
      private final AtomicInteger open = new AtomicInteger();
      private volatile boolean used;
      private volatile boolean leaving;

      Life(int generation) {
        this.generation = generation;
      }
    }

    private int generation() {
      return requests.get() / REQUESTS_OF_A_GENERATION;
    }

    private Life of(int connection) {
      return connections.computeIfAbsent(connection, number -> new Life(generation()));
    }

    Door accepts(int connection) {
      of(connection);
      return Door.OPEN;
    }

    boolean admits(Exchange exchange) {
      Life life = of(exchange.request().connection());
      int number = requests.incrementAndGet();
      life.used = true;
      life.open.incrementAndGet();
      if (life.leaving || life.generation == generation()) {
        return true;
      }
      try {
        boolean takes = protocol == Protocol.HTTP_1_1 || number % 3 > 0;
        if (protocol == Protocol.HTTP_2) {
          exchange.goAway(takes);
        }
        life.leaving = true;
        if (!takes) {
          answered(exchange);
        }
        return takes;
      } catch (IOException e) {
        throw new UncheckedIOException(e); // the client does not close what is under way
      }
    }

    /** Without a word, under HTTP/1.1: the client may have taken it for one that stays. */
    void answered(Exchange exchange) throws IOException {
      Life life = of(exchange.request().connection());
      if (life.open.decrementAndGet() == 0 && life.leaving) {
        exchange.connection().close();
      }
    }

    /** HTTP/1.1: connections that wait for their next request do so in vain. */
    void closeIdle(List<Connection> open) throws IOException {
      if (protocol == Protocol.HTTP_1_1) {
        for (Connection each : open) {
          Life life = of(each.number());
          if (life.used && life.open.get() == 0 && life.generation < generation()) {
            each.close();
          }
        }
      }
    }
  }

  /** What arrived of one kind, and how often. */
  private final Map<String, Integer> labels = new ConcurrentHashMap<>();

  private final Map<String, Integer> writes = new ConcurrentHashMap<>();
  private final Map<String, Integer> opened = new ConcurrentHashMap<>();

  private void answer(WiredAltinn altinn, Exchange exchange) throws IOException {
    Request request = exchange.request();
    String path = request.path();
    if (path.startsWith("/do/")) {
      writes.merge(path, 1, Integer::sum);
      exchange.answer(204, new byte[0]);
    } else if (request.method().equals("PUT")) {
      labels.merge(path + new String(request.body()), 1, Integer::sum);
      exchange.answer(204, new byte[0]);
    } else if (path.contains("?")) {
      exchange.json(200, page(path));
    } else {
      opened.merge(path, 1, Integer::sum);
      exchange.json(200, dialog(path.substring(path.lastIndexOf('/') + 1), altinn));
    }
  }

  private static String dialog(String id, WiredAltinn altinn) {
    String action =
        """
        "guiActions":[{"id":"0195a000-0000-7000-8000-000000000401","action":"read",
        "url":"%s/do/%s","isAuthorized":true,"httpMethod":"POST","priority":"Primary","title":[]}]
        """;
    return ServiceOwner.dialogJson(action.formatted(altinn.server.origin(), id))
        .replace(ServiceOwner.DIALOG_ID.toString(), id);
  }

  private static String page(String path) {
    int from = 0;
    for (int i = 0; i < DIALOGS; i++) {
      if (path.contains(id(i).toString())) {
        from = i + 1;
      }
    }
    int to = Math.min(from + 50, DIALOGS);
    List<String> items = new ArrayList<>();
    for (int i = from; i < to; i++) {
      items.add(
          ServiceOwner.dialogJson("").replace(ServiceOwner.DIALOG_ID.toString(), id(i).toString()));
    }
    return """
        {"items":[%s],"hasNextPage":%s,"orderBy":"contentupdatedat_asc,id_asc",
        "continuationToken":"%s"}
        """
        .formatted(String.join(",", items), to < DIALOGS, CURSOR + id(to - 1));
  }

  @ParameterizedTest
  @EnumSource
  void everythingArrives(Protocol protocol) throws Exception {
    Front front = new Front(protocol);
    WiredAltinn.Script script =
        (altinn, exchange) -> {
          answer(altinn, exchange);
          front.answered(exchange);
          front.closeIdle(altinn.server.open());
        };
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (WiredAltinn altinn = new WiredAltinn(protocol, script, TIME, AltinnHttp.builder())) {
      altinn.server.doors(front::accepts);
      altinn.server.admits(front::admits);

      List<Dialog> dialogs =
          all(threads, walk(altinn).stream().map(each -> () -> altinn.client.dialogs().open(each)));
      assertThat(dialogs).extracting(Dialog::id).containsExactlyElementsOf(ids());
      all(
          threads,
          IntStream.range(0, LABELS)
              .mapToObj(
                  i ->
                      () ->
                          altinn
                              .client
                              .labels()
                              .change(target(i / CHANGES.size()), CHANGES.get(i % 3))));
      all(
          threads,
          IntStream.range(0, WRITES).mapToObj(i -> () -> altinn.perform(dialogs.get(i % DIALOGS))));

      assertThat(opened).hasSize(DIALOGS);
      assertThat(labels).hasSize(LABELS);
      assertThat(writes).hasSize(DIALOGS);
      assertThat(writes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(WRITES);
    } finally {
      threads.shutdownNow();
    }
  }

  private static LabelTarget target(int number) {
    return LabelTarget.of(id(number));
  }

  private static List<UUID> ids() {
    return IntStream.range(0, DIALOGS).mapToObj(ReloadingFrontTest::id).toList();
  }

  private static List<UUID> walk(WiredAltinn altinn) {
    List<UUID> found = new ArrayList<>();
    DialogQuery query = DialogQuery.forParty(PartyUrn.organisation("310923044")).build();
    for (DialogSummary each : altinn.client.dialogs().search(query)) {
      found.add(each.id());
    }
    return found;
  }

  private static <T> List<T> all(ExecutorService threads, Stream<Callable<T>> work)
      throws Exception {
    List<Future<T>> futures = new ArrayList<>();
    work.forEach(each -> futures.add(threads.submit(each)));
    List<T> values = new ArrayList<>();
    for (Future<T> each : futures) {
      values.add(each.get(120, TimeUnit.SECONDS));
    }
    return values;
  }
}
