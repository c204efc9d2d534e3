/**
 * Step 1: tokens, where they come from and how long they are kept.
 *
 * <p>Whatever gives tokens is a {@link io.github.dialogporten.sdk.auth.TokenProvider}. Ready ones:
 *
 * <ul>
 *   <li>a system user's or an organisation's: {@code MaskinportenClient}, in {@code
 *       sdk-maskinporten};
 *   <li>a person's who logs in: {@code IdPortenClient}, in {@code sdk-idporten};
 *   <li>one ready token: {@link io.github.dialogporten.sdk.auth.TokenProvider#ofToken};
 *   <li>a source of one's own: {@link io.github.dialogporten.sdk.auth.TokenProvider#ofSupplier}, or
 *       {@link io.github.dialogporten.sdk.auth.TokenProvider#ofAccessTokens} when it says how long
 *       its tokens live;
 *   <li>the tokens of another one, kept while they live: {@link
 *       io.github.dialogporten.sdk.auth.CachingTokenProvider};
 *   <li>Altinn's tokens for those of another one, and Altinn's tokens for tests: in the package
 *       {@code tokens}.
 * </ul>
 *
 * <p>{@link io.github.dialogporten.sdk.auth.TokenProvider#withEnvironment} and {@link
 * io.github.dialogporten.sdk.auth.TokenProvider#withIdentity} say more of a source of one's own.
 */
@NullMarked
package io.github.dialogporten.sdk.auth;

import org.jspecify.annotations.NullMarked;
