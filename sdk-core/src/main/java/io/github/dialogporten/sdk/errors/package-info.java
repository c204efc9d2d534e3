/**
 * What can go wrong, as one unchecked tree by what the caller can do about it.
 *
 * <p>No message, and no {@code toString}, holds a token, a key, a national identity number, a name,
 * an address or a body. What a server said is behind getters.
 *
 * @serial exclude
 */
@NullMarked
package io.github.dialogporten.sdk.errors;

import org.jspecify.annotations.NullMarked;
