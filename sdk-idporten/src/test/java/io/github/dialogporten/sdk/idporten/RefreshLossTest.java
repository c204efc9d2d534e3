package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.LoginRequiredException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.idporten.MiniProvider.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong around a refresh, the issuer's newest refresh token is not lost. */
class RefreshLossTest {

  private static final String KEY = "web-session-1";

  private final MiniProvider provider = new MiniProvider();
  private final Store store = new Store();
  private IdPortenClient client;
  private PersonTokenProvider tokens;
  private int codes;

  /** A store that does more than it should, when it is told to. */
  private static final class Store implements SessionStore {

    final ConcurrentHashMap<String, PersonSession> sessions = new ConcurrentHashMap<>();
    volatile Runnable beforeWriting = () -> {};
    volatile Runnable beforeWork = () -> {};
    volatile boolean undoes;

    @Override
    public Optional<PersonSession> read(String key) {
      return Optional.ofNullable(sessions.get(key));
    }

    @Override
    public void write(String key, PersonSession session) {
      beforeWriting.run();
      sessions.put(key, session);
    }

    @Override
    public void remove(String key) {
      sessions.remove(key);
    }

    /** A transaction: undone when the work throws, or when it cannot be committed. */
    @Override
    public <T> T exclusively(String key, Supplier<T> work) {
      beforeWork.run();
      PersonSession before = sessions.get(key);
      boolean committed = false;
      try {
        T done = work.get();
        if (undoes) {
          throw new IllegalStateException("no commit");
        }
        committed = true;
        return done;
      } finally {
        if (!committed && before != null) {
          sessions.put(key, before);
        }
      }
    }
  }

  @BeforeEach
  void start() {
    client = provider.client().build();
    tokens = client.person(KEY, store);
    tokens.begin(provider.login(client, "a1", "r1", 120));
    provider.seen.clear();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private String token() {
    return tokens.token(MiniProvider.WANTED).value();
  }

  private void expire() {
    provider.time.advance(Duration.ofSeconds(121));
  }

  /** The token still works, and a refresh is due. */
  private void nearlyExpire() {
    provider.time.advance(Duration.ofSeconds(100));
  }

  private void aLittleLater() {
    provider.time.advance(Duration.ofSeconds(4));
  }

  private PersonSession stored() {
    return store.sessions.get(KEY);
  }

  private List<String> sent() {
    return provider.seen("/token").stream().map(seen -> seen.one("refresh_token")).toList();
  }

  @Test
  void anIdTokenThatCannotBeValidatedIsNotUsedAndTheRestIs() {
    String before = stored().tokens().idToken();
    int turn = 1;
    for (String wrong :
        List.of(
            "no JWT",
            MiniProvider.sign(provider.claims().issuer("https://x.example.no").build()),
            MiniProvider.sign(provider.claims().audience("another").build()),
            MiniProvider.sign(provider.claims().subject(null).build()),
            MiniProvider.sign(
                MiniProvider.CLIENT_KEY,
                JWSAlgorithm.RS256,
                "op-1",
                null,
                provider.claims().build()))) {
      expire();
      turn++;
      provider.tokens("a" + turn, "r" + turn, 120, wrong);
      assertThat(token()).isEqualTo("a" + turn);
      assertThat(stored().tokens().refresh()).isEqualTo("r" + turn);
      assertThat(stored().tokens().idToken()).isEqualTo(before);
    }
  }

  @Test
  void anotherPersonsIdTokenEndsTheSession() {
    expire();
    provider.tokens(
        "a2", "r2", 120, MiniProvider.sign(provider.claims().subject("somebody-else").build()));
    assertThatThrownBy(this::token)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessageContaining("another person");
    assertThat(stored().accessToken()).isEmpty();
    assertThat(stored().isRefreshable()).isFalse();
    assertThat(stored().subject()).isEqualTo("pairwise-subject-1");
  }

  /** Id_tokens of somebody else, each of which is of no use for another reason too. */
  private List<String> anothersIdTokens() {
    Date longAgo = Date.from(provider.time.now().minusSeconds(90_000));
    JWTClaimsSet.Builder other = provider.claims().subject("somebody-else");
    return List.of(
        MiniProvider.sign(provider.claims().subject("somebody-else").build()),
        MiniProvider.sign(
            provider
                .claims()
                .subject("somebody-else")
                .issueTime(longAgo)
                .expirationTime(longAgo)
                .build()),
        MiniProvider.sign(MiniProvider.CLIENT_KEY, JWSAlgorithm.RS256, "op-1", null, other.build()),
        MiniProvider.sign(other.issuer("https://x.example.no").audience("another").build()),
        new PlainJWT(other.build()).serialize(),
        MiniProvider.sign(other.claim("sub", 7).build()),
        MiniProvider.sign(provider.claims().claim("pid", "17912099997").build()));
  }

  private void begin(String pid) {
    LoginStart start = client.startLogin();
    String idToken = MiniProvider.sign(provider.claims(start.pending()).claim("pid", pid).build());
    provider.tokens("a1", "r1", 120, idToken);
    tokens.begin(
        client.finishLogin(start.pending(), provider.callback(start.pending(), "c" + codes++)));
    provider.seen.clear();
  }

  private void isOverWithout(String idToken) {
    assertThatThrownBy(this::token)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessageContaining("another person");
    assertThat(stored().accessToken()).isEmpty();
    assertThat(stored().isRefreshable()).isFalse();
    assertThat(stored().tokens().idToken()).isNotEqualTo(idToken);
    assertThatThrownBy(this::token).isInstanceOf(LoginRequiredException.class);
    assertThat(sent()).containsExactly("r1");
  }

  @Test
  void anotherPersonsIdTokenEndsTheSessionWhateverElseIsWrongWithIt() {
    for (String another : anothersIdTokens()) {
      begin("29882149964");
      expire();
      provider.tokens("a2", "r2", 120, another);
      isOverWithout(another);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"access_token\":\"a2\",\"token_type\":\"DPoP\"",
        "\"access_token\":\"a 2\\n\"",
        "\"access_token\":7"
      })
  void anotherPersonsIdTokenEndsTheSessionWhateverElseIsWrongInTheAnswer(String members) {
    for (String another : anothersIdTokens()) {
      begin("29882149964");
      expire();
      provider.on(
          "/token",
          ignored ->
              Answer.json(
                  200,
                  "{%s,\"refresh_token\":\"r2\",\"id_token\":\"%s\"}".formatted(members, another)));
      isOverWithout(another);
    }
  }

  @Test
  void anotherPersonsIdTokenEndsTheSessionWhereTheKeysCannotBeRead() {
    provider.on("/keys", ignored -> Answer.json(404, ""));
    expire();
    String another = MiniProvider.sign(provider.claims().subject("somebody-else").build());
    provider.tokens("a2", "r2", 120, another);
    tokens = provider.client().build().person(KEY, store); // one that has not read them before
    isOverWithout(another);
  }

  @Test
  void anotherPersonsIdTokenEndsTheSessionThoughTheStoreDoesNotTakeThat() {
    nearlyExpire();
    provider.tokens(
        "a2", "r2", 120, MiniProvider.sign(provider.claims().subject("somebody-else").build()));
    store.beforeWriting =
        () -> {
          throw new IllegalStateException("full");
        };
    assertThatThrownBy(this::token).isInstanceOf(LoginRequiredException.class);
    assertThatThrownBy(this::token).isInstanceOf(LoginRequiredException.class);
    store.beforeWriting = () -> {};
    assertThatThrownBy(this::token).isInstanceOf(LoginRequiredException.class);
    assertThat(stored().accessToken()).isEmpty();
    assertThat(sent()).containsExactly("r1");
  }

  @Test
  void anotherPersonsIdTokenEndsTheSessionAlsoWhileTheTokenWorks() {
    nearlyExpire();
    provider.tokens(
        "a2", "r2", 120, MiniProvider.sign(provider.claims().subject("somebody-else").build()));
    assertThatThrownBy(this::token).isInstanceOf(LoginRequiredException.class);
    assertThat(stored().accessToken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"404 ", "503 ", "200 <html>", "200 {\"keys\":7}"})
  void keysThatCannotBeReadCostNoRefreshToken(String answer) {
    String before = stored().tokens().idToken();
    expire();
    provider.on(
        "/keys",
        ignored -> Answer.json(Integer.parseInt(answer.substring(0, 3)), answer.substring(4)));
    provider.tokens("a2", "r2", 120, MiniProvider.sign(provider.claims().build()));
    IdPortenClient fresh = provider.client().build();
    assertThat(fresh.person(KEY, store).token(MiniProvider.WANTED).value()).isEqualTo("a2");
    assertThat(stored().tokens().refresh()).isEqualTo("r2");
    assertThat(stored().tokens().idToken()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"access_token\":\"a2\",\"token_type\":\"DPoP\"",
        "\"access_token\":\"a 2\\n\"",
        "\"token_type\":\"Bearer\""
      })
  void anAnswerThatIsOfNoUseOtherwiseKeepsItsRefreshToken(String members) {
    expire();
    provider.on(
        "/token",
        ignored ->
            Answer.json(
                200,
                "{" + members + ",\"refresh_token\":\"r2\",\"refresh_token_expires_in\":600}"));
    assertThatThrownBy(this::token)
        .isInstanceOf(TokenException.class)
        .isNotInstanceOf(LoginRequiredException.class)
        .hasMessageContaining("answered success with");
    assertThat(stored().tokens().refresh()).isEqualTo("r2");
    assertThat(stored().refreshExpiresAt()).contains(provider.time.now().plusSeconds(600));

    aLittleLater();
    provider.tokens("a3", "r3", 120, null);
    assertThat(token()).isEqualTo("a3");
    assertThat(sent()).containsExactly("r1", "r2");
  }

  @Test
  void aStoreThatFailsWithAnErrorLosesNoRefreshToken() {
    losesNothing(
        () -> {
          throw new LinkageError("the driver is gone");
        });
  }

  @Test
  void aStoreThatIsOutOfReachLosesNoRefreshToken() {
    losesNothing(
        () -> {
          throw new TransportException(
              CallInfo.notSent("store"), TransportException.Kind.CONNECT, null);
        });
  }

  private void losesNothing(Runnable failing) {
    expire();
    provider.tokens("a2", "r2", 120, null);
    store.beforeWriting = failing;
    assertThatThrownBy(this::token).isNotInstanceOf(LoginRequiredException.class);
    assertThat(stored().tokens().refresh()).isEqualTo("r1");
    store.beforeWriting = () -> {};
    aLittleLater();
    assertThat(token()).isEqualTo("a2");
    assertThat(stored().tokens().refresh()).isEqualTo("r2");
    assertThat(sent()).containsExactly("r1");
  }

  @Test
  void aStoreThatUndoesWhatItTookLosesNoRefreshToken() {
    expire();
    provider.tokens("a2", "r2", 120, null);
    store.undoes = true;
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(this::token).isInstanceOf(TokenException.class);
      assertThat(stored().tokens().refresh()).isEqualTo("r1");
      aLittleLater();
    }
    expire(); // what was not saved has expired too, and is replaced in its turn
    provider.tokens("a3", "r3", 120, null);
    assertThatThrownBy(this::token).isInstanceOf(TokenException.class);
    store.undoes = false;
    aLittleLater();
    assertThat(token()).isEqualTo("a3");
    assertThat(stored().tokens().refresh()).isEqualTo("r3");
    assertThat(sent()).containsExactly("r1", "r2");
  }

  @Test
  void whatWasNotSavedIsKeptForAnHour() {
    expire();
    provider.tokens("a2", "r2", 36_000, null);
    store.beforeWriting =
        () -> {
          throw new IllegalStateException("full");
        };
    assertThatThrownBy(this::token).isInstanceOf(TokenException.class);
    store.beforeWriting = () -> {};
    provider.time.advance(Duration.ofMinutes(61));
    provider.tokens("a3", "r3", 120, null);
    assertThat(token()).isEqualTo("a3");
    assertThat(sent()).containsExactly("r1", "r1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_client", "server_error", "invalid_scope"})
  void aTokenThatWorksIsGivenWhateverTheRefusal(String code) {
    nearlyExpire();
    PersonSession before = stored();
    provider.on("/token", ignored -> Answer.error(code));
    assertThat(token()).isEqualTo("a1");
    assertThat(sent()).containsExactly("r1");
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void aTokenThatWorksIsGivenThoughTheStoreDoesNotTakeTheNewOne() {
    nearlyExpire();
    provider.tokens("a2", "r2", 120, null);
    store.beforeWriting =
        () -> {
          throw new IllegalStateException("full");
        };
    assertThat(token()).isEqualTo("a1");
    assertThat(client.person(KEY, store).token(MiniProvider.WANTED).value()).isEqualTo("a1");
    store.beforeWriting = () -> {};
    provider.time.advance(Duration.ofSeconds(30));
    assertThat(token()).isEqualTo("a2");
    assertThat(stored().tokens().refresh()).isEqualTo("r2");
    assertThat(sent()).containsExactly("r1");
  }

  @Test
  void aSessionWhoseRefreshTokenIsRefusedLastsUntilItsTokenEnds() {
    nearlyExpire();
    provider.on("/token", ignored -> Answer.error("invalid_grant"));
    assertThat(token()).isEqualTo("a1");
    assertThat(stored().isRefreshable()).isFalse();
    assertThat(stored().accessToken().map(AccessToken::value)).contains("a1");
    provider.time.advance(Duration.ofSeconds(10));
    IdPortenClient fresh = provider.client().build();
    assertThat(fresh.person(KEY, store).token(MiniProvider.WANTED).value()).isEqualTo("a1");
    provider.time.advance(Duration.ofSeconds(11));
    assertThatThrownBy(this::token).isInstanceOf(LoginRequiredException.class);
    assertThat(sent()).containsExactly("r1");
  }

  @Test
  void aRefreshIsNotBegunWhenTooLittleTimeIsLeftForIt() {
    expire();
    PersonSession before = stored();
    provider.tokens("a2", "r2", 120, null);
    store.beforeWork = () -> provider.time.advance(Duration.ofSeconds(20));
    assertThatThrownBy(this::token)
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
              assertThat(e.isTransient()).isTrue();
              assertThat(e.mayHaveBeenCarriedOut()).isFalse();
            });
    assertThat(sent()).isEmpty();
    assertThat(stored()).isEqualTo(before);
    store.beforeWork = () -> {};
    aLittleLater();
    assertThat(token()).isEqualTo("a2");
  }

  @Test
  void twoHundredRefusalsOfOneTokenAreOneRefresh() throws Exception {
    AccessToken first = tokens.token(MiniProvider.WANTED);
    provider.tokens("a2", "r2", 120, null);
    ExecutorService threads = Executors.newFixedThreadPool(200);
    try {
      CyclicBarrier together = new CyclicBarrier(200);
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        all.add(
            threads.submit(
                () -> {
                  together.await(20, TimeUnit.SECONDS);
                  tokens.rejected(MiniProvider.WANTED, first);
                  return token();
                }));
      }
      for (Future<String> each : all) {
        assertThat(each.get(20, TimeUnit.SECONDS)).isEqualTo("a2");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(sent()).containsExactly("r1");
  }

  /** Stores of one class may call themselves equal, for all tenants or by their settings. */
  @Test
  void storesAreToldApartByWhichObjectTheyAre() {
    SessionStore one = new EqualStore();
    SessionStore two = new EqualStore();
    client.person(KEY, one).begin(provider.login(client, "b1", "s1", 120));
    client.person(KEY, two).begin(provider.login(client, "c1", "t1", 120));
    assertThat(client.person(KEY, one).token(MiniProvider.WANTED).value()).isEqualTo("b1");
    assertThat(client.person(KEY, two).token(MiniProvider.WANTED).value()).isEqualTo("c1");
    assertThat(client.person(KEY, one).identity())
        .isEqualTo(client.person(KEY, one).identity())
        .isNotEqualTo(client.person(KEY, two).identity());
  }

  private static final class EqualStore implements SessionStore {

    private final SessionStore inside = SessionStore.inMemory();

    @Override
    public Optional<PersonSession> read(String key) {
      return inside.read(key);
    }

    @Override
    public void write(String key, PersonSession session) {
      inside.write(key, session);
    }

    @Override
    public void remove(String key) {
      inside.remove(key);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof EqualStore;
    }

    @Override
    public int hashCode() {
      return 7;
    }
  }
}
