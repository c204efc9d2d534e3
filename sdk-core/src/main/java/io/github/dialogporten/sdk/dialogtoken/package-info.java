/**
 * Dialog tokens: what Dialogporten signs for one dialog and one user, to be shown to the service
 * owner's own systems.
 *
 * <ul>
 *   <li>{@link io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator} tells a service owner's
 *       system whether a token that it received is genuine, for the right dialog, and allows what
 *       is asked for. It needs no token of its own.
 *   <li>{@link io.github.dialogporten.sdk.dialogtoken.DialogTokens} reads the public keys and the
 *       issuer that Dialogporten publishes.
 * </ul>
 */
@NullMarked
package io.github.dialogporten.sdk.dialogtoken;

import org.jspecify.annotations.NullMarked;
