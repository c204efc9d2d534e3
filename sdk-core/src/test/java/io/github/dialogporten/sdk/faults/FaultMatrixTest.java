package io.github.dialogporten.sdk.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.errors.RateLimitedException;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.Getters;
import io.github.dialogporten.sdk.fixtures.wire.WireServer.Protocol;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault on the wire at everything that goes over it, over HTTP/1.1 and HTTP/2 with TLS: it
 * ends as {@link FaultTable} says. Whatever it is, no token goes astray, what is sent once is sent
 * once, no exception tells a value, and nothing is left open.
 */
@Timeout(60)
class FaultMatrixTest {

  /** Rows that end in the very value that there is without a fault. */
  private static final Set<String> SAME_VALUE =
      Set.of(
          "none",
          "redirect",
          "known_coding",
          "odd_header",
          "dead_kept",
          "refused_stream",
          "go_away",
          "misdirected");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How long a silent server is waited for; longer ones where the machine is busy. */
  private static final List<Duration> IMPATIENCE =
      List.of(Duration.ofMillis(300), Duration.ofMillis(1_500), Duration.ofSeconds(6));

  private static final Set<Deed> REPRESENTATIVES =
      EnumSet.allOf(Deed.Kind.class).stream()
          .map(kind -> Deed.ALL.stream().filter(deed -> deed.kind() == kind).findFirst())
          .map(deed -> deed.orElseThrow())
          .collect(Collectors.toSet());

  private static final Set<Fault> FIRST_VARIANTS =
      FaultTable.rows().stream()
          .map(row -> Fault.ALL.stream().filter(fault -> fault.row().equals(row)).findFirst())
          .map(fault -> fault.orElseThrow())
          .collect(Collectors.toSet());

  /**
   * All deeds with one variant of each fault and with each wrong shape; one deed of a kind else.
   */
  private static Stream<Fault.Case> all() {
    List<Fault.Case> all = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      for (Fault fault : Fault.ALL) {
        boolean everywhere = FIRST_VARIANTS.contains(fault) || fault.row().equals("wrong_shape");
        for (Deed deed : everywhere ? Deed.ALL : REPRESENTATIVES) {
          Fault.Case one = new Fault.Case(protocol, fault, deed);
          if (fault.at().test(one) && FaultTable.expected(fault, deed.kind()).isPresent()) {
            all.add(one);
          }
        }
      }
    }
    return all.stream();
  }

  private static boolean isQuick(Fault.Case one) {
    return one.protocol() == Protocol.HTTP_2
        && FIRST_VARIANTS.contains(one.fault())
        && REPRESENTATIVES.contains(one.deed());
  }

  /**
   * One deed of each kind and one variant of each fault, over the protocol of Altinn's gateways.
   */
  static Stream<Fault.Case> representatives() {
    return all().filter(one -> !one.fault().isSlow() && isQuick(one));
  }

  static Stream<Fault.Case> others() {
    return all().filter(one -> !one.fault().isSlow() && !isQuick(one));
  }

  @Test
  void everyFaultHasItsRow() {
    assertThat(Fault.ALL).extracting(Fault::row).containsAll(FaultTable.rows());
    assertThat(FaultTable.rows()).containsAll(Fault.ALL.stream().map(Fault::row).toList());
  }

  @ParameterizedTest
  @MethodSource("representatives")
  void endsAsTheTableSays(Fault.Case one) throws Exception {
    check(one, PATIENCE);
  }

  @ParameterizedTest
  @MethodSource("others")
  @Tag("exhaustive")
  void endsAsTheTableSaysEverywhere(Fault.Case one) throws Exception {
    check(one, PATIENCE);
  }

  /** All at once, since each of them waits. */
  @Test
  @Tag("exhaustive")
  void silenceEndsAsTheTableSays() throws Exception {
    List<Fault.Case> slow = all().filter(one -> one.fault().isSlow()).toList();
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Fault.Case one : slow) {
        running.add(threads.submit(() -> checkSlow(one)));
      }
      SoftAssertions each = new SoftAssertions();
      for (int i = 0; i < running.size(); i++) {
        Future<?> one = running.get(i);
        each.assertThatCode(one::get).as("%s", slow.get(i)).doesNotThrowAnyException();
      }
      each.assertAll();
    } finally {
      threads.shutdownNow();
    }
  }

  /** A machine that is busy is given more time before it proves anything. */
  private static Void checkSlow(Fault.Case one) throws Exception {
    for (Duration patience : IMPATIENCE) {
      try {
        check(one, patience);
        return null;
      } catch (AssertionError e) {
        if (patience.equals(IMPATIENCE.get(IMPATIENCE.size() - 1))) {
          throw e;
        }
      }
    }
    return null;
  }

  private static void check(Fault.Case one, Duration patience) throws Exception {
    Deed deed = one.deed();
    Fault fault = one.fault();
    String expected = FaultTable.expected(fault, deed.kind()).orElseThrow();
    try (FaultyWorld world = new FaultyWorld(one.protocol(), deed, patience)) {
      world.breakBy(fault.breaking());
      fault.preparation().prepare(world);
      int before = world.requests().size();
      List<Object> value = new ArrayList<>();
      Throwable thrown = catchThrowable(() -> value.add(deed.call().in(world)));
      int requests = world.requests().size() - before;

      String end = thrown == null ? word(value.get(0)) + " " + requests : word(thrown);
      assertThat(end).as("%s: %s", one, thrown == null ? value : texts(thrown)).isEqualTo(expected);
      if (end.startsWith("ok") && SAME_VALUE.contains(fault.row())) {
        assertThat(described(value.get(0))).as("%s", one).isEqualTo(described(without(one)));
      }
      if (fault.row().equals("none")) {
        assertThat(world.spoken()).as("%s", one).isEqualTo(one.spoken());
      }
      if (thrown instanceof DialogportenException told) {
        checkTold(one, world, told, requests);
      }
      if (deed.kind().isOnce()) {
        assertThat(requests).as("%s: sent", one).isLessThanOrEqualTo(1);
      }
      if (thrown != null) {
        assertThat(texts(thrown)).as("%s", one).doesNotContain(world.secrets());
      }
      world.assertNoTokenAstray();
      world.assertNothingLeft();
    }
  }

  /** A value in the words of the table: what an issuer refuses is an answer as well. */
  private static String word(Object value) {
    return value instanceof IssuerReply reply && reply.status() != 200 ? "refusal" : "ok";
  }

  /** A failure in the words of the table. */
  private static String word(Throwable thrown) {
    if (thrown instanceof IOException) {
      return "stream 1";
    }
    if (!(thrown instanceof DialogportenException told)) {
      return thrown.toString();
    }
    boolean unknown = told instanceof ActionOutcomeUnknownException;
    String doubt = told.mayHaveBeenCarriedOut() && !unknown ? "?" : "";
    return (unknown ? "unknown" : type(told)) + doubt + " " + told.attempts();
  }

  private static String type(DialogportenException told) {
    if (told instanceof TransportException broken) {
      return broken.kind().name().toLowerCase(Locale.ROOT);
    }
    if (told instanceof ContentException content) {
      return content.reason().name().toLowerCase(Locale.ROOT);
    }
    if (told instanceof ActionException action) {
      return action.reason().name().toLowerCase(Locale.ROOT);
    }
    if (told instanceof RateLimitedException) {
      return "limited";
    }
    if (told instanceof ServiceUnavailableException) {
      return "busy";
    }
    if (told instanceof ServerException) {
      return "server";
    }
    if (told instanceof NotFoundException) {
      return "absent";
    }
    if (told instanceof ResponseFormatException) {
      return "format";
    }
    if (told instanceof TokenException) {
      return "token";
    }
    return told.getClass() == ApiException.class ? "api" : told.getClass().getSimpleName();
  }

  private static void checkTold(
      Fault.Case one, FaultyWorld world, DialogportenException told, int requests) {
    assertThat(told.operation()).as("%s", one).isEqualTo(one.deed().operation());
    if (told instanceof ActionOutcomeUnknownException) {
      assertThat(told.mayHaveBeenCarriedOut()).isTrue();
      assertThat(told.isTransient()).isFalse();
      assertThat(causeOfDoubt(told)).as("%s", one).isEqualTo(reasonForDoubt(one.fault()));
    }
    checkRequests(one, told, requests);
    if (!(told instanceof TokenException)) {
      assertThat(world.time().sleeps()).as("%s: waits", one).hasSize(told.attempts() - 1);
    }
    if (told instanceof ApiException answer) {
      assertThat(answer.problem().isEmpty()).as("%s", one).isTrue();
    }
    if (one.fault().row().equals("too_many")) {
      assertThat(((ApiException) told).retryAfter()).contains(Duration.ofSeconds(3));
      assertThat(world.time().sleeps())
          .allMatch(wait -> wait.compareTo(Duration.ofSeconds(3)) > 0 && wait.toMillis() <= 3_500);
    }
    if (one.fault().row().equals("unavailable_date") && told.attempts() > 1) {
      assertThat(world.time().sleeps().get(0))
          .isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_250));
    }
  }

  private static String causeOfDoubt(DialogportenException unknown) {
    if (unknown.getCause() instanceof ApiException answer) {
      return String.valueOf(answer.status());
    }
    return type((DialogportenException) unknown.getCause());
  }

  /** Why nobody knows whether an action was performed: the status, or what broke. */
  private static String reasonForDoubt(Fault fault) {
    return switch (fault.row()) {
      case "reset", "closed", "stream_reset" -> "closed";
      case "silent" -> "timeout";
      case "html", "login_page" -> "login_page";
      case "unavailable", "odd_retry_after" -> "503";
      default -> fault.toString().replaceFirst(".*(\\d{3})$", "$1");
    };
  }

  private static void checkRequests(Fault.Case one, DialogportenException told, int requests) {
    switch (one.fault().row()) {
      case "no_connection", "handshake_eof", "handshake_reset", "no_tls" ->
          assertThat(requests).isZero();
      // an attempt may be given up on its way
      case "silent", "silent_in_body", "silent_end" ->
          assertThat(requests).isLessThanOrEqualTo(told.attempts());
      // over a connection that is kept each may be repeated once without counting
      case "stream_reset" -> assertThat(requests).isBetween(told.attempts(), 2 * told.attempts());
      default -> assertThat(requests).isEqualTo(told.attempts());
    }
  }

  /** All that an exception tells, with what hangs on it. */
  private static String texts(Throwable thrown) {
    StringWriter texts = new StringWriter();
    thrown.printStackTrace(new PrintWriter(texts, true));
    return texts.toString();
  }

  private static Object without(Fault.Case one) throws Exception {
    try (FaultyWorld world = new FaultyWorld(Protocol.HTTP_1_1, one.deed(), PATIENCE)) {
      return one.deed().call().in(world);
    }
  }

  /** All that it tells, but for objects that have no text of their own. */
  private static Object described(Object value) {
    if (value instanceof String) {
      return value;
    }
    if (value instanceof IssuerReply reply) {
      return List.of(reply.status(), reply.attempts(), reply.body());
    }
    return Getters.of(value).namedValues().stream()
        .filter(each -> !each.matches(".*@[0-9a-f]+"))
        .collect(Collectors.toSet());
  }
}
