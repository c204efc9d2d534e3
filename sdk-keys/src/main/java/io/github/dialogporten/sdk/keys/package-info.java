/**
 * Keys that a client signs with, for the SDK's auth modules: {@link
 * io.github.dialogporten.sdk.keys.SigningKey}.
 */
@NullMarked
package io.github.dialogporten.sdk.keys;

import org.jspecify.annotations.NullMarked;
