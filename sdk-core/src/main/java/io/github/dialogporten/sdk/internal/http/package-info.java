/**
 * The way of a call: routing, credentials, attempts, transport, errors. Not for users of the SDK.
 */
@NullMarked
package io.github.dialogporten.sdk.internal.http;

import org.jspecify.annotations.NullMarked;
