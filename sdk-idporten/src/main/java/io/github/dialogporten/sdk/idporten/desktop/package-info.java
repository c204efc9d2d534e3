/**
 * Logging in from a program on the person's own machine: through the system's browser and a
 * loopback address ({@link io.github.dialogporten.sdk.idporten.desktop.DesktopLogin}), with the
 * session in an encrypted file ({@link
 * io.github.dialogporten.sdk.idporten.desktop.FileSessionStore}).
 */
@NullMarked
package io.github.dialogporten.sdk.idporten.desktop;

import org.jspecify.annotations.NullMarked;
