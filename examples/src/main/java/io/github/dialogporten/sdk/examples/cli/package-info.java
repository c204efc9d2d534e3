/**
 * The command-line program {@code dialogporten}: a look into Dialogporten from a terminal. One
 * class for each command; {@link io.github.dialogporten.sdk.examples.cli.Main} is where it begins.
 */
@NullMarked
package io.github.dialogporten.sdk.examples.cli;

import org.jspecify.annotations.NullMarked;
