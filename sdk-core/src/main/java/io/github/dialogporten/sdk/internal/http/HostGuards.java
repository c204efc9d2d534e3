package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.CircuitBreakerOptions;
import io.github.dialogporten.sdk.config.RateLimitOptions;
import io.github.dialogporten.sdk.config.TimeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Circuits and turns of the hosts that one {@code AltinnHttp} sends to. Those of dialogs are
 * anybody's, so only the hosts that were used last are remembered.
 */
final class HostGuards {

  static final int MOST_HOSTS = 1_000;

  /** Whose nanoseconds count is part of it: two clocks cannot be compared. */
  private record Host(String scheme, String name, int port, TimeSource time) {}

  private final @Nullable CircuitBreakerOptions circuit;
  private final @Nullable RateLimitOptions rate;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Host, HostGuard> hosts =
      new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Host, HostGuard> eldest) {
          return size() > MOST_HOSTS;
        }
      };

  HostGuards(@Nullable CircuitBreakerOptions circuit, @Nullable RateLimitOptions rate) {
    this.circuit = circuit;
    this.rate = rate;
  }

  HostGuard at(HttpUrl url, TimeSource time) {
    if (circuit == null && rate == null) {
      return HostGuard.NONE;
    }
    Host host = new Host(url.scheme(), url.host(), url.port(), time);
    lock.lock();
    try {
      return hosts.computeIfAbsent(
          host,
          made ->
              new HostGuard(
                  circuit == null ? null : new Circuit(circuit, time),
                  rate == null ? null : new Turns(rate, time)));
    } finally {
      lock.unlock();
    }
  }

  /** How many hosts are remembered. */
  int size() {
    lock.lock();
    try {
      return hosts.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "HostGuards[]";
  }
}
