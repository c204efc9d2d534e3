package io.github.dialogporten.sdk.dialogtoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.parties.PartyUrn;

/** A validator with its key, a clock that stands, and what a test asks of a token. */
abstract class DialogTokenValidation {

  final Mint mint = new Mint("k1");
  final FakeTime time = new FakeTime();
  final DialogTokenValidator validator = builder().build();

  DialogTokenValidator.Builder builder() {
    AltinnConnection connection =
        AltinnConnection.builder(AltinnEnvironment.TT02).timeSource(time).build();
    return DialogTokenValidator.builder(connection).keys(Mint.jwks(mint));
  }

  static DialogTokenCheck all() {
    return DialogTokenCheck.forDialog(Mint.DIALOG)
        .forParty(PartyUrn.parse(Mint.PARTY))
        .forServiceResource(Mint.RESOURCE)
        .requiring("read", "WRITE")
        .requiringOn("transmissionread", "urn:altinn:subresource:x")
        .minimumLevel(3);
  }

  void fails(String token, DialogTokenFailure... failures) {
    assertThat(validator.validate(token, all()).failures()).containsExactlyInAnyOrder(failures);
  }
}
