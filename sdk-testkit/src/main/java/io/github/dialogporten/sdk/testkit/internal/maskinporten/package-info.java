/** Maskinporten: metadata, keys and the JWT grant. */
@NullMarked
package io.github.dialogporten.sdk.testkit.internal.maskinporten;

import org.jspecify.annotations.NullMarked;
