package io.github.dialogporten.sdk.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.management.ThreadMXBean;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.content.Download;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.Getters;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import io.github.dialogporten.sdk.fixtures.WireJson;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireAmPartyPage;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogLookup;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import io.github.dialogporten.sdk.internal.wire.WireKeySet;
import io.github.dialogporten.sdk.internal.wire.WireLabelLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireLimits;
import io.github.dialogporten.sdk.internal.wire.WirePartyList;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceList;
import io.github.dialogporten.sdk.internal.wire.WireTokenIssuer;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.tokens.TokenInspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever text others write, wherever it stands: 16 times as much of it takes at most 20 times the
 * CPU. Not among the tests, since it looks for what nobody thought of, for as long as it is told:
 *
 * <pre>mvn -Pfuzz -pl sdk-core test -Dfuzz.seconds=60 [-Dfuzz.seed=1]</pre>
 */
class ForeignTextFuzz {

  private static final int SMALL = 16 * 1024;
  private static final int LARGE = 256 * 1024;
  private static final int MOST_TIMES = 20;

  /** Below this the clock says little, and nobody minds. */
  private static final long FLOOR_NANOS = Duration.ofMillis(1).toNanos();

  private static final List<String> PIECES =
      List.of(
              ". . .. / \\ % %2e %2F ./ ../ - _ , ; = \" ' \\\" < <input <input-type type= <!-- --> eyJ eyJ."
                  + " a a. a- a_ A 0 9 00000000- 1. : :: urn: & &a= ? # @ [ ] { } ( | * + ~ $ ^ !"
                  + " login /login /login; xn-- MP-123 max-age= charset= ;charset= '' Bearer e9 e-9"
                  + " T Z -migratedcorrespondence- /storage/api/v1/instances/ goto= ?goto= pdf .pdf"
                  + " filename= ;filename*= UTF-8'' ,gzip gzip, 127. https:// //")
          .stream()
          .flatMap(all -> List.of(all.split(" ", -1)).stream())
          .toList();

  private static final List<String> ODD_PIECES =
      List.of(
          " ",
          "\t",
          "\n",
          "\r\n",
          "\u0000",
          "\u00a0",
          "\u00e5",
          "\u0301",
          "\u0323\u0301",
          "\u1100",
          "\u202e",
          "\ufeff",
          "\ufffd",
          "\ud800",
          "\ud83d\ude00",
          "\u0130",
          "<input type = ");

  private static final UUID ID = ServiceOwner.DIALOG_ID;
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Front front = new Front();
  private final AltinnConnection connection =
      AltinnConnection.builder(
              AltinnEnvironment.local(NOWHERE, NOWHERE, NOWHERE).contentOrigin(NOWHERE).build())
          .http(AltinnHttp.builder().customizer(http -> http.addInterceptor(front)).build())
          .timeSource(new FakeTime())
          .build();
  private final DialogportenClient client = client(Jwts.altinn(connection.environment()));
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<String, Place> places = new LinkedHashMap<>();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    connection.close();
  }

  /** Where a text can stand; makes ready what is measured then. */
  @FunctionalInterface
  private interface Place {
    Runnable with(String text, Random choice);
  }

  /** A text of any length. */
  private record Recipe(String start, String piece, String end) {

    static Recipe of(Random random) {
      String piece = piece(random) + (random.nextInt(3) == 0 ? piece(random) : "");
      return new Recipe(
          random.nextBoolean() ? piece(random) : "",
          piece,
          random.nextBoolean() ? piece(random) : random.nextBoolean() ? "!" : "\n");
    }

    private static String piece(Random random) {
      List<String> from = random.nextInt(4) == 0 ? ODD_PIECES : PIECES;
      return from.get(random.nextInt(from.size()));
    }

    String text(int length) {
      return start + piece.repeat(length / piece.length()) + end;
    }

    @Override
    public String toString() {
      return TextNode.valueOf(start)
          + ", "
          + TextNode.valueOf(piece)
          + "..., "
          + TextNode.valueOf(end);
    }
  }

  @Test
  void sixteenTimesAsMuchTakesAtMostTwentyTimesAsLong() {
    long seconds = Long.getLong("fuzz.seconds", 60);
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    addPlaces();
    List<String> names = List.copyOf(places.keySet());
    Random random = new Random(seed);
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    List<String> found = new ArrayList<>();
    long tried = 0;
    while (System.nanoTime() < end && found.size() < 5) {
      String place = names.get((int) (tried++ % names.size()));
      Recipe recipe = Recipe.of(random);
      long choice = random.nextLong();
      if (isTooSlow(places.get(place), recipe, choice)) {
        long[] again = measured(places.get(place), recipe, choice);
        if (isTooSlow(again)) {
          found.add(
              "%s: %s takes %d us, and %d us for 16 times as much"
                  .formatted(place, recipe, again[0] / 1000, again[1] / 1000));
        }
      }
    }
    System.out.println(
        "fuzz.seed=" + seed + ": " + tried + " texts in " + names.size() + " places");
    Assertions.assertEquals(List.of(), found, "fuzz.seed=" + seed);
  }

  private boolean isTooSlow(Place place, Recipe recipe, long choice) {
    return isTooSlow(measured(place, recipe, choice));
  }

  private static boolean isTooSlow(long[] nanos) {
    return nanos[1] > MOST_TIMES * Math.max(FLOOR_NANOS, nanos[0]);
  }

  /** What a text of either length takes: the best of three. */
  private long[] measured(Place place, Recipe recipe, long choice) {
    long[] best = {Long.MAX_VALUE, Long.MAX_VALUE};
    int[] lengths = {SMALL, LARGE};
    for (int i = 0; i < lengths.length; i++) {
      Runnable work = place.with(recipe.text(lengths[i]), new Random(choice));
      for (int round = 0; round < 3; round++) {
        long start = threads.getCurrentThreadCpuTime();
        try {
          work.run();
        } catch (DialogportenException e) {
          look(e);
        } catch (IllegalArgumentException | IllegalStateException e) {
          // refused, which is an answer too
        }
        best[i] = Math.min(best[i], threads.getCurrentThreadCpuTime() - start);
      }
    }
    return best;
  }

  private static void look(DialogportenException e) {
    Getters.of(e.call());
    e.getMessage();
    if (e instanceof io.github.dialogporten.sdk.errors.ApiException refusal) {
      Getters.of(refusal.problem());
      refusal.headers();
      refusal.traceId();
    }
  }

  // where texts stand

  private void addPlaces() {
    document("parties", WirePartyList.class, c -> c.parties().list());
    document("access", lastPage(), c -> c.parties().withAccess(AccessQuery.defaults()));
    document("page", WireDialogPage.class, ForeignTextFuzz::search);
    document("dialog", WireDialog.class, c -> c.dialogs().open(ID));
    document("transmission", WireTransmission.class, c -> c.dialogs().transmission(ID, ID));
    document("activities", list(WireActivity.class), c -> c.dialogs().activities(ID));
    document("seen log", list(WireSeenLogEntry.class), c -> c.dialogs().seenLog(ID));
    document("label log", list(WireLabelLogEntry.class), c -> c.dialogs().labelLog(ID));
    document("lookup", WireDialogLookup.class, c -> c.lookup().find(InstanceRef.dialog(ID)));
    document("resources", WireServiceResourceList.class, c -> c.resources().mine());
    document("limits", WireLimits.class, c -> c.dialogs().limits());
    document("keys", WireKeySet.class, c -> c.dialogTokens().keys());
    document("issuer", WireTokenIssuer.class, c -> c.dialogTokens().issuer());
    problems();
    content("display name", text -> attachment(text, "x.pdf", "application/pdf", url("/etat")));
    content("name", text -> attachment("Brev", text, "application/pdf", url("/etat")));
    content("media type", text -> attachment("Brev", "brev", text, url("/etat")));
    content("link", text -> attachment("Brev", "x.pdf", "application/pdf", text));
    content("path", text -> attachment("Brev", "x.pdf", "application/pdf", url("/etat/") + text));
    content("query", text -> attachment("Brev", "x.pdf", "text/html", url("/etat?") + text));
    content("host", text -> attachment("Brev", "x", "text/html", "http://" + text + "/etat"));
    for (String header :
        List.of("Content-Type", "Content-Disposition", "Content-Encoding", "Content-Length")) {
      contentHeader(header);
    }
    redirect();
    body();
    actions();
    texts();
  }

  private void document(String name, Class<?> wire, Function<DialogportenClient, Object> call) {
    document(name, WireJson.full(wire), call);
  }

  /** Any text of a document, and a name in it. */
  private void document(String name, JsonNode whole, Function<DialogportenClient, Object> call) {
    places.put(
        name,
        (text, choice) -> {
          byte[] body = bytes(withText(whole, text, choice));
          return () -> {
            front.answers(200, body);
            Getters.of(call.apply(client));
          };
        });
  }

  private static JsonNode withText(JsonNode whole, String text, Random choice) {
    JsonNode copy = whole.deepCopy();
    List<Consumer<String>> leaves = new ArrayList<>();
    collect(copy, leaves);
    leaves.get(choice.nextInt(leaves.size())).accept(text);
    return copy;
  }

  private static void collect(JsonNode node, List<Consumer<String>> leaves) {
    if (node instanceof ObjectNode object) {
      for (String field : new ArrayList<>(List.copyOf(names(object)))) {
        if (object.get(field).isValueNode()) {
          leaves.add(text -> object.put(field, text));
        } else {
          collect(object.get(field), leaves);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int place = i;
        if (array.get(i).isValueNode()) {
          leaves.add(text -> array.set(place, TextNode.valueOf(text)));
        } else {
          collect(array.get(i), leaves);
        }
      }
    }
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void problems() {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    for (String member : List.of("type", "title", "detail", "instance", "code", "traceId")) {
      problem.put(member, "x");
    }
    problem.putObject("errors").putArray("Search").add("x");
    int[] statuses = {400, 401, 403, 404, 409, 422, 429, 500, 503};
    places.put(
        "problem",
        (text, choice) -> {
          int status = statuses[choice.nextInt(statuses.length)];
          byte[] body = bytes(withText(problem, text, choice));
          return () -> {
            front.answers(status, body);
            client.dialogs().open(ID);
          };
        });
    for (String header :
        List.of("WWW-Authenticate", "Retry-After", "Date", "Content-Type", "X-Odd")) {
      places.put(
          "refusal's " + header,
          (text, choice) -> {
            int status = statuses[choice.nextInt(statuses.length)];
            String value = inHeader(text);
            return () -> {
              front.answers(status, new byte[0], header, value);
              client.dialogs().open(ID);
            };
          });
    }
  }

  /** A dialog with one attachment and content at the same address, all of which is fetched. */
  private void content(String name, Function<String, String> members) {
    places.put(
        "content's " + name,
        (text, choice) -> {
          byte[] dialog = json(ServiceOwner.dialogJson(members.apply(text)));
          return () -> {
            front.answers(200, "%PDF".getBytes(StandardCharsets.UTF_8));
            fetch(dialog);
          };
        });
  }

  private void contentHeader(String header) {
    byte[] dialog = json(ServiceOwner.dialogJson(attachment("", "", "", url("/etat"))));
    places.put(
        "content's " + header,
        (text, choice) -> {
          String value = inHeader(text);
          return () -> {
            front.answers(200, "%PDF".getBytes(StandardCharsets.UTF_8), header, value);
            fetch(dialog);
          };
        });
  }

  private void redirect() {
    byte[] dialog = json(ServiceOwner.dialogJson(attachment("", "", "", url("/etat"))));
    places.put(
        "content's Location",
        (text, choice) -> {
          String to = inHeader(choice.nextBoolean() ? text : url("/etat/") + text);
          return () -> {
            front.redirects(to, "<html>".getBytes(StandardCharsets.UTF_8));
            fetch(dialog);
          };
        });
  }

  /** What is looked into: HTML, up to 64 KiB of a file and 100 KB of a text. */
  private void body() {
    byte[] dialog = json(ServiceOwner.dialogJson(attachment("a.html", "", "", url("/etat"))));
    places.put(
        "content's body",
        (text, choice) -> {
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          boolean named = choice.nextBoolean();
          return () -> {
            if (named) {
              front.answers(200, body, "Content-Type", "text/html");
            } else {
              front.answers(200, body);
            }
            fetch(dialog);
          };
        });
  }

  private void actions() {
    places.put(
        "action's link",
        (text, choice) -> {
          byte[] dialog =
              json(
                  ServiceOwner.dialogJson(
                      """
                      "guiActions":[{"id":"%s","action":"write","url":%s,"httpMethod":"POST",
                      "isAuthorized":true,"title":[],"priority":"Primary"}]
                      """
                          .formatted(ID, quoted(choice.nextBoolean() ? text : url("/") + text))));
          return () -> {
            front.opens(dialog);
            front.answers(200, text.getBytes(StandardCharsets.UTF_8));
            Dialog opened = client.dialogs().open(ID);
            front.opens(null);
            client.actions().perform(opened, opened.guiActions().get(0), Confirmation.given());
          };
        });
  }

  private void texts() {
    texts("link", text -> Getters.of(Link.of(text)));
    texts("cursor", PageCursor::parse);
    texts("party", PartyUrn::parse);
    texts("reference", InstanceRef::parse);
    texts("token", text -> TokenInspector.inspect(text).ifPresent(Getters::of));
    DialogQuery query = DialogQuery.forParty(PartyUrn.organisation("310923044")).build();
    texts(
        "continuation token",
        text -> client.dialogs().search(query, PageCursor.ofContinuationToken(text)));
    places.put(
        "claims",
        (text, choice) -> {
          ObjectNode claims = JsonNodeFactory.instance.objectNode();
          for (String each :
              List.of("iss", "aud", "scope", "consumer", "client_id", "acr", "pid", "a", "exp")) {
            claims.put(each, "x");
          }
          claims.putArray("authorization_details").addObject().putArray("systemuser_id").add("x");
          String token = Jwts.of(withText(claims, text, choice).toString());
          DialogportenClient own = client(token);
          return () -> {
            TokenInspector.inspect(token).ifPresent(Getters::of);
            front.answers(401, new byte[0]);
            own.parties().list();
          };
        });
  }

  private void texts(String name, Consumer<String> work) {
    places.put(name, (text, choice) -> () -> work.accept(text));
  }

  private void fetch(byte[] json) {
    front.opens(json);
    Dialog dialog = client.dialogs().open(ID);
    front.opens(null);
    quietly(() -> client.content().main(dialog));
    quietly(() -> client.content().save(dialog, dialog.attachments().get(0), directory));
    quietly(
        () -> {
          try (Download file = client.content().download(dialog, dialog.attachments().get(0))) {
            file.stream().readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (DialogportenException e) {
      look(e);
    }
  }

  private static String attachment(String displayName, String name, String type, String url) {
    return """
        "content":{"mainContentReference":{"mediaType":
        "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown",
        "value":[{"languageCode":"nb","value":%s}]}},
        "attachments":[{"id":"0195a000-0000-7000-8000-000000000201","name":%s,
        "displayName":[{"languageCode":"nb","value":%s}],
        "urls":[{"id":"0195a000-0000-7000-8000-000000000301","consumerType":"Api","url":%s,
        "mediaType":%s}]}]
        """
        .formatted(quoted(url), quoted(name), quoted(displayName), quoted(url), quoted(type));
  }

  private static String url(String path) {
    return NOWHERE + path;
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** As much as OkHttp takes, without what ends a header. */
  private static String inHeader(String text) {
    return text.replace('\r', ' ').replace('\n', ' ').replace('\u0000', ' ');
  }

  private static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode list(Class<?> wire) {
    return JsonNodeFactory.instance.arrayNode().add(WireJson.full(wire));
  }

  private static JsonNode lastPage() {
    ObjectNode page = WireJson.full(WireAmPartyPage.class);
    page.putObject("links").putNull("next");
    return page;
  }

  private static Object search(DialogportenClient client) {
    var query = DialogQuery.forParty(PartyUrn.organisation("310923044")).build();
    return client.dialogs().search(query).firstPage();
  }

  private DialogportenClient client(String token) {
    return DialogportenClient.builder(connection)
        .tokenProvider(TokenProvider.ofToken(token))
        .build();
  }

  /** Answers in the process, on the thread that asks. */
  private static final class Front implements Interceptor {

    private int status;
    private byte[] body = {};
    private byte[] dialog;
    private String location;
    private Headers headers = Headers.of();

    void answers(int code, byte[] content, String... header) {
      status = code;
      body = content;
      location = null;
      headers =
          header.length == 0
              ? Headers.of()
              : new Headers.Builder().addUnsafeNonAscii(header[0], header[1]).build();
    }

    void opens(byte[] json) {
      dialog = json;
    }

    void redirects(String to, byte[] content) {
      answers(200, content);
      location = to;
    }

    @Override
    public Response intercept(Chain chain) {
      boolean opening = dialog != null;
      boolean moved =
          !opening && location != null && chain.request().url().encodedPath().equals("/etat");
      Headers.Builder all = new Headers.Builder();
      if (moved) {
        all.addUnsafeNonAscii("Location", location);
      } else if (!opening) {
        all.addAll(headers);
      }
      return new Response.Builder()
          .request(chain.request())
          .protocol(Protocol.HTTP_1_1)
          .code(opening ? 200 : moved ? 302 : status)
          .message("Status")
          .headers(all.build())
          .body(ResponseBody.create(opening ? dialog : body, MediaType.get("text/plain")))
          .build();
    }
  }
}
