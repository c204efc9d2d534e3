package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CircuitBreakerOptions;
import io.github.dialogporten.sdk.config.RateLimitOptions;
import io.github.dialogporten.sdk.config.TimeSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Circuits and turns of the hosts that one connection sends to. Those of dialogs are anybody's, so
 * only the hosts that were used last are remembered.
 */
final class HostGuards {

  static final int MOST_HOSTS = 1_000;

  private record Host(String scheme, String name, int port) {}

  private final @Nullable CircuitBreakerOptions circuit;
  private final @Nullable RateLimitOptions rate;
  private final TimeSource time;
  private final Map<Host, HostGuard> hosts =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Host, HostGuard> eldest) {
              return size() > MOST_HOSTS;
            }
          });

  HostGuards(AltinnHttp settings, TimeSource time) {
    this.circuit = settings.circuitBreaker().orElse(null);
    this.rate = settings.rateLimit().orElse(null);
    this.time = time;
  }

  HostGuard at(HttpUrl url) {
    if (circuit == null && rate == null) {
      return HostGuard.NONE;
    }
    return hosts.computeIfAbsent(
        new Host(url.scheme(), url.host(), url.port()),
        made ->
            new HostGuard(
                circuit == null ? null : new Circuit(circuit, time),
                rate == null ? null : new Turns(rate, time)));
  }

  /** How many hosts are remembered. */
  int size() {
    return hosts.size();
  }
}
