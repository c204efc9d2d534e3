/**
 * Keys that a client signs with, for the SDK's auth modules: {@link
 * io.github.dialogporten.sdk.keys.SigningKey} is one, {@link
 * io.github.dialogporten.sdk.keys.KeyFile} a file of any form that holds one, {@link
 * io.github.dialogporten.sdk.keys.Signer} what signs with a key that stays elsewhere.
 */
@NullMarked
package io.github.dialogporten.sdk.keys;

import org.jspecify.annotations.NullMarked;
