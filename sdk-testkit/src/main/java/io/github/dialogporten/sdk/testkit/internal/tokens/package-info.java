/** Signing and checking tokens with the JDK's own cryptography. */
@NullMarked
package io.github.dialogporten.sdk.testkit.internal.tokens;

import org.jspecify.annotations.NullMarked;
