/** Calls on somebody else's thread, and how they are stopped. Not for users of the SDK. */
@NullMarked
package io.github.dialogporten.sdk.internal.async;

import org.jspecify.annotations.NullMarked;
