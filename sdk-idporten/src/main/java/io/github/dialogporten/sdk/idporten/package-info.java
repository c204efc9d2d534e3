/**
 * Step 1 for people: login at ID-porten, and the tokens of those who have logged in.
 *
 * <ul>
 *   <li>{@link io.github.dialogporten.sdk.idporten.IdPortenClient} is the way in, and a web back
 *       end's: it starts and finishes logins, and ends sessions.
 *   <li>{@link io.github.dialogporten.sdk.idporten.desktop.DesktopLogin} logs a person in from a
 *       program on their own machine.
 *   <li>{@link io.github.dialogporten.sdk.idporten.PersonSession} is what comes of a login. It is
 *       kept in a {@link io.github.dialogporten.sdk.idporten.SessionStore}: in memory, in an
 *       encrypted {@linkplain io.github.dialogporten.sdk.idporten.desktop.FileSessionStore file},
 *       or in one of your own.
 *   <li>{@link io.github.dialogporten.sdk.idporten.PersonTokenProvider} gives the tokens to a
 *       Dialogporten client, and refreshes them.
 *   <li>{@link io.github.dialogporten.sdk.idporten.LoginFailedException} tells why a login did not
 *       come about.
 * </ul>
 *
 * @serial exclude
 */
@NullMarked
package io.github.dialogporten.sdk.idporten;

import org.jspecify.annotations.NullMarked;
