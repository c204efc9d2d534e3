/**
 * The SDK's public models for tests: builders with plainly synthetic defaults, {@code fromJson},
 * pages, and the exceptions that a client throws. A model that is made here is always one that a
 * server could have sent: builders write the API's JSON, and the SDK's own decoders read it.
 */
@NullMarked
package io.github.dialogporten.sdk.testkit.models;

import org.jspecify.annotations.NullMarked;
