package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.idporten.LoginFailedException.Reason;
import io.github.dialogporten.sdk.idporten.MiniProvider.Answer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdTokenTest {

  private static final RSAKey OTHER = MiniProvider.rsa("op-2");

  private final MiniProvider provider = new MiniProvider();
  private IdPortenClient client;
  private int codes;

  @BeforeEach
  void start() {
    client = provider.client().build();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  /** A login that ends with this id_token. */
  private PersonSession login(
      LoginOptions options, Function<JWTClaimsSet.Builder, String> idToken) {
    PendingLogin pending = client.startLogin(options).pending();
    provider.tokens("a", null, 60, idToken.apply(provider.claims(pending)));
    return client.finishLogin(pending, provider.callback(pending, "code" + codes++));
  }

  private void accepted(Function<JWTClaimsSet.Builder, String> idToken) {
    assertThat(login(LoginOptions.defaults(), idToken).subject()).isEqualTo("pairwise-subject-1");
  }

  private void refused(String why, Function<JWTClaimsSet.Builder, String> idToken) {
    assertThatThrownBy(() -> login(LoginOptions.defaults(), idToken))
        .isInstanceOfSatisfying(
            LoginFailedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ID_TOKEN))
        .hasMessageContaining(why);
  }

  private void refusedWith(String why, UnaryOperator<JWTClaimsSet.Builder> change) {
    refused(why, claims -> MiniProvider.sign(change.apply(claims).build()));
  }

  @Test
  void claimsThatAreNotThisLoginsAreRefused() {
    refusedWith("another issuer", claims -> claims.issuer(provider.issuer() + "/"));
    refusedWith("another issuer", claims -> claims.issuer(null));
    refusedWith("another client", claims -> claims.audience("somebody-else"));
    refusedWith("another client", claims -> claims.audience(List.of()));
    refusedWith("its nonce", claims -> claims.claim("nonce", "n"));
    refusedWith("its nonce", claims -> claims.claim("nonce", null));
    refusedWith("it has no sub", claims -> claims.subject(null));
    refusedWith("it has no sub", claims -> claims.subject(""));
    refused("no id_token", claims -> null);
    refused("no signed JWT", claims -> "a.b");
  }

  @Test
  void severalAudiencesNeedToSayToWhomItWasIssued() {
    List<String> two = List.of(MiniProvider.CLIENT, "api");
    refusedWith("issued to another", claims -> claims.audience(two));
    refusedWith("issued to another", claims -> claims.audience(two).claim("azp", "api"));
    refusedWith("issued to another", claims -> claims.claim("azp", "api"));
    accepted(
        claims ->
            MiniProvider.sign(claims.audience(two).claim("azp", MiniProvider.CLIENT).build()));
  }

  @Test
  void timesAreComparedWithAMinuteOfSkew() {
    Date now = Date.from(provider.time.now());
    UnaryOperator<JWTClaimsSet.Builder> old =
        claims -> claims.issueTime(new Date(now.getTime() - 200_000));
    refusedWith(
        "has expired",
        claims -> old.apply(claims).expirationTime(new Date(now.getTime() - 60_000)));
    accepted(
        claims ->
            MiniProvider.sign(
                old.apply(claims).expirationTime(new Date(now.getTime() - 59_000)).build()));
    refusedWith("61 seconds behind", claims -> claims.issueTime(new Date(now.getTime() + 61_000)));
    accepted(
        claims -> MiniProvider.sign(claims.issueTime(new Date(now.getTime() + 60_000)).build()));
    refusedWith("how long it lives", claims -> claims.expirationTime(null));
    refusedWith("how long it lives", claims -> claims.issueTime(null));
  }

  @Test
  void timesThatCannotBeThisLoginsAreRefused() {
    Instant now = provider.time.now();
    refusedWith("auth_time", claims -> claims.claim("auth_time", now.getEpochSecond() + 61));
    refusedWith("nbf", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(61))));
    refusedWith(
        "more than an hour ago",
        claims -> claims.issueTime(Date.from(now.minus(Duration.ofDays(365)))));
    accepted(
        claims ->
            MiniProvider.sign(
                claims
                    .claim("auth_time", now.getEpochSecond() + 60)
                    .notBeforeTime(Date.from(now.plusSeconds(60)))
                    .issueTime(Date.from(now.minus(Duration.ofHours(1))))
                    .build()));
  }

  @Test
  void aTokenOfAnotherTypeIsNoIdToken() {
    for (String type : List.of("at+jwt", "logout+jwt", "application/at+jwt", "x")) {
      refused("its type is another", claims -> typed(type, claims));
    }
    for (String type : List.of("JWT", "jwt", "application/jwt")) {
      accepted(claims -> typed(type, claims));
    }
  }

  private static String typed(String type, JWTClaimsSet.Builder claims) {
    return MiniProvider.sign(MiniProvider.KEY, JWSAlgorithm.RS256, "op-1", type, claims.build());
  }

  /** The access token of all these logins is "a". */
  @Test
  void anIdTokenOfAnotherAccessTokenIsRefused() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(new byte[] {'a'});
    String right = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
    accepted(claims -> MiniProvider.sign(claims.claim("at_hash", right).build()));
    for (Object wrong : List.of(right.toLowerCase(Locale.ROOT), "", 7, List.of(right))) {
      refusedWith("at_hash", claims -> claims.claim("at_hash", wrong));
    }
    ECKey ec = MiniProvider.ec("ec-1");
    provider.keys(MiniProvider.KEY.toPublicJWK(), ec.toPublicJWK());
    client = provider.client().build();
    accepted(
        claims ->
            MiniProvider.sign(
                ec, JWSAlgorithm.ES256, "ec-1", null, claims.claim("at_hash", right).build()));
  }

  @Test
  void unsignedAndSharedSecretsAreNeverAccepted() throws Exception {
    provider.metadata(
        "id_token_signing_alg_values_supported", List.of("none", "HS256", "RS256", "ES256"));
    refused("no signed JWT", claims -> new PlainJWT(claims.build()).serialize());
    OctetSequenceKey secret = new OctetSequenceKeyGenerator(256).keyID("op-1").generate();
    provider.keys(List.of(secret.toJSONObject(), MiniProvider.KEY.toPublicJWK().toJSONObject()));
    refused(
        "algorithm",
        claims -> MiniProvider.sign(secret, JWSAlgorithm.HS256, "op-1", null, claims.build()));
    // the public key as a shared secret: the classic mix-up
    OctetSequenceKey mixedUp =
        new OctetSequenceKey.Builder(MiniProvider.KEY.toRSAPublicKey().getEncoded()).build();
    refused(
        "algorithm",
        claims -> MiniProvider.sign(mixedUp, JWSAlgorithm.HS256, "op-1", null, claims.build()));
  }

  @Test
  void onlyListedAlgorithmsAreAccepted() {
    refused(
        "algorithm",
        claims ->
            MiniProvider.sign(MiniProvider.KEY, JWSAlgorithm.RS512, "op-1", null, claims.build()));
    accepted(
        claims ->
            MiniProvider.sign(MiniProvider.KEY, JWSAlgorithm.PS256, "op-1", null, claims.build()));
  }

  @Test
  void withoutAListTheUsualAlgorithmsAreAccepted() {
    provider.metadata(
        members -> {
          members.remove("id_token_signing_alg_values_supported");
          return members;
        });
    accepted(
        claims ->
            MiniProvider.sign(MiniProvider.KEY, JWSAlgorithm.RS384, "op-1", null, claims.build()));
  }

  @Test
  void aSignatureOfAnotherKeyIsRefused() {
    refused(
        "no key of the issuer",
        claims -> MiniProvider.sign(OTHER, JWSAlgorithm.RS256, "op-1", null, claims.build()));
    assertThat(provider.seen("/keys")).hasSize(1);
    refused(
        "no key of the issuer",
        claims -> {
          String good = MiniProvider.sign(claims.build());
          return good.substring(0, good.length() - 8) + "AAAAAAAA";
        });
  }

  @Test
  void aKeyThatIsNotKnownIsLookedForOnceAMinute() {
    accepted(claims -> MiniProvider.sign(claims.build()));
    provider.keys(MiniProvider.KEY.toPublicJWK(), OTHER.toPublicJWK());
    accepted(claims -> MiniProvider.sign(OTHER, JWSAlgorithm.RS256, "op-2", null, claims.build()));
    assertThat(provider.seen("/keys")).hasSize(2);

    RSAKey third = MiniProvider.rsa("op-3");
    provider.keys(third.toPublicJWK());
    Function<JWTClaimsSet.Builder, String> withThird =
        claims -> MiniProvider.sign(third, JWSAlgorithm.RS256, "op-3", null, claims.build());
    refused("no key of the issuer", withThird);
    assertThat(provider.seen("/keys")).hasSize(2);
    provider.time.advance(Duration.ofSeconds(61));
    accepted(withThird);
    assertThat(provider.seen("/keys")).hasSize(3);
  }

  @Test
  void keysAreReadAgainAfterADayAndKeptThroughAnOutage() {
    accepted(claims -> MiniProvider.sign(claims.build()));
    provider.time.advance(Duration.ofHours(25));
    provider.on("/keys", ignored -> Answer.json(500, ""));
    accepted(claims -> MiniProvider.sign(claims.build()));
    assertThat(provider.seen("/keys")).hasSizeGreaterThan(1);
  }

  @Test
  void keysThatCannotBeReadAtAllAreAnOutage() {
    provider.on("/keys", ignored -> Answer.json(503, ""));
    assertThatThrownBy(
            () -> login(LoginOptions.defaults(), claims -> MiniProvider.sign(claims.build())))
        .isInstanceOf(ApiException.class);
    assertThat(provider.seen("/token")).isEmpty();
  }

  @Test
  void anOutageOfTheKeysCostsNoCode() {
    PendingLogin pending = client.startLogin().pending();
    provider.tokens("a", null, 60, MiniProvider.sign(provider.claims(pending).build()));
    provider.on("/keys", ignored -> Answer.json(200, "not a set of keys"));
    assertThatThrownBy(() -> client.finishLogin(pending, provider.callback(pending, "c")))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("keys cannot be read");
    assertThat(provider.seen("/token")).isEmpty();

    provider.keys(MiniProvider.KEY.toPublicJWK());
    provider.time.advance(Duration.ofSeconds(6));
    assertThat(client.finishLogin(pending, provider.callback(pending, "c"))).isNotNull();
  }

  @Test
  void manyWhoWaitForKeysThatCannotBeReadAskOnce() throws Exception {
    provider.on("/keys", ignored -> Answer.json(404, ""));
    PendingLogin pending = client.startLogin().pending();
    ExecutorService threads = Executors.newFixedThreadPool(30);
    try {
      CyclicBarrier together = new CyclicBarrier(30);
      List<Future<Throwable>> all = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Callback callback = provider.callback(pending, "code-" + i);
        all.add(
            threads.submit(
                () -> {
                  together.await(20, TimeUnit.SECONDS);
                  return catchThrowable(() -> client.finishLogin(pending, callback));
                }));
      }
      Set<Throwable> own = Collections.newSetFromMap(new IdentityHashMap<>());
      for (Future<Throwable> each : all) {
        assertThat(each.get(20, TimeUnit.SECONDS)).isInstanceOf(TokenException.class);
        own.add(each.get());
      }
      assertThat(own).hasSize(30);
    } finally {
      threads.shutdownNow();
    }
    assertThat(provider.seen("/keys")).hasSize(1);
    provider.time.advance(Duration.ofSeconds(6));
    assertThatThrownBy(() -> client.finishLogin(pending, provider.callback(pending, "c")))
        .isInstanceOf(TokenException.class);
    assertThat(provider.seen("/keys")).hasSize(2);
  }

  @Test
  void setsOfKeysOfAllKindsAreRead() {
    ECKey ec = MiniProvider.ec("ec-1");
    RSAKey encryption = new RSAKey.Builder(OTHER).keyUse(KeyUse.ENCRYPTION).build();
    provider.keys(
        List.of(
            Map.of("kty", "AKP", "kid", "pq", "alg", "ML-DSA-44", "pub", "AAAA"),
            Map.of("kty", "RSA", "kid", "broken"),
            "no object",
            encryption.toPublicJWK().toJSONObject(),
            MiniProvider.KEY.toPublicJWK().toJSONObject(),
            ec.toPublicJWK().toJSONObject()));
    accepted(claims -> MiniProvider.sign(claims.build()));
    accepted(claims -> MiniProvider.sign(ec, JWSAlgorithm.ES256, "ec-1", null, claims.build()));
    accepted(claims -> MiniProvider.sign(ec, JWSAlgorithm.ES256, null, null, claims.build()));
    refused(
        "no key of the issuer",
        claims -> MiniProvider.sign(OTHER, JWSAlgorithm.RS256, "op-2", null, claims.build()));
  }

  @Test
  void membersOfKeysThatAreNotNeededDoNoHarm() {
    Map<String, Object> odd = new LinkedHashMap<>();
    odd.put("x5c", List.of("no certificate"));
    odd.put("x5t#S256", 7);
    odd.put("x5u", "::");
    odd.put("exp", "tomorrow");
    odd.put("key_ops", "verify");
    odd.put("use", List.of("sig"));
    odd.put("d", "!");
    odd.put("oth", "more");
    odd.forEach(
        (name, value) -> {
          Map<String, Object> key = new HashMap<>(MiniProvider.KEY.toPublicJWK().toJSONObject());
          key.put(name, value);
          provider.keys(List.<Object>of(key));
          client = provider.client().build();
          accepted(claims -> MiniProvider.sign(claims.build()));
        });
  }

  @Test
  void keysWithoutAnIdServeTokensWithAndWithoutOne() {
    RSAKey nameless = new RSAKey.Builder(MiniProvider.KEY).keyID(null).build();
    provider.keys(nameless.toPublicJWK());
    accepted(
        claims ->
            MiniProvider.sign(MiniProvider.KEY, JWSAlgorithm.RS256, null, null, claims.build()));
    accepted(
        claims ->
            MiniProvider.sign(
                MiniProvider.KEY, JWSAlgorithm.RS256, "whatever", null, claims.build()));
    // replaced, and nothing tells by the id
    RSAKey rotated = new RSAKey.Builder(OTHER).keyID(null).build();
    provider.keys(rotated.toPublicJWK());
    accepted(claims -> MiniProvider.sign(rotated, JWSAlgorithm.RS256, null, null, claims.build()));
  }

  @ParameterizedTest
  @CsvSource({
    "idporten-loa-high, idporten-loa-high, true",
    "idporten-loa-high, idporten-loa-substantial, false",
    "idporten-loa-substantial, idporten-loa-high, true",
    "idporten-loa-substantial, idporten-loa-low, false",
    "idporten-loa-substantial, eidas-loa-high, false",
    "eidas-loa-substantial, eidas-loa-high, true",
    "eidas-loa-high, eidas-loa-substantial, false",
    "selfregistered-email, selfregistered-email, true",
    "selfregistered-email, idporten-loa-high, false",
    "urn:a, urn:b, false",
    "idporten-loa-high, , false",
    "idporten-loa-high idporten-loa-substantial, idporten-loa-substantial, true"
  })
  void theLevelHasToReachOneOfThoseAskedFor(String asked, String got, boolean enough) {
    LoginOptions options = LoginOptions.defaults().acr(asked.split(" "));
    Function<JWTClaimsSet.Builder, String> token =
        claims -> MiniProvider.sign(claims.claim("acr", got).build());
    if (enough) {
      assertThat(login(options, token).acr()).contains(got);
    } else {
      assertThatThrownBy(() -> login(options, token))
          .isInstanceOfSatisfying(
              LoginFailedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LEVEL));
    }
  }

  @Test
  void anyLevelWillDoWhenNoneWasAskedFor() {
    accepted(claims -> MiniProvider.sign(claims.claim("acr", "0").build()));
    accepted(claims -> MiniProvider.sign(claims.claim("acr", 1).build()));
  }
}
