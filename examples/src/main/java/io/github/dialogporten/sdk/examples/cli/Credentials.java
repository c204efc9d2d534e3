package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.testkit.LocalAltinn;

/** Where tokens come from. */
final class Credentials {

  private final Settings settings;
  private final Place place;

  Credentials(Settings settings, Place place) {
    this.settings = settings;
    this.place = place;
  }

  /**
   * The source of tokens.
   *
   * @param as whose they are
   * @return the provider; nothing is sent yet
   * @throws UsageException when the options say too little or too much
   */
  TokenProvider provider(Session.As as) {
    if (as == Session.As.SERVICE_OWNER && settings.source() == Settings.Source.NONE) {
      return localServiceOwner();
    }
    return switch (settings.source()) {
      case TOKEN -> given();
      case SESSION -> PersonLogin.of(settings, place).tokens();
      case TEST_TOKEN -> new TestTokenCredentials(settings, place).provider();
      default -> new MaskinportenCredentials(settings, place).provider(as);
    };
  }

  /** In the Altinn of this process: the service owner that most of its dialogs belong to. */
  private TokenProvider localServiceOwner() {
    LocalAltinn local =
        place
            .local()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--service-owner takes the service owner's own client: --client-id and --key,"
                            + " or a --token."));
    return TokenProvider.ofSupplier(
        () -> local.tokens().serviceOwner(local.world().serviceOwner()));
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
