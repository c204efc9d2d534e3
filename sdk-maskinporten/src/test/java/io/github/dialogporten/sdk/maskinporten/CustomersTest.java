package io.github.dialogporten.sdk.maskinporten;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.BAKERY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.SMITHY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.WANTED;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.json;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many customers on one client. */
class CustomersTest {

  private final MockMaskinporten maskinporten = new MockMaskinporten();
  private final FakeTime time = maskinporten.time();
  private final MaskinportenClient client = maskinporten.client().build();

  @AfterEach
  void close() {
    maskinporten.close();
  }

  @Test
  void manyThreadsOfOneCustomerSendOneRequest() throws Exception {
    maskinporten.answers(token("t", 120));

    List<Object> outcomes = inParallel(100, () -> client.systemUser(BAKERY).token(WANTED).value());

    assertThat(outcomes).hasSize(100).containsOnly("t");
    assertThat(maskinporten.tokenRequests()).isEqualTo(1);
  }

  @Test
  void whoWaitsForOneRequestFailsWithAnExceptionOfItsOwn() throws Exception {
    // held back until all are waiting, since a failure is not kept
    maskinporten.answers(
        json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"MP-121\"}")
            .withFixedDelay(500));

    List<Object> outcomes =
        inParallel(
            20,
            () -> {
              try {
                return client.systemUser(BAKERY).token(WANTED);
              } catch (SigningKeyExpiredException e) {
                return e;
              }
            });

    Set<Object> different = Collections.newSetFromMap(new IdentityHashMap<>());
    different.addAll(outcomes);
    assertThat(different)
        .hasSize(20)
        .allSatisfy(each -> assertThat(each).isInstanceOf(SigningKeyExpiredException.class));
  }

  @Test
  void tenThousandCustomersTakeNoThreadAndNoConnection() {
    maskinporten.answers(token("t", 120));
    client.systemUser(BAKERY).token(WANTED);
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    List<TokenProvider> providers = new ArrayList<>();

    for (String number : Organisations.numbers(10_000)) {
      providers.add(client.systemUser(number));
    }

    List<Thread> ours =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !before.contains(thread))
            .filter(thread -> thread.getName().startsWith("dialogporten"))
            .toList();
    assertThat(ours).isEmpty();
    assertThat(providers).extracting(provider -> provider.identity()).doesNotHaveDuplicates();
    assertThat(maskinporten.server().getAllServeEvents()).hasSize(2); // metadata, and the one token
  }

  @Test
  void twoCustomersShareNoToken() {
    maskinporten.answers(token("bakery", 120), token("smithy", 120), token("new", 120));
    TokenProvider bakery = client.systemUser(BAKERY);
    TokenProvider smithy = client.systemUser(SMITHY);

    assertThat(bakery.token(WANTED).value()).isEqualTo("bakery");
    assertThat(smithy.token(WANTED).value()).isEqualTo("smithy");
    assertThat(client.systemUser("0192:" + BAKERY).token(WANTED).value()).isEqualTo("bakery");

    bakery.rejected(WANTED, AccessToken.of("bakery"));
    assertThat(smithy.token(WANTED).value()).isEqualTo("smithy");
    assertThat(bakery.token(WANTED).value()).isEqualTo("new");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503})
  void aCustomerThatFailsForEverWithholdsNoTokenFromAnother(int status) {
    maskinporten.answers(token("smithy", 1));
    maskinporten
        .server()
        .stubFor(
            post(urlEqualTo("/token"))
                .andMatching(request -> MatchResult.of(isFor(BAKERY, request.getBodyAsString())))
                .atPriority(1)
                .willReturn(json(status, "{}")));
    TokenProvider bakery = client.systemUser(BAKERY);
    TokenProvider smithy = client.systemUser(SMITHY);
    for (int turn = 0; turn < 10; turn++) {
      for (int call = 0; call < 5; call++) {
        assertThatThrownBy(() -> bakery.token(WANTED)).isInstanceOf(ApiException.class);
        time.advance(Duration.ofSeconds(3)); // for so long a failure is kept
      }
      assertThat(smithy.token(WANTED).value()).isEqualTo("smithy");
    }
  }

  private static boolean isFor(String number, String form) {
    try {
      return SignedJWT.parse(MockMaskinporten.assertion(form))
          .getJWTClaimsSet()
          .toString()
          .contains(number);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anExternalReferenceOrNoSystemUserIsAnotherToken() {
    maskinporten.answers(token("a", 120), token("b", 120), token("c", 120));

    assertThat(client.systemUser(BAKERY).token(WANTED).value()).isEqualTo("a");
    assertThat(client.systemUser(SystemUser.of(BAKERY).externalRef("r")).token(WANTED).value())
        .isEqualTo("b");
    assertThat(client.organisation().token(WANTED).value()).isEqualTo("c");
    assertThat(client.systemUser(BAKERY).token(WANTED).value()).isEqualTo("a");
  }

  @Test
  void onlyTheTokenThatWasRejectedIsDropped() {
    maskinporten.answers(token("first", 120), token("second", 120));
    TokenProvider provider = client.systemUser(BAKERY);

    AccessToken first = provider.token(WANTED);
    provider.rejected(WANTED, AccessToken.of("another"));
    assertThat(provider.token(WANTED)).isEqualTo(first);
    provider.rejected(WANTED, first);
    assertThat(provider.token(WANTED).value()).isEqualTo("second");
    provider.rejected(WANTED, first);
    assertThat(provider.token(WANTED).value()).isEqualTo("second");
    assertThat(maskinporten.tokenRequests()).isEqualTo(2);
  }

  @Test
  void anExpiredTokenIsAskedForAnew() {
    maskinporten.answers(token("first", 120), token("second", 120));
    TokenProvider provider = client.systemUser(BAKERY);

    assertThat(provider.token(WANTED).value()).isEqualTo("first");
    time.advance(Duration.ofSeconds(90));
    assertThat(provider.token(WANTED).value()).isEqualTo("first");
    time.advance(Duration.ofSeconds(30));
    assertThat(provider.token(WANTED).value()).isEqualTo("second");
    assertThat(maskinporten.tokenRequests()).isEqualTo(2);
  }

  @Test
  void theCacheIsBounded() {
    maskinporten.answers(token("t", 120));
    MaskinportenClient small = maskinporten.client().maxCachedTokens(1).build();
    small.systemUser(BAKERY).token(WANTED);
    small.systemUser(SMITHY).token(WANTED);
    small.systemUser(BAKERY).token(WANTED);

    assertThat(maskinporten.tokenRequests()).isEqualTo(3);
  }

  @Test
  void namesOfIdentitiesTellThemApartWithoutSayingWhoTheyAre() {
    SystemUser withRef = SystemUser.of(BAKERY).externalRef("ref-7");
    List<String> names = new ArrayList<>();
    names.add(name(client.systemUser(BAKERY)));
    names.add(name(client.systemUser(SMITHY)));
    names.add(name(client.systemUser(withRef)));
    names.add(name(client.organisation()));
    MaskinportenClient other = maskinporten.client().scopes("altinn:other").build();
    names.add(name(other.systemUser(BAKERY)));
    MaskinportenClient same = maskinporten.client().build();
    assertThat(name(same.systemUser("310 923 044"))).isEqualTo(names.get(0));

    assertThat(names)
        .doesNotHaveDuplicates()
        .allSatisfy(
            each ->
                assertThat(each)
                    .startsWith("maskinporten:" + MockMaskinporten.CLIENT_ID)
                    .doesNotContain(BAKERY, SMITHY, "ref-7"));
    assertThat(client.systemUser(BAKERY).environment())
        .contains(maskinporten.connection().environment());
    assertThat(client.systemUser(withRef).toString()).doesNotContain(BAKERY, "ref-7");
  }

  @Test
  void afterClosingNothingIsAskedForAnyMore() {
    maskinporten.answers(token("t", 120));
    TokenProvider kept = client.systemUser(BAKERY);
    kept.token(WANTED);

    maskinporten.connection().close();
    maskinporten.connection().close();

    assertThat(kept.token(WANTED).value()).isEqualTo("t");
    assertThatThrownBy(() -> client.systemUser(SMITHY).token(WANTED))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("the AltinnConnection is closed");
    assertThat(maskinporten.tokenRequests()).isEqualTo(1);
  }

  private static String name(TokenProvider provider) {
    return provider.identity().orElseThrow();
  }

  private static List<Object> inParallel(int threads, Callable<Object> work) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch ready = new CountDownLatch(threads);
      List<Future<Object>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            executor.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return work.call();
                }));
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> each : running) {
        outcomes.add(each.get(30, TimeUnit.SECONDS));
      }
      return outcomes;
    } finally {
      executor.shutdownNow();
    }
  }
}
