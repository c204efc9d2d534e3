/** The public API against an Altinn in the process: what a user of the SDK sees happen. */
@NullMarked
package io.github.dialogporten.sdk.behaviour;

import org.jspecify.annotations.NullMarked;
