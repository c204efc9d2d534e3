package io.github.dialogporten.sdk.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.paging.Page;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a walk over 3,000 parties holds: a page of each part, however far it goes. */
class SearchMemoryTest {

  private static final int PARTS = 30;
  private static final int PAGES = 12;
  private static final int ON_A_PAGE = 4;

  private final CountingServer server = new CountingServer();

  private MergedSearch<SortPosition> search() {
    List<String> parties =
        IntStream.range(0, 100 * PARTS)
            .mapToObj(i -> "urn:altinn:person:legacy-selfidentified:syntetisk" + i)
            .toList();
    return MergedSearch.of(TestServer.spec(parties, "", ON_A_PAGE), null, server);
  }

  @Test
  void onePageOfEachPart() {
    assertThat(most(search())).isBetween(PARTS / 2, server.parts());
  }

  @Test
  void twoOfThemFetchingAhead() {
    assertThat(most(search().prefetching(Runnable::run))).isBetween(PARTS + 1, 2 * server.parts());
  }

  /** Walks to the end, and tells how many of the server's pages were held at once. */
  private int most(MergedSearch<SortPosition> search) {
    Set<UUID> given = new HashSet<>();
    int most = 0;
    int pages = 0;
    Iterator<Page<SortPosition>> walk = search.pages().iterator();
    while (walk.hasNext()) {
      walk.next().items().forEach(hit -> given.add(hit.id()));
      if (++pages % 20 == 1) {
        most = Math.max(most, server.held());
      }
    }
    assertThat(given).hasSize(server.parts() * PAGES * ON_A_PAGE);
    return most;
  }

  /** Gives each part some pages, with times that make the walk go through all parts in turn. */
  private static final class CountingServer extends TestServer {

    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private final List<WeakReference<SearchAnswer<SortPosition>>> given = new ArrayList<>();

    @Override
    public SearchAnswer<SortPosition> page(
        SearchPart part, @Nullable String token, int size, Duration left) {
      int number = numbers.computeIfAbsent(part.parties(), key -> numbers.size());
      int page = token == null ? 0 : Integer.parseInt(token);
      List<SortPosition> items = new ArrayList<>();
      for (int i = 0; i < ON_A_PAGE; i++) {
        int place = page * ON_A_PAGE + i;
        items.add(new SortPosition(List.of(1000L * place + number), new UUID(number, place)));
      }
      SearchAnswer<SortPosition> answer =
          new SearchAnswer<>(items, page + 1 < PAGES, Integer.toString(page + 1), null, new int[0]);
      given.add(new WeakReference<>(answer));
      return answer;
    }

    /** How many parts there are: those who look alike are in one, so some are smaller. */
    int parts() {
      return numbers.size();
    }

    /** How many pages somebody can still reach. */
    int held() {
      System.gc();
      given.removeIf(each -> each.get() == null);
      return given.size();
    }
  }
}
