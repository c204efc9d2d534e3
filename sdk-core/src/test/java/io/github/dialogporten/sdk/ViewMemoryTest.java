package io.github.dialogporten.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A view for each call costs next to nothing. */
class ViewMemoryTest {

  private static final int TIMES = 100_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static volatile Object kept;

  private final DialogportenClient client =
      DialogportenClient.builder(AltinnConnection.to(AltinnEnvironment.TT02))
          .tokenProvider(TokenProvider.ofToken("token"))
          .build();

  @Test
  void aViewTakesAtMost200Bytes() {
    assertThat(bytes(() -> kept = client.with(options -> options.withTimeout(TIMEOUT))))
        .isBetween(16L, 200L);
  }

  @Test
  void itsClientsAreMadeWhenFirstAskedFor() {
    long view = bytes(() -> kept = client.with(options -> options.withTimeout(TIMEOUT)));
    long both = bytes(() -> kept = client.with(options -> options.withTimeout(TIMEOUT)).dialogs());
    assertThat(both).isGreaterThan(view).isLessThan(view + 100);
  }

  private static long bytes(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < TIMES; i++) {
      work.run(); // classes are loaded, lambdas linked
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < TIMES; i++) {
      work.run();
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / TIMES;
  }
}
