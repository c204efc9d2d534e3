package io.github.dialogporten.sdk.internal.search;

import io.github.dialogporten.sdk.errors.CallInfo;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A server of positions that are the items themselves, in the order of one time and the id. */
abstract class TestServer implements SearchServer<SortPosition> {

  static final PartLimits LIMITS = new PartLimits(100, 20);

  static SearchSpec<SortPosition> spec(List<String> parties, String filters, int pageSize) {
    return new SearchSpec<>(
        parties,
        List.of(),
        new ItemOrder<>(
            "contentUpdatedAt_asc,id_asc", List.of(true, true), true, Function.identity()),
        Hashes.checksum(filters, ""),
        pageSize,
        Integer.MAX_VALUE);
  }

  @Override
  public PageTime startPage() {
    return () -> Duration.ofSeconds(30);
  }

  @Override
  public CallInfo call(int attempts) {
    return CallInfo.refused("dialogs.search", attempts);
  }

  @Override
  public boolean keepsRaw() {
    return false;
  }

  @Override
  public PartLimits lastLimits() {
    return LIMITS;
  }

  @Override
  public PartLimits limits(Duration left) {
    return LIMITS;
  }
}
