package io.github.dialogporten.sdk.dialogs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a dialog stands in an order: a time for each key, and the id. Times are in the server's
 * ticks of 100 nanoseconds; it keeps no more. Immutable.
 */
final class SortPosition {

  private static final long TICKS = 10_000_000;

  private final @Nullable Long[] times;
  private final UUID id;

  SortPosition(@Nullable Long[] times, UUID id) {
    this.times = times.clone();
    this.id = id;
  }

  static long ticks(Instant time) {
    // Beyond what the server can hold the ends are as good as any.
    long seconds =
        Math.max(
            -Long.MAX_VALUE / TICKS, Math.min(Long.MAX_VALUE / TICKS - 1, time.getEpochSecond()));
    return seconds * TICKS + time.getNano() / 100;
  }

  @Nullable Long time(int index) {
    return times[index];
  }

  int size() {
    return times.length;
  }

  UUID id() {
    return id;
  }

  int compareId(SortPosition other) {
    int high = Long.compareUnsigned(id.getMostSignificantBits(), other.id.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(id.getLeastSignificantBits(), other.id.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return "SortPosition[]";
  }
}
