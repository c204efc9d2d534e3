package io.github.dialogporten.sdk.testkit.tokens;

import io.github.dialogporten.sdk.internal.Internal;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.testtokens.Accounts;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;

/** Opens this package to the rest of the kit. */
@Internal
public final class TokensAccess {

  private TokensAccess() {}

  public static IssuedTokens issued(Tokens tokens) {
    return new IssuedTokens(tokens);
  }

  public static DialogTokenSigner dialogTokens(World world, Tokens tokens) {
    return new DialogTokenSigner(world, tokens);
  }

  public static TestTokenUsers users(Accounts accounts) {
    return new TestTokenUsers(accounts);
  }
}
