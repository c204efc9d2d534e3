package io.github.dialogporten.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a view costs: so little that each call can have its own. */
class ViewMemoryTest {

  private static final long MOST_BYTES = 200;
  private static final int VIEWS = 200_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final DialogportenClient client =
      DialogportenClient.builder(AltinnConnection.to(AltinnEnvironment.TT02))
          .tokenProvider(TokenProvider.ofToken("token"))
          .build();

  /** Reachable from elsewhere, so that no compiler makes do without the object. */
  @SuppressWarnings("unused")
  private volatile Object last;

  private long bytesOf(Supplier<Object> each) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    last = each.get(); // what is loaded with the first is no view's
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < VIEWS; i++) {
      last = each.get();
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / VIEWS;
  }

  @Test
  void aViewPerCall() {
    assertThat(bytesOf(() -> client.with(o -> o.withTimeout(TIMEOUT)))).isBetween(1L, MOST_BYTES);
  }

  @Test
  void aViewPerCallWithTheStepThatTheCallNeeds() {
    assertThat(bytesOf(() -> client.with(o -> o.withTimeout(TIMEOUT)).dialogs()))
        .isBetween(1L, MOST_BYTES);
  }

  @Test
  void aViewForAnotherIdentity() {
    TokenProvider other = TokenProvider.ofToken("other");
    assertThat(bytesOf(() -> client.actingAs(other))).isBetween(1L, 2 * MOST_BYTES);
  }
}
