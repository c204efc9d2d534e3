/** Tests of the tokens from Maskinporten. */
@NullMarked
package io.github.dialogporten.sdk.maskinporten;

import org.jspecify.annotations.NullMarked;
