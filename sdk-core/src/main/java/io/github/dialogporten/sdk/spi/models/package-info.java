/**
 * Models of their JSON, for the SDK's own test kit. Not for users of the SDK, and free to change:
 * take {@code dialogporten-sdk-testkit}.
 */
@NullMarked
package io.github.dialogporten.sdk.spi.models;

import org.jspecify.annotations.NullMarked;
