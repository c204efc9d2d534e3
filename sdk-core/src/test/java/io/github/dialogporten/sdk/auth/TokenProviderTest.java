package io.github.dialogporten.sdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.StubServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ready providers, and what can be said of one's own. */
class TokenProviderTest {

  private static final TokenRequest DIALOGPORTEN =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(20));
  private static final TokenRequest ALTINN =
      new TokenRequest(TokenPurpose.ALTINN, Duration.ofSeconds(20));

  private final FakeTime time = new FakeTime();
  private final AtomicInteger asked = new AtomicInteger();

  private AccessToken next() {
    return AccessToken.of("t" + asked.incrementAndGet(), time.now().plusSeconds(60));
  }

  @Test
  void suppliedTokensAreKeptForBothPurposesAsOne() {
    TokenProvider kept = new CachingTokenProvider(TokenProvider.ofAccessTokens(this::next), time);
    AccessToken token = kept.token(DIALOGPORTEN);
    assertThat(kept.token(ALTINN)).isEqualTo(token);
    assertThat(asked).hasValue(1);
    kept.rejected(ALTINN, token);
    assertThat(kept.token(DIALOGPORTEN).value()).isEqualTo("t2");
    time.advance(Duration.ofSeconds(61));
    assertThat(kept.token(ALTINN).value()).isEqualTo("t3");
  }

  @Test
  void tokensThatMayDifferAreKeptApart() {
    TokenProvider kept = new CachingTokenProvider(request -> next(), time);
    assertThat(kept.token(DIALOGPORTEN)).isNotEqualTo(kept.token(ALTINN));
    assertThat(kept.token(DIALOGPORTEN).value()).isEqualTo("t1");
    assertThat(kept.distinguishesPurposes()).isTrue();
  }

  @Test
  void whatIsSaidOfAProviderIsPassedOn() {
    List<AccessToken> rejected = new ArrayList<>();
    TokenProvider own =
        new TokenProvider() {
          @Override
          public AccessToken token(TokenRequest request) {
            return next();
          }

          @Override
          public void rejected(TokenRequest request, AccessToken token) {
            rejected.add(token);
          }
        };
    TokenProvider named =
        new CachingTokenProvider(
            own.withEnvironment(AltinnEnvironment.TT02).withIdentity("kunde-1"), time);
    assertThat(named.identity()).contains("kunde-1");
    assertThat(named.environment()).contains(AltinnEnvironment.TT02);
    assertThat(named.distinguishesPurposes()).isTrue();
    named.rejected(ALTINN, named.token(ALTINN));
    assertThat(rejected).containsExactly(AccessToken.of("t1"));
    assertThat(own.withIdentity("x").environment()).isEmpty();
    assertThat(own.withEnvironment(AltinnEnvironment.TT02).identity()).isEmpty();
    assertThat(TokenProvider.ofToken("t").withIdentity("x").distinguishesPurposes()).isFalse();
  }

  @Test
  void clientForAnotherEnvironmentIsNotBuilt() {
    TokenProvider provider =
        new CachingTokenProvider(
            TokenProvider.ofToken("t").withEnvironment(AltinnEnvironment.TT02));
    assertThatThrownBy(
            () ->
                DialogportenClient.builder(AltinnConnection.to(AltinnEnvironment.PRODUCTION))
                    .tokenProvider(provider))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tt02");
    assertThatThrownBy(() -> provider.withEnvironment(AltinnEnvironment.PRODUCTION))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("environment: ")
        .hasMessageContaining("tt02");
    assertThat(provider.withEnvironment(AltinnEnvironment.TT02).environment())
        .contains(AltinnEnvironment.TT02);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "med mellomrom", "17898510093", "person:17898510093", "ø"})
  void identityThatIsNone(String identity) {
    assertThatThrownBy(() -> TokenProvider.ofToken("t").withIdentity(identity))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("identity: ")
        .hasMessageNotContaining("17898510093");
  }

  @Test
  void readyTokensAreNotTold() {
    TokenProvider ready = TokenProvider.ofToken("hemmelig");
    assertThat(ready + " " + ready.withIdentity("navn") + new CachingTokenProvider(ready))
        .doesNotContain("hemmelig");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "hemmelig\\n; a token with a line end before or after it",
        "hemmelig\\r\\n; a token with a line end before or after it",
        "hemmelig\\nhemmelig; a text of several lines",
        "Bearer hemmelig; 'Bearer' before it",
        "`hemmelig `; blanks or other characters than visible ASCII",
        "hemmelig\\u00e6; blanks or other characters than visible ASCII",
        "\\ufeffhemmelig; a byte order mark",
        "` `; an empty text",
        "; none (null)"
      })
  @SuppressWarnings("NullAway") // what a supplier must not do
  void aTextThatIsNoTokenIsNamed(@Nullable String written, String expected) {
    String text =
        written == null
            ? null
            : written.replace("\\u00e6", "\u00e6").replace("\\ufeff", "\ufeff").translateEscapes();
    try (StubServer server = new StubServer()) {
      for (TokenProvider provider :
          List.of(
              TokenProvider.ofSupplier(() -> text),
              new CachingTokenProvider(TokenProvider.ofSupplier(() -> text)))) {
        assertThatThrownBy(() -> server.client(provider).parties().list())
            .isInstanceOf(TokenException.class)
            .hasMessageContaining("the source of tokens gave ")
            .hasMessageContaining(expected)
            .hasMessageNotContaining("hemmelig");
      }
      assertThat(server.requests()).isEmpty();
    }
  }
}
