package io.github.dialogporten.sdk.maskinporten;

import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.WANTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jol.info.GraphLayout;

/** What one more customer takes, by the layout of the objects: the same on each run. */
@Tag("exhaustive")
@Timeout(120)
class CustomerMemoryTest {

  private static final int MOST = 2048;
  private static final int FEW = 1_000;
  private static final int MANY = 10_000;
  private static final int TOKEN_BYTES = 1_200;

  private final FakeTime time = new FakeTime();

  @BeforeAll
  static void measureFromWithin() {
    // no agent, no other process; the fields of lambdas and records too
    System.setProperty("jol.skipDynamicAttach", "true");
    System.setProperty("jol.skipHotspotSAAttach", "true");
    System.setProperty("jol.magicFieldOffset", "true");
  }

  @Test
  void aCustomerNotAskedForYet() {
    assertThat(bytesPerCustomer(this::token, provider -> {})).isLessThanOrEqualTo(MOST);
  }

  @Test
  void aCustomerWithoutALiveToken() {
    Function<Grant, AccessToken> notKept = grant -> AccessToken.of(text(grant));

    assertThat(bytesPerCustomer(notKept, provider -> provider.token(WANTED)))
        .isLessThanOrEqualTo(MOST);
  }

  @Test
  void aCustomerWithALiveToken() {
    assertThat(bytesPerCustomer(this::token, provider -> provider.token(WANTED)))
        .isGreaterThan(TOKEN_BYTES)
        .isLessThanOrEqualTo(MOST + TOKEN_BYTES);
  }

  /** Nothing of it stays but the provider, once another customer's token has been loaded. */
  @Test
  void aCustomerWhoseTokenHasExpired() {
    assertThat(bytesPerCustomer(this::token, provider -> provider.token(WANTED), this::lateReader))
        .isLessThanOrEqualTo(MOST);
  }

  private void lateReader(MaskinportenClient client, TokenCache<Grant> cache) {
    time.advance(Duration.ofMinutes(3));
    client.organisation().token(WANTED);
    while (cache.size() > 1) {
      Thread.onSpinWait(); // it leaves on the thread that loaded
    }
  }

  private AccessToken token(Grant grant) {
    return AccessToken.of(text(grant), time.now().plus(Duration.ofMinutes(2)));
  }

  /** One that no other customer shares. */
  private static String text(Grant grant) {
    String start = "t" + grant.request().systemUser().map(SystemUser::organisation).orElse("");
    return start + "x".repeat(TOKEN_BYTES - start.length());
  }

  private long bytesPerCustomer(Function<Grant, AccessToken> issuer, Consumer<TokenProvider> use) {
    return bytesPerCustomer(issuer, use, (client, cache) -> {});
  }

  private long bytesPerCustomer(
      Function<Grant, AccessToken> issuer,
      Consumer<TokenProvider> use,
      BiConsumer<MaskinportenClient, TokenCache<Grant>> then) {
    return (bytes(MANY, issuer, use, then) - bytes(FEW, issuer, use, then)) / (MANY - FEW);
  }

  private long bytes(
      int customers,
      Function<Grant, AccessToken> issuer,
      Consumer<TokenProvider> use,
      BiConsumer<MaskinportenClient, TokenCache<Grant>> then) {
    TokenCache<Grant> cache = new TokenCache<>(time, 2 * MANY);
    Grant.Client settings =
        new Grant.Client("https://issuer.example/", "client", List.of("digdir:dialogporten"));
    List<TokenProvider> providers = new ArrayList<>(customers);
    MaskinportenClient client =
        new DefaultMaskinportenClient(
            AltinnConnection.to(AltinnEnvironment.TT02), settings, issuer, cache);
    for (String number : Organisations.numbers(customers)) {
      TokenProvider provider = client.systemUser(SystemUser.of(number).externalRef(number));
      use.accept(provider);
      providers.add(provider);
    }
    then.accept(client, cache);
    return GraphLayout.parseInstance(providers, cache).totalSize();
  }
}
