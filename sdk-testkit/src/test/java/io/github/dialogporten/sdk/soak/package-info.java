/**
 * A program that calls the SDK for minutes while everything goes wrong, and what it leaves behind.
 */
@NullMarked
package io.github.dialogporten.sdk.soak;

import org.jspecify.annotations.NullMarked;
