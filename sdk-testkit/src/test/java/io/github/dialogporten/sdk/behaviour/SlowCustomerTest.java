package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.keys.Signer;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The key of one customer's requests is in a key store that answers when the test lets it. */
class SlowCustomerTest {

  private static final TokenRequest PATIENT =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(50));
  private static final TokenRequest IMPATIENT =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofMillis(1));
  private static final List<String> QUICK =
      List.of("310010693", "310166138", "311860917", "310308242", "318219931", "315181909");

  private final Setup setup = new Setup();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);
  private final MaskinportenClient maskinporten =
      MaskinportenClient.builder(setup.altinn.connection())
          .clientId(setup.world.clientId())
          .signingKey(SigningKey.of("RS256", setup.world.client().keyId(), keyStore()))
          .scopes("digdir:dialogporten")
          .build();
  private final String slowNumber = setup.world.customer().number();
  private final TokenProvider slow = maskinporten.systemUser(slowNumber);

  @AfterEach
  void close() {
    opened.countDown();
    setup.close();
  }

  private Signer keyStore() {
    PrivateKey key = key(setup.world.client().privatePem());
    return (algorithm, keyId, input) -> {
      String[] parts = new String(input, StandardCharsets.US_ASCII).split("\\.", -1);
      String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      if (claims.contains(slowNumber)) {
        asked.countDown();
        opened.await();
      }
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(input);
      return signature.sign();
    };
  }

  private static PrivateKey key(String pem) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> FutureTask<T> begin(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "somebody who asks");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  @Test
  void theOthersDoNotWaitForTheSlowOne() throws Exception {
    List<TokenProvider> others = new ArrayList<>();
    for (String number : QUICK) {
      TestParty party = setup.altinn.parties().organisation(number, "SYNTETISK " + number);
      setup.altinn.systemUsers().add(party, setup.world.clientId());
      others.add(maskinporten.systemUser(number));
    }
    FutureTask<AccessToken> waiting = begin(() -> slow.token(PATIENT));
    asked.await();

    for (TokenProvider other : others) {
      AccessToken token = other.token(PATIENT);
      other.rejected(PATIENT, token);
      assertThat(other.token(PATIENT)).as("renewed, too").isNotEqualTo(token);
    }
    assertThat(setup.grants()).hasSize(2 * QUICK.size());
    assertThat(waiting.isDone()).isFalse();

    opened.countDown();
    assertThat(waiting.get()).isNotNull();
  }

  @Test
  void whoeverLeavesLeavesAlone() throws Exception {
    FutureTask<AccessToken> first = begin(() -> slow.token(PATIENT));
    asked.await();
    List<FutureTask<AccessToken>> patient = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      patient.add(begin(() -> slow.token(PATIENT)));
    }

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> slow.token(IMPATIENT))
          .isInstanceOfSatisfying(
              TransportException.class,
              e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.TIMEOUT));
      assertThat(interrupted()).isEqualTo(TransportException.Kind.INTERRUPTED);
    }
    assertThat(first.isDone()).isFalse();

    opened.countDown();
    AccessToken token = first.get();
    for (FutureTask<AccessToken> each : patient) {
      assertThat(each.get()).isEqualTo(token);
    }
    assertThat(slow.token(IMPATIENT)).as("what is kept needs no time").isEqualTo(token);
    assertThat(setup.grants()).hasSize(1);
  }

  /** The one who began the load leaves like any other: it is not theirs. */
  @Test
  void theFirstMayLeaveToo() throws Exception {
    assertThatThrownBy(() -> slow.token(IMPATIENT)).isInstanceOf(TransportException.class);
    asked.await();
    FutureTask<AccessToken> second = begin(() -> slow.token(PATIENT));
    assertThat(interrupted()).isEqualTo(TransportException.Kind.INTERRUPTED);

    opened.countDown();
    assertThat(second.get()).isEqualTo(slow.token(PATIENT));
    assertThat(setup.grants()).hasSize(1);
  }

  /** What an interrupted caller is told; whether it is so before or while it waits. */
  private TransportException.Kind interrupted() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    FutureTask<TransportException.Kind> task =
        new FutureTask<>(
            () -> {
              started.countDown();
              try {
                slow.token(PATIENT);
                throw new AssertionError("the key store has not answered");
              } catch (TransportException e) {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                return e.kind();
              }
            });
    Thread caller = new Thread(task, "somebody who is interrupted");
    caller.start();
    started.await();
    caller.interrupt();
    return task.get();
  }
}
