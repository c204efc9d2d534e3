package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.LoginRequiredException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.idporten.MiniProvider.Answer;
import io.github.dialogporten.sdk.idporten.MiniProvider.Seen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonTokenProviderTest {

  private static final String KEY = "web-session-1";

  private final MiniProvider provider = new MiniProvider();
  private final Store store = new Store();
  private IdPortenClient client;
  private PersonTokenProvider tokens;

  /** A store that shows what happened, and fails when it is told to. */
  private static final class Store implements SessionStore {

    final ConcurrentHashMap<String, PersonSession> sessions = new ConcurrentHashMap<>();
    final AtomicInteger reads = new AtomicInteger();
    volatile boolean failsToWrite;
    volatile boolean failsToRead;

    @Override
    public Optional<PersonSession> read(String key) {
      reads.incrementAndGet();
      if (failsToRead) {
        throw new IllegalStateException("canary: cannot read");
      }
      return Optional.ofNullable(sessions.get(key));
    }

    @Override
    public void write(String key, PersonSession session) {
      if (failsToWrite) {
        throw new IllegalStateException("canary: cannot write");
      }
      sessions.put(key, session);
    }

    @Override
    public void remove(String key) {
      sessions.remove(key);
    }
  }

  @BeforeEach
  void start() {
    client = provider.client().build();
    tokens = client.person(KEY, store);
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private void begin(String access, String refresh, Integer seconds) {
    tokens.begin(provider.login(client, access, refresh, seconds));
    provider.seen.clear();
  }

  private String token() {
    return tokens.token(MiniProvider.WANTED).value();
  }

  /** A failure is remembered for three seconds, and an outage waited for up to ten. */
  private void aLittleLater() {
    provider.time.advance(Duration.ofSeconds(11));
  }

  private List<Seen> refreshes() {
    return provider.seen("/token");
  }

  private PersonSession stored() {
    return store.sessions.get(KEY);
  }

  private void loginRequired() {
    assertThatThrownBy(this::token).isInstanceOf(LoginRequiredException.class);
  }

  @Test
  void theTokenIsGivenWhileItLives() {
    begin("a1", "r1", 120);
    assertThat(token()).isEqualTo("a1");
    provider.time.advance(Duration.ofSeconds(85));
    assertThat(token()).isEqualTo("a1");
    assertThat(refreshes()).isEmpty();
    assertThat(store.reads.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void anExpiredTokenIsRefreshedAndTheNewestRefreshTokenStoredFirst() {
    begin("a1", "r1", 120);
    provider.time.advance(Duration.ofSeconds(121));
    List<String> storedBefore = new ArrayList<>();
    provider.on(
        "/token",
        seen -> {
          storedBefore.add(stored().tokens().refresh());
          return MiniProvider.tokenAnswer("a2", "r2", 120, null);
        });
    assertThat(token()).isEqualTo("a2");
    assertThat(stored().tokens().refresh()).isEqualTo("r2");
    assertThat(stored().accessToken()).contains(AccessToken.of("a2"));
    assertThat(storedBefore).containsExactly("r1");
    Seen sent = refreshes().get(0);
    assertThat(sent.form()).containsOnlyKeys("grant_type", "refresh_token", "client_id");
    assertThat(sent.one("grant_type")).isEqualTo("refresh_token");
    assertThat(sent.one("refresh_token")).isEqualTo("r1");

    provider.time.advance(Duration.ofSeconds(121));
    provider.tokens("a3", null, 120, null);
    assertThat(token()).isEqualTo("a3");
    assertThat(refreshes().get(1).one("refresh_token")).isEqualTo("r2");
    assertThat(stored().tokens().refresh()).isEqualTo("r2");
  }

  @Test
  void fiftyThreadsCauseOneRefresh() throws Exception {
    begin("a1", "r1", 120);
    provider.time.advance(Duration.ofSeconds(121));
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    provider.on(
        "/token",
        seen -> {
          asked.countDown();
          await(go);
          return MiniProvider.tokenAnswer("a2", "r2", 120, null);
        });
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      CyclicBarrier together = new CyclicBarrier(50);
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Callable<String> each =
            () -> {
              PersonTokenProvider own = client.person(KEY, store);
              together.await(10, TimeUnit.SECONDS);
              return own.token(MiniProvider.WANTED).value();
            };
        all.add(threads.submit(each));
      }
      await(asked);
      go.countDown();
      for (Future<String> each : all) {
        assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo("a2");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(refreshes()).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSlowPersonDelaysNoOther() throws Exception {
    begin("a1", "r1", 120);
    PersonTokenProvider other = client.person("web-session-2", store);
    other.begin(provider.login(client, "b1", "s1", 120));
    provider.time.advance(Duration.ofSeconds(121));
    CountDownLatch slowAsked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    provider.on(
        "/token",
        seen -> {
          if ("r1".equals(seen.one("refresh_token"))) {
            slowAsked.countDown();
            await(go);
            return MiniProvider.tokenAnswer("a2", "r2", 120, null);
          }
          return MiniProvider.tokenAnswer("b2", "s2", 120, null);
        });
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<String> slow = thread.submit(this::token);
      await(slowAsked);
      assertThat(other.token(MiniProvider.WANTED).value()).isEqualTo("b2");
      go.countDown();
      assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo("a2");
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void onlyInvalidGrantEndsTheSession() {
    begin("a1", "r1", 120);
    provider.time.advance(Duration.ofSeconds(121));
    provider.on("/token", seen -> Answer.error("invalid_grant"));
    assertThatThrownBy(this::token)
        .isInstanceOfSatisfying(
            LoginRequiredException.class, e -> assertThat(e.error()).contains("invalid_grant"));
    assertThat(stored().subject()).isEqualTo("pairwise-subject-1");
    assertThat(stored().isRefreshable()).isFalse();
    assertThat(stored().accessToken()).isEmpty();
    loginRequired();
    assertThat(refreshes()).hasSize(1);
  }

  @Test
  void anyOtherFailureKeepsTheSession() {
    begin("a1", "r1", 120);
    PersonSession before = stored();
    provider.time.advance(Duration.ofSeconds(121));
    for (int status : new int[] {429, 500, 502, 503, 504}) {
      provider.on("/token", seen -> Answer.json(status, "{\"error\":\"invalid_grant\"}"));
      assertThatThrownBy(this::token)
          .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.isTransient()).isTrue());
      aLittleLater();
    }
    for (String code :
        List.of("invalid_client", "unauthorized_client", "temporarily_unavailable")) {
      provider.on("/token", seen -> Answer.error(code));
      assertThatThrownBy(this::token)
          .isInstanceOf(TokenException.class)
          .isNotInstanceOf(LoginRequiredException.class);
      aLittleLater();
    }
    provider.on("/token", seen -> Answer.json(200, "<html>"));
    assertThatThrownBy(this::token)
        .isInstanceOf(TokenException.class)
        .isNotInstanceOf(LoginRequiredException.class);
    assertThat(stored()).isEqualTo(before);
    assertThat(refreshes()).hasSize(9); // each was sent once

    aLittleLater();
    provider.tokens("a2", "r2", 120, null);
    assertThat(token()).isEqualTo("a2");
  }

  @Test
  void anIssuerThatIsNotThereKeepsTheSession() {
    begin("a1", "r1", 120);
    provider.time.advance(Duration.ofSeconds(121));
    provider.stop();
    assertThatThrownBy(this::token).isInstanceOf(TransportException.class);
    assertThat(stored().isRefreshable()).isTrue();
  }

  @Test
  void aTokenThatStillWorksIsGivenThroughAnOutage() {
    begin("a1", "r1", 120);
    provider.time.advance(Duration.ofSeconds(100));
    provider.on("/token", seen -> Answer.json(503, ""));
    assertThat(token()).isEqualTo("a1");
    assertThat(refreshes()).hasSize(1);
  }

  @Test
  void theStoreIsReadAgainBeforeARefresh() {
    begin("a1", "r1", 120);
    assertThat(token()).isEqualTo("a1");
    provider.time.advance(Duration.ofSeconds(121));
    PersonSession elsewhere =
        stored()
            .with(
                new PersonSession.Tokens(
                    "a9",
                    provider.time.now().plusSeconds(120),
                    provider.time.now(),
                    "r9",
                    null,
                    stored().tokens().idToken()),
                stored().grantedScopes());
    store.sessions.put(KEY, elsewhere);
    assertThat(token()).isEqualTo("a9");
    assertThat(refreshes()).isEmpty();
  }

  @Test
  void whoIsSecondWithoutALockTakesWhatTheFirstGot() {
    begin("a1", "r1", 120);
    provider.time.advance(Duration.ofSeconds(121));
    PersonSession elsewhere =
        stored()
            .with(
                new PersonSession.Tokens(
                    "a9",
                    provider.time.now().plusSeconds(120),
                    provider.time.now(),
                    "r9",
                    null,
                    stored().tokens().idToken()),
                stored().grantedScopes());
    provider.on(
        "/token",
        seen -> {
          store.sessions.put(KEY, elsewhere); // another process, a moment before us
          return Answer.error("invalid_grant");
        });
    assertThat(token()).isEqualTo("a9");
    assertThat(stored()).isEqualTo(elsewhere);
  }

  @Test
  void aSessionThatEndedDuringARefreshDoesNotComeBack() {
    begin("a1", "r1", 120);
    provider.time.advance(Duration.ofSeconds(121));
    provider.on(
        "/token",
        seen -> {
          store.sessions.remove(KEY);
          return MiniProvider.tokenAnswer("a2", "r2", 120, null);
        });
    loginRequired();
    assertThat(store.sessions).isEmpty();
  }

  @Test
  void aStoreThatDoesNotWriteLosesNoRefreshToken() {
    begin("a1", "r1", 120);
    provider.time.advance(Duration.ofSeconds(121));
    provider.tokens("a2", "r2", 120, null);
    store.failsToWrite = true;
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(this::token)
          .isInstanceOf(TokenException.class)
          .isNotInstanceOf(LoginRequiredException.class)
          .hasMessageContaining("the session store failed to write")
          .hasStackTraceContaining("IllegalStateException")
          .satisfies(e -> assertThat(trace(e)).doesNotContain("canary"));
      aLittleLater();
    }
    assertThat(refreshes()).hasSize(1);
    assertThat(stored().tokens().refresh()).isEqualTo("r1");

    store.failsToWrite = false;
    assertThat(token()).isEqualTo("a2");
    assertThat(stored().tokens().refresh()).isEqualTo("r2");
    assertThat(refreshes()).hasSize(1);
  }

  @Test
  void whatWasNotSavedIsForgottenWhenAnotherSessionBegan() {
    begin("a1", "r1", 120);
    provider.time.advance(Duration.ofSeconds(121));
    provider.tokens("a2", "r2", 120, null);
    store.failsToWrite = true;
    assertThatThrownBy(this::token).isInstanceOf(TokenException.class);
    store.failsToWrite = false;
    tokens.begin(provider.login(client, "b1", "s1", 120));
    assertThat(token()).isEqualTo("b1");
    assertThat(stored().tokens().refresh()).isEqualTo("s1");
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void aStoreThatDoesNotReadIsAFailureOfItsOwn() {
    begin("a1", "r1", 120);
    store.failsToRead = true;
    assertThatThrownBy(this::token)
        .isInstanceOf(TokenException.class)
        .isNotInstanceOf(LoginRequiredException.class)
        .hasMessageContaining("failed to read");
    assertThatThrownBy(tokens::session).isInstanceOf(TokenException.class);
    store.failsToRead = false;
    aLittleLater();
    assertThat(token()).isEqualTo("a1");
  }

  @Test
  void withoutARefreshTokenTheEndOfTheTokenIsTheEnd() {
    begin("a1", null, 120);
    assertThat(token()).isEqualTo("a1");
    provider.time.advance(Duration.ofSeconds(119));
    assertThat(client.person(KEY, store).token(MiniProvider.WANTED).value()).isEqualTo("a1");
    provider.time.advance(Duration.ofSeconds(2));
    loginRequired();
    assertThat(refreshes()).isEmpty();
  }

  @Test
  void withoutASessionALoginIsRequired() {
    loginRequired();
    assertThat(tokens.session()).isEmpty();
  }

  @Test
  void aTokenThatWasNotAcceptedIsNotGivenAgain() {
    begin("a1", "r1", 120);
    AccessToken first = tokens.token(MiniProvider.WANTED);
    provider.tokens("a2", "r2", 120, null);
    tokens.rejected(MiniProvider.WANTED, first);
    assertThat(token()).isEqualTo("a2");
    tokens.rejected(MiniProvider.WANTED, first); // late, from another thread
    assertThat(token()).isEqualTo("a2");
    assertThat(refreshes()).hasSize(1);
  }

  @Test
  void aTokenThatWasNotAcceptedEndsASessionWithoutRefreshToken() {
    begin("a1", null, 120);
    tokens.rejected(MiniProvider.WANTED, tokens.token(MiniProvider.WANTED));
    loginRequired();
  }

  @Test
  void aTokenOfUnknownLifeIsGivenUntilItIsNotAccepted() {
    begin("opaque", "r1", null);
    assertThat(token()).isEqualTo("opaque");
    provider.time.advance(Duration.ofDays(1));
    assertThat(token()).isEqualTo("opaque");
    provider.tokens("a2", "r2", null, null);
    tokens.rejected(MiniProvider.WANTED, AccessToken.of("opaque"));
    assertThat(token()).isEqualTo("a2");
  }

  @Test
  void anotherSessionUnderTheKeyCountsAtOnce() {
    begin("a1", "r1", 120);
    PersonTokenProvider sameKey = client.person(KEY, store);
    assertThat(sameKey.token(MiniProvider.WANTED).value()).isEqualTo("a1");
    String identity = sameKey.identity().get();
    assertThat(tokens.identity()).contains(identity);

    tokens.begin(provider.login(client, "b1", "s1", 120));
    assertThat(sameKey.token(MiniProvider.WANTED).value()).isEqualTo("b1");
    assertThat(sameKey.identity().get()).isNotEqualTo(identity);
    tokens.end();
    assertThatThrownBy(() -> sameKey.token(MiniProvider.WANTED))
        .isInstanceOf(LoginRequiredException.class);
    assertThat(store.sessions).isEmpty();
  }

  @Test
  void identitiesAreOneForEachSessionAndHoldNothing() {
    SessionStore second = SessionStore.inMemory();
    Set<String> names = new HashSet<>();
    for (PersonTokenProvider each :
        List.of(
            client.person(KEY, store),
            client.person("other", store),
            client.person(KEY, second),
            client.person(KEY, SessionStore.inMemory()))) {
      names.add(each.identity().orElseThrow());
    }
    assertThat(names).hasSize(4).allSatisfy(name -> assertThat(name).doesNotContain(KEY));
    assertThat(client.person(KEY, second).identity())
        .isEqualTo(client.person(KEY, second).identity());
  }

  @Test
  void theEnvironmentIsTheClients() {
    assertThat(tokens.environment()).contains(provider.connection.environment());
    IdPortenClient inTt02 = provider.client(provider.connection(AltinnEnvironment.TT02)).build();
    assertThat(inTt02.person(KEY, store).environment()).contains(AltinnEnvironment.TT02);
  }

  @Test
  void anIdTokenThatComesWithARefreshIsOfTheSamePerson() {
    begin("a1", "r1", 120);
    provider.time.advance(Duration.ofSeconds(121));
    String same = MiniProvider.sign(provider.claims().build());
    provider.tokens("a2", "r2", 120, same);
    assertThat(token()).isEqualTo("a2");
    assertThat(stored().tokens().idToken()).isEqualTo(same);
  }

  @Test
  void narrowerScopesAndTheLifeOfTheRefreshTokenAreSeen() {
    begin("a1", "r1", 120);
    provider.time.advance(Duration.ofSeconds(121));
    provider.on(
        "/token",
        seen ->
            Answer.json(
                200,
                "{\"access_token\":\"a2\",\"expires_in\":60,\"scope\":\"openid\","
                    + "\"refresh_token_expires_in\":600}"));
    assertThat(token()).isEqualTo("a2");
    assertThat(stored().missingScopes()).containsExactly("digdir:dialogporten");
    assertThat(stored().refreshExpiresAt()).contains(provider.time.now().plusSeconds(600));
  }

  @Test
  void confidentialClientsAuthenticateARefresh() {
    IdPortenClient confidential =
        provider.client().authentication(ClientAuthentication.secretBasic("secret")).build();
    PersonTokenProvider own = confidential.person(KEY, store);
    own.begin(provider.login(confidential, "a1", "r1", 120));
    provider.time.advance(Duration.ofSeconds(121));
    provider.seen.clear();
    provider.tokens("a2", "r2", 120, null);
    assertThat(own.token(MiniProvider.WANTED).value()).isEqualTo("a2");
    assertThat(refreshes().get(0).authorization()).startsWith("Basic ");
  }

  @Test
  void sessionsOfOthersAreRefused() {
    begin("a1", "r1", 120);
    IdPortenClient other = provider.client().clientId("another").build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> other.person(KEY, store).begin(stored()))
        .withMessageStartingWith("session:");
    assertThatThrownBy(() -> other.person(KEY, store).token(MiniProvider.WANTED))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("another issuer or client");
    assertThat(URI.create(stored().issuer())).hasScheme("http");
  }

  @Test
  void theStoresOwnLockIsAroundReadingAskingAndWriting() {
    List<String> order = new ArrayList<>();
    SessionStore locking =
        new SessionStore() {
          @Override
          public Optional<PersonSession> read(String key) {
            order.add("read");
            return store.read(key);
          }

          @Override
          public void write(String key, PersonSession session) {
            order.add("write");
            store.write(key, session);
          }

          @Override
          public void remove(String key) {
            store.remove(key);
          }

          @Override
          public <T> T exclusively(String key, Supplier<T> work) {
            order.add("lock");
            try {
              return work.get();
            } finally {
              order.add("unlock");
            }
          }
        };
    begin("a1", "r1", 120);
    provider.time.advance(Duration.ofSeconds(121));
    provider.on(
        "/token",
        seen -> {
          order.add("ask");
          return MiniProvider.tokenAnswer("a2", "r2", 120, null);
        });
    assertThat(client.person(KEY, locking).token(MiniProvider.WANTED).value()).isEqualTo("a2");
    assertThat(order).containsExactly("lock", "read", "ask", "read", "write", "unlock");
  }
}
