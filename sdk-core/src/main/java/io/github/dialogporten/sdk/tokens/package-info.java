/**
 * Beside step 1: what a token says of itself, and Altinn tokens for the tokens of others.
 *
 * <ul>
 *   <li>{@link io.github.dialogporten.sdk.tokens.TokenInspector} reads a token's content, for
 *       diagnosis.
 *   <li>{@link io.github.dialogporten.sdk.tokens.ExchangingTokenProvider} gives Altinn tokens for
 *       the tokens of Maskinporten or ID-porten, for an application's own calls to Altinn. The
 *       client needs none: it exchanges by itself.
 * </ul>
 *
 * <p>The other ready sources are listed at the package {@link io.github.dialogporten.sdk.auth}.
 */
@NullMarked
package io.github.dialogporten.sdk.tokens;

import org.jspecify.annotations.NullMarked;
