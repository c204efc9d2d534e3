/**
 * What a program can see of the SDK's work: each call, its attempts, its waits, as numbers and
 * names that hold no value. {@link io.github.dialogporten.sdk.observe.DialogportenListener} is
 * told.
 */
@NullMarked
package io.github.dialogporten.sdk.observe;

import org.jspecify.annotations.NullMarked;
