/** Tokens for tests that nobody logs in for. */
@NullMarked
package io.github.dialogporten.sdk.testkit.tokens;

import org.jspecify.annotations.NullMarked;
