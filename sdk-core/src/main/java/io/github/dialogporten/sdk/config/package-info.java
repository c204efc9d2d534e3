/**
 * What a client is built from: the environment, the HTTP settings, the clock and the options of a
 * single call.
 */
@NullMarked
package io.github.dialogporten.sdk.config;

import org.jspecify.annotations.NullMarked;
