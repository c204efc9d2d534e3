package io.github.dialogporten.sdk.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dialogporten.sdk.fixtures.wire.Exchange;
import io.github.dialogporten.sdk.fixtures.wire.WireServer;
import io.github.dialogporten.sdk.fixtures.wire.WireServer.Door;
import io.github.dialogporten.sdk.fixtures.wire.WireServer.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/**
 * One thing that goes wrong on the wire.
 *
 * @param row its row in {@link FaultTable}
 * @param variant which of several that end alike; empty where there is one
 * @param preparation what comes before the deed
 * @param breaking what becomes of the deed's requests
 * @param at which protocols and deeds have it
 */
record Fault(
    String row, String variant, Preparation preparation, Breaking breaking, Predicate<Case> at) {

  /** A word of the faults' own in an answer, which no exception quotes. */
  static final String MARK = "marked-by-the-fault";

  /** A fault at a deed, over a protocol. */
  record Case(Protocol protocol, Fault fault, Deed deed) {

    /** What is spoken with a server of this protocol: files come over HTTP/1.1. */
    Protocol spoken() {
      return deed.kind().isFile() ? Protocol.HTTP_1_1 : protocol;
    }

    @Override
    public String toString() {
      return fault + ": " + deed + ", " + protocol;
    }
  }

  /** Makes ready what the deed then meets. */
  @FunctionalInterface
  interface Preparation {
    void prepare(FaultyWorld world) throws Exception;
  }

  /** Answers one request of the deed, or breaks it. */
  @FunctionalInterface
  interface Breaking {
    void answer(FaultyWorld world, Exchange exchange) throws Exception;
  }

  static final List<Fault> ALL = all();

  private static Fault of(String row, Breaking breaking) {
    return new Fault(row, "", world -> {}, breaking, any -> true);
  }

  private Fault variant(Object other) {
    return new Fault(row, other.toString(), preparation, breaking, at);
  }

  private Fault after(Preparation other) {
    return new Fault(row, variant, other, breaking, at);
  }

  private Fault onlyAt(Predicate<Case> other) {
    return new Fault(row, variant, preparation, breaking, at.and(other));
  }

  private Fault over(Protocol protocol) {
    return onlyAt(one -> one.spoken() == protocol);
  }

  /** Whether it takes its time: the client has to lose patience. */
  boolean isSlow() {
    return row.startsWith("silent");
  }

  private static List<Fault> all() {
    List<Fault> all = new ArrayList<>();
    all.add(of("none", FaultyWorld::answerWell));
    connections(all);
    bodies(all);
    statuses(all);
    shapes(all);
    codings(all);
    headers(all);
    all.add(kept());
    unprocessed(all);
    return List.copyOf(all);
  }

  private static void connections(List<Fault> all) {
    all.add(of("no_connection", FaultyWorld::answerWell).after(world -> world.target().close()));
    all.add(door("handshake_eof", Door.EOF_IN_HANDSHAKE));
    all.add(door("handshake_reset", Door.RESET_IN_HANDSHAKE));
    all.add(door("no_tls", Door.NO_TLS));
    all.add(of("reset", (world, exchange) -> exchange.connection().reset()));
    all.add(of("closed", (world, exchange) -> exchange.connection().close()));
    all.add(
        of("stream_reset", (world, exchange) -> exchange.reset(Exchange.INTERNAL_ERROR))
            .over(Protocol.HTTP_2));
    all.add(of("silent", (world, exchange) -> {}));
  }

  private static Fault door(String row, Door door) {
    return of(row, FaultyWorld::answerWell).after(world -> world.target().doors(number -> door));
  }

  private static void bodies(List<Fault> all) {
    all.add(
        of(
            "reset_in_body",
            (world, exchange) -> {
              half(world, exchange, 0);
              if (exchange.protocol() == Protocol.HTTP_2) {
                exchange.reset(Exchange.INTERNAL_ERROR);
              } else {
                exchange.connection().cut(); // a reset could overtake the head
              }
            }));
    all.add(
        of(
            "closed_in_body",
            (world, exchange) -> {
              half(world, exchange, 0);
              exchange.connection().close();
            }));
    all.add(
        of(
                "silent_end",
                (world, exchange) -> {
                  exchange.head(200, "content-type", "text/html", "content-length", "0");
                })
            .over(Protocol.HTTP_2));
    all.add(
        of(
                "closed_in_body",
                (world, exchange) -> {
                  exchange.head(
                      200, "content-type", world.contentType(), "transfer-encoding", "chunked");
                  exchange.part("lskdu018973t09sylgasjkfg1][]'./.sdlv".getBytes(UTF_8));
                  exchange.connection().close();
                })
            .variant("no chunk")
            .over(Protocol.HTTP_1_1));
    all.add(of("silent_in_body", (world, exchange) -> half(world, exchange, 0)));
    all.add(
        of(
            "short_body",
            (world, exchange) -> {
              half(world, exchange, 0);
              end(exchange);
            }));
    all.add(
        of(
                "long_body",
                (world, exchange) -> {
                  half(world, exchange, world.body().length / 2 + 10);
                  end(exchange);
                })
            .over(Protocol.HTTP_2) // what is too much under HTTP/1.1 is the next answer
            .onlyAt(one -> !one.deed().kind().answersNothing()));
  }

  /** The good body's length, or what is left of it, and only so many bytes. */
  private static void half(FaultyWorld world, Exchange exchange, int less) throws IOException {
    byte[] body = world.body();
    exchange.head(
        200,
        "content-type",
        world.contentType(),
        "content-length",
        String.valueOf(body.length - less));
    exchange.part(Arrays.copyOf(body, body.length / 2));
  }

  /** A body that has no end but its length ends with the connection. */
  private static void end(Exchange exchange) throws IOException {
    exchange.end();
    if (exchange.protocol() == Protocol.HTTP_1_1) {
      exchange.connection().close();
    }
  }

  private static void statuses(List<Fault> all) {
    all.add(status("too_many", 429, "retry-after", "3"));
    all.add(status("unavailable_date", 503, "retry-after", "Mon, 02 Mar 2026 08:00:05 GMT"));
    all.add(status("unavailable_zero", 503, "retry-after", "0"));
    all.add(status("unavailable", 503));
    all.add(status("timeout_408", 408));
    all.add(status("error_500", 500));
    for (int code : List.of(502, 504)) {
      all.add(status("gateway", code).variant(code));
    }
    for (int code : List.of(520, 501, 505, 521, 522, 523, 524, 525, 526, 527, 530, 599)) {
      all.add(status("status_5xx", code).variant(code));
    }
    for (int code : List.of(600, 999)) {
      all.add(status("status_beyond", code).variant(code));
    }
    for (int code : List.of(300, 302, 304, 305, 307)) {
      all.add(status("no_location", code).variant(code));
    }
    for (int code : List.of(301, 302, 303, 307, 308)) {
      Breaking there =
          (world, exchange) ->
              exchange.answer(code, new byte[0], "location", world.elsewhereOrigin() + "/file");
      all.add(of("redirect", there).variant(code));
    }
  }

  /** A refusal by something that does not speak the API's language. */
  private static Fault status(String row, int status, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "content-type";
    all[headers.length + 1] = "text/html";
    byte[] page = ("<html><h1>" + MARK + "</h1></html>").getBytes(UTF_8);
    return of(
        row, (world, exchange) -> exchange.answer(status, status == 304 ? new byte[0] : page, all));
  }

  private static void shapes(List<Fault> all) {
    List<String> shapes =
        List.of(
            "{}",
            "{'error':'" + MARK + "'}",
            "{'statusCode':429,'message':'" + MARK + "'}",
            "{'Items':[{'id':'" + MARK + "'}]}",
            "{'data':[{'id':'" + MARK + "'}]}");
    for (String shape : shapes) {
      all.add(
          json("wrong_shape", shape)
              .onlyAt(one -> !(shape.contains("data") && isListOfData(one.deed()))));
    }
    for (String json : List.of("null", "17", "'" + MARK + "'")) {
      all.add(json("no_object", json));
    }
    all.add(json("empty_body", ""));
    all.add(
        of(
            "cut_body",
            (world, exchange) ->
                exchange.answer(
                    200,
                    Arrays.copyOf(world.body(), world.body().length - 2),
                    "content-type",
                    world.contentType())));
    all.add(
        of(
            "more_after_body",
            (world, exchange) ->
                exchange.answer(
                    200,
                    joined(world.body(), "{}".getBytes(UTF_8)),
                    "content-type",
                    world.contentType())));
    all.add(
        of(
            "html",
            (world, exchange) ->
                exchange.answer(
                    200,
                    ("<html>" + MARK + " Logg inn</html>").getBytes(UTF_8),
                    "content-type",
                    "text/html")));
    all.add(
        of(
            "login_page",
            (world, exchange) ->
                exchange.answer(
                    200,
                    ("<html>" + MARK + " <form><input type=password></form>").getBytes(UTF_8),
                    "content-type",
                    "text/html; charset=utf-8")));
  }

  private static boolean isListOfData(Deed deed) {
    return deed.operation().equals(EveryOperation.PARTIES_WITH_ACCESS.operation());
  }

  private static Fault json(String row, String json) {
    String body = json.replace('\'', '"');
    return of(row, (world, exchange) -> exchange.json(200, body)).variant(json);
  }

  private static void codings(List<Fault> all) {
    for (String coding : List.of("br", "deflate", "zstd", "gzip, br", "gzip, gzip", "unheard-of")) {
      all.add(
          of(
                  "foreign_coding",
                  (world, exchange) -> world.answerWell(exchange, "content-encoding", coding))
              .variant(coding));
    }
    for (String coding : List.of("gzip", "x-gzip", "GZIP")) {
      all.add(coded(coding, FaultyWorld::body).variant(coding));
    }
    all.add(
        of(
                "known_coding",
                (world, exchange) -> world.answerWell(exchange, "content-encoding", "identity"))
            .variant("identity"));
    byte[] refusal = {0x0b, 0x02, (byte) 0x80, '{', '}', 0x03};
    all.add(
        of(
            "coded_refusal",
            (world, exchange) -> exchange.answer(404, refusal, "content-encoding", "br")));
  }

  private interface Part {
    byte[] of(FaultyWorld world);
  }

  /** In two members, as a server writes them that compresses as it goes. */
  private static Fault coded(String coding, Part body) {
    return of(
        "known_coding",
        (world, exchange) -> {
          Deed.Good good = world.good();
          if (good.body().length == 0) {
            world.answerWell(exchange, "content-encoding", coding);
            return;
          }
          byte[] all = body.of(world);
          int middle = all.length / 2;
          byte[] zipped =
              joined(
                  zipped(Arrays.copyOf(all, middle)),
                  zipped(Arrays.copyOfRange(all, middle, all.length)));
          exchange.answer(
              good.status(),
              zipped,
              "content-type",
              good.contentType(),
              "content-encoding",
              coding);
        });
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static void headers(List<Fault> all) {
    String[][] odd = {
      {"retry-after", "n\u00e5"},
      {"retry-after", "1\u007f"},
      {"x-odd", "\u00e5\u007f\u00ff"},
      {"date", "\u00e5"},
      {"etag", "\u007f"},
      {"location", "http://\u007f"},
      {"set-cookie", MARK + "=\u00e5"},
      {"content-disposition", "attachment; filename=\"\u00e5\u007f.pdf\""}
    };
    for (String[] header : odd) {
      all.add(
          of("odd_header", (world, exchange) -> world.answerWell(exchange, header))
              .variant(header[0]));
    }
    for (String wait : List.of("n\u00e5", "\u007f")) {
      all.add(
          status("odd_retry_after", 503, "retry-after", wait)
              .variant(wait.length() == 1 ? "control" : "letter"));
    }
  }

  /** The kept connections die when they are used again, before a byte of an answer. */
  private static Fault kept() {
    return of("dead_kept", FaultyWorld::answerWell)
        .after(
            world -> {
              world.warm(3);
              int known = world.target().accepted();
              world.breakBy(
                  (it, exchange) -> {
                    if (exchange.request().connection() <= known) {
                      exchange.connection().close();
                    } else {
                      world.answerWell(exchange);
                    }
                  });
            });
  }

  private static void unprocessed(List<Fault> all) {
    all.add(
        refused("refused_stream", exchange -> exchange.reset(Exchange.REFUSED_STREAM))
            .over(Protocol.HTTP_2));
    all.add(refused("go_away", exchange -> exchange.goAway(false)).over(Protocol.HTTP_2));
    all.add(refused("misdirected", exchange -> exchange.answer(421, new byte[0])));
  }

  private interface Refusal {
    void of(Exchange exchange) throws IOException;
  }

  /** The first request of the deed is not taken, and not looked at. */
  private static Fault refused(String row, Refusal refusal) {
    return of(row, FaultyWorld::answerWell)
        .after(
            world -> {
              AtomicBoolean refused = new AtomicBoolean();
              WireServer target = world.target();
              target.admits(
                  exchange -> {
                    if (!world.isDeed(exchange.request()) || !refused.compareAndSet(false, true)) {
                      return true;
                    }
                    try {
                      refusal.of(exchange);
                    } catch (IOException e) {
                      throw new IllegalStateException(e);
                    }
                    return false;
                  });
            });
  }

  @Override
  public String toString() {
    return variant.isEmpty() ? row : row + " " + variant;
  }
}
