package io.github.dialogporten.sdk.dialogs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.FutureCalls;
import io.github.dialogporten.sdk.fixtures.OneThread;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A search within futures: the same pages, changes and pages ahead as without. */
@Timeout(60)
class FutureDialogSearchTest {

  private static final String FIRST =
      "contentupdatedat_2026-01-01T00:00:00.0000001Z,id_" + DialogBodies.ID;
  private static final String SECOND =
      "contentupdatedat_2026-01-02T00:00:00.0000002Z,id_" + DialogBodies.ID;
  private static final PartyUrn OLD = PartyUrn.organisation("310923044");
  private static final PartyUrn NEW = PartyUrn.organisation("310268593");

  private final StubServer server = new StubServer();
  private final OneThread executor = new OneThread();
  private final FutureCalls async = server.client().async(executor);

  @AfterEach
  void stop() {
    executor.close();
    server.close();
  }

  private void pages() {
    page(null, FIRST, true, 1, 2);
    page(FIRST, SECOND, true, 3);
    page(SECOND, SECOND, false, 4);
  }

  private void page(@Nullable String after, String token, boolean more, int... items) {
    String[] found = new String[items.length];
    for (int i = 0; i < items.length; i++) {
      found[i] = DialogBodies.found(items[i]);
    }
    String body =
        DialogBodies.page(
            "'hasNextPage':%s,'orderBy':'contentupdatedat_asc,id_asc','continuationToken':'%s'"
                .formatted(more, token),
            found);
    server
        .wire()
        .stubFor(
            any(anyUrl())
                .withQueryParam("continuationToken", after == null ? absent() : equalTo(after))
                .willReturn(aResponse().withBody(body)));
  }

  private static DialogQuery of(PartyUrn party) {
    return DialogQuery.forParty(party).build();
  }

  private static int number(DialogSummary found) {
    return (int) (found.id().getLeastSignificantBits() & 0xff);
  }

  @Test
  void everyDialogInOrder() throws Exception {
    pages();
    List<Integer> seen = new ArrayList<>();
    async
        .call(
            altinn -> {
              altinn.dialogs().search(of(OLD)).forEach(each -> seen.add(number(each)));
              return null;
            })
        .get(30, TimeUnit.SECONDS);
    assertThat(seen).containsExactly(1, 2, 3, 4);
  }

  /** One future for each page: what comes between them is not on the thread of a call. */
  @Test
  void pageByPage() throws Exception {
    pages();
    List<Integer> seen = new ArrayList<>();
    async
        .call(altinn -> altinn.dialogs().search(of(OLD)).firstPage())
        .thenCompose(page -> rest(page, seen))
        .get(30, TimeUnit.SECONDS);
    assertThat(seen).containsExactly(1, 2, 3, 4);
    assertThat(server.requests()).hasSize(3);
  }

  private CompletableFuture<Void> rest(Page<DialogSummary> page, List<Integer> seen) {
    page.items().forEach(each -> seen.add(number(each)));
    return page.hasNext()
        ? async.call(altinn -> page.next()).thenCompose(next -> rest(next, seen))
        : CompletableFuture.completedFuture(null);
  }

  /** The one thread waits for nobody: what it has not come to, it fetches itself. */
  @Test
  void fetchingAheadOnTheThreadThatWaits() throws Exception {
    pages();
    List<Integer> seen = new ArrayList<>();
    async
        .call(
            altinn -> {
              altinn
                  .dialogs()
                  .search(of(OLD))
                  .prefetching(executor)
                  .forEach(each -> seen.add(number(each)));
              return null;
            })
        .get(30, TimeUnit.SECONDS);
    assertThat(seen).containsExactly(1, 2, 3, 4);
    assertThat(executor.leakedInterrupts()).isZero();
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void theChangesSinceACursor() {
    pages();
    PageCursor cursor =
        async
            .call(altinn -> altinn.dialogs().search(of(OLD)).firstPage())
            .join()
            .cursor()
            .orElseThrow();
    int sent = server.requests().size();
    SearchChanges changes =
        async.call(altinn -> altinn.dialogs().search(of(NEW), cursor).changes()).join();
    assertThat(changes.newParties()).containsExactly(NEW.value());
    assertThat(changes.goneParties()).isEqualTo(1);
    assertThat(server.requests()).hasSize(sent);
  }
}
