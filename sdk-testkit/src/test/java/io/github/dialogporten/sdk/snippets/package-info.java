/** What docs/testing.md shows: tests of a program that uses the SDK. */
@NullMarked
package io.github.dialogporten.sdk.snippets;

import org.jspecify.annotations.NullMarked;
