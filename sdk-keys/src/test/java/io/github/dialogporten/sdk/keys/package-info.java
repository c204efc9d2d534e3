/** Tests of the keys. */
@NullMarked
package io.github.dialogporten.sdk.keys;

import org.jspecify.annotations.NullMarked;
