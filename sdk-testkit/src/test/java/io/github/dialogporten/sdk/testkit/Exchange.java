package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.testkit.Http.Response;

/** A plain client with the Altinn token that the kit gives for another one. */
final class Exchange {

  private Exchange() {}

  static Http of(LocalAltinn altinn, String token) {
    for (String provider : new String[] {"maskinporten", "id-porten"}) {
      Response response =
          new Http(altinn, token)
              .send(
                  "GET",
                  altinn.platformUrl() + "/authentication/api/v1/exchange/" + provider,
                  null);
      if (response.status() == 200) {
        return new Http(altinn, response.body());
      }
    }
    throw new AssertionError("the token was not exchanged");
  }
}
