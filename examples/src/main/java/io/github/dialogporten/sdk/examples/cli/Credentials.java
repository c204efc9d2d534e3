package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnHttp;

/** Where tokens come from. */
final class Credentials {

  private final Settings settings;
  private final Place place;
  private final AltinnHttp http;

  Credentials(Settings settings, Place place, AltinnHttp http) {
    this.settings = settings;
    this.place = place;
    this.http = http;
  }

  /**
   * The source of tokens.
   *
   * @return the provider; nothing is sent yet
   * @throws UsageException when the options say too little or too much
   */
  TokenProvider provider() {
    return switch (settings.source()) {
      case TOKEN -> given();
      case SESSION -> PersonLogin.of(settings, place, http).tokens();
      case TEST_TOKEN -> new TestTokenCredentials(settings, place, http).provider();
      default -> new MaskinportenCredentials(settings, place, http).provider();
    };
  }

  private TokenProvider given() {
    if (settings.hasClientPart()) {
      throw new UsageException("Either --token or a client (--client-id, --key ...), not both.");
    }
    String token = String.valueOf(settings.token());
    AccessToken.of(token); // refuses what cannot stand in a header
    return TokenProvider.ofToken(token);
  }
}
