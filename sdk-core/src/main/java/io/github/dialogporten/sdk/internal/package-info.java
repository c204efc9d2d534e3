/** What every layer of the SDK may use, and nobody else. */
@NullMarked
package io.github.dialogporten.sdk.internal;

import org.jspecify.annotations.NullMarked;
