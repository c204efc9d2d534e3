/** Dialogporten's end-user API. */
@NullMarked
package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import org.jspecify.annotations.NullMarked;
