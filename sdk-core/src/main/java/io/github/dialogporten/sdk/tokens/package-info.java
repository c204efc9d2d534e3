/** Beside step 1: what a token says of itself, and ready sources of tokens that ask Altinn. */
@NullMarked
package io.github.dialogporten.sdk.tokens;

import org.jspecify.annotations.NullMarked;
