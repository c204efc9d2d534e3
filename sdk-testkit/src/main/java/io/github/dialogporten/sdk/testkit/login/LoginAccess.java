package io.github.dialogporten.sdk.testkit.login;

import io.github.dialogporten.sdk.internal.Internal;
import io.github.dialogporten.sdk.testkit.internal.idporten.Idporten;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.net.URI;

/** Opens this package to the rest of the kit. */
@Internal
public final class LoginAccess {

  private LoginAccess() {}

  public static IdPorten idporten(Idporten idporten, Tokens tokens) {
    return new IdPorten(idporten, tokens);
  }

  public static Browser browser(URI idporten) {
    return new Browser(idporten);
  }
}
