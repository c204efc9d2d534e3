package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.tokens.ExchangingTokenProvider;
import io.github.dialogporten.sdk.tokens.TokenInspector;
import io.github.dialogporten.sdk.tokens.UserKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Altinn tokens for an application's own calls, beside a client. */
class ExchangedTokensTest {

  private static final TokenRequest REQUEST =
      new TokenRequest(TokenPurpose.ALTINN, Duration.ofSeconds(20));

  private final Setup setup = new Setup();

  @AfterEach
  void close() {
    setup.close();
  }

  private ExchangingTokenProvider exchanging(TokenProvider source) {
    return ExchangingTokenProvider.of(setup.connection, source);
  }

  private List<ReceivedRequest> exchanges() {
    return setup.altinn.requests().to("/authentication/api/v1/exchange/");
  }

  @Test
  void oneGrantServesDialogportenAndTheExchange() {
    TokenProvider systemUser = setup.systemUser(setup.world.customer());
    ExchangingTokenProvider altinns = exchanging(systemUser);
    assertThat(setup.client(systemUser).parties().list().all()).isNotEmpty();
    TokenInspector exchanged = TokenInspector.inspect(altinns.token(REQUEST)).orElseThrow();
    TokenInspector raw = TokenInspector.inspect(systemUser.token(REQUEST)).orElseThrow();

    assertThat(exchanged.isExchanged()).isTrue();
    assertThat(raw.isExchanged()).isFalse();
    for (TokenInspector each : List.of(raw, exchanged)) {
      assertThat(each.userKind()).isEqualTo(UserKind.SYSTEM_USER);
      assertThat(each.systemUserOwner().orElseThrow().number())
          .contains(setup.world.customer().number());
      assertThat(each.authenticationLevel()).hasValue(3);
    }
    assertThat(setup.grants()).hasSize(1);
    assertThat(exchanges()).hasSize(1);
  }

  @Test
  void clientDoesNotExchangeAgain() {
    ExchangingTokenProvider altinns = exchanging(setup.systemUser(setup.world.customer()));
    assertThat(setup.client(altinns).parties().list().all()).isNotEmpty();
    assertThat(setup.client(altinns).parties().list().all()).isNotEmpty();
    assertThat(exchanges()).hasSize(1);
  }

  @Test
  void personWithoutAnAltinnScopeIsToldWhatIsMissing() {
    ExchangingTokenProvider altinns = exchanging(setup.manager());
    TokenException refused =
        catchThrowableOfType(TokenException.class, () -> altinns.token(REQUEST));
    assertThat(refused).hasMessageContaining("altinn:").hasMessageContaining("403");
    assertThat(exchanges()).hasSize(1);
  }
}
