package io.github.dialogporten.sdk.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.fixtures.wire.WireServer.Protocol;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever becomes of the bytes of an answer, its head and HTTP/2's frames as well, the call ends
 * in a value or in an exception of the SDK's that tells nothing of them; what is sent once is sent
 * once.
 */
@Tag("exhaustive")
class MutatedWireTest {

  private static final int TRIES = 400;

  @Provide
  Arbitrary<Deed> deeds() {
    return Arbitraries.of(Deed.ALL);
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    return Combinators.combine(
            Arbitraries.of(
                Mutation.Kind.CUT, Mutation.Kind.FLIP, Mutation.Kind.INSERT, Mutation.Kind.TWICE),
            Arbitraries.longs())
        .as(Mutation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Property(tries = TRIES)
  void overHttp1(@ForAll("deeds") Deed deed, @ForAll("mutations") List<Mutation> mutations)
      throws IOException {
    endsWell(Protocol.HTTP_1_1, deed, mutations);
  }

  @Property(tries = TRIES)
  void overHttp2(@ForAll("deeds") Deed deed, @ForAll("mutations") List<Mutation> mutations)
      throws IOException {
    endsWell(Protocol.HTTP_2, deed, mutations);
  }

  private static void endsWell(Protocol protocol, Deed deed, List<Mutation> mutations)
      throws IOException {
    try (FaultyWorld world = new FaultyWorld(protocol, deed, Duration.ofSeconds(30))) {
      world.breakBy(
          (it, exchange) -> {
            exchange.garble(bytes -> mutated(bytes, mutations));
            it.answerWell(exchange);
            exchange.connection().close(); // a length that is too long waits for no more
          });
      Throwable thrown = catchThrowable(() -> deed.call().in(world));
      if (thrown != null) {
        assertThat(thrown).isInstanceOfAny(DialogportenException.class, IOException.class);
        StringWriter texts = new StringWriter();
        thrown.printStackTrace(new PrintWriter(texts, true));
        assertThat(texts.toString()).doesNotContain(world.secrets()).doesNotContain("zqpiece");
      }
      if (deed.kind().isOnce()) {
        assertThat(world.requests()).hasSizeLessThanOrEqualTo(1);
      }
      if (deed.kind() == Deed.Kind.EXCHANGE) { // any answer that looks like a token is one
        world.assertOnlyTheExchangeGetsItsToken();
      } else {
        world.assertNoTokenAstray();
      }
      world.assertNothingLeft();
      // a property that only ever sees one of the two ends would prove nothing
      Statistics.label("ends in a value")
          .collect(thrown == null)
          .coverage(
              coverage -> {
                coverage.check(true).percentage(share -> share > 2);
                coverage.check(false).percentage(share -> share > 5);
              });
    }
  }

  private static byte[] mutated(byte[] bytes, List<Mutation> mutations) {
    byte[] all = bytes;
    for (Mutation each : mutations) {
      all = each.bytes(all);
    }
    return all;
  }
}
