/**
 * For the SDK's own auth modules: the core's way of a call, for talking to those who issue tokens.
 * Neutral of any HTTP library. Not for users of the SDK, and not covered by the promise of
 * compatibility.
 */
@NullMarked
package io.github.dialogporten.sdk.spi;

import org.jspecify.annotations.NullMarked;
