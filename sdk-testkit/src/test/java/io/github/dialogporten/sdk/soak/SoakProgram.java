package io.github.dialogporten.sdk.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.auth.CachingTokenProvider;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.content.Download;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.maskinporten.SystemUser;
import io.github.dialogporten.sdk.parties.AccessQuery;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.ToLongFunction;

/**
 * Calls everything, from several threads, for as long as it is told; every so often all stop, and
 * what is left is measured: heap after a collection, threads, descriptors. Ends by itself, prints
 * its figures, and fails when they grow or when a call ends as no call of the SDK may.
 */
final class SoakProgram {

  private static final int WORKERS = 8;
  private static final int FEWEST_SAMPLES = 12;
  private static final int SECONDS_BETWEEN_SAMPLES = 10;
  private static final long MOST_MORE_BYTES = 3L << 20;
  private static final int MOST_MORE_THREADS = 8;
  private static final int MOST_MORE_DESCRIPTORS = 16;

  /** What is left between the calls. */
  private record Sample(long heap, int threads, long descriptors) {}

  private final Map<String, String> settings;
  private final Random seeds;
  private final AltinnConnection connection;
  private final MaskinportenClient maskinporten;
  private final List<UUID> dialogs;
  private final Path inbox;
  private final ExecutorService futures =
      Executors.newFixedThreadPool(
          WORKERS,
          work -> {
            Thread thread = new Thread(work, "soak-future");
            thread.setDaemon(true);
            return thread;
          });
  private final ReentrantReadWriteLock calling = new ReentrantReadWriteLock(true);
  private final Map<String, AtomicLong> ends = new ConcurrentSkipListMap<>();
  private final Map<String, Throwable> wrong = new ConcurrentSkipListMap<>();
  private final PrintStream out = System.out;
  private volatile boolean over;

  private SoakProgram(Map<String, String> settings) throws IOException {
    this.settings = settings;
    this.seeds = new Random(Long.parseLong(setting("seed")));
    this.connection = newConnection();
    this.maskinporten =
        MaskinportenClient.builder(connection)
            .clientId(setting("client"))
            .signingKey(SigningKey.jwk(Path.of(setting("key"))))
            .scopes("digdir:dialogporten", "altinn:accessmanagement/authorizedparties")
            .maxCachedTokens(100)
            .build();
    this.dialogs = List.of(setting("dialogs").split(",")).stream().map(UUID::fromString).toList();
    this.inbox = Files.createTempDirectory("soak-");
  }

  /** Settings as {@code name=value}. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> settings = new TreeMap<>();
    for (String each : arguments) {
      settings.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
    }
    System.exit(new SoakProgram(settings).run() ? 0 : 1);
  }

  private String setting(String name) {
    return settings.getOrDefault(name, "");
  }

  private AltinnConnection newConnection() {
    URI platform = URI.create(setting("platform"));
    AltinnEnvironment environment =
        AltinnEnvironment.local(
                URI.create(setting("dialogporten")), platform, URI.create(setting("maskinporten")))
            .contentOrigin(platform)
            .contentOrigin(URI.create(setting("direct")))
            .build();
    AltinnHttp http =
        AltinnHttp.builder()
            .connectTimeout(Duration.ofSeconds(2))
            .readTimeout(Duration.ofMillis(800))
            .callTimeout(Duration.ofSeconds(2))
            .build();
    return AltinnConnection.builder(environment).http(http).build();
  }

  private boolean run() throws InterruptedException {
    long seconds = Long.parseLong(setting("seconds"));
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      Random random = new Random(seeds.nextLong());
      Thread worker = new Thread(() -> work(random), "soak-" + i);
      worker.start();
      workers.add(worker);
    }
    List<Sample> samples = new ArrayList<>();
    out.println("second   calls   heap KiB   threads   descriptors");
    int number = (int) Math.max(FEWEST_SAMPLES, seconds / SECONDS_BETWEEN_SAMPLES);
    for (int i = 1; i <= number; i++) {
      TimeUnit.MILLISECONDS.sleep(seconds * 1_000 / number);
      Sample sample = sample();
      samples.add(sample);
      out.printf(
          Locale.ROOT,
          "%6d %7d %10d %9d %13d%n",
          seconds * i / number,
          ends.values().stream().mapToLong(AtomicLong::get).sum(),
          sample.heap >> 10,
          sample.threads,
          sample.descriptors);
    }
    over = true;
    for (Thread worker : workers) {
      worker.join();
    }
    ends.forEach((end, times) -> out.println(times + " " + end));
    wrong.forEach(
        (what, thrown) -> {
          out.println("not an end of a call: " + what);
          thrown.printStackTrace(out);
        });
    return isFlat(samples) && wrong.isEmpty();
  }

  /** Between the calls, when nothing is under way but what the SDK does by itself. */
  private Sample sample() {
    calling.writeLock().lock();
    try {
      System.gc();
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return new Sample(
          runtime.totalMemory() - runtime.freeMemory(),
          ManagementFactory.getThreadMXBean().getThreadCount(),
          ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
              ? unix.getOpenFileDescriptorCount()
              : 0);
    } finally {
      calling.writeLock().unlock();
    }
  }

  /** The last quarter beside the second: in the first one everything is loaded and filled. */
  private boolean isFlat(List<Sample> samples) {
    int number = samples.size();
    List<Sample> early = samples.subList(number / 4, number / 2);
    List<Sample> late = samples.subList(number * 3 / 4, number);
    long heap = most(late, Sample::heap) - most(early, Sample::heap);
    long threads = most(late, Sample::threads) - most(early, Sample::threads);
    long descriptors = most(late, Sample::descriptors) - most(early, Sample::descriptors);
    out.printf(
        Locale.ROOT,
        "more in the last quarter than in the second: %d KiB, %d threads, %d descriptors%n",
        heap >> 10,
        threads,
        descriptors);
    return heap <= MOST_MORE_BYTES
        && threads <= MOST_MORE_THREADS
        && descriptors <= MOST_MORE_DESCRIPTORS;
  }

  private static long most(List<Sample> samples, ToLongFunction<Sample> of) {
    return samples.stream().mapToLong(of).max().orElseThrow();
  }

  private void work(Random random) {
    while (!over) {
      calling.readLock().lock();
      try {
        call(random);
      } finally {
        calling.readLock().unlock();
      }
    }
  }

  private void call(Random random) {
    String end;
    try {
      any(random);
      end = "done";
    } catch (DialogportenException | CancellationException e) {
      end = e.getClass().getSimpleName();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      end = "future: " + cause.getClass().getSimpleName();
      if (!(cause instanceof DialogportenException || cause instanceof TimeoutException)) {
        wrong.putIfAbsent(cause.toString(), cause);
      }
    } catch (Throwable e) {
      end = "WRONG: " + e.getClass().getSimpleName();
      wrong.putIfAbsent(e.toString(), e);
    }
    ends.computeIfAbsent(end, ignored -> new AtomicLong()).incrementAndGet();
    Thread.interrupted();
  }

  private DialogportenClient client(Random random) {
    DialogportenClient client =
        DialogportenClient.builder(connection).tokenProvider(provider(random)).build();
    return random.nextInt(5) > 0
        ? client
        : client.with(o -> o.withTimeout(Duration.ofMillis(1 + random.nextInt(400))));
  }

  private TokenProvider provider(Random random) {
    TokenProvider customer = maskinporten.systemUser(setting("customer"));
    return switch (random.nextInt(12)) {
      case 0 -> // one of many, whom Maskinporten does not know
          maskinporten.systemUser(
              SystemUser.of(setting("customer")).externalRef("nobody-" + random.nextInt(500)));
      case 1 -> new CachingTokenProvider(customer);
      case 2 -> sleeping(customer, random.nextInt(600));
      case 3 -> new CachingTokenProvider(sleeping(customer, random.nextInt(600)));
      case 4 -> TokenProvider.ofToken("not-a-token");
      default -> customer;
    };
  }

  private static TokenProvider sleeping(TokenProvider source, int millis) {
    return TokenProvider.ofAccessTokens(
        () -> {
          try {
            TimeUnit.MILLISECONDS.sleep(millis);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return source.token(new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(2)));
        });
  }

  private void any(Random random) throws IOException, InterruptedException {
    DialogportenClient client = client(random);
    UUID id = dialogs.get(random.nextInt(dialogs.size()));
    switch (random.nextInt(14)) {
      case 0, 1 -> client.parties().list();
      case 2 -> client.parties().withAccess(AccessQuery.defaults());
      case 3, 4 -> search(client, random);
      case 5 -> client.dialogs().open(id);
      case 6 -> client.dialogs().transmissions(id);
      case 7 -> client.content().main(client.dialogs().open(id));
      case 8 -> save(client, id);
      case 9 -> download(client, id, random);
      case 10 -> act(client, id);
      case 11 -> label(client, id, random);
      case 12 -> inFuture(client, id, random);
      default -> overAnotherConnection(id);
    }
  }

  private void search(DialogportenClient client, Random random) {
    DialogQuery query =
        DialogQuery.forServiceResource(setting("resource"))
            .pageSize(1 + random.nextInt(20))
            .atMost(50)
            .build();
    client.dialogs().search(query).stream().forEach(hit -> hit.id().toString());
  }

  private void save(DialogportenClient client, UUID id) throws IOException {
    Dialog dialog = client.dialogs().open(id);
    Path directory = Files.createTempDirectory(inbox, "d");
    try {
      Files.deleteIfExists(client.content().save(dialog, dialog.attachments().get(0), directory));
    } finally {
      try (var left = Files.list(directory)) {
        left.forEach(SoakProgram::delete);
      }
      Files.delete(directory);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void download(DialogportenClient client, UUID id, Random random)
      throws IOException {
    Dialog dialog = client.dialogs().open(id);
    try (Download download = client.content().download(dialog, dialog.attachments().get(0))) {
      try {
        download.stream().readNBytes(random.nextInt(100_000));
      } catch (IOException broken) {
        // the stream's own way to say that the connection broke
      }
    }
  }

  private static void act(DialogportenClient client, UUID id) {
    Dialog dialog = client.dialogs().open(id);
    client.actions().perform(dialog, dialog.guiActions().get(0), Confirmation.given());
  }

  private static void label(DialogportenClient client, UUID id, Random random) {
    if (random.nextInt(5) == 0) { // each change is an entry of a log, at the server
      if (random.nextBoolean()) {
        client.labels().archive(id);
      } else {
        client.labels().restore(id);
      }
    }
  }

  private void inFuture(DialogportenClient client, UUID id, Random random)
      throws InterruptedException {
    CompletableFuture<Boolean> future =
        client
            .async(futures)
            .call(
                c -> {
                  c.parties().list();
                  return c.content().main(c.dialogs().open(id)).isPresent();
                });
    switch (random.nextInt(3)) {
      case 0 -> future.orTimeout(1 + random.nextInt(300), TimeUnit.MILLISECONDS);
      case 1 -> {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(50));
        future.cancel(true);
      }
      default -> {}
    }
    future.join();
  }

  private void overAnotherConnection(UUID id) {
    try (AltinnConnection another = newConnection()) {
      DialogportenClient.builder(another)
          .tokenProvider(maskinporten.systemUser(setting("customer")))
          .build()
          .dialogs()
          .open(id);
    }
  }
}
