package io.github.dialogporten.sdk.internal.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an item stands in an order. Times are in the server's ticks of 100 nanoseconds; it keeps no
 * more.
 *
 * @param times a time for each key; null where the item has none
 * @param id the item's id
 */
public record SortPosition(List<@Nullable Long> times, UUID id) {

  private static final long TICKS = 10_000_000;

  /** A time in ticks. */
  public static long ticks(Instant time) {
    // Beyond what the server can hold the ends are as good as any.
    long seconds =
        Math.max(
            -Long.MAX_VALUE / TICKS, Math.min(Long.MAX_VALUE / TICKS - 1, time.getEpochSecond()));
    return seconds * TICKS + time.getNano() / 100;
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
