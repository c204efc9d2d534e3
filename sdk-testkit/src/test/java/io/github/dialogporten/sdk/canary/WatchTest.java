package io.github.dialogporten.sdk.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.paging.Listing;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The watch itself: it finds what was put there to be found, and does not cry at anything else. */
class WatchTest {

  private final Watch watch = new Watch(new Canaries());

  /** A value as a hasty hand writes it: a record's own toString tells all. */
  public record Careless(String name) {}

  /** Where the careless value is one getter away. */
  public static final class Holder {

    public Optional<List<Careless>> held() {
      return Optional.of(List.of(new Careless(Canaries.NAME)));
    }

    @Override
    public String toString() {
      return "Holder[]";
    }
  }

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void itFindsWhatAnObjectTellsBehindItsGetters() {
    watch.look("planted", Holder::new);
    watch.look("planted", () -> Listing.of(List.of(new Careless(Canaries.PID)), null));

    assertThat(watch.leaks())
        .containsExactly(
            "planted: name in the toString of " + Careless.class.getName(),
            "planted: national identity number in the toString of " + Careless.class.getName());
  }

  @Test
  void itFindsWhatIsLoggedThroughSlf4jAtTheFinestLevel() {
    LoggerFactory.getLogger("own").trace("at {}", "https://x.example/?" + Canaries.QUERY);
    LoggerFactory.getLogger("own").debug("failed", new IOException(Canaries.ACCESS_TOKEN));
    LoggerFactory.getLogger("own").trace("encoded {}", "S2FuYXJpbmUgRnVnbGVzYW5n");

    assertThat(watch.records()).isEqualTo(3);
    assertThat(watch.leaks())
        .anyMatch(leak -> leak.equals(": query string in the log of own"))
        .anyMatch(leak -> leak.startsWith(": access token in the log of own"))
        .anyMatch(leak -> leak.equals(": name, in base 64 in the log of own"));
  }

  @Test
  void itFindsWhatAnExceptionBringsAlong() {
    Exception suppressing = new IllegalStateException("clean", new IOException(Canaries.BODY));
    suppressing.addSuppressed(new IOException(Canaries.PID));
    watch.look(
        "planted",
        () -> {
          throw suppressing;
        });

    assertThat(watch.leaks())
        .anyMatch(leak -> leak.startsWith("planted: body text in the message of"))
        .anyMatch(leak -> leak.startsWith("planted: national identity number in the trace of"));
  }

  /** Where no getter leads, a field does: through the JDK's containers and captured values. */
  @Test
  void itFindsWhatIsInsideAnObject() {
    Careless careless = new Careless(Canaries.NAME);
    Supplier<Object> captured = () -> careless;
    watch.inside("planted", new Closed(Map.of("key", List.of(captured))));

    assertThat(watch.leaks())
        .containsExactly("planted: name in the toString of " + Careless.class.getName());
    assertThat(watch.classes()).contains(Closed.class, Careless.class);
  }

  private record Closed(Map<String, List<Supplier<Object>>> held) {

    @Override
    public String toString() {
      return "Closed[]";
    }
  }

  @Test
  void itFindsPartsOfALongSecret() {
    Canaries canaries = new Canaries();
    String secret = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
    canaries.addLong("assertion", secret);

    for (int from = 0; from + 32 <= secret.length(); from++) {
      assertThat(canaries.in("x" + secret.substring(from, from + 32) + "y"))
          .as("from %d", from)
          .contains("assertion");
    }
    assertThat(canaries.in("0123456789 abcdefghijklmno 0123456789")).isEmpty();
  }

  @Test
  void itMarksEveryFieldThatMayNotBeTold() throws Exception {
    MarkedObjects marked = new MarkedObjects(Set.of());

    assertThat(new Canaries().in(marked.of(Careless.class).toString())).contains("access token");
    assertThat(new Canaries().in(marked.of(Deep.class).toString())).contains("access token");
  }

  private record Deep(Optional<List<Careless>> held) {}

  @Test
  void itIsContentWithWhatIsClean() {
    watch.look("clean", () -> PartyUrn.person(Canaries.PID));
    watch.look("clean", () -> Canaries.PID); // a value, and no object's toString
    LoggerFactory.getLogger("own").info("clean");

    assertThat(watch.leaks()).isEmpty();
    assertThat(watch.objects()).isEqualTo(2); // the URN and its kind
  }
}
