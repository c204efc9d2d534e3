package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import io.github.dialogporten.sdk.paging.Page;
import java.io.ByteArrayInputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

  private static DialogQuery query() {
    return DialogQuery.builder()
        .party(
            IntStream.range(0, 100 * PARTS)
                .mapToObj(i -> "urn:altinn:person:legacy-selfidentified:syntetisk" + i)
                .toArray(String[]::new))
        .limit(ON_A_PAGE)
        .build();
  }

  @Test
  void onePageOfEachPart() {
    assertThat(most(PagedSearch.of(server, query()))).isBetween(PARTS / 2, server.parts());
  }

  @Test
  void twoOfThemFetchingAhead() {
    DialogSearch ahead = PagedSearch.of(server, query()).prefetching(Runnable::run);
    assertThat(most(ahead)).isBetween(PARTS + 1, 2 * server.parts());
  }

  /** Walks to the end, and tells how many of the server's pages were held at once. */
  private int most(DialogSearch search) {
    Set<UUID> given = new HashSet<>();
    int most = 0;
    int pages = 0;
    Iterator<Page<DialogSummary>> walk = search.pages().iterator();
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
  private static final class CountingServer implements SearchServer {

    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private final List<WeakReference<SearchAnswer>> given = new ArrayList<>();

    @Override
    public SearchAnswer page(DialogQuery query, SearchPart part, @Nullable String token) {
      int number = numbers.computeIfAbsent(part.parties(), key -> numbers.size());
      int page = token == null ? 0 : Integer.parseInt(token);
      List<String> items = new ArrayList<>();
      for (int i = 0; i < ON_A_PAGE; i++) {
        int place = page * ON_A_PAGE + i;
        Instant at = Instant.EPOCH.plusSeconds(1000L * place + number);
        items.add(
            DialogBodies.found(1)
                .replace(DialogBodies.ID, new UUID(number, place).toString())
                .replace("2026-01-03T10:00:00.0000003Z", at.toString()));
      }
      SearchAnswer answer =
          read(
              DialogBodies.page(
                  "'hasNextPage':"
                      + (page + 1 < PAGES)
                      + ",'continuationToken':'"
                      + (page + 1)
                      + "'",
                  items.toArray(String[]::new)));
      given.add(new WeakReference<>(answer));
      return answer;
    }

    private static SearchAnswer read(String json) {
      try {
        return SearchAnswer.from(
            Json.read(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                WireDialogPage.class),
            null);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
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

    @Override
    public boolean keepsRaw() {
      return false;
    }
  }
}
