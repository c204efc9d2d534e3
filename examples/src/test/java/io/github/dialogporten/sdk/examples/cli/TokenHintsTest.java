package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.idporten.LoginFailedException.Reason;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TokenHintsTest {

  @Test
  void reasonsOfALoginNameTheOptionsThatHelp() {
    assertThat(TokenHints.ofLogin(Reason.TIMED_OUT)).hasValueSatisfying(contains("--timeout"));
    assertThat(TokenHints.ofLogin(Reason.NO_BROWSER)).hasValueSatisfying(contains("--no-browser"));
    assertThat(TokenHints.ofLogin(Reason.REQUEST)).hasValueSatisfying(contains("--redirect-path"));
    assertThat(TokenHints.ofLogin(Reason.ISSUER)).hasValueSatisfying(contains("--idporten-url"));
    assertThat(TokenHints.ofLogin(Reason.LEVEL)).hasValueSatisfying(contains("--acr"));
    assertThat(TokenHints.ofLogin(Reason.CODE)).hasValueSatisfying(contains("Start again"));
    assertThat(TokenHints.ofLogin(Reason.CANCELLED)).isEmpty();
  }

  private static Consumer<String> contains(String text) {
    return hint -> assertThat(hint).contains(text);
  }
}
