/**
 * The one place where OkHttp shows: a way to change what the SDK does not offer. Outside the
 * promise of compatibility.
 */
@NullMarked
package io.github.dialogporten.sdk.okhttp;

import org.jspecify.annotations.NullMarked;
