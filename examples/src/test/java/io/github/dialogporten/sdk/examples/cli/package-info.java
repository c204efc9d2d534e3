/** Tests of the command-line program. */
@NullMarked
package io.github.dialogporten.sdk.examples.cli;

import org.jspecify.annotations.NullMarked;
